// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/account.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

#define TALLY_LABEL(text) QT_TRANSLATE_NOOP("Tally::Codes", text)

namespace Tally {
namespace {

constexpr std::array typeCodes{
    CodeLabel{"Master", TALLY_LABEL("Main account")},
    CodeLabel{"Recharge", TALLY_LABEL("Recharge")},
    CodeLabel{"Sundry", TALLY_LABEL("Sundry debt")},
    CodeLabel{"savings", TALLY_LABEL("Savings")},
    CodeLabel{"hsa", TALLY_LABEL("Health savings")},
    CodeLabel{"education", TALLY_LABEL("Education savings")},
    CodeLabel{"sponsor", TALLY_LABEL("Sponsor's wallet")},
};

constexpr std::array statusCodes{
    CodeLabel{"active", TALLY_LABEL("Active")},
    CodeLabel{"suspended", TALLY_LABEL("Suspended")},
    CodeLabel{"ended", TALLY_LABEL("Ended")},
    CodeLabel{"pending", TALLY_LABEL("Pending")},
    CodeLabel{"inactive", TALLY_LABEL("Inactive")},
};

constexpr std::array rentGroups{
    CodeLabel{"Tenant", TALLY_LABEL("Tenants")},
    CodeLabel{"LeaseHolders", TALLY_LABEL("Leaseholders")},
    CodeLabel{"GenFundRents", TALLY_LABEL("General fund rents")},
    CodeLabel{"Garages", TALLY_LABEL("Garages")},
    CodeLabel{"HaLeases", TALLY_LABEL("Housing association leases")},
    CodeLabel{"HraRents", TALLY_LABEL("Housing revenue rents")},
    CodeLabel{"MajorWorks", TALLY_LABEL("Major works")},
    CodeLabel{"TempAcc", TALLY_LABEL("Temporary accommodation")},
    CodeLabel{"Travelers", TALLY_LABEL("Travellers")},
    CodeLabel{"GarParkHRA", TALLY_LABEL("Garages and parking, housing revenue")},
    CodeLabel{"HousingGenFund", TALLY_LABEL("Housing, general fund")},
    CodeLabel{"HousingRevenue", TALLY_LABEL("Housing revenue")},
    CodeLabel{"LHMajorWorks", TALLY_LABEL("Leaseholders' major works")},
    CodeLabel{"LHServCharges", TALLY_LABEL("Leaseholders' service charges")},
    CodeLabel{"RSLandXBorough", TALLY_LABEL("Social landlords and other boroughs")},
    CodeLabel{"TempAccGenFun", TALLY_LABEL("Temporary accommodation, general fund")},
    CodeLabel{"TempAccomHRA", TALLY_LABEL("Temporary accommodation, housing revenue")},
    CodeLabel{"TravelGenFund", TALLY_LABEL("Travellers, general fund")},
};

// The design page gives the letters only; the words are those of the tenure each is used with.
constexpr std::array agreements{
    CodeLabel{"M", TALLY_LABEL("Master agreement (M)")},
    CodeLabel{"R", TALLY_LABEL("Recharge agreement (R)")},
    CodeLabel{"S", TALLY_LABEL("Sundry agreement (S)")},
    CodeLabel{"X", TALLY_LABEL("Other agreement (X)")},
};

constexpr std::array endReasonCodes{
    CodeLabel{"MOVED", TALLY_LABEL("Moved out")},
    CodeLabel{"TRANSFER", TALLY_LABEL("Transferred to another home")},
    CodeLabel{"EVICTED", TALLY_LABEL("Evicted")},
    CodeLabel{"DECEASED", TALLY_LABEL("Holder died")},
    CodeLabel{"SOLD", TALLY_LABEL("Property sold")},
    CodeLabel{"PAID", TALLY_LABEL("Paid in full")},
    CodeLabel{"ERROR", TALLY_LABEL("Opened by mistake")},
    CodeLabel{"OTHER", TALLY_LABEL("Other reason")},
};

constexpr std::array frequencies{
    CodeLabel{"weekly", TALLY_LABEL("a week")},
    CodeLabel{"fortnightly", TALLY_LABEL("a fortnight")},
    CodeLabel{"four-weekly", TALLY_LABEL("every four weeks")},
    CodeLabel{"monthly", TALLY_LABEL("a month")},
    CodeLabel{"quarterly", TALLY_LABEL("a quarter")},
    CodeLabel{"yearly", TALLY_LABEL("a year")},
};

constexpr std::array targets{
    CodeLabel{"Tenure", TALLY_LABEL("Tenure")},
    CodeLabel{"Licensing", TALLY_LABEL("Licensing")},
    CodeLabel{"HousingBenefit", TALLY_LABEL("Housing benefit")},
};

template <class Enum>
std::optional<Enum> enumFromCode(std::span<const CodeLabel> list, QStringView text)
{
    const CodeLabel *found = findCode(list, text);
    return found ? std::optional(Enum(found - list.data())) : std::nullopt;
}

struct Faults
{
    std::vector<Error> all;

    void add(const QString &field, const QString &value, const QString &why)
    {
        all.push_back({.kind = ErrorKind::Invalid, .detail = why, .field = field, .value = value});
    }
    void requireCode(std::span<const CodeLabel> list, const QString &field, const QString &value, const QString &why)
    {
        if (!value.isEmpty() && findCode(list, value) == nullptr)
            add(field, value, why);
    }
    void requireShort(const QString &field, const QString &value, qsizetype most)
    {
        if (value.size() > most)
            add(field, value, u"at most %1 characters fit here"_s.arg(most));
    }
};

} // namespace

std::span<const CodeLabel> accountTypes() { return typeCodes; }
std::span<const CodeLabel> accountStatuses() { return statusCodes; }
std::span<const CodeLabel> rentGroupTypes() { return rentGroups; }
std::span<const CodeLabel> agreementTypes() { return agreements; }
std::span<const CodeLabel> endReasons() { return endReasonCodes; }
std::span<const CodeLabel> chargeFrequencies() { return frequencies; }
std::span<const CodeLabel> targetTypes() { return targets; }

const CodeLabel *findCode(std::span<const CodeLabel> list, QStringView text)
{
    const auto found = std::find_if(list.begin(), list.end(), [text](const CodeLabel &entry) {
        return text.compare(QLatin1StringView(entry.code), Qt::CaseInsensitive) == 0;
    });
    return found == list.end() ? nullptr : &*found;
}

QString code(AccountType type) { return QString::fromLatin1(typeCodes.at(std::size_t(type)).code); }
QString code(AccountStatus status) { return QString::fromLatin1(statusCodes.at(std::size_t(status)).code); }

std::optional<AccountType> accountTypeFromCode(QStringView text)
{
    return enumFromCode<AccountType>(typeCodes, text);
}

std::optional<AccountStatus> accountStatusFromCode(QStringView text)
{
    return enumFromCode<AccountStatus>(statusCodes, text);
}

void normaliseCodes(Account &account)
{
    const auto normalise = [](std::span<const CodeLabel> list, QString &text) {
        if (const CodeLabel *known = findCode(list, text))
            text = QString::fromLatin1(known->code);
    };
    normalise(rentGroups, account.rentGroupType);
    normalise(agreements, account.agreementType);
    normalise(endReasonCodes, account.endReasonCode);
    for (ConsolidatedCharge &charge : account.consolidatedCharges)
        normalise(frequencies, charge.frequency);
}

bool mayHold(const Holder &holder, AccountType type)
{
    const auto urn = holder.urn();
    const bool user = urn && urn->kind() == HolderKind::User;
    const bool sponsor = urn && urn->kind() == HolderKind::Sponsor;
    switch (type) {
    case AccountType::Savings: return user || sponsor;
    case AccountType::Hsa:
    case AccountType::Education: return user;
    case AccountType::Sponsor: return sponsor;
    case AccountType::Master:
    case AccountType::Recharge:
    case AccountType::Sundry: return true;
    }
    Q_UNREACHABLE();
}

std::vector<Error> faultsOf(const Account &account)
{
    Faults faults;
    if (const auto reference = normalisedHolderReference(account.holder.reference); !reference) {
        faults.all.push_back(reference.error());
    } else if (!mayHold(account.holder, account.accountType)) {
        faults.all.push_back({.kind = ErrorKind::HolderTypeNotAllowed,
                              .detail = u"AE-807"_s,
                              .field = u"accountType"_s,
                              .value = code(account.accountType)});
    }
    if (account.holder.name.trimmed().isEmpty())
        faults.add(u"name"_s, {}, u"the holder's name is missing"_s);
    faults.requireShort(u"name"_s, account.holder.name, 200);
    faults.requireShort(u"paymentReference"_s, account.paymentReference, 40);
    faults.requireShort(u"targetId"_s, account.targetId, 80);
    faults.requireShort(u"fullAddress"_s, account.tenure.fullAddress, 300);
    faults.requireShort(u"patch"_s, account.patch, 80);
    faults.requireCode(rentGroups, u"rentGroupType"_s, account.rentGroupType, u"there is no such rent group"_s);
    faults.requireCode(agreements, u"agreementType"_s, account.agreementType, u"an agreement type is M, R, S or X"_s);
    faults.requireCode(endReasonCodes, u"endReasonCode"_s, account.endReasonCode, u"there is no such end reason"_s);
    if (account.startDate.isValid() && account.endDate.isValid() && account.endDate < account.startDate)
        faults.add(u"endDate"_s, account.endDate.toString(Qt::ISODate), u"the end lies before the start"_s);
    if (account.status == AccountStatus::Ended && !account.endDate.isValid())
        faults.add(u"endDate"_s, {}, u"an ended account has an end date"_s);
    if (account.status == AccountStatus::Ended && account.endReasonCode.isEmpty())
        faults.add(u"endReasonCode"_s, {}, u"an ended account has a reason"_s);
    if (account.status != AccountStatus::Ended && !account.endReasonCode.isEmpty())
        faults.add(u"endReasonCode"_s, account.endReasonCode, u"only an ended account has an end reason"_s);
    if (account.parentAccount && account.parentAccount == account.id)
        faults.add(u"parentAccountId"_s, account.paymentReference, u"an account is not its own parent"_s);
    for (const ConsolidatedCharge &charge : account.consolidatedCharges) {
        if (charge.type.trimmed().isEmpty())
            faults.add(u"consolidatedCharges"_s, {}, u"a regular charge has a type"_s);
        if (!charge.amount.isPositive())
            faults.add(u"consolidatedCharges"_s, charge.amount.toPlainString(), u"a regular charge is more than zero"_s);
        faults.requireCode(frequencies, u"consolidatedCharges"_s, charge.frequency, u"there is no such frequency"_s);
    }
    return std::move(faults.all);
}

std::vector<Error> faultsOfChange(const Account &before, const Account &after)
{
    Faults faults;
    if (before.id != after.id)
        faults.add(u"id"_s, {}, u"an account keeps its id"_s);
    if (before.holder.reference != after.holder.reference)
        faults.add(u"holder"_s, after.holder.reference, u"an account keeps its holder"_s);
    if (before.accountType != after.accountType)
        faults.add(u"accountType"_s, code(after.accountType), u"an account keeps its type"_s);
    if (before.currency() != after.currency())
        faults.add(u"currency"_s, after.currency().code(), u"an account keeps its currency"_s);
    if (before.paymentReference != after.paymentReference)
        faults.add(u"paymentReference"_s, after.paymentReference, u"an account keeps its payment reference"_s);
    std::vector<Error> rest = faultsOf(after);
    faults.all.insert(faults.all.end(), rest.begin(), rest.end());
    return std::move(faults.all);
}

} // namespace Tally
