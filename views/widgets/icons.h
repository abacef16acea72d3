// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QStringView>

/// Our own line icons, from `:/icons/NAME.svg`. A program calls initResources() before it asks for one.
namespace Tally::Icons {

/// The icon of that name in the colours of the application's palette, also after the palette has changed. A null icon, with a
/// warning in the log, if there is none of that name.
[[nodiscard]] QIcon get(QStringView name);

/// The same drawing in one colour, `size` logical pixels wide and high; null if there is none of that name.
[[nodiscard]] QPixmap pixmap(QStringView name, const QColor &colour, int size, qreal devicePixelRatio);

} // namespace Tally::Icons
