// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/operationwords.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestOperationWords final : public QObject
{
    Q_OBJECT

private slots:
    void everyOperationOfTheLedgerSaysWhatItIsFor()
    {
        QSet<QString> labels;
        QSet<QString> sentences;
        for (const Operation operation : Words::ledgerOperations()) {
            const QString sentence = Words::operationSentence(operation);
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY(Words::operationGlossary(operation).startsWith(sentence + u' '));
            labels.insert(Words::operationLabel(operation));
            sentences.insert(sentence);
        }
        QCOMPARE(labels.size(), qsizetype(Words::ledgerOperations().size()));
        QCOMPARE(sentences.size(), labels.size());
    }

    void whatStaffConfuseNamesTheOther_data()
    {
        QTest::addColumn<Operation>("operation");
        QTest::addColumn<QString>("other");
        QTest::newRow("void is no refund") << Operation::VoidCredit << u"refund"_s;
        QTest::newRow("cancel is no write-off") << Operation::CancelDebit << u"write it off"_s;
        QTest::newRow("refund is no void") << Operation::Refund << u"void it"_s;
        QTest::newRow("discount is no refund") << Operation::Discount << u"refund it"_s;
        QTest::newRow("discount is no write-off") << Operation::Discount << u"write it off"_s;
        QTest::newRow("write-off is no cancellation") << Operation::WriteOff << u"cancel it"_s;
        QTest::newRow("write-off is no discount") << Operation::WriteOff << u"discount"_s;
    }
    void whatStaffConfuseNamesTheOther()
    {
        QFETCH(Operation, operation);
        QFETCH(QString, other);
        QVERIFY(Words::operationSentence(operation).contains(other));
    }

    void rolesAreListedAsPeopleSayThem()
    {
        QCOMPARE(Words::holdersOf(Role::Caseworker | Role::Finance), u"caseworkers and finance staff"_s);
        QCOMPARE(Words::oneWith(everyRole), u"a caseworker, finance staff and an administrator"_s);
        QCOMPARE(Words::oneWith({}), u"somebody without a role"_s);
    }
};

QTEST_GUILESS_MAIN(TestOperationWords)
#include "tst_operationwords.moc"
