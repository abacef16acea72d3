// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/postedwords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestPostedWords final : public QObject
{
    Q_OBJECT
private slots:
    void whatWasPostedIsSaidWithTheReceiptOfAPayment_data()
    {
        QTest::addColumn<PostingMode>("mode");
        QTest::addColumn<QString>("receipt");
        QTest::addColumn<qint64>("balance");
        QTest::addColumn<QString>("sentence");
        const QString receipt = u"2026-000001"_s;
        QTest::newRow("a payment with a receipt")
            << PostingMode::Payment << receipt << qint64(14608) << u"Posted a payment of £210.00, receipt 2026-000001. The account now owes £146.08."_s;
        QTest::newRow("one that settles the account")
            << PostingMode::Payment << receipt << qint64(0) << u"Posted a payment of £210.00, receipt 2026-000001. The account is now settled."_s;
        QTest::newRow("a payment without one")
            << PostingMode::Payment << QString() << qint64(14608) << u"Posted a payment of £210.00. The account now owes £146.08."_s;
        QTest::newRow("voiding a payment with a receipt gives none")
            << PostingMode::Void << receipt << qint64(14608) << u"Voided £210.00. The account now owes £146.08."_s;
    }
    void whatWasPostedIsSaidWithTheReceiptOfAPayment()
    {
        QFETCH(PostingMode, mode);
        QFETCH(QString, receipt);
        QFETCH(qint64, balance);
        Posted posted;
        posted.line.amount = Money::fromMinor(-21000);
        posted.line.receiptNumber = receipt;
        posted.balance = Money::fromMinor(balance);
        QTEST(PostedWords::sentence(mode, posted), "sentence");
    }
};

QTEST_MAIN(TestPostedWords)
#include "tst_postedwords.moc"
