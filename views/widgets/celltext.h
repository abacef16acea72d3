// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QGlyphRun>
#include <QList>
#include <QString>

#include <optional>

class QPainter;

namespace Tally {

/// One of the ten that are to be equally wide in a column of figures.
[[nodiscard]] constexpr bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

/// Draws the short texts of lists. Shaping a text costs more than drawing it, and lists show the same ones again and again, so
/// the shaped texts are kept, those drawn last. A text that is new is mostly made of words that are not.
class CellText final
{
public:
    /// Draws `text` in one line in the middle of the height of `rect`, at its start or, with `atEnd`, at its end; cut with … where it
    /// is too long. The painter's font must be `font`.
    void draw(QPainter *painter, const QRect &rect, const QString &text, const QFont &font, bool atEnd, Qt::LayoutDirection direction);
    /// How wide draw() draws a text that is not cut.
    [[nodiscard]] qreal width(const QString &text, const QFont &font);
    /// Whether all ten digits of `font` are equally wide.
    [[nodiscard]] bool hasEqualDigits(const QFont &font);

private:
    struct Shaped
    {
        QList<QGlyphRun> runs;
        qreal width = 0;
        qreal height = 0;
    };

    /// One word or one digit, shaped by itself.
    struct Part
    {
        QGlyphRun run;
        qreal width = 0;
        bool isWhole = false;            ///< one run has all of it
    };

    void use(const QFont &font);
    [[nodiscard]] const Shaped &shaped(const QString &text);
    [[nodiscard]] Shaped layOut(const QString &text) const;
    [[nodiscard]] const Part &part(QStringView text);
    /// `text` from its parts; nothing if it cannot be put together like that.
    [[nodiscard]] std::optional<Shaped> compose(const QString &text);

    QFont m_font;
    bool m_used = false;
    bool m_equalDigits = false;
    qreal m_height = 0;                  ///< of a line
    qreal m_space = 0;                   ///< how wide one is
    QCache<QString, Shaped> m_shaped{4000};
    QCache<QString, Part> m_parts{4000};
};

} // namespace Tally
