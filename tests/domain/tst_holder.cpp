// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/holder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

constexpr auto sponsor = "sponsor:6f9619ff-8b86-d011-b42d-00c04fc964ff"_L1;

} // namespace

class HolderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsUrns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isUser");
        QTest::addColumn<QString>("stored");
        QTest::newRow("user") << u"user:012345678901"_s << true << u"user:012345678901"_s;
        QTest::newRow("user of zeros") << u"user:000000000000"_s << true << u"user:000000000000"_s;
        QTest::newRow("sponsor") << QString(sponsor) << false << QString(sponsor);
        QTest::newRow("sponsor in capitals") << u"sponsor:6F9619FF-8B86-D011-B42D-00C04FC964FF"_s << false << QString(sponsor);
    }
    void readsUrns()
    {
        QFETCH(QString, text);
        QFETCH(bool, isUser);
        const auto urn = HolderUrn::parse(text);
        QVERIFY(urn.ok());
        QCOMPARE(urn->kind(), isUser ? HolderKind::User : HolderKind::Sponsor);
        QTEST(urn->toString(), "stored");
        QVERIFY(HolderUrn::looksLikeOne(text));
        const auto normalised = normalisedHolderReference(u"  "_s + text + u'\n');
        QVERIFY(normalised.ok());
        QTEST(*normalised, "stored");
    }

    void refusesWhatOnlyClaimsToBeAUrn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("eleven digits") << u"user:12345678901"_s;
        QTest::newRow("thirteen digits") << u"user:1234567890123"_s;
        QTest::newRow("no digits") << u"user:"_s;
        QTest::newRow("a letter") << u"user:12345678901a"_s;
        QTest::newRow("Arabic-Indic digits") << u"user:\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661"_s;
        QTest::newRow("capital scheme") << u"USER:012345678901"_s;
        QTest::newRow("space behind the colon") << u"user: 012345678901"_s;
        QTest::newRow("two colons") << u"user::012345678901"_s;
        QTest::newRow("more behind it") << u"user:012345678901;x"_s;
        QTest::newRow("UUID without hyphens") << u"sponsor:6f9619ff8b86d011b42d00c04fc964ff"_s;
        QTest::newRow("UUID in braces") << u"sponsor:{6f9619ff-8b86-d011-b42d-00c04fc964ff}"_s;
        QTest::newRow("UUID with a letter too far") << u"sponsor:6f9619fg-8b86-d011-b42d-00c04fc964ff"_s;
        QTest::newRow("unknown scheme") << u"patron:012345678901"_s;
    }
    void refusesWhatOnlyClaimsToBeAUrn()
    {
        QFETCH(QString, text);
        QVERIFY(HolderUrn::looksLikeOne(text));
        const auto urn = HolderUrn::parse(text);
        QVERIFY(!urn.ok());
        QCOMPARE(urn.error().kind, ErrorKind::Invalid);
        QCOMPARE(urn.error().value, text);
        const auto normalised = normalisedHolderReference(text);
        QVERIFY(!normalised.ok());
        QCOMPARE(normalised.error().field, u"holder"_s);
    }

    void nothingMayStandAroundAUrn()
    {
        QVERIFY(!HolderUrn::parse(u" user:012345678901").ok());
        QVERIFY(!HolderUrn::parse(u"user:012345678901\n").ok());
        QVERIFY(!HolderUrn::parse(QString(QString(sponsor) + u'\n')).ok());
    }

    void takesAReferenceOfTheSystemTheDataCameFrom_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::newRow("customer number") << u"9181-HEKGV"_s << u"9181-HEKGV"_s;
        QTest::newRow("spaces around") << u"  A 17 "_s << u"A 17"_s;
        QTest::newRow("a word without a colon") << u"user 17"_s << u"user 17"_s;
        QTest::newRow("colon behind digits") << u"17:4"_s << u"17:4"_s;
        QTest::newRow("eighty characters") << QString(80, u'x') << QString(80, u'x');
    }
    void takesAReferenceOfTheSystemTheDataCameFrom()
    {
        QFETCH(QString, text);
        const auto reference = normalisedHolderReference(text);
        QVERIFY(reference.ok());
        QTEST(*reference, "stored");
        QVERIFY(!Holder({.id = {}, .reference = *reference, .name = {}}).urn());
    }

    void refusesReferencesNobodyCouldReadOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("only spaces") << u"   "_s;
        QTest::newRow("eighty-one characters") << QString(81, u'x');
        QTest::newRow("a line break inside") << u"17\n18"_s;
        QTest::newRow("a null") << QString(u"17"_s + QChar(0) + u"18"_s);
    }
    void refusesReferencesNobodyCouldReadOut()
    {
        QFETCH(QString, text);
        const auto reference = normalisedHolderReference(text);
        QVERIFY(!reference.ok());
        QCOMPARE(reference.error().kind, ErrorKind::Invalid);
        QCOMPARE(reference.error().field, u"holder"_s);
    }
};

QTEST_GUILESS_MAIN(HolderTest)
#include "tst_holder.moc"
