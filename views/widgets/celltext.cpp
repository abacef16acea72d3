// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/celltext.h"

#include "views/widgets/rowdelegate.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace Tally {

void CellText::use(const QFont &font)
{
    if (m_used && font == m_font)
        return;
    m_used = true;
    m_font = font;
    m_shaped.clear();
    m_equalDigits = hasTabularFigures(QFontMetricsF(font));
}

bool CellText::hasEqualDigits(const QFont &font)
{
    use(font);
    return m_equalDigits;
}

const CellText::Shaped &CellText::shaped(const QString &text)
{
    if (const Shaped *kept = m_shaped.object(text))
        return *kept;
    QTextLayout layout(text, m_font);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    auto *made = new Shaped{.runs = layout.glyphRuns(), .width = line.naturalTextWidth(), .height = line.height()};
    m_shaped.insert(text, made);
    return *made;
}

void CellText::draw(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, bool atEnd, Qt::LayoutDirection direction)
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    use(font);
    const Shaped *line = &shaped(text);
    if (line->width > rect.width())
        line = &shaped(QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width()));
    const bool right = atEnd != (direction == Qt::RightToLeft);
    const QPointF place(right ? rect.right() + 1 - line->width : rect.left(), rect.top() + (rect.height() - line->height) / 2);
    for (const QGlyphRun &run : line->runs)
        painter->drawGlyphRun(place, run);
}

} // namespace Tally
