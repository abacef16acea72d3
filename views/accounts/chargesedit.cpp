// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/accounts/chargesedit.h"

#include "models/tables/words.h"
#include "views/widgets/moneyedit.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/tableview.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int leastRows = 2;
constexpr int mostRows = 6;

/// Draws cells as every list does.
class CellDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        m_drawing.paint(painter, option, index);
    }

private:
    RowDelegate m_drawing{-1};
};

/// Chooses how often by a list, so that only known frequencies can be given.
class FrequencyDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        for (const CodeLabel &frequency : chargeFrequencies()) {
            const QString code = QString::fromLatin1(frequency.code);
            box->addItem(Words::frequency(code), code);
        }
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QComboBox *>(editor)->currentData());
    }
};

/// Edits an amount with the money field.
class AmountDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *edit = new MoneyEdit(parent);
        edit->setCurrency(static_cast<const RegularChargesModel *>(index.model())->currency());
        return edit;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<MoneyEdit *>(editor)->setText(index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<MoneyEdit *>(editor)->text());
    }
};

} // namespace

ChargesEdit::ChargesEdit(QWidget *parent) : QWidget(parent)
{
    m_table = new TableView(this);
    m_table->setObjectName(u"accountCharges"_s);
    m_table->setAccessibleName(tr("Regular charges"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->setToolTip(tr("F2 edits the cell, Insert adds a charge, Delete removes it"));
    m_table->setEmptyText(tr("Nothing is charged regularly."));
    m_table->setStretchColumn(RegularChargesModel::Type, TableView::Squeeze::Allowed);
    m_table->setItemDelegateForColumn(RegularChargesModel::Frequency, new FrequencyDelegate(m_table));
    m_table->setItemDelegateForColumn(RegularChargesModel::Amount, new AmountDelegate(m_table));
    m_table->setModel(&m_model);
    setFocusProxy(m_table);

    m_add = new QPushButton(tr("Add charge"), this);
    m_add->setObjectName(u"accountAddCharge"_s);
    m_add->setToolTip(tr("Add a regular charge (Insert)"));
    m_remove = new QPushButton(tr("Remove charge"), this);
    m_remove->setObjectName(u"accountRemoveCharge"_s);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_table);
    column->addLayout(buttons);

    const auto shortcut = [this](Qt::Key key, void (ChargesEdit::*what)()) {
        auto *made = new QShortcut(key, m_table);
        made->setContext(Qt::WidgetShortcut);
        connect(made, &QShortcut::activated, this, what);
    };
    shortcut(Qt::Key_Insert, &ChargesEdit::add);
    shortcut(Qt::Key_Delete, &ChargesEdit::removeCurrent);
    connect(m_add, &QPushButton::clicked, this, &ChargesEdit::add);
    connect(m_remove, &QPushButton::clicked, this, &ChargesEdit::removeCurrent);
    connect(m_table, &TableView::currentRowChanged, this, &ChargesEdit::showState);
    connect(&m_model, &RegularChargesModel::edited, this, [this] {
        showState();
        emit chargesChanged(m_model.charges());
    });
    showState();
}

void ChargesEdit::setCharges(const std::vector<ConsolidatedCharge> &charges, Currency currency)
{
    m_model.setCharges(charges, currency);
    showState();
}

void ChargesEdit::add()
{
    m_model.addCharge();
    const QModelIndex type = m_model.index(m_model.rowCount() - 1, RegularChargesModel::Type);
    m_table->setCurrentIndex(type);
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->edit(type);
}

void ChargesEdit::removeCurrent()
{
    if (m_table->currentIndex().isValid())
        m_model.removeRows(m_table->currentIndex().row(), 1);
}

void ChargesEdit::showState()
{
    const bool any = m_model.rowCount() > 0;
    m_remove->setEnabled(any && m_table->currentIndex().isValid());
    m_remove->setToolTip(m_remove->isEnabled() ? tr("Remove the selected charge (Delete)")
                                               : tr("There is no charge to remove."));
    m_table->fitHeight(leastRows, mostRows);
}

} // namespace Tally
