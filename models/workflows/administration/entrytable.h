// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/administration/settingsentry.h"

#include <QAbstractTableModel>

#include <vector>

namespace Tally {

/// The entries of one kind, in the store's order. What is no longer used stays in the list and says so.
class EntryTable final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role { KeyRole = Qt::UserRole };
    Q_ENUM(Role)

    explicit EntryTable(EntryKind kind, QObject *parent = nullptr);

    [[nodiscard]] EntryKind kind() const { return m_kind; }
    /// Entries already shown keep selection and scroll position.
    void setEntries(std::vector<SettingsEntry> entries);
    [[nodiscard]] const SettingsEntry &entry(int row) const { return m_entries.at(std::size_t(row)); }
    /// The row of that code or name, or -1.
    [[nodiscard]] int rowOf(const QString &key) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    EntryKind m_kind;
    std::vector<SettingsEntry> m_entries;
};

} // namespace Tally
