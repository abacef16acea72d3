// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/batchrun.h"

#include <numeric>

namespace Tally {
namespace {

qint64 linesOf(const BulkAccount &account)
{
    return std::accumulate(account.entries.begin(), account.entries.end(), qint64(0),
                           [](qint64 sum, const BulkEntry &entry) { return sum + qint64(entry.commands.size()); });
}

} // namespace

std::vector<BatchPart> BatchParts::next()
{
    std::vector<BatchPart> piece;
    qint64 lines = 0;
    while (auto part = nextPart()) {
        // An account without lines is work as well.
        const qint64 more = std::max<qint64>(1, linesOf(part->account));
        if (!piece.empty() && lines + more > m_lines) {
            m_held.push_front(*std::move(part));
            break;
        }
        lines += more;
        m_rows += part->account.rows();
        piece.push_back(*std::move(part));
        if (lines >= m_lines)
            break;
    }
    return piece;
}

std::optional<BatchPart> BatchParts::nextPart()
{
    if (m_held.empty()) {
        auto account = m_source.isCancelled() ? std::nullopt : m_source.next();
        if (!account)
            return std::nullopt;
        m_held.push_back({.account = *std::move(account)});
    }
    BatchPart &held = m_held.front();
    if (m_larger == Larger::IsCut && linesOf(held.account) > m_lines && held.account.entries.size() > 1)
        return cut(held);
    BatchPart part = std::move(held);
    m_held.pop_front();
    return part;
}

BatchPart BatchParts::cut(BatchPart &whole) const
{
    std::vector<BulkEntry> rest = std::exchange(whole.account.entries, {});
    auto end = rest.begin();
    for (qint64 lines = 0; end != rest.end(); ++end) {
        lines += qint64(end->commands.size());
        if (lines > m_lines && end != rest.begin())
            break;
    }
    BatchPart first = whole;
    first.account.entries.assign(std::make_move_iterator(rest.begin()), std::make_move_iterator(end));
    whole.account.entries.assign(std::make_move_iterator(end), std::make_move_iterator(rest.end()));
    whole.continues = true;
    return first;
}

} // namespace Tally
