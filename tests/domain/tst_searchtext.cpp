// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/searchtext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

class SearchTextTest : public QObject
{
    Q_OBJECT

private slots:
    void foldsWhatKeyboardsCannotType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("case") << u"OKONKWO"_s << u"okonkwo"_s;
        QTest::newRow("marks") << u"Błaszczyk Şahin Nguyễn Gonçalves"_s << u"blaszczyk sahin nguyen goncalves"_s;
        QTest::newRow("Turkish i") << u"İbrahim Yıldız"_s << u"ibrahim yildiz"_s;
        QTest::newRow("marks typed apart") << u"Sia\u0302n"_s << u"sian"_s;
        QTest::newRow("letters that are two") << u"Weiß Æthel Þór"_s << u"weiss aethel thor"_s;
        QTest::newRow("apostrophes") << u"O’Rourke O'Rourke Oʼzbek"_s << u"o'rourke o'rourke o'zbek"_s;
        QTest::newRow("white space") << u"  12 \t Heron\u00a0House \n"_s << u"12 heron house"_s;
        QTest::newRow("nothing") << u"   "_s << QString();
    }
    void foldsWhatKeyboardsCannotType()
    {
        QFETCH(QString, text);
        QFETCH(QString, result);
        QCOMPARE(folded(text), result);
        QCOMPARE(folded(result), result);
    }

    void splitsIntoWords()
    {
        QCOMPARE(searchWords(u" Łukasz  EAST 1 "), QStringList({u"lukasz"_s, u"east"_s, u"1"_s}));
        QVERIFY(searchWords(u"  ").isEmpty());
    }
};

QTEST_GUILESS_MAIN(SearchTextTest)
#include "tst_searchtext.moc"
