// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/wholeledger.h"

#include "models/stores/pool.h"

#include <QHashFunctions>

#include <algorithm>

namespace Tally {
namespace {

/// In order and each once: a part keeps the order of the whole.
void tidy(std::vector<std::uint32_t> &places)
{
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

/// So many lines are let go of in a moment too short to notice.
constexpr std::size_t fewLines = 1000;

} // namespace

SharedLedger WholeLedger::share(Ledger ledger)
{
    if (ledger.lines.size() <= fewLines)
        return std::make_shared<const WholeLedger>(std::move(ledger));
    return {new WholeLedger(std::move(ledger)), [](const WholeLedger *whole) { runInPool([whole] { delete whole; }); }};
}

WholeLedger::WholeLedger(Ledger ledger) : m_ledger{std::move(ledger)}
{
    m_lines.reserve(m_ledger.lines.size());
    for (std::uint32_t place = 0; place < m_ledger.lines.size(); ++place) {
        const AccountLine &line = m_ledger.lines[place];
        m_lines.emplace_back(line.id, place);
        if (line.origin)
            m_answers.emplace_back(*line.origin, place);
        if (line.isOpen())
            m_open.push_back(place);
    }
    m_offsets.reserve(2 * m_ledger.offsets.size());
    for (std::uint32_t place = 0; place < m_ledger.offsets.size(); ++place) {
        const Offset &offset = m_ledger.offsets[place];
        if (offset.credit)
            m_offsets.emplace_back(*offset.credit, place);
        if (offset.debit)
            m_offsets.emplace_back(*offset.debit, place);
    }
    for (Index *index : {&m_lines, &m_offsets, &m_answers})
        std::sort(index->begin(), index->end());
    fingerprint();
}

void WholeLedger::fingerprint()
{
    // Lines and offsets are only ever added; of those there were, these may have changed.
    m_fingerprint = qHash(m_ledger.offsets.size());
    for (const AccountLine &line : m_ledger.lines)
        m_fingerprint = qHashMulti(m_fingerprint, line.id.value, line.amount.minor(), line.outstanding.minor(), int(line.status), line.accruing,
                                   line.description, line.internalNote);
}

bool WholeLedger::says(const WholeLedger &other) const
{
    return m_ledger.lines.size() == other.m_ledger.lines.size() && m_ledger.offsets.size() == other.m_ledger.offsets.size()
        && m_fingerprint == other.m_fingerprint;
}

std::pair<WholeLedger::Index::const_iterator, WholeLedger::Index::const_iterator> WholeLedger::range(const Index &index, LineId line)
{
    struct ByLine
    {
        bool operator()(const Index::value_type &entry, LineId id) const { return entry.first < id; }
        bool operator()(LineId id, const Index::value_type &entry) const { return id < entry.first; }
    };
    return std::equal_range(index.begin(), index.end(), line, ByLine());
}

const AccountLine *WholeLedger::line(LineId id) const
{
    const auto [first, last] = range(m_lines, id);
    return first == last ? nullptr : &m_ledger.lines[first->second];
}

void WholeLedger::addLine(Part &part, std::optional<LineId> line) const
{
    if (!line)
        return;
    if (const auto [first, last] = range(m_lines, *line); first != last)
        part.lines.push_back(first->second);
}

void WholeLedger::addAround(Part &part, LineId line) const
{
    addLine(part, line);
    const auto [firstOffset, lastOffset] = range(m_offsets, line);
    for (auto entry = firstOffset; entry != lastOffset; ++entry) {
        const Offset &offset = m_ledger.offsets[entry->second];
        part.offsets.push_back(entry->second);
        addLine(part, offset.credit);
        addLine(part, offset.debit);
    }
    const auto [firstAnswer, lastAnswer] = range(m_answers, line);
    for (auto entry = firstAnswer; entry != lastAnswer; ++entry)
        part.lines.push_back(entry->second);
}

std::vector<LineId> WholeLedger::debitsOf(LineId credit) const
{
    std::vector<LineId> debits;
    const auto [first, last] = range(m_offsets, credit);
    for (auto entry = first; entry != last; ++entry) {
        const Offset &offset = m_ledger.offsets[entry->second];
        if (offset.credit == credit && offset.debit)
            debits.push_back(*offset.debit);
    }
    std::sort(debits.begin(), debits.end());
    debits.erase(std::unique(debits.begin(), debits.end()), debits.end());
    return debits;
}

LedgerState WholeLedger::stateFor(LineId line, const std::vector<LineId> &named) const
{
    Part part{.lines = m_open, .offsets = {}};
    for (const LineId id : named)
        addLine(part, id);
    addAround(part, line);
    // A void gives back to each of them and asks what was given back of it before.
    for (const LineId debit : debitsOf(line))
        addAround(part, debit);
    return take(std::move(part));
}

LedgerState WholeLedger::storyState(LineId line) const
{
    Part part;
    addAround(part, line);
    const AccountLine *told = this->line(line);
    if (told != nullptr)
        addLine(part, told->origin);
    // What was given back of it stands on lines of their own.
    const auto [first, last] = range(m_answers, line);
    for (auto entry = first; entry != last; ++entry)
        addAround(part, m_ledger.lines[entry->second].id);
    return take(std::move(part));
}

LedgerState WholeLedger::take(Part part) const
{
    tidy(part.lines);
    tidy(part.offsets);
    LedgerState state{.account = m_ledger.account.id, .currency = m_ledger.account.currency(), .lines = {}, .offsets = {}};
    state.lines.reserve(part.lines.size());
    for (const std::uint32_t place : part.lines)
        state.lines.push_back(m_ledger.lines[place]);
    state.offsets.reserve(part.offsets.size());
    for (const std::uint32_t place : part.offsets)
        state.offsets.push_back(m_ledger.offsets[place]);
    return state;
}

} // namespace Tally
