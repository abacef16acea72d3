// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/paymentreference.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

constexpr qint64 serials[] = {
    PaymentReference::firstSerial, PaymentReference::lastSerial, 123'456'789, 987'654'321, 500'500'500, 111'111'112, 900'000'009,
};

} // namespace

class PaymentReferenceTest : public QObject
{
    Q_OBJECT

private slots:
    void makesTenDigitsThatItKnowsAgain()
    {
        for (const qint64 serial : serials) {
            const QString reference = PaymentReference::make(serial);
            QCOMPARE(reference.size(), 10);
            QVERIFY(reference.startsWith(QString::number(serial)));
            QVERIFY(PaymentReference::isOwn(reference));
            QVERIFY(!PaymentReference::looksMistyped(reference));
        }
    }

    void neverMakesOneTwice()
    {
        QSet<QString> made;
        for (qint64 serial = PaymentReference::firstSerial; made.size() < 5000; ++serial) {
            const QString reference = PaymentReference::make(serial);
            QVERIFY(!made.contains(reference));
            made.insert(reference);
        }
    }

    void findsEverySingleWrongDigit()
    {
        for (const qint64 serial : serials) {
            const QString right = PaymentReference::make(serial);
            for (qsizetype at = 0; at < right.size(); ++at) {
                for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
                    QString wrong = right;
                    wrong[at] = digit;
                    if (wrong == right)
                        continue;
                    QVERIFY2(!PaymentReference::isOwn(wrong), qPrintable(wrong));
                    QVERIFY2(PaymentReference::looksMistyped(wrong), qPrintable(wrong));
                }
            }
        }
    }

    void findsEverySwapOfNeighbours()
    {
        // All pairs of digits at all places: the rest of the number does not matter to the scheme, three thousand serials do.
        for (qint64 serial = 123'450'000; serial < 123'453'000; ++serial) {
            const QString right = PaymentReference::make(serial);
            for (qsizetype at = 0; at + 1 < right.size(); ++at) {
                QString wrong = right;
                std::swap(wrong[at], wrong[at + 1]);
                if (wrong != right)
                    QVERIFY2(PaymentReference::looksMistyped(wrong), qPrintable(wrong));
            }
        }
    }

    void otherTextIsNeitherOursNorMistyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("nine digits") << u"123456789"_s;
        QTest::newRow("eleven digits") << u"12345678901"_s;
        QTest::newRow("a letter") << u"12345678O1"_s;
        QTest::newRow("another scheme") << u"9181-HEKGV"_s;
        QTest::newRow("Arabic-Indic digits") << QString(10, QChar(0x0661));
    }
    void otherTextIsNeitherOursNorMistyped()
    {
        QFETCH(QString, text);
        QVERIFY(!PaymentReference::isOwn(text));
        QVERIFY(!PaymentReference::looksMistyped(text));
    }
};

QTEST_GUILESS_MAIN(PaymentReferenceTest)
#include "tst_paymentreference.moc"
