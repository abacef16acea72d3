// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/snapshot/packedcolumn.h"
#include "models/stores/snapshot/rowset.h"

#include <atomic>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace Tally {

/// The search texts of all rows, one behind the other: UTF-8 as folded() leaves it, each closed by a byte that no UTF-8 has.
///
/// Most texts stand in the order of their rows (the front). A text that was changed, and every one added after that, stands
/// behind them (the tail); what it replaces is blotted out, so that a search needs to know nothing of it.
class TextArena final
{
public:
    void reserve(std::size_t rows, std::size_t textBytes);
    /// The text of the next row.
    void append(std::string_view text);
    /// Another text for a row. @return whether it is another one
    bool set(std::size_t row, std::string_view text);

    /// Valid until the next change.
    [[nodiscard]] std::string_view at(std::size_t row) const;
    [[nodiscard]] std::size_t size() const { return m_offsets.size(); }

    /// Chooses in `found` those of `among` in whose text every one of `words` occurs. There is at least one word; none is empty.
    /// @return false if `stop` was set, with `found` half done
    [[nodiscard]] bool find(std::span<const std::string> words, const RowSet &among, const std::atomic_bool *stop,
                            RowSet &found) const;

    [[nodiscard]] qint64 bytes() const;
    /// Bytes of the texts themselves, those that were replaced included.
    [[nodiscard]] qint64 textBytes() const { return qint64(m_bytes.size()); }
    /// Bytes of texts that were replaced: never more than a quarter of all.
    [[nodiscard]] qint64 waste() const { return m_waste; }

private:
    struct Piece
    {
        qint64 offset;
        quint32 row;
    };
    class RowWalk;

    [[nodiscard]] bool isInFront(qint64 offset) const { return offset < m_frontEnd; }
    qint64 write(std::string_view text);
    void blotOut(std::size_t row);
    void compact();

    std::vector<char> m_bytes;
    PackedColumn<quint32, qint64> m_offsets;
    std::vector<Piece> m_tail;    ///< ascending offsets; replaced ones stay until the next compact()
    std::size_t m_frontRows = 0;
    qint64 m_frontEnd = 0;
    qint64 m_waste = 0;
};

} // namespace Tally
