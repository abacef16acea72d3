// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/windowedmodel.h"

#include "models/stores/pool.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace Tally {
namespace {

/// Giving forty megabytes back to the system takes milliseconds, which would be felt in the window.
template <class T>
void letGo(T things)
{
    runInPool([things = std::move(things)] {});
}

} // namespace

WindowedModel::WindowedModel(QObject *parent) : QAbstractTableModel(parent) {}

int WindowedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int WindowedModel::placeOf(Key key) const
{
    const auto found = std::find(m_keys->begin(), m_keys->end(), key);
    return found == m_keys->end() ? -1 : int(found - m_keys->begin());
}

const WindowedModel::Row *WindowedModel::rowAt(int row) const
{
    const Key key = keyAt(row);
    const Known *known = key == 0 ? nullptr : find(key);
    return known == nullptr ? nullptr : &known->row;
}

void WindowedModel::becomeAnother() { emit anotherAboutToCome(); }

void WindowedModel::showHead(std::vector<Row> rows, bool complete)
{
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const Row &row : rows)
        keys.push_back(row.key);
    const int count = int(rows.size());
    emit orderAboutToChange();
    letGo(std::exchange(m_keys, std::make_shared<const std::vector<Key>>(std::move(keys))));
    m_headOnly = !complete;
    for (Row &row : rows)
        remember({std::move(row), m_epoch});
    resize(complete ? count : std::max(count, m_rows));
    tellChanged(0, m_rows - 1);
    emit orderChanged();
    emit rowsWanted();
}

void WindowedModel::keepHead()
{
    if (!m_headOnly)
        return;
    emit orderAboutToChange();
    m_headOnly = false;
    resize(int(m_keys->size()));
    emit orderChanged();
}

void WindowedModel::remember(std::vector<Row> rows)
{
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (Row &row : rows) {
        keys.push_back(row.key);
        m_young.insert(row.key, {std::move(row), m_epoch});
    }
    m_keys = std::make_shared<const std::vector<Key>>(std::move(keys));
    beginResetModel();
    m_headOnly = false;
    m_rows = int(m_keys->size());
    endResetModel();
}

void WindowedModel::setOrder(Keys keys)
{
    Q_ASSERT(keys && keys->size() <= std::size_t(std::numeric_limits<int>::max()));
    emit orderAboutToChange();
    Keys before = std::exchange(m_keys, std::move(keys));
    m_headOnly = false;
    resize(int(m_keys->size()));
    tellMoved(*before);
    letGo(std::move(before));
    emit orderChanged();
    emit rowsWanted();
}

void WindowedModel::resize(int rows)
{
    if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    } else if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
}

void WindowedModel::putRows(std::vector<Row> rows, quint64 asOf)
{
    QSet<Key> keys;
    for (Row &row : rows) {
        keys.insert(row.key);
        remember({std::move(row), asOf});
    }
    // Only what is in sight is looked at: nothing else was drawn from these rows.
    tellStretches(m_firstVisible, std::min(m_lastVisible, m_rows - 1), [&](int row) { return keys.contains(keyAt(row)); });
    emit rowsWanted();
}

void WindowedModel::expire()
{
    ++m_epoch;
    emit rowsWanted();
}

void WindowedModel::expire(Key key)
{
    if (Known *known = find(key)) {
        known->epoch = 0;
        emit rowsWanted();
    }
}

void WindowedModel::setVisibleRows(int first, int last)
{
    if (first == m_firstVisible && last == m_lastVisible)
        return;
    m_firstVisible = std::max(first, 0);
    m_lastVisible = last;
    emit rowsWanted();
}

std::vector<WindowedModel::Key> WindowedModel::wanted() const
{
    std::vector<Key> keys;
    const auto add = [&](int first, int last) {
        for (int row = std::max(first, 0); row <= std::min(last, int(m_keys->size()) - 1); ++row) {
            if (const Key key = keyAt(row); !isFresh(key))
                keys.push_back(key);
        }
    };
    add(m_firstVisible, m_lastVisible);
    // Those around them only once a screen is complete, and many together: scrolling on finds them there.
    if (keys.empty()) {
        add(m_firstVisible - pageRows / 2, m_firstVisible - 1);
        add(m_lastVisible + 1, m_lastVisible + pageRows / 2);
        if (keys.size() < std::size_t(pageRows / 4) && int(m_keys->size()) > m_lastVisible + pageRows)
            keys.clear();
    }
    return keys;
}

void WindowedModel::tellChanged(int first, int last)
{
    if (first <= last)
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
}

template <class IsChanged>
void WindowedModel::tellStretches(int first, int last, IsChanged isChanged)
{
    int from = -1;
    for (int row = first; row <= last; ++row) {
        const bool changed = isChanged(row);
        if (changed && from < 0)
            from = row;
        if (from >= 0 && (!changed || row == last)) {
            tellChanged(from, changed ? row : row - 1);
            from = -1;
        }
    }
}

// The first screen of an order comes before the order, and would be painted twice.
void WindowedModel::tellMoved(const std::vector<Key> &before)
{
    const int last = std::min(m_lastVisible, m_rows - 1);
    tellChanged(0, std::min(m_firstVisible, m_rows) - 1);
    tellStretches(m_firstVisible, last, [&](int row) { return std::size_t(row) >= before.size() || before[std::size_t(row)] != keyAt(row); });
    tellChanged(std::max(last + 1, m_firstVisible), m_rows - 1);
}

WindowedModel::Known *WindowedModel::find(Key key) const
{
    if (const auto found = m_young.find(key); found != m_young.end())
        return &*found;
    const auto found = m_old.find(key);
    if (found == m_old.end())
        return nullptr;
    Known known = std::move(*found);
    m_old.erase(found);
    remember(std::move(known));
    return &m_young[key];
}

void WindowedModel::remember(Known known) const
{
    if (m_young.size() >= rememberedRows) {
        letGo(std::exchange(m_old, {}));
        m_old = std::move(m_young);
        m_young = {};
    }
    const Key key = known.row.key;
    m_old.remove(key);
    m_young.insert(key, std::move(known));
}

bool WindowedModel::isFresh(Key key) const
{
    const Known *known = find(key);
    return known != nullptr && known->epoch == m_epoch;
}

} // namespace Tally
