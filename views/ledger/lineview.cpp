// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/lineview.h"

#include "models/tables/words.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString money(Money amount) { return amount.abs().toCurrencyString(QLocale()).toHtmlEscaped(); }

QString links(const std::vector<LedgerModel::Link> &all)
{
    QStringList texts;
    for (const LedgerModel::Link &link : all)
        texts.append(u"<a href=\"%1\">%2</a> (%3)"_s.arg(link.line.value).arg(link.text.toHtmlEscaped(), money(link.amount)));
    return texts.join(LineView::tr(", "));
}

QString charge(const AccountLine &line, const std::vector<LedgerModel::Link> &paidBy)
{
    if (line.type == LineTypeCode::voided)
        return LineView::tr("It takes back a credit of %1, so that what the credit had paid is open again.").arg(money(line.amount));
    if (paidBy.empty())
        return LineView::tr("%1 was charged; nothing is paid yet.").arg(money(line.amount));
    const QString open = line.isOpen() ? LineView::tr(" %1 is still open.").arg(money(line.outstanding)) : QString();
    return LineView::tr("%1 was charged, paid by %2.").arg(money(line.amount), links(paidBy)) + open;
}

QString credit(const AccountLine &line, const std::vector<LedgerModel::Link> &paid)
{
    if (line.status == LineStatus::Void)
        return LineView::tr("%1 was credited and then taken back; it pays nothing any more.").arg(money(line.amount));
    if (paid.empty())
        return LineView::tr("%1 came in and is not used for any charge yet.").arg(money(line.amount));
    const QString left = line.isOpen() ? LineView::tr(" %1 is left as credit.").arg(money(line.outstanding)) : QString();
    return LineView::tr("%1 came in and pays %2.").arg(money(line.amount), links(paid)) + left;
}

} // namespace

LineView::LineView(QWidget *parent) : QLabel(parent)
{
    setObjectName(u"lineView"_s);
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::LinksAccessibleByKeyboard);
    setAlignment(Qt::AlignTop | Qt::AlignLeft);
    connect(this, &QLabel::linkActivated, this, [this](const QString &link) { emit lineWanted({link.toLongLong()}); });
}

void LineView::showLine(const LedgerModel &model, int row)
{
    if (row < 0) {
        clear();
        return;
    }
    const AccountLine &line = model.line(row);
    const auto &others = model.links(row);
    QStringList texts{LedgerModel::name(line).toHtmlEscaped() + u'.', line.isDebit() ? charge(line, others) : credit(line, others)};
    if (!line.internalNote.isEmpty())
        texts.append(tr("Note: “%1”.").arg(line.internalNote.toHtmlEscaped()));
    //: Who posted a line: Line 4429, posted by okb.
    texts.append(tr("Line %1, posted by %2.").arg(line.id.value).arg(line.createdBy.toHtmlEscaped()));
    setText(texts.join(u' '));
}

} // namespace Tally
