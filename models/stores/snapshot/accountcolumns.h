// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/stores/accountquery.h"
#include "models/stores/snapshot/codedictionary.h"
#include "models/stores/snapshot/packedcolumn.h"
#include "models/stores/snapshot/textarena.h"

#include <QDate>

#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace Tally {

/// What the snapshot keeps of one account. The texts are UTF-8 exactly as the database has them.
struct SnapshotRow
{
    AccountId id;
    qint64 version = 0;               ///< of the account's facts: another number whenever the name or the address may be another
    std::string_view accountType;     ///< codes
    std::string_view status;
    std::string_view rentGroup;
    std::string_view patch;
    std::string_view currency;
    qint64 balanceMinor = 0;          ///< in the currency's minor units; positive owes
    quint32 openCharges = 0;
    QDate lastPayment;                ///< invalid: never paid
    QDate start;                      ///< invalid: not known
    std::string_view text;            ///< account.search_text, folded()

    friend bool operator==(const SnapshotRow &, const SnapshotRow &) = default;
};

/// The columns of all accounts that lists sort and filter by, packed, one row an account, and the orders that only the database
/// can give: by payment reference (every order's ties), by holder's name, by address. One thread at a time.
class AccountColumns final
{
public:
    using Row = quint32;
    /// How "no date" stands in a column of day numbers. 1 is the first day of 1900, so that two bytes do for any day until 2079; the
    /// days before that have negative numbers.
    static constexpr qint32 noDay = 0;

    void reserve(std::size_t accounts, std::size_t textBytes);
    /// Adds an account or takes over what changed in one. Accounts come cheapest with ascending numbers. A new account drops all
    /// orders; another version or search text drops those by name and address; new figures drop none.
    void put(const SnapshotRow &row);
    /// Another number after every put().
    [[nodiscard]] quint64 changes() const { return m_changes; }

    [[nodiscard]] std::optional<Row> find(AccountId id) const;
    /// Its views are valid until the next put().
    [[nodiscard]] SnapshotRow at(Row row) const;
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }
    [[nodiscard]] qint64 bytes() const;

    /// All accounts by payment reference, ascending. @return false, with no order kept, unless `ids` names every account once
    bool setReferenceOrder(std::span<const qint64> ids);
    /// The order by a text that is not kept: for ids[i] the place of its text among all texts, the same number for the same text
    /// (the ties then stand by payment reference in either direction). The ids may come in any order.
    /// @param column  Holder or Address
    /// @return false, with no order kept, unless `ids` names every account once
    bool setTextOrder(AccountColumn column, std::span<const qint64> ids, std::span<const quint32> ranks);
    /// Whether a list can be sorted by `column` now.
    [[nodiscard]] bool hasOrder(AccountColumn column) const;
    /// Whether nothing needs to be read to compare accounts by `column` alone.
    [[nodiscard]] bool knowsOrder(AccountColumn column) const;
    /// How often an account came or a text changed: what order they had before is no longer theirs.
    [[nodiscard]] int textChanges() const { return m_textChanges; }

    [[nodiscard]] const auto &ids() const { return m_ids; }
    [[nodiscard]] const auto &types() const { return m_types; }
    [[nodiscard]] const auto &statuses() const { return m_statuses; }
    [[nodiscard]] const auto &rentGroups() const { return m_rentGroups; }
    [[nodiscard]] const auto &patches() const { return m_patches; }
    [[nodiscard]] const auto &currencies() const { return m_currencies; }
    [[nodiscard]] const auto &balances() const { return m_balances; }
    [[nodiscard]] const auto &openCharges() const { return m_openCharges; }
    [[nodiscard]] const auto &lastPayments() const { return m_lastPayments; }
    [[nodiscard]] const auto &starts() const { return m_starts; }
    [[nodiscard]] const TextArena &texts() const { return m_texts; }
    /// The rows by payment reference; empty while that order is not there.
    [[nodiscard]] std::span<const Row> byReference() const { return m_byReference; }
    /// The rows' places by Holder or Address; empty while that order is not there.
    [[nodiscard]] std::span<const quint32> textRanks(AccountColumn column) const;

private:
    void append(const SnapshotRow &row);
    void change(Row row, const SnapshotRow &to);
    void dropTextOrders();
    [[nodiscard]] std::optional<std::vector<Row>> rowsOfAll(std::span<const qint64> ids) const;

    PackedColumn<quint32, qint64> m_ids;
    PackedColumn<quint8, qint64> m_versions;
    CodeColumn<quint8> m_types;
    CodeColumn<quint8> m_statuses;
    CodeColumn<quint8> m_rentGroups;
    CodeColumn<quint8> m_patches;
    CodeColumn<quint8> m_currencies;
    PackedColumn<qint32, qint64> m_balances;
    PackedColumn<quint16, quint32> m_openCharges;
    PackedColumn<quint16, qint32> m_lastPayments;
    PackedColumn<quint16, qint32> m_starts;
    TextArena m_texts;

    quint64 m_changes = 0;
    std::size_t m_sorted = 0;         ///< so many rows from the first have ascending ids
    std::map<qint64, Row> m_late;     ///< the other rows

    std::vector<Row> m_byReference;
    std::vector<quint32> m_holderRanks;
    std::vector<quint32> m_addressRanks;
    int m_textChanges = 0;
};

} // namespace Tally
