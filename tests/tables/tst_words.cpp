// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ledgerwords.h"
#include "models/tables/words.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

} // namespace

class TestWords final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(british); }

    void balanceIsAWordNotASign_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("cell");
        QTest::newRow("owes") << qint64(24608) << u"owes £246.08"_s << u"246.08"_s;
        QTest::newRow("settled") << qint64(0) << u"settled"_s << u"settled"_s;
        QTest::newRow("in credit") << qint64(-123456) << u"in credit £1,234.56"_s << u"in credit 1,234.56"_s;
    }
    void balanceIsAWordNotASign()
    {
        QFETCH(qint64, minor);
        QTEST(Words::balance(Money::fromMinor(minor), british), "sentence");
        QTEST(Words::balanceCell(Money::fromMinor(minor), british), "cell");
    }

    void datesAreShortAndUnknownOnesEmpty()
    {
        QCOMPARE(Words::date(QDate(2013, 9, 3), QLocale(QLocale::C)), u"3 Sep 2013"_s);
        QVERIFY(Words::date(QDate(), british).isEmpty());
    }

    void codesBecomeLabels()
    {
        QCOMPARE(Words::label(AccountType::Sundry), u"Sundry debt"_s);
        QCOMPARE(Words::label(AccountStatus::Suspended), u"Suspended"_s);
        QCOMPARE(Words::rentGroup(u"leaseholders"), u"Leaseholders"_s);
        QCOMPARE(Words::agreement(u"M"), u"Master agreement (M)"_s);
        QCOMPARE(Words::endReason(u"MOVED"), u"Moved out"_s);
        QCOMPARE(Words::frequency(u"weekly"), u"a week"_s);
        QCOMPARE(Words::targetType(u"HousingBenefit"), u"Housing benefit"_s);
        QCOMPARE(Words::lineType(u"RENT", LineKind::Debit), u"Rent"_s);
        QCOMPARE(Words::lineType(u"PAYMENT", LineKind::Credit), u"Payment"_s);
        QCOMPARE(Words::paymentType(u"DIRECT_DEBIT"), u"Direct debit"_s);
    }

    void anUnknownCodeIsShownAsItIs()
    {
        QCOMPARE(Words::rentGroup(u"Boats"), u"Boats"_s);
        QCOMPARE(Words::lineType(u"MOORING", LineKind::Debit), u"MOORING"_s);
        QCOMPARE(Words::paymentType(u"BARTER"), u"BARTER"_s);
    }

    void factsSayWhatPeopleAskFirst_data()
    {
        QTest::addColumn<LedgerFacts>("facts");
        QTest::addColumn<QString>("text");
        const auto pounds = [](qint64 minor) { return Money::fromMinor(minor); };
        QTest::newRow("owing") << LedgerFacts{.balance = pounds(24608), .charges = 5, .openCharges = 3, .lastPaymentDate = {2013, 6, 12}}
                               << u"owes £246.08 · 3 of 5 charges open · last paid 12 Jun 2013"_s;
        QTest::newRow("one charge, never paid") << LedgerFacts{.balance = pounds(100), .charges = 1, .openCharges = 1}
                                                << u"owes £1.00 · 1 of 1 charge open · never paid"_s;
        QTest::newRow("settled") << LedgerFacts{.charges = 2, .lastPaymentDate = {2013, 6, 12}}
                                 << u"settled · no charge open · last paid 12 Jun 2013"_s;
        QTest::newRow("credit waiting") << LedgerFacts{.balance = pounds(-500), .charges = 2, .unusedCredit = pounds(500), .lastPaymentDate = {2013, 6, 12}}
                                        << u"in credit £5.00 · no charge open · £5.00 of credit unused · last paid 12 Jun 2013"_s;
        QTest::newRow("new") << LedgerFacts{.charges = 0} << u"settled · no charges yet · never paid"_s;
        QTest::newRow("many") << LedgerFacts{.balance = pounds(100), .charges = 50'065, .openCharges = 1'040, .lastPaymentDate = {2013, 6, 12}}
                              << u"owes £1.00 · 1,040 of 50,065 charges open · last paid 12 Jun 2013"_s;
        QTest::newRow("not counted yet") << LedgerFacts{.balance = pounds(100), .openCharges = 3, .lastPaymentDate = {2013, 6, 12}}
                                         << u"owes £1.00 · 3 charges open · last paid 12 Jun 2013"_s;
        QTest::newRow("not counted yet, settled") << LedgerFacts{.lastPaymentDate = {2013, 6, 12}} << u"settled · no charge open · last paid 12 Jun 2013"_s;
    }
    void factsSayWhatPeopleAskFirst()
    {
        QFETCH(LedgerFacts, facts);
        QTEST(Words::facts(facts), "text");
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
