// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/appstyle.h"

#include "views/widgets/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    // Nothing is drawn behind a plain row of a table; finding that out takes Fusion a twentieth of the time of painting one.
    if (const auto *row = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        element == PE_PanelItemViewRow && row != nullptr && !row->state.testFlag(State_Selected)
        && !row->features.testFlag(QStyleOptionViewItem::Alternate))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    // Fusion draws box and ring in a shade of the window, which in the dark is the window itself.
    const bool isRing = element == PE_IndicatorRadioButton;
    if ((element != PE_IndicatorCheckBox && !isRing) || !Theme::isDark(option->palette) || !option->state.testFlag(State_Enabled))
        return;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(Theme::muted(option->palette));
    if (isRing) {
        // As wide as the disc the style has drawn.
        painter->setRenderHint(QPainter::Antialiasing);
        const qreal side = std::min(option->rect.width(), option->rect.height()) - 1.0;
        QRectF ring(0, 0, side, side);
        ring.moveCenter(QRectF(option->rect).center());
        painter->drawEllipse(ring);
    } else {
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

void AppStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); control == CC_ScrollBar && bar != nullptr && baseStyle()->name() == "fusion"_L1)
        drawScrollBar(*bar, *painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void AppStyle::drawScrollBar(const QStyleOptionSlider &bar, QPainter &painter, const QWidget *widget) const
{
    const QColor window = bar.palette.color(QPalette::Window);
    const QColor text = bar.palette.color(QPalette::WindowText);
    const QColor edge = Theme::mixed(window, text, 20);
    const bool upright = bar.orientation == Qt::Vertical;
    const bool moves = bar.state.testFlag(State_Enabled) && bar.minimum != bar.maximum;
    const auto rectOf = [&](SubControl part) { return proxy()->subControlRect(CC_ScrollBar, &bar, part, widget); };
    const auto isActive = [&](SubControl part, StateFlag how) { return bar.activeSubControls == part && bar.state.testFlag(how); };

    // Nothing here is see-through: that is what takes long.
    painter.fillRect(bar.rect, Theme::mixed(window, text, 5));
    const QRect beside = upright ? QRect(bar.rect.topLeft(), QSize(1, bar.rect.height())) : QRect(bar.rect.topLeft(), QSize(bar.rect.width(), 1));
    painter.fillRect(QStyle::visualRect(bar.direction, bar.rect, beside), edge);

    if (moves) {
        const QRect slider = upright ? rectOf(SC_ScrollBarSlider).adjusted(3, 0, -2, 0) : rectOf(SC_ScrollBarSlider).adjusted(0, 3, 0, -2);
        const int parts = isActive(SC_ScrollBarSlider, State_Sunken) ? 65 : isActive(SC_ScrollBarSlider, State_MouseOver) ? 55 : 45;
        painter.fillRect(slider, Theme::mixed(window, text, parts));
    }
    const auto drawEnd = [&](SubControl part, PrimitiveElement arrow, bool isAtEnd) {
        const QRect button = rectOf(part);
        if (moves && !isAtEnd && (isActive(part, State_Sunken) || isActive(part, State_MouseOver)))
            painter.fillRect(upright ? button.adjusted(1, 0, 0, 0) : button.adjusted(0, 1, 0, 0), edge);
        QStyleOption sign;
        sign.palette = bar.palette;
        sign.direction = bar.direction;
        sign.state = moves && !isAtEnd ? State_Enabled : State_None;
        sign.rect = button.adjusted(4, 4, -4, -4);
        proxy()->drawPrimitive(arrow, &sign, &painter, widget);
    };
    const bool atStart = bar.sliderPosition == (bar.upsideDown ? bar.maximum : bar.minimum);
    const bool atEnd = bar.sliderPosition == (bar.upsideDown ? bar.minimum : bar.maximum);
    const bool mirrored = !upright && bar.direction == Qt::RightToLeft;
    drawEnd(SC_ScrollBarSubLine, upright ? PE_IndicatorArrowUp : mirrored ? PE_IndicatorArrowRight : PE_IndicatorArrowLeft, atStart);
    drawEnd(SC_ScrollBarAddLine, upright ? PE_IndicatorArrowDown : mirrored ? PE_IndicatorArrowLeft : PE_IndicatorArrowRight, atEnd);
}

} // namespace Tally
