// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/columnspage.h"

#include "views/widgets/rowdelegate.h"
#include "views/widgets/tableview.h"

#include <QComboBox>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// A box with the file's headers; its first entry is "no column".
class ChoiceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *box = new QComboBox(parent);
        box->setObjectName(u"importColumn%1"_s.arg(index.row()));
        box->setAccessibleName(index.siblingAtColumn(ImportColumnsModel::Key).data().toString());
        box->addItem(QCoreApplication::translate("Tally::ColumnsPage", "(no column)"), QString());
        for (const QString &header : index.data(ImportColumnsModel::ChoicesRole).toStringList())
            box->addItem(header, header);
        connect(box, &QComboBox::activated, this, [this, box] { emit const_cast<ChoiceDelegate *>(this)->commitData(box); });
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = qobject_cast<QComboBox *>(editor);
        box->setCurrentIndex(std::max(0, box->findData(index.data(Qt::EditRole))));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, qobject_cast<QComboBox *>(editor)->currentData());
    }
};

} // namespace

ColumnsPage::ColumnsPage(ImportRun &run, QWidget *parent) : QWizardPage(parent), m_run{run}
{
    setTitle(tr("Which column holds what?"));
    setSubTitle(tr("The profile's columns are filled in. Change those that have another name in this file."));
    m_model = new ImportColumnsModel(run, this);
    m_table = new TableView;
    m_table->setObjectName(u"importColumns"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(ImportColumnsModel::SeverityRole, m_table));
    m_table->setItemDelegateForColumn(ImportColumnsModel::Header, new ChoiceDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setStretchColumn(ImportColumnsModel::Note, TableView::Squeeze::Allowed);
    m_table->setAccessibleName(tr("Columns of the file"));
    m_table->setEmptyText(tr("The file has not been read yet."));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_table);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ColumnsPage::openChoices);
    connect(&run, &ImportRun::changed, this, &ColumnsPage::completeChanged);
}

void ColumnsPage::initializePage()
{
    openChoices();
    m_table->fitColumns();
    m_table->setColumnWidth(ImportColumnsModel::Header, std::max(200, m_table->columnWidth(ImportColumnsModel::Header)));
}

bool ColumnsPage::isComplete() const
{
    return m_run.problem() == ImportRun::Problem::None;
}

void ColumnsPage::openChoices()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_table->openPersistentEditor(m_model->index(row, ImportColumnsModel::Header));
}

} // namespace Tally
