// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QLoggingCategory>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Tally::Icons {
namespace {

Q_LOGGING_CATEGORY(log, "tally.icons")

QByteArray drawing(QStringView name)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(log).noquote() << "There is no icon named" << name;
        return {};
    }
    return file.readAll();
}

/// The drawing in `pixels` device pixels. Rendered once for each name, colour and size.
QPixmap rendered(const QByteArray &svg, const QString &name, const QColor &colour, QSize pixels)
{
    const QString key = u"tally-icon/%1/%2/%3x%4"_s.arg(name, colour.name(QColor::HexArgb)).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray coloured = svg;
    coloured.replace("currentColor", colour.name().toLatin1());
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer renderer(coloured);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor colourOf(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        return palette.color(QPalette::Active, QPalette::WindowText);
    }
    Q_UNREACHABLE();
}

/// Asks the palette whenever it paints, so that an icon made at start is right after the system turned dark.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, QByteArray svg) : m_name{std::move(name)}, m_svg{std::move(svg)} {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_svg, m_name, colourOf(mode), size);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new LineIconEngine(*this); }
    [[nodiscard]] bool isNull() override { return m_svg.isEmpty(); }
    QString iconName() override { return m_name; }

private:
    QString m_name;
    QByteArray m_svg;
};

} // namespace

QIcon get(QStringView name)
{
    const QByteArray svg = drawing(name);
    return svg.isEmpty() ? QIcon() : QIcon(new LineIconEngine(name.toString(), svg));
}

QPixmap pixmap(QStringView name, const QColor &colour, int size, qreal devicePixelRatio)
{
    const QByteArray svg = drawing(name);
    if (svg.isEmpty())
        return {};
    QPixmap pixmap = rendered(svg, name.toString(), colour, (QSizeF(size, size) * devicePixelRatio).toSize());
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace Tally::Icons
