// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/differenceview.h"

#include "views/widgets/sentencelabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

void addRow(QGridLayout *grid, int row, const QStringList &texts)
{
    for (int column = 0; column < texts.size(); ++column) {
        auto *label = new QLabel(texts.at(column));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(column > 0);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(label, row, column);
    }
}

} // namespace

DifferenceView::DifferenceView(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"settingsConflict"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_sentence = new SentenceLabel(this);
    m_sentence->setObjectName(u"settingsConflictText"_s);
    m_mine = new QPushButton(tr("Keep my changes"), this);
    m_mine->setObjectName(u"settingsKeepMine"_s);
    m_mine->setToolTip(tr("Put your changes on top of theirs, to look at before you save"));
    auto *theirs = new QPushButton(tr("Take their version"), this);
    theirs->setObjectName(u"settingsTakeTheirs"_s);
    theirs->setToolTip(tr("Give up your changes and go on with theirs"));
    connect(m_mine, &QPushButton::clicked, this, &DifferenceView::mineChosen);
    connect(theirs, &QPushButton::clicked, this, &DifferenceView::theirsChosen);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_mine);
    buttons->addWidget(theirs);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    hide();
}

void DifferenceView::showDifferences(const std::vector<EntryDifference> &fields)
{
    if (isVisibleTo(parentWidget()) && fields == m_shown)
        return;
    m_shown = fields;
    const bool mine = std::any_of(fields.begin(), fields.end(), [](const EntryDifference &field) { return field.changedByMe; });
    m_sentence->say(Severity::Attention,
                    mine ? tr("Somebody else changed this while you did. Nothing was saved yet; choose which values to keep.")
                         : tr("Somebody else changed this while you did, in other fields or to the same values. Nothing was saved yet."));
    delete m_table;
    m_table = new QWidget(this);
    auto *grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    addRow(grid, 0, {tr("Field"), tr("Yours"), tr("Theirs")});
    int row = 0;
    for (const EntryDifference &field : fields) {
        //: A value the person did not touch, in a list of what others changed.
        const QString own = field.changedByMe ? field.mine : tr("%1 (not changed by you)").arg(field.mine);
        addRow(grid, ++row, {field.label, own, field.theirs});
    }
    m_table->setVisible(!fields.empty());
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_table);
    show();
    m_mine->setFocus(Qt::OtherFocusReason);
}

} // namespace Tally
