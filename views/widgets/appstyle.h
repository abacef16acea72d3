// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>
#include <QStyleOption>

namespace Tally {

/// The system's style with two things mended: an empty check box or radio button can be seen on a dark window; and a scroll bar of
/// Fusion is drawn of plain rectangles. Fusion's own, of gradients and see-through lines, takes as long as all rows of a table, and Qt
/// has other threads help with each of its lines: with those busy, a single drag was held up for a tenth of a second.
class AppStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;

private:
    void drawScrollBar(const QStyleOptionSlider &bar, QPainter &painter, const QWidget *widget) const;
};

} // namespace Tally
