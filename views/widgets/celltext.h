// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QGlyphRun>
#include <QList>
#include <QString>

class QPainter;

namespace Tally {

/// Draws the short texts of lists. Shaping a text costs more than drawing it, and lists show the same ones again and again, so
/// the shaped texts are kept, those drawn last.
class CellText final
{
public:
    /// Draws `text` in one line in the middle of the height of `rect`, at its start or, with `atEnd`, at its end; cut with … where it
    /// is too long. The painter's font must be `font`.
    void draw(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, bool atEnd, Qt::LayoutDirection direction);
    /// Whether all ten digits of `font` are equally wide.
    [[nodiscard]] bool hasEqualDigits(const QFont &font);

private:
    struct Shaped
    {
        QList<QGlyphRun> runs;
        qreal width = 0;
        qreal height = 0;
    };

    void use(const QFont &font);
    [[nodiscard]] const Shaped &shaped(const QString &text);

    QFont m_font;
    bool m_used = false;
    bool m_equalDigits = false;
    QCache<QString, Shaped> m_shaped{4000};
};

} // namespace Tally
