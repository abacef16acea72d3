// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchcouncil.h"

#include "models/domain/paymentreference.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr qint64 fullLongLedger = 100'000;
constexpr int lastDay = 9'000;

constexpr const char *firstNames[] = {
    "Aisha", "Alun", "Amara", "Anita", "Bernard", "Bilal", "Bronwen", "Carla", "Chidi", "Clare", "Colin", "Dalia", "Daniel", "Derek",
    "Dina", "Edith", "Elis", "Emeka", "Esther", "Farah", "Fergus", "Gareth", "Gita", "Grace", "Hamza", "Hannah", "Hywel", "Ines",
    "Irena", "Ivan", "Jamila", "Joan", "Jonas", "Kemi", "Kofi", "Leila", "Liam", "Magda", "Malik", "Marek", "Mina", "Nadia", "Niamh",
    "Oscar", "Padma", "Petra", "Quentin", "Rhys", "Rosa", "Saira", "Sanjay", "Sian", "Stefan", "Tariq", "Thea", "Uma", "Victor",
    "Wanda", "Yusuf", "Zofia"};
constexpr const char *lastNames[] = {
    "Abbott", "Adeyemi", "Ahmed", "Baptiste", "Barlow", "Bevan", "Chowdhury", "Clarke", "Dabrowski", "Davies", "Ellis", "Fernandez",
    "Fletcher", "Gill", "Green", "Haddad", "Hughes", "Iqbal", "Jacobs", "Kaur", "Khan", "Kowalska", "Lewis", "Lindqvist", "Mensah",
    "Morgan", "Nguyen", "Novak", "Okafor", "Owusu", "Patel", "Pritchard", "Quinn", "Rahman", "Reid", "Silva", "Singh", "Turner",
    "Vaughan", "Wright"};
constexpr const char *streetNames[BenchCouncil::streets] = {
    "Orchard", "Station", "Mill", "Chapel", "Victoria", "Harbour", "Quarry", "Meadow", "Foundry", "Canal", "Priory", "Weavers",
    "Hawthorn", "Granary", "Juniper", "Kiln", "Larch", "Market", "Northgate", "Oxbow", "Pound", "Rectory", "Saddlers", "Tannery",
    "Underhill", "Viaduct", "Wharf", "Yarrow", "Abbey", "Beacon"};
constexpr const char *streetKinds[] = {"Street", "Road", "Lane", "Close"};
constexpr const char *areas[] = {"North", "South", "East", "West", "Central", "Harbour"};
constexpr const char *paymentTypes[] = {"CASH", "CARD", "DIRECT_DEBIT", "CHEQUE", "BANK_TRANSFER", "STANDING_ORDER", "HOUSING_BENEFIT"};

struct Charge
{
    const char *type;
    const char *description;
};
/// Two kinds of charge for each account type, in the order of the enum.
constexpr Charge charges[][2] = {
    {{"RENT", "Weekly rent"}, {"SERVICE_CHARGE", "Service charge"}},
    {{"RECHARGE", "Repair recharged"}, {"COURT_COST", "Court cost"}},
    {{"SUNDRY", "Sundry charge"}, {"MANUAL", "Charge"}},
    {{"ACCOUNT", "Account fee"}, {"MANUAL", "Charge"}},
    {{"ACCOUNT", "Account fee"}, {"RESERVE", "Reservation"}},
    {{"RESERVE", "Reservation"}, {"LOST", "Lost item"}},
    {{"ACCOUNT_RENEW", "Renewal"}, {"PROCESSING", "Processing"}},
};

/// Draws from the numbers of one account, each time another.
class Draws final
{
public:
    explicit Draws(quint64 seed) : m_next{seed * 1000} {}
    [[nodiscard]] int below(int limit) { return int(splitmix(m_next++) % quint64(limit)); }
    template <class T, std::size_t n>
    [[nodiscard]] const T &oneOf(const T (&list)[n]) { return list[std::size_t(below(int(n)))]; }

private:
    quint64 m_next;
};

AccountStatus statusOf(int percent)
{
    return percent < 90 ? AccountStatus::Active : percent < 94 ? AccountStatus::Suspended
         : percent < 97 ? AccountStatus::Ended : AccountStatus::Pending;
}

/// Fills a ledger line by line.
class LedgerMaker final
{
public:
    LedgerMaker(CouncilLedger &ledger, Draws &draws, AccountType type, qint64 count)
        : m_ledger{ledger}, m_draws{draws}, m_charges{charges[std::size_t(type)]}, m_count{count}
        , m_step{count > 1000 ? 0 : std::min(7 * (1 + draws.below(8)), lastDay / int(count))}
    {
    }

    std::size_t debit()
    {
        const Charge &charge = m_charges[std::size_t(m_draws.below(2))];
        const qint64 amount = 2'000 + m_draws.below(28'000);
        const int day = nextDay();
        m_ledger.lines.push_back({.debitType = charge.type, .description = charge.description, .amount = amount, .outstanding = amount,
                                  .day = day, .dueDay = day + 6});
        return m_ledger.lines.size() - 1;
    }

    std::size_t payment(qint64 amount)
    {
        m_ledger.lines.push_back({.creditType = "PAYMENT", .paymentType = m_draws.oneOf(paymentTypes), .amount = -amount,
                                  .outstanding = -amount, .day = nextDay()});
        return m_ledger.lines.size() - 1;
    }

    void apply(std::size_t credit, std::size_t debit, qint64 amount)
    {
        m_ledger.lines[credit].outstanding += amount;
        m_ledger.lines[debit].outstanding -= amount;
        m_ledger.applies.push_back({.credit = credit, .debit = debit, .amount = amount});
    }

    /// So many debits and one payment that settles them.
    void settled(int debits)
    {
        const std::size_t first = m_ledger.lines.size();
        qint64 sum = 0;
        for (int i = 0; i < debits; ++i)
            sum += m_ledger.lines[debit()].amount;
        const std::size_t credit = payment(sum);
        for (std::size_t place = first; place < credit; ++place)
            apply(credit, place, m_ledger.lines[place].amount);
    }

    void settledPairs(qint64 lines)
    {
        for (qint64 i = 0; i + 1 < lines; i += 2)
            settled(1);
    }

private:
    int nextDay()
    {
        const qint64 left = m_count - 1 - qint64(m_ledger.lines.size());
        return int(m_step == 0 ? lastDay - left / 20 : lastDay - left * m_step);
    }

    CouncilLedger &m_ledger;
    Draws &m_draws;
    const Charge (&m_charges)[2];
    qint64 m_count;
    int m_step;                           ///< days from line to line; 0: twenty lines a day
};

void makeArrears(LedgerMaker &maker, CouncilLedger &ledger, qint64 count, Draws &draws)
{
    qint64 open = std::min<qint64>(1 + draws.below(4), count);
    if ((count - open) % 2 != 0)
        open += open < count ? 1 : -1;
    maker.settledPairs(count - open - 2);
    const bool paidInPart = count - open >= 2;
    if (paidInPart)
        (void)maker.debit();
    const std::size_t credit = paidInPart ? maker.payment(ledger.lines.back().amount + 1'000) : 0;
    for (qint64 i = 0; i < open; ++i) {
        const std::size_t debit = maker.debit();
        if (i == 0 && paidInPart) {
            // The payment pays its own charge and a part of the one behind it, as one who pays ahead does.
            maker.apply(credit, credit - 1, ledger.lines[credit - 1].amount);
            maker.apply(credit, debit, 1'000);
        }
    }
}

void makeCredit(LedgerMaker &maker, qint64 count, Draws &draws)
{
    const qint64 unused = count % 2 == 0 ? std::min<qint64>(2, count) : 1;
    maker.settledPairs(count - unused);
    for (qint64 i = 0; i < unused; ++i)
        (void)maker.payment(500 + draws.below(20'000));
}

void makeSettled(LedgerMaker &maker, qint64 count)
{
    if (count % 2 != 0)
        maker.settled(2);
    maker.settledPairs(count % 2 != 0 ? count - 3 : count);
}

void addUp(CouncilLedger &ledger)
{
    for (const CouncilLine &line : ledger.lines) {
        ledger.balance += line.amount;
        ledger.openDebits += line.outstanding > 0 ? 1 : 0;
        if (line.creditType != nullptr) {
            ledger.lastPayment = -line.amount;
            ledger.lastPaymentDay = line.day;
        }
    }
}

} // namespace

quint64 splitmix(quint64 number)
{
    quint64 z = number + 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

BenchCouncil::BenchCouncil(CouncilSize size)
    : m_size{size}, m_longLedger{size.lines >= 10 * fullLongLedger ? fullLongLedger : size.lines / 10}
{
}

qint64 BenchCouncil::linesOf(qint64 number) const
{
    if (number == 1)
        return m_size.accounts == 1 ? m_size.lines : m_longLedger;
    const qint64 lines = m_size.lines - m_longLedger;
    const qint64 accounts = m_size.accounts - 1;
    return (number - 1) * lines / accounts - (number - 2) * lines / accounts;
}

QDate BenchCouncil::dayOf(int day)
{
    static const QDate first = QDate(2026, 11, 16).addDays(-lastDay);
    return first.addDays(day);
}

QString BenchCouncil::patch(int number)
{
    constexpr int inArea = 30;
    return u"%1 %2"_s.arg(QLatin1StringView(areas[std::size_t(number / inArea) % std::size(areas)])).arg(number % inArea + 1);
}

QString BenchCouncil::street(int number) { return QString::fromLatin1(streetNames[std::size_t(number)]); }

QString BenchCouncil::accountKey(qint64 number) { return u"bench:account:%1"_s.arg(number, 10, 10, QChar(u'0')); }

Account BenchCouncil::account(qint64 number) const
{
    Draws draws{quint64(number)};
    Account account{.id = {number}};
    account.accountType = AccountType(draws.below(int(accountTypes().size())));
    const quint64 id = splitmix(quint64(number) << 20);
    const quint64 more = splitmix(id);
    account.uuid = QUuid(uint(id >> 32), ushort(id >> 16), ushort((id & 0x0fff) | 0x4000), uchar(0x80 | (more & 0x3f)), uchar(more >> 8),
                         uchar(more >> 16), uchar(more >> 24), uchar(more >> 32), uchar(more >> 40), uchar(more >> 48), uchar(more >> 56));
    const bool sponsor = account.accountType == AccountType::Sponsor;
    account.holder = {.id = {number},
                      .reference = sponsor ? u"sponsor:%1"_s.arg(account.uuid.toString(QUuid::WithoutBraces))
                                           : u"user:%1"_s.arg(100'000'000'000 + number),
                      .name = u"%1 %2. %3"_s.arg(QLatin1StringView(draws.oneOf(firstNames))).arg(QChar(u'A' + draws.below(26)))
                                  .arg(QLatin1StringView(draws.oneOf(lastNames)))};
    // Not in the order of the numbers: who sorts by one learns nothing of the other.
    constexpr qint64 prime = 48'271;
    account.paymentReference = PaymentReference::make(
        PaymentReference::firstSerial + (m_size.accounts % prime == 0 ? number - 1 : number * prime % m_size.accounts));
    account.targetType = u"Tenure"_s;
    account.targetId = QString::number(number);
    const auto groups = rentGroupTypes();
    account.rentGroupType = QString::fromLatin1(groups[std::size_t(draws.below(int(groups.size())))].code);
    account.agreementType = QString::fromLatin1(agreementTypes().front().code);
    account.status = statusOf(draws.below(100));
    account.balance = Money::fromMinor(0, *Currency::fromCode(u"GBP"));
    account.tenure = {.tenureId = account.targetId, .typeCode = u"SEC"_s, .typeDescription = u"Secure"_s, .fullAddress = {}};
    account.tenure.fullAddress = u"%1 %2 %3, TM%4 %5%6%7"_s.arg(1 + draws.below(200)).arg(street(draws.below(streets)))
                                     .arg(QLatin1StringView(draws.oneOf(streetKinds))).arg(1 + draws.below(9)).arg(draws.below(10))
                                     .arg(QChar(u'A' + draws.below(26))).arg(QChar(u'A' + draws.below(26)));
    account.patch = patch(draws.below(180));
    account.startDate = QDate(2005, 1, 1).addDays(draws.below(7'000));
    if (account.status == AccountStatus::Ended)
        account.endDate = QDate(2026, 10, 30);
    account.version = 1;
    return account;
}

void BenchCouncil::makeLedger(qint64 number, CouncilLedger &ledger) const
{
    ledger.lines.clear();
    ledger.applies.clear();
    ledger = {.lines = std::move(ledger.lines), .applies = std::move(ledger.applies)};
    const qint64 count = linesOf(number);
    if (count == 0)
        return;
    Draws type{quint64(number)};
    Draws draws{quint64(number) + 0x100'0000'0000u};
    LedgerMaker maker(ledger, draws, AccountType(type.below(int(accountTypes().size()))), count);
    const int kind = draws.below(20);
    if (kind < 6 || count == 1)
        makeArrears(maker, ledger, count, draws);
    else if (kind < 11)
        makeSettled(maker, count);
    else
        makeCredit(maker, count, draws);
    addUp(ledger);
}

} // namespace Tally::Bench
