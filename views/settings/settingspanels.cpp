// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/settingspanels.h"

#include "models/workflows/administration/settingswords.h"
#include "views/widgets/moneyedit.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

const LedgerSettings &settingsOf(const EntryForm &form) { return std::get<LedgerSettings>(form.filled()); }

} // namespace

RegistersPanel::RegistersPanel(EntryForm &form, QWidget *parent)
    : EntryPanel(form, u"registers"_s, parent)
    , m_use{addCheck(u"cash_registers"_s, u"registersUse"_s, tr("Use cash registers: whoever takes or pays out cash says through which register it went"))}
{
    connect(m_use, &QCheckBox::toggled, this, [this](bool on) { change<LedgerSettings>([&](LedgerSettings &s) { s.cashRegisters = on; }); });
    ready();
}

void RegistersPanel::showEntry() { m_use->setChecked(settingsOf(form()).cashRegisters); }

ReceiptsPanel::ReceiptsPanel(EntryForm &form, QWidget *parent) : EntryPanel(form, u"receipts"_s, parent)
{
    addSentence(tr("Each payment can get a receipt number. Numbers never repeat and leave no gap, however many people post at once."));
    auto *group = new QWidget;
    group->setObjectName(u"receiptsChoice"_s);
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto add = [this, column](ReceiptNumbers numbers, const QString &name, const QString &text) {
        auto *button = new QRadioButton(text);
        button->setObjectName(name);
        column->addWidget(button);
        m_choices.push_back({numbers, button});
        connect(button, &QRadioButton::toggled, this, [this, numbers](bool on) {
            if (on)
                change<LedgerSettings>([numbers](LedgerSettings &s) { s.receiptNumbers = numbers; });
        });
    };
    add(ReceiptNumbers::Off, u"receiptsOff"_s, tr("&No receipt numbers"));
    add(ReceiptNumbers::Running, u"receiptsRunning"_s, tr("&One running series, for example 000041, 000042, 000043"));
    add(ReceiptNumbers::PerYear, u"receiptsPerYear"_s, tr("A new series each &year, for example 2026-000041, then 2027-000001"));
    group->setFocusProxy(m_choices.front().button);
    fields().add(rows(), u"receipt_numbers"_s, {}, group);
    ready();
}

void ReceiptsPanel::showEntry()
{
    for (const Choice &choice : m_choices)
        choice.button->setChecked(settingsOf(form()).receiptNumbers == choice.numbers);
}

LimitsPanel::LimitsPanel(EntryForm &form, QWidget *parent)
    : EntryPanel(form, u"limits"_s, parent), m_warn{nullptr}, m_refuse{nullptr}
{
    addSentence(tr("Both limits hold for every operation, in the currency of the account. They catch slips of the keyboard."));
    m_warn = addAmount(u"warn_above"_s, u"limitsWarn"_s, tr("As&k again above"));
    fields().setHint(u"warn_above"_s, tr("A form asks once more before it posts a larger amount. Empty: it never asks."));
    m_refuse = addAmount(u"refuse_above"_s, u"limitsRefuse"_s, tr("&Refuse above"));
    fields().setHint(u"refuse_above"_s, tr("Nobody can post a larger amount in one operation. Empty: there is no such limit."));
    connect(m_warn, &MoneyEdit::moneyChanged, this,
            [this] { change<LedgerSettings>([&](LedgerSettings &s) { s.warnAboveMinor = minorOf(m_warn); }); });
    connect(m_refuse, &MoneyEdit::moneyChanged, this,
            [this] { change<LedgerSettings>([&](LedgerSettings &s) { s.refuseAboveMinor = minorOf(m_refuse); }); });
    ready();
}

void LimitsPanel::showEntry()
{
    show(m_warn, settingsOf(form()).warnAboveMinor);
    show(m_refuse, settingsOf(form()).refuseAboveMinor);
}

LadderPanel::LadderPanel(EntryForm &form, QWidget *parent)
    : EntryPanel(form, u"ladder"_s, parent), m_one{nullptr}, m_two{nullptr}, m_meaning{nullptr}
{
    addSentence(tr("A write-off above these amounts waits until other people have approved it. Nobody approves their own. "
                   "What a caseworker proposes waits for one approver at least."));
    m_one = addAmount(u"ladder_one"_s, u"ladderOne"_s, tr("&One approver above"));
    m_two = addAmount(u"approval_ladder"_s, u"ladderTwo"_s, tr("T&wo approvers above"));
    m_meaning = addSentence({});
    m_meaning->setObjectName(u"ladderMeaning"_s);
    for (MoneyEdit *edit : {m_one, m_two})
        connect(edit, &MoneyEdit::moneyChanged, this, [this] { change<LedgerSettings>([&](LedgerSettings &s) { s.approvalLadder = steps(); }); });
    ready();
}

std::vector<ApprovalStep> LadderPanel::steps() const
{
    std::vector<ApprovalStep> steps;
    if (const auto above = minorOf(m_one))
        steps.push_back({.aboveMinor = *above, .approvers = 1});
    if (const auto above = minorOf(m_two))
        steps.push_back({.aboveMinor = *above, .approvers = 2});
    return steps;
}

void LadderPanel::showEntry()
{
    const std::vector<ApprovalStep> &shown = settingsOf(form()).approvalLadder;
    const auto amountFor = [&shown](int approvers) -> std::optional<qint64> {
        for (const ApprovalStep &step : shown) {
            if (step.approvers == approvers)
                return step.aboveMinor;
        }
        return std::nullopt;
    };
    show(m_one, amountFor(1));
    show(m_two, amountFor(2));
    //: What the approval ladder means now: Write-offs above 50.00: 1 approver; above 500.00: 2 approvers.
    m_meaning->setText(shown.empty() ? tr("Both are empty: no write-off by finance staff waits for anybody.")
                                     : tr("Write-offs %1.").arg(SettingsWords::ladder(shown)));
}

} // namespace Tally
