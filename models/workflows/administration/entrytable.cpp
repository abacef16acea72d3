// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/entrytable.h"

#include "models/workflows/administration/settingswords.h"

#include <algorithm>
#include <span>

namespace Tally {
namespace {

using E = const SettingsEntry &;

struct EntryColumn
{
    const char *title;
    Qt::Alignment alignment;
    QString (*text)(E entry);
};

#define TALLY_COLUMN(text) QT_TRANSLATE_NOOP("Tally::EntryTable", text)

QString state(bool used) { return used ? EntryTable::tr("in use") : EntryTable::tr("no longer used"); }

const LineType &type(E entry) { return std::get<LineType>(entry); }
const Person &person(E entry) { return std::get<Person>(entry); }

QString posters(E entry)
{
    return type(entry).byHand ? SettingsWords::posters(type(entry).postedBy) : EntryTable::tr("not posted by hand");
}

const EntryColumn typeColumns[] = {
    {TALLY_COLUMN("Name"), Qt::AlignLeft, [](E e) { return nameOf(e); }},
    {TALLY_COLUMN("Kind"), Qt::AlignLeft, [](E e) { return SettingsWords::kind(type(e).kind); }},
    {TALLY_COLUMN("Posted by"), Qt::AlignLeft, posters},
    {TALLY_COLUMN("Default"), Qt::AlignRight, [](E e) { return SettingsWords::amount(type(e).defaultAmountMinor, {}); }},
    {TALLY_COLUMN("State"), Qt::AlignLeft, [](E e) { return state(!type(e).archived); }},
};

const EntryColumn paymentColumns[] = {
    {TALLY_COLUMN("Name"), Qt::AlignLeft, [](E e) { return nameOf(e); }},
    {TALLY_COLUMN("State"), Qt::AlignLeft, [](E e) { return state(!std::get<PaymentType>(e).archived); }},
};

const EntryColumn registerColumns[] = {
    {TALLY_COLUMN("Name"), Qt::AlignLeft, [](E e) { return nameOf(e); }},
    {TALLY_COLUMN("State"), Qt::AlignLeft, [](E e) { return state(!std::get<CashRegister>(e).archived); }},
};

const EntryColumn personColumns[] = {
    {TALLY_COLUMN("Sign-in name"), Qt::AlignLeft, [](E e) { return person(e).name; }},
    {TALLY_COLUMN("Name"), Qt::AlignLeft, [](E e) { return person(e).displayName; }},
    {TALLY_COLUMN("Roles"), Qt::AlignLeft, [](E e) { return SettingsWords::roles(person(e).roles); }},
    {TALLY_COLUMN("Largest posting"), Qt::AlignRight, [](E e) { return SettingsWords::amount(person(e).postingLimitMinor, EntryTable::tr("no limit")); }},
    {TALLY_COLUMN("State"), Qt::AlignLeft, [](E e) { return person(e).active ? EntryTable::tr("active") : EntryTable::tr("not active"); }},
};

std::span<const EntryColumn> columnsOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::LineType: return typeColumns;
    case EntryKind::PaymentType: return paymentColumns;
    case EntryKind::CashRegister: return registerColumns;
    case EntryKind::Person: return personColumns;
    case EntryKind::Settings: break;                 // there is one of them: no list
    }
    return {};
}

} // namespace

EntryTable::EntryTable(EntryKind kind, QObject *parent) : QAbstractTableModel(parent), m_kind{kind} {}

void EntryTable::setEntries(std::vector<SettingsEntry> entries)
{
    const auto sameKey = [](E a, E b) { return keyOf(a) == keyOf(b); };
    // Entries come and change, they never go: the known ones stand in their old order and new ones are inserted.
    std::size_t known = 0;
    for (E entry : entries) {
        if (known < m_entries.size() && sameKey(entry, m_entries[known]))
            ++known;
    }
    if (m_entries.empty() || known != m_entries.size()) {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i < m_entries.size() && sameKey(entries[i], m_entries[i]))
            continue;
        beginInsertRows({}, int(i), int(i));
        m_entries.insert(m_entries.begin() + std::ptrdiff_t(i), entries[i]);
        endInsertRows();
    }
    if (m_entries == entries)
        return;
    m_entries = std::move(entries);
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int EntryTable::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](E entry) { return keyOf(entry) == key; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int EntryTable::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

int EntryTable::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(columnsOf(m_kind).size()); }

QVariant EntryTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EntryColumn &column = columnsOf(m_kind)[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return column.text(entry(index.row()));
    case Qt::TextAlignmentRole: return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    case KeyRole: return keyOf(entry(index.row()));
    default: return {};
    }
}

QVariant EntryTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const EntryColumn &column = columnsOf(m_kind)[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return tr(column.title);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    return {};
}

} // namespace Tally
