// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/appstyle.h"

#include "views/widgets/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace Tally {

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    // Fusion draws the box in a shade of the window, which in the dark is the window itself.
    if (element != PE_IndicatorCheckBox || !Theme::isDark(option->palette) || !option->state.testFlag(State_Enabled))
        return;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(Theme::muted(option->palette));
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

} // namespace Tally
