// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

const QString program = QStringLiteral(TALLY_PROGRAM);

} // namespace

/// `tallystick post --batch`.
class TestBatchPost final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProgramHome> m_home;

    Ran batch(const QByteArray &lines, const QStringList &more = {}) const
    {
        if (!m_home->write(u"b.jsonl"_s, lines))
            qFatal("cannot write the batch");
        return m_home->onDatabase(QStringList{u"post"_s, u"--batch"_s, m_home->file(u"b.jsonl"_s)} + more);
    }
    QString balance() const { return m_home->rows({u"accounts"_s}).front()[u"balance"_s]; }

    static constexpr const char *goodLines =
        R"({"op": "debit", "account": "ANN", "key": "k1", "amount": 10.10, "type": "RENT"})" "\n"
        "\n"
        R"({"op": "debit", "account": "ANN", "key": "k2", "amount": "20", "description": "two"})" "\n"
        R"({"op": "payment", "account": "ANN", "key": "k3", "amount": 5, "payment-type": "CASH", "lines": [2, 1], "note": null})" "\n"
        R"({"op": "refund", "account": "ANN", "key": "k4", "line": 2, "amount": 1.00, "with-payout": true})" "\n"
        R"({"op": "describe", "account": "ANN", "key": "k5", "line": 1, "note": "seen"})" "\n"
        R"({"op": "writeoff", "account": "ANN", "key": "k6", "lines": [1], "amount": 0.10, "reason": "gone"})" "\n";

private slots:
    void init()
    {
        m_home = std::make_unique<ProgramHome>(program);
        QVERIFY(m_home->write(u"ann.csv"_s, "holder,name,accountType\nANN,Ann Ash,Sundry\n"));
        VERIFY_EXIT(m_home->onDatabase({u"import"_s, m_home->file(u"ann.csv"_s), u"--profile"_s, u"accounts"_s}), 0);
    }
    void cleanup()
    {
        if (!QTest::currentTestFailed())
            VERIFY_EXIT(m_home->onDatabase({u"verify"_s}), 0);
    }

    void everyLineIsPostedAndAnswered_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("each alone") << QStringList();
        QTest::newRow("all together") << QStringList{u"--atomic"_s};
    }
    void everyLineIsPostedAndAnswered()
    {
        QFETCH(QStringList, more);
        const Ran ran = batch(goodLines, more);
        VERIFY_EXIT(ran, 0);
        const QStringList answers = ran.out.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(answers.size(), 6);
        QVERIFY2(answers.at(0).startsWith(u"{\"input_line\": 1, \"result\": {"_s), qPrintable(answers.at(0)));
        QVERIFY2(answers.at(1).startsWith(u"{\"input_line\": 3, "_s), qPrintable(answers.at(1)));
        QCOMPARE(balance(), u"25.00"_s);
        const QString before = dump(m_home->database());
        VERIFY_EXIT(batch(goodLines, more), 0);
        QVERIFY(dump(m_home->database()) == before);
    }

    void aBadLineIsNamedAndTheOthersArePosted()
    {
        const QByteArray lines = QByteArray(goodLines).replace("10.10", "10.101");
        const Ran ran = batch(QByteArray(lines).left(lines.indexOf("{\"op\": \"payment")));
        VERIFY_EXIT(ran, 1);
        QVERIFY2(ran.err.contains(u"b.jsonl, line 1, amount: Invalid: "_s), qPrintable(ran.err));
        QVERIFY(ran.out.startsWith(u"{\"input_line\": 1, \"refusal\": \"Invalid\", \"field\": \"amount\", "_s));
        QCOMPARE(balance(), u"20.00"_s);
    }

    void nothingOfAnAtomicBatchIsKeptIfOneLineIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("by its words") << QByteArray(R"({"op": "debit", "account": "ANN", "key": "x", "amount": "ten"})") << u"Invalid"_s;
        QTest::newRow("by the ledger") << QByteArray(R"({"op": "payout", "account": "ANN", "key": "x", "amount": 10})") << u"ParameterTooHigh"_s;
        QTest::newRow("by the account") << QByteArray(R"({"op": "debit", "account": "BOB", "key": "x", "amount": 10})") << u"NotFound"_s;
    }
    void nothingOfAnAtomicBatchIsKeptIfOneLineIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, refusal);
        const QString before = dump(m_home->database());
        const Ran ran = batch(goodLines + line + '\n', {u"--atomic"_s});
        VERIFY_EXIT(ran, 1);
        QVERIFY2(ran.out.contains(u"\"input_line\": 8, \"refusal\": \"%1\""_s.arg(refusal)), qPrintable(ran.out));
        QCOMPARE(ran.out.count(u"\"refusal\": \"Cancelled\""_s), 6);
        QVERIFY(dump(m_home->database()) == before);
    }

    void whatIsWrongWithALineIsSaidByItsField_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *line, const QString &place) { QTest::newRow(line) << QByteArray(line) << place; };
        row("nonsense", u"line 1: Invalid"_s);
        row("[1]", u"line 1: Invalid"_s);
        row("12", u"line 1: Invalid"_s);
        row(R"({"op": "debit"} {"op": "debit"})", u"line 1: Invalid"_s);
        row(R"({"op": "steal", "account": "ANN", "key": "x"})", u"line 1, op: Invalid"_s);
        row(R"({"op": "debit", "key": "x", "amount": 1})", u"line 1, account: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "amount": 1})", u"line 1, key: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": 1e1})", u"line 1, amount: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": -1})", u"AmountNotPositive"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": {"of": 1}})", u"line 1, amount: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": [1]})", u"line 1, amount: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": 1, "amount": 2})", u"line 1, amount: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": 99999999999999999999})", u"line 1, amount: AmountTooLarge"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": 1, "colour": "red"})", u"line 1, colour: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": 1, "date": "1/2/2024"})", u"line 1, date: Invalid"_s);
        row(R"({"op": "debit", "account": "ANN", "key": "x", "amount": 1, "type": "PEARLS"})", u"line 1, debit_type: UnrecognisedType"_s);
        row(R"({"op": "apply", "account": "ANN", "key": "x", "line": 1, "lines": ["one"]})", u"line 1, lines: Invalid"_s);
        row(R"({"op": "writeoff", "account": "ANN", "key": "x", "lines": [1], "amount": 1})", u"line 1, reason: Invalid"_s);
    }
    void whatIsWrongWithALineIsSaidByItsField()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, place);
        const QString before = dump(m_home->database());
        for (const QStringList &more : {QStringList(), QStringList{u"--atomic"_s}}) {
            const Ran ran = batch(line, more);
            VERIFY_EXIT(ran, 1);
            QVERIFY2(ran.err.contains(place), qPrintable(ran.err));
            QCOMPARE(ran.out.count(u"\"refusal\""_s), 1);
        }
        QVERIFY(dump(m_home->database()) == before);
    }

    void aFileThatIsNotThereIsRefused()
    {
        const Ran ran = m_home->onDatabase({u"post"_s, u"--batch"_s, m_home->file(u"none.jsonl"_s)});
        VERIFY_EXIT(ran, 1);
        QVERIFY(ran.err.startsWith(u"CannotOpen: "_s));
    }

    void standardInputIsABatchToo()
    {
        const Ran ran = m_home->onDatabase({u"post"_s, u"--batch"_s, u"-"_s}, goodLines);
        VERIFY_EXIT(ran, 0);
        QCOMPARE(balance(), u"25.00"_s);
    }
};

QTEST_GUILESS_MAIN(TestBatchPost)
#include "tst_batchpost.moc"
