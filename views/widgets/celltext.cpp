// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/celltext.h"

#include "views/widgets/rowdelegate.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>

#include <algorithm>

namespace Tally {
namespace {

/// Letters, digits and signs of European languages stand one behind the other, whatever is around them. In other scripts they do not.
bool standsAlone(QChar c)
{
    return (c >= u' ' && c < u'\x7f') || (c > u'\xa0' && c < u'\u0180' && c != u'\xad');
}

/// The end of the word or digit that begins at `from`.
qsizetype partEnd(QStringView text, qsizetype from)
{
    qsizetype end = from + 1;
    if (!isDigit(text[from])) {
        while (end < text.size() && text[end] != u' ' && !isDigit(text[end]))
            ++end;
    }
    return end;
}

} // namespace

void CellText::use(const QFont &font)
{
    if (m_used && font == m_font)
        return;
    m_used = true;
    m_font = font;
    m_shaped.clear();
    m_parts.clear();
    const QFontMetricsF metrics(font);
    m_equalDigits = hasTabularFigures(metrics);
    m_space = metrics.horizontalAdvance(u' ');
    m_height = layOut(QStringLiteral("0")).height;
}

bool CellText::hasEqualDigits(const QFont &font)
{
    use(font);
    return m_equalDigits;
}

CellText::Shaped CellText::layOut(const QString &text) const
{
    QTextLayout layout(text, m_font);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    return {.runs = layout.glyphRuns(), .width = line.naturalTextWidth(), .height = line.height()};
}

const CellText::Part &CellText::part(QStringView text)
{
    if (const Part *kept = m_parts.object(QString::fromRawData(text.data(), text.size())))
        return *kept;
    const Shaped whole = layOut(text.toString());
    auto *made = new Part;
    made->width = whole.width;
    made->isWhole = whole.runs.size() == 1;
    if (made->isWhole)
        made->run = whole.runs.first();
    m_parts.insert(text.toString(), made);
    return *made;
}

std::optional<CellText::Shaped> CellText::compose(const QString &text)
{
    if (!std::all_of(text.begin(), text.end(), standsAlone))
        return std::nullopt;
    QRawFont font;
    QList<quint32> glyphs;
    QList<QPointF> positions;
    glyphs.reserve(text.size());
    positions.reserve(text.size());
    qreal x = 0;
    for (qsizetype from = 0; from < text.size();) {
        if (text[from] == u' ') {
            x += m_space;
            ++from;
            continue;
        }
        const qsizetype end = partEnd(text, from);
        const Part &next = part(QStringView(text).sliced(from, end - from));
        if (!next.isWhole || (font.isValid() && next.run.rawFont() != font))
            return std::nullopt;
        if (!font.isValid())
            font = next.run.rawFont();
        glyphs += next.run.glyphIndexes();
        for (const QPointF &position : next.run.positions())
            positions.emplace_back(position.x() + x, position.y());
        x += next.width;
        from = end;
    }
    if (glyphs.isEmpty())
        return std::nullopt;
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    return Shaped{.runs = {run}, .width = x, .height = m_height};
}

const CellText::Shaped &CellText::shaped(const QString &text)
{
    if (const Shaped *kept = m_shaped.object(text))
        return *kept;
    auto composed = compose(text);
    auto *made = new Shaped(composed ? *std::move(composed) : layOut(text));
    m_shaped.insert(text, made);
    return *made;
}

qreal CellText::width(const QString &text, const QFont &font)
{
    use(font);
    return text.isEmpty() ? 0 : shaped(text).width;
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
