// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/typepanels.h"

#include "models/tables/words.h"
#include "models/workflows/administration/settingswords.h"
#include "views/widgets/moneyedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The code of a stored entry is what files, scripts and lines carry: it stays. A new one gets one from its name unless it is typed.
void showCode(QLineEdit *edit, const QString &code, const QString &label, bool isNew)
{
    if (edit->text() != code)
        edit->setText(code);
    edit->setReadOnly(!isNew);
    edit->setFrame(isNew);
    edit->setPlaceholderText(isNew ? codeFor(label) : QString());
}

} // namespace

LineTypePanel::LineTypePanel(EntryForm &form, QWidget *parent)
    : EntryPanel(form, u"type"_s, parent)
    , m_label{addText(u"label"_s, u"typeLabel"_s, tr("&Name"))}
    , m_code{addText(u"code"_s, u"typeCode"_s, tr("Co&de"))}
    , m_kind{new QComboBox}
    , m_byHand{nullptr}
    , m_caseworker{nullptr}
    , m_finance{nullptr}
    , m_amount{nullptr}
    , m_archived{nullptr}
{
    m_kind->setObjectName(u"typeKind"_s);
    for (const LineKind kind : {LineKind::Debit, LineKind::Credit})
        m_kind->addItem(SettingsWords::kind(kind), int(kind));
    fields().add(rows(), u"kind"_s, tr("&Kind"), m_kind);
    fields().setHint(u"code"_s, tr("Files and scripts use the code; nobody else sees it."));
    m_byHand = addCheck(u"by_hand"_s, u"typeByHand"_s, tr("Staff may choose it in a form"));
    m_caseworker = addCheck(u"posted_by_caseworker"_s, u"typeByCaseworker"_s, tr("Caseworkers may post it"));
    m_finance = addCheck(u"posted_by"_s, u"typeByFinance"_s, tr("Finance staff may post it"));
    m_amount = addAmount(u"default_amount"_s, u"typeAmount"_s, tr("Default a&mount"));
    fields().setHint(u"default_amount"_s, tr("A form begins with this amount. Empty: with none."));
    m_archived = addCheck(u"archived"_s, u"typeArchived"_s, tr("No longer used"));
    fields().setHint(u"archived"_s, tr("Lines that have it keep it; new ones cannot get it."));
    connect(m_label, &QLineEdit::textEdited, this, [this](const QString &text) { change<LineType>([&](LineType &t) { t.label = text; }); });
    connect(m_code, &QLineEdit::textEdited, this, [this](const QString &text) { change<LineType>([&](LineType &t) { t.code = text.toUpper(); }); });
    connect(m_kind, &QComboBox::activated, this, [this] { change<LineType>([&](LineType &t) { t.kind = LineKind(m_kind->currentData().toInt()); }); });
    connect(m_byHand, &QCheckBox::toggled, this, [this](bool on) { change<LineType>([&](LineType &t) { t.byHand = on; }); });
    for (QCheckBox *box : {m_caseworker, m_finance})
        connect(box, &QCheckBox::toggled, this, [this] { change<LineType>([&](LineType &t) { t.postedBy = chosenRoles(); }); });
    connect(m_amount, &MoneyEdit::moneyChanged, this, [this] { change<LineType>([&](LineType &t) { t.defaultAmountMinor = minorOf(m_amount); }); });
    connect(m_archived, &QCheckBox::toggled, this, [this](bool on) { change<LineType>([&](LineType &t) { t.archived = on; }); });
    ready();
}

Roles LineTypePanel::chosenRoles() const
{
    Roles roles;
    roles.setFlag(Role::Caseworker, m_caseworker->isChecked());
    roles.setFlag(Role::Finance, m_finance->isChecked());
    return roles;
}

QString LineTypePanel::title() const
{
    return form().isNew() ? tr("New type") : nameOf(form().before());
}

void LineTypePanel::showEntry()
{
    const auto &type = std::get<LineType>(form().filled());
    const bool own = hasOwnOperation(type.code);
    show(m_label, type.label);
    showCode(m_code, type.code, type.label, form().isNew());
    m_kind->setCurrentIndex(m_kind->findData(int(type.kind)));
    m_kind->setEnabled(form().isNew());
    m_kind->setToolTip(form().isNew() ? QString() : tr("A stored type keeps its kind: lines have it."));
    m_byHand->setChecked(type.byHand);
    m_caseworker->setChecked(type.postedBy.testFlag(Role::Caseworker));
    m_finance->setChecked(type.postedBy.testFlag(Role::Finance));
    show(m_amount, type.defaultAmountMinor);
    m_archived->setChecked(type.archived);
    fields().setHint(u"label"_s, own ? tr("An operation of its own makes lines of this type, so only its name can be changed.") : QString());
    for (const QString &field : {u"by_hand"_s, u"default_amount"_s})
        fields().setShown(field, !own);
    for (const QString &field : {u"posted_by_caseworker"_s, u"posted_by"_s})
        fields().setShown(field, !own && type.byHand);
    fields().setShown(u"archived"_s, !own && !form().isNew() && type.code != LineTypeCode::payment);
}

NamedPanel::NamedPanel(EntryForm &form, EntryKind kind, QWidget *parent)
    : EntryPanel(form, kind == EntryKind::PaymentType ? u"payment"_s : u"register"_s, parent)
    , m_kind{kind}
    , m_label{addText(u"label"_s, kind == EntryKind::PaymentType ? u"paymentLabel"_s : u"registerLabel"_s, tr("&Name"))}
    , m_code{addText(u"code"_s, kind == EntryKind::PaymentType ? u"paymentCode"_s : u"registerCode"_s, tr("Co&de"))}
    , m_archived{addCheck(u"archived"_s, kind == EntryKind::PaymentType ? u"paymentArchived"_s : u"registerArchived"_s,
                          tr("No longer used"))}
{
    fields().setHint(u"code"_s, tr("Files and scripts use the code; nobody else sees it."));
    fields().setHint(u"archived"_s, tr("Lines that have it keep it; new ones cannot get it."));
    connect(m_label, &QLineEdit::textEdited, this, [this](const QString &text) { changeNamed([&](auto &t) { t.label = text; }); });
    connect(m_code, &QLineEdit::textEdited, this, [this](const QString &text) { changeNamed([&](auto &t) { t.code = text.toUpper(); }); });
    connect(m_archived, &QCheckBox::toggled, this, [this](bool on) { changeNamed([&](auto &t) { t.archived = on; }); });
    ready();
}

template <class F>
void NamedPanel::changeNamed(F f)
{
    if (m_kind == EntryKind::PaymentType)
        change<PaymentType>(f);
    else
        change<CashRegister>(f);
}

QString NamedPanel::title() const
{
    if (!form().isNew())
        return nameOf(form().before());
    return m_kind == EntryKind::PaymentType ? tr("New payment type") : tr("New cash register");
}

void NamedPanel::showEntry()
{
    const auto showNamed = [this](const auto &type) {
        show(m_label, type.label);
        showCode(m_code, type.code, type.label, form().isNew());
        m_archived->setChecked(type.archived);
    };
    if (m_kind == EntryKind::PaymentType)
        showNamed(std::get<PaymentType>(form().filled()));
    else
        showNamed(std::get<CashRegister>(form().filled()));
    fields().setShown(u"archived"_s, !form().isNew());
}

} // namespace Tally
