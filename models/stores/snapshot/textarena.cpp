// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/textarena.h"

#include "models/stores/snapshot/bytesearch.h"

#include <algorithm>
#include <cstring>

namespace Tally {
namespace {

constexpr char closing = '\xff';
/// How far a search goes before it looks whether it is still wanted: well below a millisecond.
constexpr std::ptrdiff_t stretch = 256 * 1024;

bool hasAllOf(std::string_view text, std::span<const std::string> words)
{
    return std::all_of(words.begin(), words.end(),
                       [text](const std::string &word) { return text.find(word) != std::string_view::npos; });
}

} // namespace

/// Which row a place in the arena belongs to, asked with ascending places of texts that still count.
class TextArena::RowWalk final
{
public:
    explicit RowWalk(const TextArena &arena) : m_arena{arena} {}

    std::size_t rowAt(qint64 place)
    {
        return m_arena.isInFront(place) ? rowInFront(place) : rowInTail(place);
    }

private:
    /// Steps that double, then halve: cheap for the next row as for one far away.
    std::size_t rowInFront(qint64 place)
    {
        std::size_t step = 1;
        std::size_t beyond = m_row + step;
        while (moveTo(beyond, place)) {
            step *= 2;
            beyond = m_row + step;
        }
        while (beyond - m_row > 1) {
            const std::size_t middle = m_row + (beyond - m_row) / 2;
            if (!moveTo(middle, place))
                beyond = middle;
        }
        return m_row;
    }

    /// Moves to the first row from `row` on whose text is still in the front, unless that begins behind `place`.
    bool moveTo(std::size_t row, qint64 place)
    {
        qint64 offset = place + 1;
        for (; row < m_arena.m_frontRows; ++row) {
            offset = m_arena.m_offsets.at(row);
            if (m_arena.isInFront(offset))
                break;
        }
        if (row >= m_arena.m_frontRows || offset > place)
            return false;
        m_row = row;
        return true;
    }

    std::size_t rowInTail(qint64 place)
    {
        while (m_piece + 1 < m_arena.m_tail.size() && m_arena.m_tail[m_piece + 1].offset <= place)
            ++m_piece;
        return m_arena.m_tail[m_piece].row;
    }

    const TextArena &m_arena;
    std::size_t m_row = 0;
    std::size_t m_piece = 0;
};

void TextArena::reserve(std::size_t rows, std::size_t textBytes)
{
    m_offsets.reserve(rows);
    m_bytes.reserve(textBytes + rows);
}

qint64 TextArena::write(std::string_view text)
{
    const auto offset = qint64(m_bytes.size());
    makeRoom(m_bytes, text.size() + 1);
    m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    // Never in UTF-8; a file that somebody damaged must not shift the rows.
    std::replace(m_bytes.begin() + offset, m_bytes.end(), closing, '\xfe');
    m_bytes.push_back(closing);
    return offset;
}

void TextArena::append(std::string_view text)
{
    const qint64 offset = write(text);
    const std::size_t row = m_offsets.size();
    m_offsets.append(offset);
    if (m_tail.empty()) {
        m_frontRows = row + 1;
        m_frontEnd = qint64(m_bytes.size());
    } else {
        m_tail.push_back({offset, quint32(row)});
    }
}

bool TextArena::set(std::size_t row, std::string_view text)
{
    if (at(row) == text)
        return false;
    blotOut(row);
    const qint64 offset = write(text);
    m_offsets.set(row, offset);
    m_tail.push_back({offset, quint32(row)});
    if (m_waste * 4 > qint64(m_bytes.size()))
        compact();
    return true;
}

std::string_view TextArena::at(std::size_t row) const
{
    const auto offset = std::size_t(m_offsets.at(row));
    const char *const text = m_bytes.data() + offset;
    const auto *const end = static_cast<const char *>(std::memchr(text, closing, m_bytes.size() - offset));
    return {text, std::size_t(end - text)};
}

void TextArena::blotOut(std::size_t row)
{
    const std::string_view old = at(row);
    const auto from = m_bytes.begin() + m_offsets.at(row);
    std::fill(from, from + std::ptrdiff_t(old.size()), closing);
    m_waste += qint64(old.size()) + 1;
}

void TextArena::compact()
{
    std::vector<char> bytes;
    bytes.reserve(m_bytes.size() - std::size_t(m_waste));
    for (std::size_t row = 0; row < m_offsets.size(); ++row) {
        const std::string_view text = at(row);
        m_offsets.set(row, qint64(bytes.size()));
        bytes.insert(bytes.end(), text.begin(), text.end());
        bytes.push_back(closing);
    }
    m_bytes = std::move(bytes);
    m_tail.clear();
    m_frontRows = m_offsets.size();
    m_frontEnd = qint64(m_bytes.size());
    m_waste = 0;
}

bool TextArena::find(std::span<const std::string> words, const RowSet &among, const std::atomic_bool *stop, RowSet &found) const
{
    // The longest word is most likely the one that fewest rows have.
    const auto longest = std::max_element(words.begin(), words.end(),
                                          [](const std::string &a, const std::string &b) { return a.size() < b.size(); });
    const std::string &word = *longest;
    const char *const begin = m_bytes.data();
    const char *const end = begin + m_bytes.size();
    RowWalk walk{*this};
    found.reset(size());
    for (const char *from = begin; from != end;) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed))
            return false;
        // A word may begin in this stretch and end in the next.
        const char *next = from + std::min(stretch, end - from);
        const char *const last = next + std::min(std::ptrdiff_t(word.size()) - 1, end - next);
        while (from < last) {
            const char *const hit = findBytes(from, last, word);
            if (hit == last)
                break;
            const std::size_t row = walk.rowAt(hit - begin);
            const std::string_view text = at(row);
            if (among.contains(row) && hasAllOf(text, words))
                found.insert(row);
            from = text.data() + text.size();
            next = std::max(next, from);
        }
        from = next;
    }
    return true;
}

qint64 TextArena::bytes() const
{
    return qint64(m_bytes.capacity() + m_tail.capacity() * sizeof(Piece)) + m_offsets.bytes();
}

} // namespace Tally
