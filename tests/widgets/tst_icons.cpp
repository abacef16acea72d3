// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/icons.h"

#include "resources/resources.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestIcons final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }
    void everyDrawingIsEmbedded();
    void everyIconDrawsSomething_data();
    void everyIconDrawsSomething();
    void iconsFollowThePalette();
    void disabledAndSelectedIconsDiffer();
    void pixmapHasTheColourAndSizeAskedFor();
    void unknownNameIsNull();
};

namespace {

/// The colour of the most opaque pixel.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    QColor ink(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() > ink.alpha())
                ink = pixel;
        }
    }
    return ink;
}

/// A drawing has soft edges, and premultiplied pixels round.
bool isNearly(const QColor &a, const QColor &b)
{
    return qAbs(a.red() - b.red()) < 6 && qAbs(a.green() - b.green()) < 6 && qAbs(a.blue() - b.blue()) < 6;
}

QStringList names(const QString &folder)
{
    return QDir(folder).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
}

} // namespace

void TestIcons::everyDrawingIsEmbedded()
{
    const QStringList embedded = names(u":/icons"_s);
    QVERIFY(embedded.size() >= 28);
    QCOMPARE(embedded, names(QStringLiteral(TALLY_SOURCE_DIR "/resources/icons")));
}

void TestIcons::everyIconDrawsSomething_data()
{
    QTest::addColumn<QString>("name");
    const QStringList all = names(u":/icons"_s);
    for (const QString &file : all)
        QTest::addRow("%s", qPrintable(file)) << file.chopped(4);
}

void TestIcons::everyIconDrawsSomething()
{
    QFETCH(const QString, name);
    for (const int size : {16, 24}) {
        const QPixmap pixmap = Icons::get(name).pixmap(QSize(size, size), 1.0);
        QCOMPARE(pixmap.size(), QSize(size, size));
        QVERIFY(inkOf(pixmap).alpha() > 150);
    }
}

void TestIcons::iconsFollowThePalette()
{
    const QPalette before = QApplication::palette();
    const QIcon icon = Icons::get(u"filter");
    QPalette palette;
    for (const QColor &colour : {QColor(Qt::black), QColor(Qt::white), QColor(Qt::darkGreen)}) {
        palette.setColor(QPalette::WindowText, colour);
        QApplication::setPalette(palette);
        const QColor ink = inkOf(icon.pixmap(QSize(48, 48), 1.0));
        QVERIFY2(isNearly(ink, colour), qPrintable(ink.name()));
    }
    QApplication::setPalette(before);
}

void TestIcons::disabledAndSelectedIconsDiffer()
{
    const QPalette before = QApplication::palette();
    QApplication::setPalette(Theme::darkPalette());
    const QIcon icon = Icons::get(u"filter");
    const QColor normal = inkOf(icon.pixmap(QSize(48, 48), 1.0, QIcon::Normal));
    const QColor disabled = inkOf(icon.pixmap(QSize(48, 48), 1.0, QIcon::Disabled));
    const QColor selected = inkOf(icon.pixmap(QSize(48, 48), 1.0, QIcon::Selected));
    QApplication::setPalette(before);
    QVERIFY(isNearly(normal, QColor::fromRgb(0xffe6e6e6)));
    QVERIFY(isNearly(disabled, QColor::fromRgb(0xff8c8c8c)));
    QVERIFY(isNearly(selected, Qt::white));
}

void TestIcons::pixmapHasTheColourAndSizeAskedFor()
{
    const QPixmap pixmap = Icons::pixmap(u"stop", Qt::red, 16, 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    QVERIFY(isNearly(inkOf(pixmap), Qt::red));
}

void TestIcons::unknownNameIsNull()
{
    QTest::ignoreMessage(QtWarningMsg, "There is no icon named unheard-of");
    QVERIFY(Icons::get(u"unheard-of").isNull());
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
