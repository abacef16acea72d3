// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/bytesearch.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <string>

using namespace Tally;

namespace {

using Search = const char *(*)(const char *, const char *, std::string_view);

/// The place found, or the text's length.
std::ptrdiff_t placeOf(Search search, const std::string &text, const std::string &needle)
{
    return search(text.data(), text.data() + text.size(), needle) - text.data();
}

} // namespace

class ByteSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheFirstPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("needle");
        QTest::addColumn<int>("place");
        const QByteArray dots(100, '.');
        QTest::newRow("at the start") << "word" + dots << QByteArray("word") << 0;
        QTest::newRow("at the end") << dots + "word" << QByteArray("word") << 100;
        QTest::newRow("across 32 bytes") << QByteArray(30, '.') + "word" + dots << QByteArray("word") << 30;
        QTest::newRow("the first of two") << dots + "word" + dots + "word" << QByteArray("word") << 100;
        QTest::newRow("one byte") << dots + "w" << QByteArray("w") << 100;
        QTest::newRow("the same ends, another middle") << dots + "wXrd" + dots + "word" << QByteArray("word") << 204;
        QTest::newRow("not there") << dots + "wor" << QByteArray("word") << 103;
        QTest::newRow("longer than the text") << QByteArray("wor") << QByteArray("word") << 3;
        QTest::newRow("empty text") << QByteArray() << QByteArray("word") << 0;
        QTest::newRow("bytes above 127") << dots + "\xc3\xa9\xff" << QByteArray("\xa9\xff") << 101;
        QTest::newRow("longer than a register") << dots + QByteArray(70, 'a') + "b" << QByteArray(69, 'a') + "b" << 101;
    }
    void findsTheFirstPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, needle);
        QFETCH(int, place);
        QCOMPARE(placeOf(findBytes, text.toStdString(), needle.toStdString()), std::ptrdiff_t(place));
        QCOMPARE(placeOf(findBytesPortable, text.toStdString(), needle.toStdString()), std::ptrdiff_t(place));
    }

    void agreesWithAPlainSearchOnTextsOfTwoLetters()
    {
        QRandomGenerator random(4);
        for (int round = 0; round < 20'000; ++round) {
            std::string text(std::size_t(random.bounded(140)), ' ');
            std::generate(text.begin(), text.end(), [&] { return random.bounded(2) == 0 ? 'a' : 'b'; });
            std::string needle(std::size_t(random.bounded(1, 9)), ' ');
            std::generate(needle.begin(), needle.end(), [&] { return random.bounded(2) == 0 ? 'a' : 'b'; });
            const auto expected = std::search(text.begin(), text.end(), needle.begin(), needle.end()) - text.begin();
            QCOMPARE(placeOf(findBytes, text, needle), expected);
            QCOMPARE(placeOf(findBytesPortable, text, needle), expected);
        }
    }
};

QTEST_APPLESS_MAIN(ByteSearchTest)
#include "tst_bytesearch.moc"
