// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/stores/snapshot/accountcolumns.h"
#include "models/stores/snapshot/rowset.h"
#include "models/stores/snapshot/rowsorter.h"

#include <atomic>
#include <optional>

namespace Tally {

/// Answers lists of accounts from memory, with the same accounts in the same order as the database. It belongs to one thread;
/// only the stop flag may be set from another.
class AccountSnapshot final
{
public:
    /// @param codeLess  how the database orders the codes of types, rent groups, patches and statuses; by their bytes, as
    ///                  SQLite and a PostgreSQL column with collation "C" do, unless said otherwise
    explicit AccountSnapshot(CodeLess codeLess = std::less<>()) : m_codeLess{std::move(codeLess)} {}

    [[nodiscard]] AccountColumns &columns() { return m_columns; }
    [[nodiscard]] const AccountColumns &columns() const { return m_columns; }

    /// The accounts `query` asks for.
    /// @param stop  may be null; looked at every few thousand rows
    /// @return nothing if the order is not there (AccountColumns::hasOrder), `stop` was set, a sum does not fit 64 bits, or the
    ///         accounts of one holder are asked for, which a database has an index of
    [[nodiscard]] std::optional<AccountOrder> answer(const AccountQuery &query, const std::atomic_bool *stop = nullptr);
    /// The first `query.limit` ids of that answer, long before the whole: a screen of a million accounts in a few milliseconds.
    /// @return nothing without a limit, or where answer() gives nothing
    [[nodiscard]] std::optional<std::vector<qint64>> head(const AccountQuery &query, const std::atomic_bool *stop = nullptr);

    /// Gives the buffers of a sort back; the next sort makes them again.
    void rest() { m_sorter = RowSorter(); }
    /// Memory held, the buffers between two answers included.
    [[nodiscard]] qint64 bytes() const { return m_columns.bytes() + m_chosen.bytes() + m_sorter.bytes(); }

private:
    /// Puts those the filter lets through into m_chosen. @return false if `stop` was set, or it asks for a holder's
    [[nodiscard]] bool choose(const AccountFilter &filter, const std::atomic_bool *stop);
    [[nodiscard]] bool sort(const AccountQuery &query, const std::atomic_bool *stop);
    [[nodiscard]] bool addSums(AccountOrder &answer) const;

    AccountColumns m_columns;
    CodeLess m_codeLess;
    RowSet m_chosen;
    std::optional<AccountFilter> m_chosenBy;   ///< nothing: m_chosen is of no use
    quint64 m_chosenOf = 0;                    ///< the columns' changes() then
    RowSorter m_sorter;
};

} // namespace Tally
