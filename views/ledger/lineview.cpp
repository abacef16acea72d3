// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/lineview.h"

#include "models/tables/ledgermodel.h"
#include "models/tables/storywords.h"

using namespace Qt::StringLiterals;

namespace Tally {

LineView::LineView(QWidget *parent) : QLabel(parent)
{
    setObjectName(u"lineView"_s);
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::LinksAccessibleByKeyboard);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    connect(this, &QLabel::linkActivated, this, [this](const QString &link) { emit lineActivated({link.toLongLong()}); });
}

void LineView::showLine(const SharedLedger &ledger, LineId id)
{
    const AccountLine *line = ledger ? ledger->line(id) : nullptr;
    if (line == nullptr) {
        clear();
        return;
    }
    QStringList texts{LedgerModel::name(*line, ledger->types()).toHtmlEscaped() + u'.', Words::lineSummary(*line, *ledger)};
    if (!line->internalNote.isEmpty())
        texts.append(tr("Note: “%1”.").arg(line->internalNote.toHtmlEscaped()));
    //: Who posted a line: Line 4429, posted by okb.
    texts.append(tr("Line %1, posted by %2.").arg(QString::number(line->id.value), line->createdBy.toHtmlEscaped()));
    setText(texts.join(u' '));
}

} // namespace Tally
