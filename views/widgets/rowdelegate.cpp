// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/rowdelegate.h"

#include "views/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QTableView>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int sideMargin = 6;
constexpr int styleMargin = 3;   // what styles leave around a text themselves

bool isFigures(const QStyleOptionViewItem &option)
{
    return option.displayAlignment.testFlag(Qt::AlignRight);
}

qreal widestDigit(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

/// Draws `text` so that it ends at the right edge of `rect`, each digit in the middle of a cell of equal width.
void drawTabular(QPainter *painter, const QRectF &rect, const QString &text)
{
    const QFontMetricsF metrics(painter->font(), painter->device());
    const qreal cell = widestDigit(metrics);
    qreal x = rect.right() - tabularWidth(text, metrics);
    const qreal baseline = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2;
    for (const QChar c : text) {
        const qreal advance = metrics.horizontalAdvance(c);
        const qreal width = isDigit(c) ? cell : advance;
        painter->drawText(QPointF(x + (width - advance) / 2, baseline), QString(c));
        x += width;
    }
}

qreal textWidth(const QStyleOptionViewItem &option)
{
    const QFontMetricsF metrics(option.font);
    return isFigures(option) ? tabularWidth(option.text, metrics) : metrics.horizontalAdvance(option.text);
}

bool isAtEnd(const QModelIndex &index)
{
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    return alignment.isValid() && alignment.value<Qt::Alignment>().testFlag(Qt::AlignRight);
}

bool isFirstColumn(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (table == nullptr)
        return index.column() == 0;
    const QHeaderView *header = table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int logical = header->logicalIndex(visual); !header->isSectionHidden(logical))
            return logical == index.column();
    }
    return false;
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

/// Fusion gives an empty box the colour of a dark list, so that nobody would find it.
void outlineCheckBox(QPainter *painter, const QStyleOptionViewItem &cell, const QStyle *style)
{
    const QRect box = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
    const bool selected = cell.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setOpacity(0.6);
    painter->setPen(cell.palette.color(groupOf(cell), selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawRect(box.adjusted(0, 0, -1, -1));
    painter->restore();
}

} // namespace

bool hasTabularFigures(const QFontMetricsF &metrics)
{
    const qreal zero = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QChar(digit)) - zero) > 0.01)
            return false;
    }
    return true;
}

qreal tabularWidth(const QString &text, const QFontMetricsF &metrics)
{
    if (hasTabularFigures(metrics))
        return metrics.horizontalAdvance(text);
    const qreal cell = widestDigit(metrics);
    qreal width = 0;
    for (const QChar c : text)
        width += isDigit(c) ? cell : metrics.horizontalAdvance(c);
    return width;
}

RowDelegate::RowDelegate(int severityRole, QObject *parent) : QStyledItemDelegate(parent), m_severityRole{severityRole} {}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.flags().testFlag(Qt::ItemIsUserCheckable))
        paintWithStyle(painter, option, index);
    else
        paintText(painter, option, index);
    paintBar(painter, option, index);
}

void RowDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, option.palette.brush(groupOf(option), QPalette::Highlight));
    const QString text = index.data(Qt::DisplayRole).toString();
    if (!text.isEmpty()) {
        const bool atEnd = isAtEnd(index);
        const QRect content = option.rect.adjusted(sideMargin, 0, -sideMargin, 0);
        if (painter->font() != option.font)
            painter->setFont(option.font);
        painter->setPen(option.palette.color(groupOf(option), selected ? QPalette::HighlightedText : QPalette::Text));
        if (atEnd && !m_text.hasEqualDigits(option.font) && tabularWidth(text, QFontMetricsF(option.font)) <= content.width())
            drawTabular(painter, content, text);
        else
            m_text.draw(painter, content, text, option.font, atEnd, option.direction);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        focus.backgroundColor = option.palette.color(groupOf(option), selected ? QPalette::Highlight : QPalette::Window);
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

void RowDelegate::paintWithStyle(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    const QRect content = cell.rect.adjusted(sideMargin, 0, -sideMargin, 0);
    const bool ownFigures = isFigures(cell) && !hasTabularFigures(QFontMetricsF(cell.font)) && textWidth(cell) <= content.width();
    const QString text = cell.text;
    if (ownFigures)
        cell.text.clear();
    else
        cell.rect.adjust(sideMargin - styleMargin, 0, styleMargin - sideMargin, 0);

    // Background and focus reach over the margins, which belong to the cell.
    QStyleOptionViewItem panel = cell;
    panel.rect = option.rect;
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, cell.widget);
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    if (cell.features.testFlag(QStyleOptionViewItem::HasCheckIndicator))
        outlineCheckBox(painter, cell, style);
    if (ownFigures) {
        painter->save();
        painter->setFont(cell.font);
        const bool selected = cell.state.testFlag(QStyle::State_Selected);
        painter->setPen(cell.palette.color(groupOf(cell), selected ? QPalette::HighlightedText : QPalette::Text));
        drawTabular(painter, content, text);
        painter->restore();
    }
}

void RowDelegate::paintBar(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_severityRole < 0 || !isFirstColumn(option, index))
        return;
    const auto severity = Severity(index.data(m_severityRole).toInt());
    if (severity == Severity::None)
        return;
    QRect bar(option.rect.left(), option.rect.top(), barWidth, option.rect.height());
    bar = QStyle::visualRect(option.direction, option.rect, bar);
    painter->fillRect(bar, Theme::colour(severity, option.palette));
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto sizeOf = [&option](qreal width) {
        return QSize(int(std::ceil(width)) + 2 * sideMargin + 4, std::max(rowHeight, option.fontMetrics.height() + 8));
    };
    if (index.flags().testFlag(Qt::ItemIsUserCheckable)) {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        return sizeOf(textWidth(cell));
    }
    // As paintText() does it: most of these texts have just been drawn, and are measured already.
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool figures = isAtEnd(index) && !m_text.hasEqualDigits(option.font);
    return sizeOf(figures ? tabularWidth(text, QFontMetricsF(option.font)) : m_text.width(text, option.font));
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                            const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || index.data(Qt::ToolTipRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const bool cut = textWidth(cell) + 2 * sideMargin > option.rect.width();
    // As markup, or a name with a "<" in it would be taken for some.
    QToolTip::showText(event->globalPos(), cut ? u"<span>%1</span>"_s.arg(cell.text.toHtmlEscaped()) : QString(), view);
    return true;
}

} // namespace Tally
