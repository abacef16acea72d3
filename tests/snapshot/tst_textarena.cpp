// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/textarena.h"

#include <QRandomGenerator>
#include <QTest>

#include <string>

using namespace Tally;

namespace {

using Texts = std::vector<std::string>;

TextArena arenaOf(const Texts &texts)
{
    TextArena arena;
    for (const std::string &text : texts)
        arena.append(text);
    return arena;
}

RowSet everyRow(const TextArena &arena)
{
    RowSet rows;
    rows.reset(arena.size());
    for (std::size_t row = 0; row < arena.size(); ++row)
        rows.insert(row);
    return rows;
}

/// The rows found, as text: "0 2 5".
QByteArray found(const TextArena &arena, const Texts &words)
{
    RowSet rows;
    if (!arena.find(words, everyRow(arena), nullptr, rows))
        return "stopped";
    QByteArrayList numbers;
    rows.forEach([&](std::size_t row) { numbers.append(QByteArray::number(qulonglong(row))); });
    return numbers.join(' ');
}

QByteArray expected(const Texts &texts, const std::string &word)
{
    QByteArrayList numbers;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts[row].find(word) != std::string::npos)
            numbers.append(QByteArray::number(qulonglong(row)));
    }
    return numbers.join(' ');
}

} // namespace

class TextArenaTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheRowsThatHaveEveryWord()
    {
        const TextArena arena = arenaOf({"mill lane", "", "lane mill lane", "millet", "zo\xc3\xab lane"});
        QCOMPARE(found(arena, {"mill"}), "0 2 3");
        QCOMPARE(found(arena, {"mill", "lane"}), "0 2");
        QCOMPARE(found(arena, {"lane", "mill", "e"}), "0 2");
        QCOMPARE(found(arena, {"zo\xc3\xab"}), "4");
        QCOMPARE(found(arena, {"lane", "nobody"}), "");
        QCOMPARE(found(TextArena(), {"mill"}), "");
    }

    void aWordNeverBeginsInOneRowAndEndsInTheNext()
    {
        const TextArena arena = arenaOf({"or", "chard", "orchard", "orch", "", "ard"});
        QCOMPARE(found(arena, {"orchard"}), "2");
    }

    void onlyTheRowsAskedForAreFound()
    {
        const TextArena arena = arenaOf({"lane", "lane", "lane"});
        RowSet among;
        among.reset(3);
        among.insert(1);
        const Texts words{"lane"};
        RowSet rows;
        QVERIFY(arena.find(words, among, nullptr, rows));
        QCOMPARE(rows.count(), std::size_t(1));
        QVERIFY(rows.contains(1));
    }

    void aChangedTextIsFoundAndTheOldOneIsNot()
    {
        TextArena arena = arenaOf({"north", "north", "a much longer text that keeps the waste small", "north"});
        QVERIFY(arena.set(1, "south"));
        QCOMPARE(arena.at(1), std::string_view("south"));
        QCOMPARE(found(arena, {"north"}), "0 3");
        QCOMPARE(found(arena, {"south"}), "1");
        QCOMPARE(arena.waste(), 6);
        arena.append("south again");
        QCOMPARE(found(arena, {"south"}), "1 4");
        QVERIFY(arena.set(1, ""));
        QCOMPARE(found(arena, {"south"}), "4");
    }

    void theSameTextIsNoChange()
    {
        TextArena arena = arenaOf({"north", ""});
        QVERIFY(!arena.set(0, "north"));
        QVERIFY(!arena.set(1, ""));
        QCOMPARE(arena.waste(), 0);
    }

    void staysRightThroughManyChangesWithLittleWaste()
    {
        QRandomGenerator random(7);
        const auto text = [&] { return std::string(std::size_t(random.bounded(12)), char('a' + random.bounded(4))); };
        Texts texts;
        TextArena arena;
        for (int step = 0; step < 6000; ++step) {
            if (texts.empty() || random.bounded(10) == 0) {
                texts.push_back(text());
                arena.append(texts.back());
            } else {
                const auto row = std::size_t(random.bounded(int(texts.size())));
                const std::string other = text();
                QCOMPARE(arena.set(row, other), other != texts[row]);
                texts[row] = other;
            }
            QVERIFY(arena.waste() * 4 <= arena.bytes());
            if (step % 100 == 0) {
                for (const char *word : {"aa", "bbb", "c", "dddddddd"})
                    QCOMPARE(found(arena, {word}), expected(texts, word));
            }
        }
        for (std::size_t row = 0; row < texts.size(); ++row)
            QCOMPARE(arena.at(row), std::string_view(texts[row]));
    }

    void aBlockOfChangedRowsHidesNoRowBehindIt()
    {
        Texts texts(400, "the same long text in every row of them");
        TextArena arena = arenaOf(texts);
        for (std::size_t row = 100; row < 180; ++row)
            QVERIFY(arena.set(row, texts[row] = "other"));
        QVERIFY(arena.waste() > 0);
        QCOMPARE(found(arena, {"text"}), expected(texts, "text"));
        QCOMPARE(found(arena, {"other"}), expected(texts, "other"));
    }

    void findsAWordWhereverALongSearchPauses()
    {
        // A search looks up every 256 KiB: the word lies before, across and behind that place.
        for (int shift = -8; shift <= 8; ++shift) {
            const TextArena arena = arenaOf({std::string(std::size_t(256 * 1024 + shift), '.') + "orchard", "orchard"});
            QCOMPARE(found(arena, {"orchard"}), "0 1");
        }
        const TextArena rows = arenaOf(Texts(30'000, "a row of words that is not short, with an orchard"));
        QCOMPARE(found(rows, {"orchard"}).count(' '), 29'999);
    }

    void aByteThatNoTextHasShiftsNoRow()
    {
        TextArena arena = arenaOf({"a\xff" "b", "c"});
        QCOMPARE(arena.at(1), std::string_view("c"));
        QCOMPARE(found(arena, {"b"}), "0");
        QCOMPARE(found(arena, {"c"}), "1");
    }

    void aSearchCanBeStopped()
    {
        const std::atomic_bool stop = true;
        const TextArena arena = arenaOf({"lane"});
        const Texts words{"lane"};
        RowSet rows;
        QVERIFY(!arena.find(words, everyRow(arena), &stop, rows));
    }
};

QTEST_APPLESS_MAIN(TextArenaTest)
#include "tst_textarena.moc"
