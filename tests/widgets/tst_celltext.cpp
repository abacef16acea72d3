// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/celltext.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

constexpr QSize room(360, 30);

QImage paper()
{
    QImage image(room, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

/// As CellText draws it.
QImage drawn(CellText &cell, const QString &text, const QFont &font, bool atEnd)
{
    QImage image = paper();
    QPainter painter(&image);
    painter.setFont(font);
    cell.draw(&painter, image.rect(), text, font, atEnd, Qt::LeftToRight);
    return image;
}

/// As Qt draws it when it is shaped in one piece.
QImage expected(const QString &text, const QFont &font, bool atEnd)
{
    QImage image = paper();
    QPainter painter(&image);
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    layout.draw(&painter, {atEnd ? room.width() - line.naturalTextWidth() : 0, (room.height() - line.height()) / 2});
    return image;
}

/// Where the first and the last column with ink are.
std::pair<int, int> ink(const QImage &image)
{
    int first = image.width();
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) != 0xffffffff) {
                first = std::min(first, x);
                last = x;
            }
        }
    }
    return {first, last};
}

} // namespace

/// Texts of lists look as if each had been shaped by itself.
class TestCellText final : public QObject
{
    Q_OBJECT

private slots:
    void textsFromKnownWordsLookAsTheyDoInOnePiece_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"1003735688"_s, u"Alun G. Kaur"_s, u"131 Tannery Road, TM9 8HV"_s, u"7 Oct 2025 · £1,240.05"_s, u"never"_s,
                                    u"in credit 65.92"_s, u"Wałęsa, Zoë"_s, u"  two  spaces "_s, u"AV To 11/7-2"_s, u"Ελλάδα 12"_s, u"שלום 12 abc"_s})
            QTest::newRow(qPrintable(text)) << text;
    }
    void textsFromKnownWordsLookAsTheyDoInOnePiece()
    {
        QFETCH(QString, text);
        CellText cell;
        for (const int points : {8, 10, 13}) {
            QFont font = QGuiApplication::font();
            font.setPointSize(points);
            for (const bool atEnd : {false, true}) {
                const QImage ours = drawn(cell, text, font, atEnd);
                const QImage whole = expected(text, font, atEnd);
                const auto [first, last] = ink(ours);
                const auto [wholeFirst, wholeLast] = ink(whole);
                QVERIFY(last > first);
                // A font may set a digit and what is beside it a hair closer: not so that anybody sees it.
                QVERIFY2(std::abs(first - wholeFirst) <= 1 && std::abs(last - wholeLast) <= 1,
                         qPrintable(u"%1..%2, not %3..%4"_s.arg(first).arg(last).arg(wholeFirst).arg(wholeLast)));
                QCOMPARE(drawn(cell, text, font, atEnd), ours);
            }
        }
    }

    void whatWasDrawnBeforeLeavesNoTrace()
    {
        const QFont font = QGuiApplication::font();
        CellText used;
        CellText fresh;
        for (const QString &text : {u"12 Mill Lane"_s, u"Mill 21"_s, u"Lane"_s})
            (void)drawn(used, text, font, false);
        QCOMPARE(drawn(used, u"21 Lane Mill"_s, font, false), drawn(fresh, u"21 Lane Mill"_s, font, false));
        QVERIFY(drawn(used, u"21 Lane Mill"_s, font, false) != drawn(used, u"12 Lane Mill"_s, font, false));
    }

    void whatIsTooLongIsCutWithDots()
    {
        const QFont font = QGuiApplication::font();
        CellText cell;
        const QString text = QString(u"Orchard Street "_s).repeated(20);
        const auto [first, last] = ink(drawn(cell, text, font, false));
        QVERIFY(first < 10);
        QVERIFY(last < room.width());
        QVERIFY(last > room.width() / 2);
    }
};

QTEST_MAIN(TestCellText)
#include "tst_celltext.moc"
