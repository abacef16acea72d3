// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/textranks.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>
#include <string>

using namespace std::string_literals;
using namespace Tally;

namespace {

using Texts = std::vector<std::string>;
using Ranks = PagesVector<quint32>;

Ranks ranksOf(const Texts &texts)
{
    TextRanks ranks;
    for (const std::string &text : texts)
        ranks.add(text);
    return ranks.take();
}

} // namespace

/// The order of texts as numbers.
class TestTextRanks final : public QObject
{
    Q_OBJECT

private slots:
    void textsAreNumberedByTheirBytes_data()
    {
        QTest::addColumn<Texts>("texts");
        QTest::addColumn<Ranks>("ranks");
        QTest::newRow("none") << Texts() << Ranks();
        QTest::newRow("equal ones share a number") << Texts{"b", "a", "b"} << Ranks{1, 0, 1};
        QTest::newRow("an empty one is first") << Texts{"a", ""} << Ranks{1, 0};
        QTest::newRow("the shorter of two with the same beginning") << Texts{"adams, john", "adams, j"} << Ranks{1, 0};
        QTest::newRow("a difference behind the first eight bytes") << Texts{"12345678b", "12345678a", "12345678"} << Ranks{2, 1, 0};
        QTest::newRow("bytes are not signed") << Texts{"é", "z"} << Ranks{1, 0};
        QTest::newRow("a zero byte counts") << Texts{"a\0b"s, "a", "a\0"s} << Ranks{2, 0, 1};
    }
    void textsAreNumberedByTheirBytes()
    {
        QFETCH(Texts, texts);
        QTEST(ranksOf(texts), "ranks");
    }

    void anyTextsAreNumberedAsASetOrdersThem()
    {
        QRandomGenerator random(7);
        Texts texts;
        for (int i = 0; i < 3000; ++i) {
            std::string text(std::size_t(random.bounded(12)), 'a');
            for (char &c : text)
                c = char(random.bounded(3) == 0 ? random.bounded(256) : 'a' + random.bounded(2));
            texts.push_back(text);
        }
        const Ranks ranks = ranksOf(texts);
        const std::set<std::string> sorted(texts.begin(), texts.end());
        for (std::size_t i = 0; i < texts.size(); ++i)
            QCOMPARE(ranks[i], quint32(std::distance(sorted.begin(), sorted.find(texts[i]))));
    }
};

QTEST_GUILESS_MAIN(TestTextRanks)
#include "tst_textranks.moc"
