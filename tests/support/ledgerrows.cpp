// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ledgerrows.h"

#include <algorithm>
#include <map>

namespace Tally::Test {
namespace {

LedgerLink linkTo(const AccountLine &line, Money amount)
{
    return {.line = line.id, .amount = amount, .kind = line.kind, .type = line.type, .description = line.description, .date = line.date};
}

} // namespace

std::vector<LedgerRow> rowsOf(const Ledger &ledger)
{
    std::map<LineId, LedgerRow> rows;
    for (const AccountLine &line : ledger.lines)
        rows[line.id].line = line;
    for (const Allocation &pair : allocations(ledger.lines, ledger.offsets)) {
        rows.at(pair.credit).links.push_back(linkTo(rows.at(pair.debit).line, pair.amount));
        rows.at(pair.debit).links.push_back(linkTo(rows.at(pair.credit).line, pair.amount));
    }
    std::vector<LedgerRow> newestFirst;
    for (auto line = ledger.lines.rbegin(); line != ledger.lines.rend(); ++line)
        newestFirst.push_back(rows.at(line->id));
    return newestFirst;
}

std::vector<LedgerRow> rowsOf(const Ledger &ledger, const std::vector<qint64> &lines)
{
    const std::vector<LedgerRow> all = rowsOf(ledger);
    std::vector<LedgerRow> rows;
    for (const qint64 id : lines) {
        const auto row = std::find_if(all.begin(), all.end(), [id](const LedgerRow &each) { return each.line.id.value == id; });
        if (row != all.end())
            rows.push_back(*row);
    }
    return rows;
}

LedgerOrder orderOf(const Ledger &ledger, const LedgerFilter &filter)
{
    const std::vector<Money> balances = runningBalances(ledger.lines, ledger.account.currency());
    LedgerOrder order;
    order.charges = *factsOf(ledger.lines, ledger.account.currency()).charges;
    for (std::size_t i = ledger.lines.size(); i-- > 0;) {
        if (filter.openOnly && !ledger.lines[i].isOpen())
            continue;
        order.ids.push_back(ledger.lines[i].id.value);
        order.balances.push_back(balances[i].minor());
    }
    return order;
}

LedgerHead headOf(const Ledger &ledger, int rows)
{
    LedgerHead head{.account = ledger.account,
                    .facts = factsOf(ledger.lines, ledger.account.currency()),
                    .accountsOfHolder = ledger.accountsOfHolder,
                    .types = ledger.types,
                    .rows = rowsOf(ledger),
                    .order = orderOf(ledger),
                    .complete = ledger.lines.size() <= std::size_t(rows)};
    if (head.complete)
        return head;
    head.facts.charges.reset();
    head.rows.resize(std::size_t(rows));
    head.order.ids.resize(std::size_t(rows));
    head.order.balances.resize(std::size_t(rows));
    Ledger newest = ledger;
    newest.lines.erase(newest.lines.begin(), newest.lines.end() - rows);
    head.order.charges = *factsOf(newest.lines, ledger.account.currency()).charges;
    return head;
}

} // namespace Tally::Test
