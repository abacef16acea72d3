// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/linetypes.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

class LineTypesTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsEveryTypeOfTheLedgerPage()
    {
        const QString credits = u"PAYMENT WRITEOFF FORGIVEN CREDIT DISCOUNT REFUND LOST_FOUND PROCESSING_FOUND OVERPAYMENT "
                                "PURCHASE CANCELLATION"_s;
        const QString debits = u"ACCOUNT ACCOUNT_RENEW LOST MANUAL NEW_CARD OVERDUE PROCESSING PAYOUT RENT RENT_DAILY RESERVE VOID "
                               "SERVICE_CHARGE MAJOR_WORKS COURT_COST RECHARGE SUNDRY"_s;
        const auto known = [](LineKind kind) {
            QSet<QString> codes;
            for (const LineType &type : TypeCatalogue::builtIn().lineTypes) {
                if (type.kind == kind)
                    codes.insert(type.code);
            }
            return codes;
        };
        const auto words = [](const QString &text) {
            const QStringList list = text.split(u' ');
            return QSet<QString>(list.begin(), list.end());
        };
        QCOMPARE(known(LineKind::Credit), words(credits));
        QCOMPARE(known(LineKind::Debit), words(debits));
    }

    void readsCodesAndTheWordsOfTheWire_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isDebit");
        QTest::addColumn<QString>("code");
        QTest::newRow("code") << u"RENT"_s << true << u"RENT"_s;
        QTest::newRow("any case") << u"Rent"_s << true << u"RENT"_s;
        QTest::newRow("payment") << u"payment"_s << false << u"PAYMENT"_s;
        QTest::newRow("writeoff") << u"writeoff"_s << false << u"WRITEOFF"_s;
        QTest::newRow("lost item") << u"lost_item"_s << true << u"LOST"_s;
        QTest::newRow("fine") << u"fine"_s << true << u"OVERDUE"_s;
        QTest::newRow("fine in capitals") << u"FINE"_s << true << u"OVERDUE"_s;
        QTest::newRow("account fee") << u"account_management_fee"_s << true << u"ACCOUNT"_s;
        QTest::newRow("new card") << u"new_card"_s << true << u"NEW_CARD"_s;
        QTest::newRow("sundry") << u"sundry"_s << true << u"SUNDRY"_s;
        QTest::newRow("a credit is no debit") << u"PAYMENT"_s << true << QString();
        QTest::newRow("a debit is no credit") << u"fine"_s << false << QString();
        QTest::newRow("unknown") << u"TITHE"_s << true << QString();
        QTest::newRow("empty") << QString() << true << QString();
    }
    void readsCodesAndTheWordsOfTheWire()
    {
        QFETCH(QString, text);
        QFETCH(bool, isDebit);
        QFETCH(QString, code);
        const LineType *type = TypeCatalogue::builtIn().find(text, isDebit ? LineKind::Debit : LineKind::Credit);
        QCOMPARE(type != nullptr, !code.isEmpty());
        if (type != nullptr)
            QCOMPARE(type->code, code);
    }

    void theOtherHalvesOfAnOperationAreNotChosenByHand()
    {
        const TypeCatalogue &types = TypeCatalogue::builtIn();
        QVERIFY(!types.find(LineTypeCode::voided, LineKind::Debit)->byHand);
        QVERIFY(!types.find(LineTypeCode::payout, LineKind::Debit)->byHand);
        QVERIFY(types.find(LineTypeCode::payment, LineKind::Credit)->byHand);
        QVERIFY(types.find(LineTypeCode::manual, LineKind::Debit)->byHand);
    }

    void everyTypeHasOneCodeAndALabel()
    {
        QSet<QString> codes;
        for (const LineType &type : TypeCatalogue::builtIn().lineTypes) {
            QVERIFY(!type.label.isEmpty());
            QVERIFY2(type.label != type.code, qPrintable(type.code));
            QVERIFY2(!codes.contains(type.code), qPrintable(type.code));
            codes.insert(type.code);
        }
    }

    void findsPaymentTypesInAnyCase()
    {
        const TypeCatalogue &types = TypeCatalogue::builtIn();
        QCOMPARE(types.findPayment(u"direct_debit")->code, u"DIRECT_DEBIT"_s);
        QCOMPARE(types.findPayment(u"CASH")->label, u"Cash"_s);
        QVERIFY(types.findPayment(u"IOU") == nullptr);
        QVERIFY(types.findPayment(u"") == nullptr);
    }
};

QTEST_GUILESS_MAIN(LineTypesTest)
#include "tst_linetypes.moc"
