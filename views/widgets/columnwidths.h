// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>

class QTableView;

namespace Tally {

/// How wide the columns of one table are: as their headers and texts need, until a person sets a width or moves a column; then as that
/// person left them. One column may take the room the others leave.
class ColumnWidths final : public QObject
{
    Q_OBJECT
public:
    /// Pixels the header and the texts of that column need now.
    using Measure = std::function<int(int column)>;
    /// Whether a stretching column may become narrower than its texts before the table scrolls sideways.
    enum class Squeeze { Never, Allowed };

    /// @param table  outlives this
    ColumnWidths(QTableView &table, Measure measure);

    /// Columns are numbered as in the model; -1 stretches none.
    void setStretchColumn(int column, Squeeze squeeze);
    /// The table got another model: its first rows say how wide its columns are to be.
    void forget();
    /// Whether fit() or restore() was called since the table got its model.
    [[nodiscard]] bool areFitted() const { return m_fitted; }

    /// Makes each as wide as it needs now.
    void fit();
    /// Makes wider what does not fit; never narrower, so that what one reads stays in place, and not once somebody chose widths.
    void widen();
    /// The table became wider or narrower: so does the stretching column.
    void stretch();

    /// Order, widths and visibility and the sort indicator, for restore(); empty while nobody has chosen any: they fit what is shown, and
    /// another time something else is.
    [[nodiscard]] QByteArray state() const;
    /// False, and nothing changed, if `state` is not of a table with as many columns.
    bool restore(const QByteArray &state);

private:
    QTableView &m_table;
    Measure m_measure;
    int m_stretchColumn = -1;
    Squeeze m_squeeze = Squeeze::Never;
    int m_stretchMinimum = 0;             ///< 0: not measured yet
    bool m_fitted = false;
    bool m_chosen = false;                ///< by a person
    bool m_working = false;               ///< widths change by themselves now
};

} // namespace Tally
