// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/settingspage.h"

#include "views/settings/listsection.h"
#include "views/settings/settingspanels.h"
#include "views/widgets/sentencelabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int margin = 12;
constexpr int related = 8;
constexpr int apart = 16;
constexpr int rowHeight = 32;
constexpr int formWidth = 620;

} // namespace

SettingsPage::SettingsPage(Administration &administration, QWidget *parent) : QWidget(parent), m_administration{administration}
{
    setObjectName(u"settingsPage"_s);
    buildLayout();
    addSections();
    m_sections->setFixedWidth(m_sections->sizeHintForColumn(0) + 16);
    connect(m_sections, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_sections->setCurrentRow(0);
    connect(&m_administration, &Administration::changed, this, &SettingsPage::showState);
    showState();
}

SettingsPage::~SettingsPage()
{
    // They bind the forms, which are members and go before the children of a widget.
    for (EntryPanel *panel : m_panels)
        delete panel;
}

void SettingsPage::buildLayout()
{
    m_readOnly = new SentenceLabel;
    m_readOnly->setObjectName(u"settingsReadOnly"_s);
    m_readOnly->setWordWrap(true);
    m_sections = new QListWidget;
    m_sections->setObjectName(u"settingsSections"_s);
    m_sections->setAccessibleName(tr("Sections of the settings"));
    m_sections->setFrameShape(QFrame::NoFrame);
    m_stack = new QStackedWidget;
    auto *row = new QHBoxLayout;
    row->setSpacing(apart);
    row->addWidget(m_sections);
    row->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(related);
    column->addWidget(m_readOnly);
    column->addLayout(row, 1);
}

void SettingsPage::addSections()
{
    addList(addPage(tr("Types"), tr("What a charge or credit can be. A type is never deleted, because lines have it; it can be put out of use.")),
            LineType{.byHand = true}, u"types"_s);
    addList(addPage(tr("Payment types"), tr("How money comes in and goes out.")), PaymentType{}, u"payments"_s);
    QVBoxLayout *registers = addPage(tr("Cash registers"));
    addSettings<RegistersPanel>(registers);
    addList(registers, CashRegister{}, u"registers"_s);
    addSettings<ReceiptsPanel>(addPage(tr("Receipt numbers")));
    addSettings<LimitsPanel>(addPage(tr("Limits")));
    addSettings<LadderPanel>(addPage(tr("Approval ladder")));
    QVBoxLayout *people = addPage(tr("People"));
    m_protection = new SentenceLabel;
    m_protection->setObjectName(u"peopleProtection"_s);
    m_protection->setWordWrap(true);
    people->addWidget(m_protection);
    addList(people, Person{.name = {}, .roles = Role::Caseworker}, u"people"_s);
}

QVBoxLayout *SettingsPage::addPage(const QString &title, const QString &sentence)
{
    auto *item = new QListWidgetItem(title, m_sections);
    item->setSizeHint({fontMetrics().horizontalAdvance(title) + 24, std::max(rowHeight, fontMetrics().height() + 12)});
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(related);
    if (!sentence.isEmpty()) {
        auto *label = new QLabel(sentence);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_stack->addWidget(page);
    return column;
}

ListSection *SettingsPage::addList(QVBoxLayout *page, const SettingsEntry &blank, const QString &name)
{
    auto *section = new ListSection(m_administration, blank, name);
    page->addWidget(section, 1);
    m_lists.push_back(section);
    connect(&section->form(), &EntryForm::saved, this, [this](const QString &entry) { emit done(tr("“%1” was saved.").arg(entry)); });
    connect(&section->form(), &EntryForm::failed, this, &SettingsPage::failed);
    return section;
}

template <class Panel>
void SettingsPage::addSettings(QVBoxLayout *page)
{
    m_settings.push_back(std::make_unique<EntryForm>(m_administration));
    EntryForm *form = m_settings.back().get();
    auto *panel = new Panel(*form);
    panel->setMaximumWidth(formWidth);
    page->addWidget(panel);
    if constexpr (!std::is_same_v<Panel, RegistersPanel>)
        page->addStretch(1);
    m_panels.push_back(panel);
    connect(form, &EntryForm::saved, this, [this] { emit done(tr("The settings were saved. They hold from now on, for everybody.")); });
    connect(form, &EntryForm::failed, this, &SettingsPage::failed);
}

void SettingsPage::showState()
{
    const QString whyNot = m_administration.whyReadOnly();
    m_readOnly->say(Severity::Information, whyNot);
    m_protection->say(Severity::Information, m_administration.protection());
    const bool editable = m_administration.mayEdit();
    for (ListSection *section : m_lists)
        section->setEditable(editable, whyNot);
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        if (!m_administration.isLoaded())
            continue;
        EntryForm &form = *m_settings[i];
        const SettingsEntry stored = m_administration.rules().settings;
        if (form.hasEntry())
            form.follow(stored);
        else
            form.begin(stored);
        m_panels[i]->setEditable(editable);
        m_panels[i]->setToolTip(whyNot);
    }
}

bool SettingsPage::hasDraft() const
{
    return std::any_of(m_lists.begin(), m_lists.end(), [](const ListSection *section) { return section->form().isDirty(); })
        || std::any_of(m_settings.begin(), m_settings.end(), [](const auto &form) { return form->isDirty(); });
}

void SettingsPage::focusSections() { m_sections->setFocus(Qt::OtherFocusReason); }

} // namespace Tally
