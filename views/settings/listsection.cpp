// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/listsection.h"

#include "views/settings/personpanel.h"
#include "views/settings/typepanels.h"
#include "views/widgets/sentencelabel.h"
#include "views/widgets/tableview.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString addText(EntryKind kind)
{
    switch (kind) {
    case EntryKind::LineType: return ListSection::tr("Add a t&ype");
    case EntryKind::PaymentType: return ListSection::tr("Add a pa&yment type");
    case EntryKind::CashRegister: return ListSection::tr("Add a cash re&gister");
    case EntryKind::Person: return ListSection::tr("Add a &person");
    case EntryKind::Settings: break;
    }
    Q_UNREACHABLE();
}

QString emptyText(EntryKind kind)
{
    return kind == EntryKind::CashRegister ? ListSection::tr("There is no cash register yet. Add one, then switch their use on.")
                                           : ListSection::tr("Nothing is here yet.");
}

constexpr int panelWidth = 320;

} // namespace

ListSection::ListSection(Administration &administration, const SettingsEntry &blank, const QString &name, QWidget *parent)
    : QWidget(parent), m_administration{administration}, m_blank{blank}, m_table(kindOf(blank)), m_form(administration)
{
    buildLayout(name);
    connect(&m_administration, &Administration::changed, this, &ListSection::showEntries);
    connect(m_list, &TableView::currentRowChanged, this, &ListSection::showRow);
    connect(m_add, &QPushButton::clicked, this, &ListSection::addNew);
    connect(m_cancelNew, &QPushButton::clicked, this, &ListSection::endNew);
    connect(&m_form, &EntryForm::changed, this, &ListSection::showWaiting);
    // The answer may come before or after the list that has the new entry.
    connect(&m_form, &EntryForm::saved, this, &ListSection::showEntries);
    showEntries();
    showWaiting();
}

ListSection::~ListSection()
{
    // They bind the form and the table, which are members and go before the children of a widget.
    m_list->disconnect(this);
    delete m_panel;
    delete m_list;
}

void ListSection::buildLayout(const QString &name)
{
    m_list = new TableView;
    m_list->setObjectName(name + u"List"_s);
    m_list->setModel(&m_table);
    m_list->setStretchColumn(0);
    m_list->setEmptyText(emptyText(m_table.kind()));
    m_panel = makePanel();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(name + u"Scroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(panelWidth);
    scroll->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    scroll->setWidget(m_panel);
    m_waiting = new SentenceLabel;
    m_waiting->setObjectName(name + u"Waiting"_s);
    m_waiting->setWordWrap(true);
    m_add = new QPushButton(addText(m_table.kind()));
    m_add->setObjectName(name + u"Add"_s);
    m_cancelNew = new QPushButton(tr("Do not add it"));
    m_cancelNew->setObjectName(name + u"CancelNew"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_cancelNew);
    buttons->addStretch(1);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_list, 1);
    left->addWidget(m_waiting);
    left->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addLayout(left, 3);
    row->addWidget(scroll, 2);
}

EntryPanel *ListSection::makePanel()
{
    if (m_table.kind() == EntryKind::LineType)
        return new LineTypePanel(m_form);
    if (m_table.kind() == EntryKind::Person)
        return new PersonPanel(m_form);
    return new NamedPanel(m_form, m_table.kind());
}

void ListSection::showEntries()
{
    const std::vector<SettingsEntry> entries = m_administration.entries(m_table.kind());
    m_table.setEntries(entries);
    if (!m_form.hasEntry()) {
        showRow(m_list->currentIndex().row());
        return;
    }
    const SettingsEntry *stored = m_form.isNew() ? nullptr : findEntry(entries, keyOf(m_form.before()));
    if (stored == nullptr)
        return;
    m_form.follow(*stored);
    // One that was just added becomes the current row.
    const int row = m_table.rowOf(keyOf(*stored));
    if (row != m_list->currentIndex().row())
        m_list->setCurrentIndex(m_table.index(row, 0));
}

void ListSection::showRow(int row)
{
    if (m_form.isBusy() || m_form.isDirty() || m_form.isNew())
        return;
    if (row >= 0 && row < m_table.rowCount())
        m_form.begin(m_table.entry(row));
    else
        m_form.clear();
}

void ListSection::showWaiting()
{
    const bool isNew = m_form.hasEntry() && m_form.isNew();
    const bool waits = m_form.hasEntry() && (m_form.isBusy() || m_form.isDirty() || isNew);
    m_list->setEnabled(!waits);
    m_add->setEnabled(m_editable && !waits);
    m_add->setVisible(m_editable && !isNew);
    m_cancelNew->setVisible(isNew);
    m_cancelNew->setEnabled(!m_form.isBusy());
    m_waiting->say(Severity::Information, waits && !m_form.isBusy() ? tr("Save or discard what you changed, then choose another row.") : QString());
}

void ListSection::addNew()
{
    m_form.begin(m_blank, true);
    m_panel->start();
}

void ListSection::endNew()
{
    m_form.clear();
    showRow(m_list->currentIndex().row());
    focusList();
}

void ListSection::setEditable(bool editable, const QString &whyNot)
{
    m_editable = editable;
    m_panel->setEditable(editable);
    m_panel->setToolTip(whyNot);
    showWaiting();
}

void ListSection::focusList() { m_list->setFocus(Qt::OtherFocusReason); }

} // namespace Tally
