// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/households.h"

#include "models/workflows/council/names.h"
#include "models/workflows/council/places.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally::Council {
namespace {

/// A kind of account with a regular charge: its group and tenure, and what it costs, in pounds.
struct Scheme
{
    QStringView rentGroup;
    QStringView tenure;
    QStringView tenureName;
    Frequency frequency;
    QStringView charge;       ///< line type
    QStringView chargeName;   ///< as a consolidated charge, "rent"
    QStringView description;
    qint64 least;
    qint64 most;
    int share;
};

constexpr auto weekly = Frequency::Weekly;
constexpr auto monthly = Frequency::Monthly;

constexpr std::array tenancies{
    Scheme{u"Tenant", u"SEC", u"Secure", weekly, u"RENT", u"rent", u"Weekly rent", 84, 142, 62},
    Scheme{u"HousingRevenue", u"SEC", u"Secure", weekly, u"RENT", u"rent", u"Weekly rent", 92, 168, 28},
    Scheme{u"HousingGenFund", u"NON", u"Non-secure", weekly, u"RENT", u"rent", u"Weekly rent", 110, 215, 10},
};
constexpr std::array temporary{
    Scheme{u"TempAccomHRA", u"NON", u"Non-secure", weekly, u"RENT", u"rent", u"Weekly rent", 145, 265, 55},
    Scheme{u"TempAccGenFun", u"NON", u"Non-secure", weekly, u"RENT", u"rent", u"Weekly rent", 190, 385, 45},
};
constexpr std::array leases{
    Scheme{u"LHServCharges", u"LEA", u"Leasehold", monthly, u"SERVICE_CHARGE", u"service charges", u"Monthly service charge", 68, 310, 72},
    Scheme{u"LeaseHolders", u"LEA", u"Leasehold", monthly, u"SERVICE_CHARGE", u"service charges", u"Monthly service charge", 90, 360, 28},
};
constexpr std::array works{
    Scheme{u"LHMajorWorks", u"LEA", u"Leasehold", monthly, u"MAJOR_WORKS", u"major works", u"Major works, monthly instalment", 85, 520, 65},
    Scheme{u"MajorWorks", u"LEA", u"Leasehold", monthly, u"MAJOR_WORKS", u"major works", u"Major works, monthly instalment", 60, 410, 35},
};
constexpr Scheme travellers{u"TravelGenFund", u"LIC", u"Licence", weekly, u"RENT", u"pitch fee", u"Weekly pitch fee", 68, 112, 1};
constexpr Scheme garage{u"GarParkHRA", u"GAR", u"Garage licence", weekly, u"RENT", u"garage rent", u"Weekly garage rent", 13, 29, 1};
constexpr Scheme landlords{u"RSLandXBorough", u"LEA", u"Leasehold", monthly, u"RENT", u"rent", u"Monthly rent", 260, 1850, 1};

/// What households there are. Garages and recharges come on top of a home.
enum class HouseholdKind { Tenants, Temporary, Leaseholders, Travellers, GarageOnly, Organisation, SundryOnly };
struct KindShare
{
    HouseholdKind kind;
    int share;
};
constexpr std::array kinds{
    KindShare{HouseholdKind::Tenants, 45}, KindShare{HouseholdKind::Temporary, 12}, KindShare{HouseholdKind::Leaseholders, 31},
    KindShare{HouseholdKind::Travellers, 1}, KindShare{HouseholdKind::GarageOnly, 4}, KindShare{HouseholdKind::Organisation, 2},
    KindShare{HouseholdKind::SundryOnly, 5},
};

QUuid uuidFrom(Random &random)
{
    const quint64 a = random.next();
    const quint64 b = random.next();
    const auto byte = [b](int at) { return uchar(b >> (8 * at)); };
    // Version 4, variant 1: it looks like any random UUID.
    return QUuid(uint(a >> 32), ushort(a >> 16), ushort((a & 0x0fff) | 0x4000), uchar((byte(7) & 0x3f) | 0x80), byte(6), byte(5),
                 byte(4), byte(3), byte(2), byte(1), byte(0));
}

/// Twelve digits that no other household of this council has: multiplying by a number coprime to 10^12 repeats none.
QString userReference(quint64 seed, quint64 index)
{
    constexpr quint64 all = 1'000'000'000'000;
    const quint64 start = Random(seed).next() % all;
    return u"user:"_s + QString::number((start + index * 618'033'988'749U) % all).rightJustified(12, u'0');
}

class Household
{
public:
    Household(Random &random, quint64 seed, quint64 index, QDate today) : m_random{random}, m_today{today}
    {
        const HouseholdKind kind = random.pickByShare<KindShare>(kinds).kind;
        m_organisation = kind == HouseholdKind::Organisation;
        m_holder.reference = m_organisation ? u"sponsor:"_s + uuidFrom(random).toString(QUuid::WithoutBraces) : userReference(seed, index);
        m_holder.name = m_organisation ? organisationName(random) : personName(random);
        m_home = homeIn(random);
        settle(kind);
    }

    std::vector<Plan> plans;

private:
    void settle(HouseholdKind kind);
    Plan &add(AccountType type, QStringView agreement, bool owing);
    void addRegular(const Scheme &scheme, qint64 longestDays);
    void addGarage();
    void addRecharge();
    void addSundry();
    void giveStatus(Account &draft, bool owing, bool leasehold);
    [[nodiscard]] QString tenureNumber() { return QString::number(m_random.between(1'000'000, 9'999'999)); }

    Random &m_random;
    QDate m_today;
    Holder m_holder;
    Place m_home;
    bool m_organisation = false;
};

void Household::settle(HouseholdKind kind)
{
    constexpr qint64 thirtyYears = 10'957;
    switch (kind) {
    case HouseholdKind::Tenants: {
        // Drawn one after the other: the order in which arguments are evaluated differs from compiler to compiler.
        const Scheme &scheme = m_random.pickByShare<Scheme>(tenancies);
        addRegular(scheme, m_random.chance(30) ? 500 : thirtyYears);
        break;
    }
    case HouseholdKind::Temporary: addRegular(m_random.pickByShare<Scheme>(temporary), 780); break;
    case HouseholdKind::Leaseholders:
        addRegular(m_random.pickByShare<Scheme>(leases), thirtyYears);
        if (m_random.chance(20))
            addRegular(m_random.pickByShare<Scheme>(works), 1'500);
        break;
    case HouseholdKind::Travellers:
        m_home = pitchIn(m_random);
        addRegular(travellers, 4'000);
        break;
    case HouseholdKind::GarageOnly: addGarage(); break;
    case HouseholdKind::Organisation:
        addRegular(landlords, 6'000);
        if (m_random.chance(40))
            addSundry();
        break;
    case HouseholdKind::SundryOnly: addSundry(); break;
    }
    const bool hasHome = (kind == HouseholdKind::Tenants || kind == HouseholdKind::Leaseholders)
        && plans.front().draft.status != AccountStatus::Pending;
    if (hasHome && m_random.chance(5))
        addGarage();
    if (hasHome && m_random.chance(14))
        addRecharge();
    if (hasHome && plans.size() < 3 && m_random.chance(4))
        addSundry();
}

Plan &Household::add(AccountType type, QStringView agreement, bool owing)
{
    Plan plan;
    plan.draft.uuid = uuidFrom(m_random);
    plan.draft.holder = m_holder;
    plan.draft.accountType = type;
    plan.draft.agreementType = agreement.toString();
    plan.draft.targetType = u"Tenure"_s;
    plan.draft.patch = m_home.patch;
    plan.draft.tenure.fullAddress = m_home.address;
    plan.owing = owing;
    plans.push_back(std::move(plan));
    return plans.back();
}

void Household::addRegular(const Scheme &scheme, qint64 longestDays)
{
    const bool isWeekly = scheme.frequency == Frequency::Weekly;
    Plan &plan = add(AccountType::Master, u"M", m_random.chance(isWeekly ? 34 : 31));
    Account &draft = plan.draft;
    draft.rentGroupType = scheme.rentGroup.toString();
    draft.startDate = m_today.addDays(-m_random.between(20, longestDays));
    // A council tenant's first year is on trial.
    const bool introductory = scheme.tenure == u"SEC" && draft.startDate.addYears(1) > m_today;
    draft.tenure.tenureId = tenureNumber();
    draft.tenure.typeCode = introductory ? u"INT"_s : scheme.tenure.toString();
    draft.tenure.typeDescription = introductory ? u"Introductory"_s : scheme.tenureName.toString();
    draft.targetId = draft.tenure.tenureId;

    const qint64 pence = m_random.between(scheme.least * 20, scheme.most * 20) * 5;
    plan.regular = RegularCharge{.frequency = scheme.frequency,
                                 .penceNow = pence,
                                 .type = scheme.charge.toString(),
                                 .description = scheme.description.toString()};
    // In a block some of a tenant's rent is the service charge; both are charged as one line.
    const qint64 service = isWeekly && scheme.chargeName == u"rent" && m_home.flat && m_random.chance(45) ? pence / 12 / 5 * 5 : 0;
    const QString frequency = isWeekly ? u"weekly"_s : u"monthly"_s;
    draft.consolidatedCharges.push_back({.type = scheme.chargeName.toString(), .frequency = frequency, .amount = Money::fromMinor(pence - service)});
    if (service > 0)
        draft.consolidatedCharges.push_back({.type = u"service charges"_s, .frequency = frequency, .amount = Money::fromMinor(service)});
    giveStatus(draft, plan.owing, scheme.tenure == u"LEA");
    if (draft.status == AccountStatus::Pending)
        plan.owing = false;
}

void Household::addGarage()
{
    addRegular(garage, 5'000);
    const Place place = garageIn(m_random);
    Account &draft = plans.back().draft;
    draft.agreementType = u"X"_s;
    draft.patch = place.patch;
    draft.tenure.fullAddress = place.address;
}

void Household::addRecharge()
{
    const Account home = plans.front().draft;
    Plan &plan = add(AccountType::Recharge, u"R", m_random.chance(42));
    plan.draft.status = AccountStatus::Active;
    plan.draft.rentGroupType = home.rentGroupType;
    plan.draft.tenure = home.tenure;
    plan.draft.targetId = home.targetId;
    plan.draft.startDate = std::max(home.startDate, m_today.addDays(-m_random.between(15, 720)));
}

void Household::addSundry()
{
    Plan &plan = add(AccountType::Sundry, u"S", m_random.chance(38));
    plan.sundry = true;
    plan.draft.status = AccountStatus::Active;
    plan.draft.targetType = m_organisation || m_random.chance(55) ? u"Licensing"_s : u"HousingBenefit"_s;
    plan.draft.targetId = u"L"_s + QString::number(m_random.between(10'000, 99'999));
    plan.draft.startDate = m_today.addDays(-m_random.between(15, 1'400));
}

void Household::giveStatus(Account &draft, bool owing, bool leasehold)
{
    const qint64 dice = m_random.between(1, 100);
    draft.status = AccountStatus::Active;
    if (dice <= 3) {
        // Signed up this week, nothing charged yet.
        draft.status = AccountStatus::Pending;
        draft.startDate = m_today.addDays(-m_random.between(0, 6));
    } else if (dice <= 5) {
        draft.status = AccountStatus::Suspended;
    } else if (dice <= 13 && draft.startDate.daysTo(m_today) > 220) {
        const qint64 longest = std::min<qint64>(700, draft.startDate.daysTo(m_today) - 150);
        draft.status = AccountStatus::Ended;
        draft.endDate = m_today.addDays(-m_random.between(10, longest));
        constexpr std::array reasons{"MOVED"_L1, "TRANSFER"_L1, "MOVED"_L1, "DECEASED"_L1, "OTHER"_L1};
        const QLatin1StringView reason = reasons[std::size_t(m_random.between(0, qint64(reasons.size()) - 1))];
        draft.endReasonCode = leasehold ? u"SOLD"_s : owing && m_random.chance(30) ? u"EVICTED"_s : QString(reason);
    }
}

} // namespace

std::vector<Plan> household(Random &random, quint64 seed, quint64 index, QDate today)
{
    return std::move(Household(random, seed, index, today).plans);
}

} // namespace Tally::Council
