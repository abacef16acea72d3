// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accountrows.h"

#include "models/domain/paymentreference.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Test {

AccountRow accountRow(qint64 id, const QString &name, qint64 balanceMinor, Currency currency)
{
    AccountRow row{.id = {id}, .holder = {id}};
    row.holderName = name;
    row.holderReference = u"H-%1"_s.arg(id);
    row.paymentReference = PaymentReference::make(PaymentReference::firstSerial + id);
    row.rentGroupType = u"Tenant"_s;
    row.status = AccountStatus::Active;
    row.fullAddress = u"%1 Orchard Gardens, E8"_s.arg(id);
    row.patch = u"East %1"_s.arg(id % 5);
    row.startDate = QDate(2012, 1, 1).addDays(id);
    row.balance = Money::fromMinor(balanceMinor, currency);
    row.openCharges = balanceMinor > 0 ? 1 : 0;
    return row;
}

AccountList accountList(std::vector<AccountRow> rows)
{
    AccountList list{.rows = std::move(rows)};
    list.count = qint64(list.rows.size());
    Money owed;
    for (const AccountRow &row : list.rows) {
        if (row.balance.isPositive())
            owed += row.balance;
    }
    if (owed.isPositive())
        list.owed = {owed};
    return list;
}

Ledger ledgerOf(const LedgerState &state, const QString &holder)
{
    Ledger ledger{.lines = state.lines, .offsets = state.offsets};
    std::sort(ledger.lines.begin(), ledger.lines.end(), isOlder);
    ledger.account.id = state.account;
    ledger.account.holder = {.id = {state.account.value}, .reference = u"H-%1"_s.arg(state.account.value), .name = holder};
    ledger.account.paymentReference = PaymentReference::make(PaymentReference::firstSerial + state.account.value);
    ledger.account.status = AccountStatus::Active;
    ledger.account.balance = state.balance();
    AccountRow row = accountRow(state.account.value, holder);
    row.balance = ledger.account.balance;
    ledger.accountsOfHolder = {row};
    return ledger;
}

} // namespace Tally::Test
