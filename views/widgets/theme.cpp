// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Tally::Theme {
namespace {

struct Meaning
{
    QRgb light;            ///< on a light palette
    QRgb dark;
    char16_t symbol;
    const char *word;
    const char *icon;
};

// In the order of Severity, from Good on.
constexpr std::array meanings{
    Meaning{0xff1b6e33, 0xff74cf8b, u'✓', QT_TRANSLATE_NOOP("Tally::Theme", "Done"), "good"},
    Meaning{0xff1c5fa8, 0xff86bcff, u'●', QT_TRANSLATE_NOOP("Tally::Theme", "Information"), "information"},
    Meaning{0xff875100, 0xfff2b84b, u'▲', QT_TRANSLATE_NOOP("Tally::Theme", "Attention"), "attention"},
    Meaning{0xffb3261e, 0xffff9086, u'■', QT_TRANSLATE_NOOP("Tally::Theme", "Stop"), "stop"},
};

const Meaning *meaningOf(Severity severity)
{
    return severity == Severity::None ? nullptr : &meanings.at(std::size_t(severity) - 1);
}

double linear(int channel)
{
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    const QColor rgb = colour.toRgb();
    return 0.2126 * linear(rgb.red()) + 0.7152 * linear(rgb.green()) + 0.0722 * linear(rgb.blue());
}

} // namespace

bool isDark(const QPalette &palette)
{
    return luminance(palette.color(QPalette::WindowText)) > luminance(palette.color(QPalette::Window));
}

QColor colour(Severity severity, const QPalette &palette)
{
    const Meaning *meaning = meaningOf(severity);
    if (meaning == nullptr)
        return palette.color(QPalette::WindowText);
    return QColor::fromRgb(isDark(palette) ? meaning->dark : meaning->light);
}

QColor mixed(const QColor &a, const QColor &b, int parts)
{
    const auto mix = [parts](int from, int to) { return from + (to - from) * parts / 100; };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

QColor muted(const QPalette &palette)
{
    return mixed(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 30);
}

QString symbol(Severity severity)
{
    const Meaning *meaning = meaningOf(severity);
    return meaning ? QString(QChar(meaning->symbol)) : QString();
}

QString word(Severity severity)
{
    const Meaning *meaning = meaningOf(severity);
    return meaning ? QCoreApplication::translate("Tally::Theme", meaning->word) : QString();
}

QString iconName(Severity severity)
{
    const Meaning *meaning = meaningOf(severity);
    return meaning ? QString::fromLatin1(meaning->icon) : QString();
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QPalette darkPalette()
{
    const QColor text = QColor::fromRgb(0xffe6e6e6);
    const QColor dim = QColor::fromRgb(0xff8c8c8c);
    QPalette palette(QColor::fromRgb(0xff33363a), QColor::fromRgb(0xff2a2c30));
    palette.setColor(QPalette::Base, QColor::fromRgb(0xff1f2124));
    palette.setColor(QPalette::AlternateBase, QColor::fromRgb(0xff26282c));
    palette.setColor(QPalette::ToolTipBase, QColor::fromRgb(0xff3a3d42));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, dim);
    }
    palette.setColor(QPalette::PlaceholderText, QColor::fromRgb(0xff9a9a9a));
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::Highlight, QColor::fromRgb(0xff2f65a7));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(0xff4a4d52));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, dim);
    palette.setColor(QPalette::Link, QColor::fromRgb(0xff86bcff));
    palette.setColor(QPalette::LinkVisited, QColor::fromRgb(0xffc0a0ff));
    return palette;
}

} // namespace Tally::Theme
