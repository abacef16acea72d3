// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/settingsfaults.h"

#include "models/tables/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

class Judge
{
    Q_DECLARE_TR_FUNCTIONS(Tally::SettingsFaults)

public:
    explicit Judge(const SettingsContext &context) : m_context{context} {}

    std::vector<Error> faults;

    void operator()(const LineType &type)
    {
        judgeNamed(type);
        judgeAmount(type.defaultAmountMinor, u"default_amount"_s);
        if (type.byHand && !(type.postedBy & (Role::Caseworker | Role::Finance)))
            add(u"posted_by"_s, tr("Say who may post it: at least one of the two."));
    }
    void operator()(const PaymentType &type) { judgeNamed(type); }
    void operator()(const CashRegister &type) { judgeNamed(type); }
    void operator()(const LedgerSettings &settings)
    {
        judgeAmount(settings.warnAboveMinor, u"warn_above"_s);
        judgeAmount(settings.refuseAboveMinor, u"refuse_above"_s);
        if (settings.warnAboveMinor && settings.refuseAboveMinor && *settings.warnAboveMinor >= *settings.refuseAboveMinor)
            add(u"warn_above"_s, tr("This must be less than the amount above which posting is refused."));
        qint64 above = -1;
        for (const ApprovalStep &step : settings.approvalLadder) {
            if (step.aboveMinor < 0)
                add(u"approval_ladder"_s, tr("An amount cannot be below zero."));
            else if (step.aboveMinor <= above)
                add(u"approval_ladder"_s, tr("Two approvers must begin at a higher amount than one."));
            above = step.aboveMinor;
        }
    }
    void operator()(const Person &person)
    {
        constexpr qsizetype longest = 80;
        if (person.name.isEmpty())
            add(u"name"_s, tr("Say under which name this person signs in."));
        else if (person.name.size() > longest)
            add(u"name"_s, tr("A sign-in name has at most 80 characters."));
        else if (m_context.isNew && knows(person.name))
            add(u"name"_s, tr("Somebody with this sign-in name is in the list already."));
        if (!person.has(Role::Administrator) && !hasOtherAdministrator(person))
            add(u"roles"_s, tr("Somebody must stay administrator: make another person an active administrator first."));
        if (person.postingLimitMinor && *person.postingLimitMinor < 0)
            add(u"posting_limit"_s, tr("A limit cannot be below zero."));
    }

private:
    void add(const QString &field, const QString &sentence)
    {
        faults.push_back({.kind = ErrorKind::Invalid, .detail = sentence, .field = field});
    }
    template <class T>
    void judgeNamed(const T &type)
    {
        if (type.label.isEmpty())
            add(u"label"_s, tr("Give it a name that people will read."));
        const bool plain = std::all_of(type.code.begin(), type.code.end(), [](QChar c) {
            return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
        });
        if ((type.code.isEmpty() && !type.label.isEmpty()) || type.code.size() > 40 || !plain)
            add(u"code"_s, tr("A code has 1 to 40 capital letters, digits and underscores."));
        else if (m_context.isNew && isTaken(type))
            add(u"code"_s, tr("Another one in the list has this code."));
    }
    [[nodiscard]] bool isTaken(const LineType &type) const
    {
        // Codes of charges and credits are one list; an alias would make a line of another type.
        return m_context.rules.types.find(type.code, LineKind::Debit) != nullptr || m_context.rules.types.find(type.code, LineKind::Credit) != nullptr;
    }
    [[nodiscard]] bool isTaken(const PaymentType &type) const { return m_context.rules.types.findPayment(type.code) != nullptr; }
    [[nodiscard]] bool isTaken(const CashRegister &type) const { return m_context.rules.types.findRegister(type.code) != nullptr; }
    void judgeAmount(const std::optional<qint64> &amount, const QString &field)
    {
        if (amount && *amount <= 0)
            add(field, tr("The amount must be more than zero; leave the field empty for none."));
        else if (amount && *amount > largestAmountMinor)
            add(field, tr("This is more than one line can hold."));
    }
    [[nodiscard]] bool knows(const QString &name) const
    {
        return std::any_of(m_context.people.begin(), m_context.people.end(), [&](const Person &other) { return other.name == name; });
    }
    [[nodiscard]] bool hasOtherAdministrator(const Person &person) const
    {
        return std::any_of(m_context.people.begin(), m_context.people.end(),
                           [&](const Person &other) { return other.name != person.name && other.has(Role::Administrator); });
    }

    const SettingsContext &m_context;
};

} // namespace

std::vector<Error> faultsOf(const SettingsEntry &entry, const SettingsContext &context)
{
    Judge judge(context);
    std::visit(judge, entry);
    return std::move(judge.faults);
}

} // namespace Tally
