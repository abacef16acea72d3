// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/widgets/celltext.h"

#include <QStyledItemDelegate>

namespace Tally {

/// How every list draws its cells: rows of 28 pixels, figures of one width in right-aligned columns, and a bar of 3 pixels at the
/// row's start for what the row means. Cells that are nothing but text are drawn without the style, which costs most of what a
/// screen of rows takes. Hovering shows the whole text of a cell that was too narrow.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int rowHeight = 28;
    static constexpr int barWidth = 3;

    /// @param severityRole  the model's role that holds a Severity; -1 if its rows have none.
    explicit RowDelegate(int severityRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintWithStyle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    int m_severityRole;
    mutable CellText m_text;
};

/// Whether all ten digits of that font are equally wide.
[[nodiscard]] bool hasTabularFigures(const QFontMetricsF &metrics);
/// The width of `text` when every digit takes the place of the widest.
[[nodiscard]] qreal tabularWidth(const QString &text, const QFontMetricsF &metrics);

} // namespace Tally
