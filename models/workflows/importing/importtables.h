// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importrun.h"

#include <QAbstractTableModel>

namespace Tally {

/// Which column of the file each key is taken from; the column is editable. Binds an ImportRun.
class ImportColumnsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Key, Header, Example, Note, ColumnCount };
    Q_ENUM(Column)
    enum Role { ChoicesRole = Qt::UserRole, SeverityRole };   ///< the headers to choose from; whether the row stops the import
    Q_ENUM(Role)

    explicit ImportColumnsModel(ImportRun &run, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

private:
    void read();
    [[nodiscard]] QString text(const ImportColumns::Column &row, int column) const;

    ImportRun &m_run;
    std::vector<ImportColumns::Column> m_rows;
    QStringList m_choices;
    QStringList m_example;
};

/// The first rows of the file as they were understood, the reason of a refusal in front.
class ImportPreviewModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Line, Reason, FirstValue };
    Q_ENUM(Column)
    enum Role { SeverityRole = Qt::UserRole };               ///< of the row in front, of its own value elsewhere
    Q_ENUM(Role)

    using QAbstractTableModel::QAbstractTableModel;
    /// Takes the first rows of what was read.
    void read(const ImportRun &run);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool isFault(const ImportRun::PreviewRow &row, int column) const;

    QStringList m_headers;
    std::vector<ImportRun::PreviewRow> m_rows;
    qsizetype m_amount = -1;      ///< which of the file's columns holds the amount
};

/// What was refused, by line.
class ImportFaultsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Line, Header, Value, Reason, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;
    void setFaults(std::vector<ImportFault> faults);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<ImportFault> m_faults;
};

} // namespace Tally
