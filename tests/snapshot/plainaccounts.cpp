// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/snapshot/plainaccounts.h"

#include "models/domain/searchtext.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

bool passes(const PlainAccount &account, const AccountFilter &filter)
{
    const QStringList words = searchWords(filter.text);
    return (!filter.owingOnly || account.balance > 0)
           && (!filter.minimumBalance || account.balance >= filter.minimumBalance->minor())
           && (!filter.accountType || account.type == code(*filter.accountType).toUtf8())
           && (filter.rentGroupType.isEmpty() || account.rentGroup == filter.rentGroupType.toUtf8())
           && (filter.patch.isEmpty() || account.patch == filter.patch.toUtf8())
           && (!filter.status || account.status == code(*filter.status).toUtf8())
           && std::all_of(words.begin(), words.end(), [&](const QString &word) { return account.text().contains(word); });
}

QByteArray textKey(const PlainAccount &account, AccountColumn column)
{
    switch (column) {
    case AccountColumn::PaymentReference: return account.reference.toUtf8();
    case AccountColumn::Holder: return folded(account.name).toUtf8();
    case AccountColumn::Address: return account.address.toUtf8();
    case AccountColumn::Patch: return account.patch;
    case AccountColumn::AccountType: return account.type;
    case AccountColumn::RentGroup: return account.rentGroup;
    case AccountColumn::Status: return account.status;
    // ISO dates sort as texts do, and no date is the empty text.
    case AccountColumn::LastPaid: return account.lastPayment.toString(Qt::ISODate).toUtf8();
    case AccountColumn::StartDate: return account.start.toString(Qt::ISODate).toUtf8();
    case AccountColumn::Balance:
    case AccountColumn::OpenCharges: break;
    }
    return {};
}

bool before(const PlainAccount &a, const PlainAccount &b, AccountColumn column)
{
    if (column == AccountColumn::Balance)
        return a.balance < b.balance;
    if (column == AccountColumn::OpenCharges)
        return a.openCharges < b.openCharges;
    return textKey(a, column) < textKey(b, column);
}

void sortBy(std::vector<PlainAccount> &accounts, AccountColumn column)
{
    std::stable_sort(accounts.begin(), accounts.end(), [column](const auto &a, const auto &b) { return before(a, b, column); });
}

std::vector<Money> owedOf(const std::vector<PlainAccount> &accounts)
{
    std::map<QByteArray, std::pair<qint64, qint64>> sums;
    for (const PlainAccount &account : accounts) {
        ++sums[account.currency].first;
        sums[account.currency].second += std::max<qint64>(account.balance, 0);
    }
    std::vector<std::pair<qint64, Money>> counted;
    for (const auto &[currency, sum] : sums)
        counted.emplace_back(sum.first, Money::fromMinor(sum.second, Currency::fromCode(QString::fromUtf8(currency)).value()));
    std::stable_sort(counted.begin(), counted.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<Money> owed;
    for (const auto &[count, money] : counted)
        owed.push_back(money);
    return owed;
}

} // namespace

QString PlainAccount::text() const
{
    return folded(QStringList{name, address, QString::fromUtf8(patch)}.join(u' '));
}

void put(AccountSnapshot &snapshot, const PlainAccount &account)
{
    const std::string text = account.text().toStdString();
    const auto view = [](const QByteArray &bytes) { return std::string_view(bytes.constData(), std::size_t(bytes.size())); };
    snapshot.columns().put({.id = {account.id},
                            .version = account.version,
                            .accountType = view(account.type),
                            .status = view(account.status),
                            .rentGroup = view(account.rentGroup),
                            .patch = view(account.patch),
                            .currency = view(account.currency),
                            .balanceMinor = account.balance,
                            .openCharges = account.openCharges,
                            .lastPayment = account.lastPayment,
                            .start = account.start,
                            .text = text});
}

bool giveOrders(AccountSnapshot &snapshot, const std::vector<PlainAccount> &accounts)
{
    std::vector<PlainAccount> sorted = accounts;
    const auto ids = [&] {
        std::vector<qint64> all;
        for (const PlainAccount &account : sorted)
            all.push_back(account.id);
        return all;
    };
    sortBy(sorted, AccountColumn::PaymentReference);
    bool known = snapshot.columns().setReferenceOrder(ids());
    for (const AccountColumn column : {AccountColumn::Holder, AccountColumn::Address}) {
        sortBy(sorted, column);
        std::vector<quint32> ranks(sorted.size());
        for (std::size_t i = 1; i < sorted.size(); ++i)
            ranks[i] = ranks[i - 1] + quint32(before(sorted[i - 1], sorted[i], column));
        known = snapshot.columns().setTextOrder(column, ids(), ranks) && known;
    }
    return known;
}

void fill(AccountSnapshot &snapshot, const std::vector<PlainAccount> &accounts)
{
    for (const PlainAccount &account : accounts)
        put(snapshot, account);
    if (!giveOrders(snapshot, accounts))
        qFatal("an account stands twice in the test's list");
}

AccountOrder plainAnswer(std::vector<PlainAccount> accounts, const AccountQuery &query)
{
    std::erase_if(accounts, [&](const PlainAccount &account) { return !passes(account, query.filter); });
    sortBy(accounts, AccountColumn::PaymentReference);
    std::stable_sort(accounts.begin(), accounts.end(), [&](const PlainAccount &a, const PlainAccount &b) {
        return query.order == Qt::AscendingOrder ? before(a, b, query.sort) : before(b, a, query.sort);
    });
    AccountOrder answer;
    answer.count = qint64(accounts.size());
    answer.owed = owedOf(accounts);
    for (const PlainAccount &account : accounts) {
        if (!query.limit || qint64(answer.ids.size()) < *query.limit)
            answer.ids.push_back(account.id);
    }
    return answer;
}

} // namespace Tally::Test
