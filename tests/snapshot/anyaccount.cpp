// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/snapshot/anyaccount.h"

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

template <class List>
auto oneOf(const List &list, const Choose &choose)
{
    return list[std::size_t(choose(int(std::size(list))))];
}

qint64 anyBalance(const Choose &choose)
{
    const qint64 balances[] = {0, 0, 1, -1, 5000, 5001, 2'147'483'647, 2'147'483'648, -2'147'483'648, -2'147'483'649,
                               900'000'000'000'000, -900'000'000'000'000, 4'294'970'000, 8'589'936'000, 12'884'900'000};
    return oneOf(balances, choose) + choose(3);
}

QDate anyDate(const Choose &choose)
{
    // Two bytes hold the days from 1900 to 2079-06-05; now and then one at the edge of that.
    const QDate edges[] = {QDate(1752, 9, 14), QDate(1899, 12, 30), QDate(1899, 12, 31), QDate(1900, 1, 1), QDate(2079, 6, 5), QDate(2079, 6, 6)};
    if (choose(60) == 0)
        return oneOf(edges, choose);
    return choose(3) == 0 ? QDate() : QDate(2024, 1, 30).addDays(choose(4) * 31 - 40);
}

QString anyName(const Choose &choose)
{
    const QString names[] = {QString(), u"Ærin Dahl"_s, u"łukasz Nowak"_s, u"Łukasz NOWAK"_s, u"Zoë"_s, u"Brid O’Rourke"_s,
                             u"100% House_Co"_s, u"Ὀδυσσεύς"_s, u"李小龍"_s, u"🐝 Bee"_s};
    return oneOf(names, choose);
}

QString anyAddress(const Choose &choose)
{
    const QString addresses[] = {QString(), u"1 Mill Lane"_s, u"1 MILL lane"_s, u"10 Mill Lane"_s, u"back\\yard"_s, u"Ángel Row"_s};
    return oneOf(addresses, choose);
}

void setFacts(PlainAccount &account, const Choose &choose)
{
    const QByteArray types[] = {"Master", "Recharge", "Sundry", "Savings"};
    const QByteArray statuses[] = {"active", "suspended", "ended"};
    const QByteArray groups[] = {"", "Garages", "Tenant", "Ümlaut", "garages"};
    const QByteArray patches[] = {"", "North", "north", "Süd", "East 1"};
    account.name = anyName(choose);
    account.address = anyAddress(choose);
    account.type = oneOf(types, choose);
    account.status = oneOf(statuses, choose);
    account.rentGroup = oneOf(groups, choose);
    account.patch = oneOf(patches, choose);
    account.start = anyDate(choose);
}

void setFigures(PlainAccount &account, const Choose &choose)
{
    account.balance = anyBalance(choose);
    account.openCharges = quint32(choose(3)) + (choose(20) == 0 ? 70'000U : 0U);
    account.lastPayment = anyDate(choose);
}

} // namespace

PlainAccount anyAccount(qint64 id, const Choose &choose)
{
    const QByteArray currencies[] = {"GBP", "GBP", "EUR", "JPY"};
    PlainAccount account;
    account.id = id;
    // Unique, and in another order than the numbers.
    account.reference = u"R%1-%2"_s.arg(10 + choose(50)).arg(id);
    account.currency = oneOf(currencies, choose);
    setFacts(account, choose);
    setFigures(account, choose);
    return account;
}

std::vector<PlainAccount> anyAccounts(int count, const Choose &choose)
{
    std::vector<PlainAccount> accounts;
    qint64 next = 1 + choose(3);
    for (int i = 0; i < count; ++i) {
        accounts.push_back(anyAccount(next, choose));
        next += 1 + (choose(4) == 0 ? choose(5) : 0) + (choose(200) == 0 ? qint64(1) << 33 : 0);
        if (i > 0 && choose(15) == 0)
            std::swap(accounts[std::size_t(i)], accounts[std::size_t(i) - 1]);
    }
    return accounts;
}

void changeSomehow(PlainAccount &account, const Choose &choose)
{
    switch (choose(3)) {
    case 0: setFigures(account, choose); break;
    case 1:
        setFacts(account, choose);
        ++account.version;
        break;
    default:
        account.address = account.address.toUpper();
        account.version += 300;
        break;
    }
}

AccountFilter anyFilter(const Choose &choose)
{
    const QString texts[] = {u"nowak"_s, u"LANE mill"_s, u"1 lane"_s, u"%"_s, u"_"_s, u"\\"_s, u"zoe"_s, u"ὀδυσσεύς"_s, u"小"_s, u"🐝"_s,
                             u"n"_s, u"nobody"_s, u"o'r"_s, u"east 1"_s};
    AccountFilter filter;
    filter.owingOnly = choose(5) == 0;
    if (choose(4) == 0)
        filter.minimumBalance = Money::fromMinor(anyBalance(choose));
    if (choose(4) == 0)
        filter.accountType = choose(5) == 0 ? AccountType::Education : AccountType::Recharge;
    if (choose(5) == 0)
        filter.rentGroupType = choose(3) == 0 ? u"Ümlaut"_s : choose(3) == 0 ? u"nowhere"_s : u"Garages"_s;
    if (choose(5) == 0)
        filter.patch = choose(2) == 0 ? u"North"_s : u"Süd"_s;
    if (choose(5) == 0)
        filter.status = AccountStatus::Active;
    if (choose(3) == 0)
        filter.text = oneOf(texts, choose);
    return filter;
}

AccountQuery anyQuery(const Choose &choose)
{
    AccountQuery query{.filter = anyFilter(choose), .sort = AccountColumn(choose(int(AccountColumn::StartDate) + 1))};
    query.order = choose(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (choose(4) == 0)
        query.limit = 1 + choose(10);
    return query;
}

} // namespace Tally::Test
