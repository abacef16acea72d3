// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/accounts/conflictview.h"

#include "views/widgets/sentencelabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {

ConflictView::ConflictView(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"accountConflict"_s);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_sentence = new SentenceLabel(this);
    m_sentence->setObjectName(u"accountConflictText"_s);
    m_mine = new QPushButton(tr("Keep my changes"), this);
    m_mine->setObjectName(u"accountKeepMine"_s);
    m_mine->setToolTip(tr("Put your changes on top of theirs, to look at before you save"));
    m_theirs = new QPushButton(tr("Take their version"), this);
    m_theirs->setObjectName(u"accountTakeTheirs"_s);
    m_theirs->setToolTip(tr("Give up your changes and go on with theirs"));
    connect(m_mine, &QPushButton::clicked, this, &ConflictView::mineChosen);
    connect(m_theirs, &QPushButton::clicked, this, &ConflictView::theirsChosen);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_mine);
    buttons->addWidget(m_theirs);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    hide();
}

void ConflictView::showConflict(const QString &who, const std::vector<AccountDifference> &fields)
{
    const QString name = who.isEmpty() ? tr("Somebody else") : who;
    const bool mine = std::any_of(fields.begin(), fields.end(),
                                  [](const AccountDifference &field) { return field.changedByMe; });
    m_sentence->say(
        Severity::Attention,
        mine ? tr("%1 changed this account while you did. Nothing was saved yet; choose which values to keep.").arg(name)
             : tr("%1 changed this account while you did, in other fields or to the same values. Nothing was saved yet.")
                   .arg(name));
    delete m_table;
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    addRow(0, {tr("Field"), tr("Yours"), tr("Theirs")}, true);
    int row = 0;
    for (const AccountDifference &field : fields) {
        //: A value the person did not touch, in a list of what others changed.
        const QString own = field.changedByMe ? field.mine : tr("%1 (not changed by you)").arg(field.mine);
        addRow(++row, {field.label, own, field.theirs}, false);
    }
    m_table->setVisible(!fields.empty());
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_table);
    show();
    m_mine->setFocus(Qt::OtherFocusReason);
}

void ConflictView::addRow(int row, const QStringList &texts, bool heading)
{
    for (int column = 0; column < texts.size(); ++column) {
        auto *label = new QLabel(texts.at(column), m_table);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(column > 0);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        if (heading) {
            QFont bold = label->font();
            bold.setBold(true);
            label->setFont(bold);
        }
        m_grid->addWidget(label, row, column);
    }
}

} // namespace Tally
