// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/headerstyle.h"

#include <QStyleOptionHeader>

namespace Tally {
namespace {

/// The space RowDelegate leaves before a text.
constexpr int cellMargin = 6;

} // namespace

int HeaderStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    return metric == PM_HeaderMargin ? cellMargin : QProxyStyle::pixelMetric(metric, option, widget);
}

void HeaderStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element != PE_IndicatorHeaderArrow || header == nullptr) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    QStyleOptionHeader turned(*header);
    turned.version = QStyleOptionHeader::Version;     // the copy holds no fields of a later version
    if (header->sortIndicator == QStyleOptionHeader::SortUp)
        turned.sortIndicator = QStyleOptionHeader::SortDown;
    else if (header->sortIndicator == QStyleOptionHeader::SortDown)
        turned.sortIndicator = QStyleOptionHeader::SortUp;
    QProxyStyle::drawPrimitive(element, &turned, painter, widget);
}

} // namespace Tally
