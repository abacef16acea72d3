// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/severity.h"

#include <QColor>
#include <QPalette>
#include <QString>

/// The few colours that are not in a palette: the four meanings. Each comes with a symbol and a word, so that nobody needs
/// to see the colour.
namespace Tally::Theme {

/// Whether text is lighter than what it stands on.
[[nodiscard]] bool isDark(const QPalette &palette);

/// The colour of a meaning on the window and base colours of `palette`, with a contrast of at least 4.5:1 on the palettes
/// of Fusion and on darkPalette(). Severity::None has the text's own colour.
[[nodiscard]] QColor colour(Severity severity, const QPalette &palette);
/// `parts` of a hundred of b in a, and opaque.
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, int parts);
/// For names beside values and other text that steps back: between text and window, with a contrast of at least 4.5:1.
[[nodiscard]] QColor muted(const QPalette &palette);
/// "●", "✓", "▲" or "■"; empty for none.
[[nodiscard]] QString symbol(Severity severity);
/// "Information", "Done", "Attention" or "Stop"; empty for none.
[[nodiscard]] QString word(Severity severity);
/// The name of the meaning's icon, for Icons; empty for none.
[[nodiscard]] QString iconName(Severity severity);

/// How strongly two colours differ, from 1 to 21, by the formula of WCAG 2.1.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// Our own dark palette, for systems that have none and for pictures.
[[nodiscard]] QPalette darkPalette();

} // namespace Tally::Theme
