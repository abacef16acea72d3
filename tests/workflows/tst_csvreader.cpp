// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/csvreader.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const QString invoices = QStringLiteral(TALLY_SOURCE_DIR "/tests/data/accounts-receivable.csv");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Every answer a table can give must be one, whatever was read.
void touchEverything(const CsvTable &table)
{
    qsizetype bad = table.headerIsBad() ? 1 : 0;
    qint64 lastLine = table.headerLine();
    for (qsizetype record = 0; record < table.size(); ++record) {
        QCOMPARE(table.fields(record).size(), table.fieldCount(record));
        QVERIFY(table.line(record) > lastLine);
        lastLine = table.line(record);
        if (table.isBad(record))
            ++bad;
        else
            QCOMPARE(table.fieldCount(record), table.header().size());
    }
    QCOMPARE(qsizetype(table.faults().size()), bad);
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT

private slots:
    void readsFieldsAsRfc4180Says_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<QStringList>>("rows");
        QTest::addColumn<QList<qint64>>("lines");
        const auto row = [](const char *name, const char *bytes, const QList<QStringList> &rows, const QList<qint64> &lines) {
            QTest::newRow(name) << QByteArray(bytes) << rows << lines;
        };
        row("line feeds", "a,b\n1,2\n3,4\n", {{u"1"_s, u"2"_s}, {u"3"_s, u"4"_s}}, {2, 3});
        row("carriage return and line feed", "a,b\r\n1,2\r\n3,4\r\n", {{u"1"_s, u"2"_s}, {u"3"_s, u"4"_s}}, {2, 3});
        row("carriage returns", "a,b\r1,2\r3,4\r", {{u"1"_s, u"2"_s}, {u"3"_s, u"4"_s}}, {2, 3});
        row("no line end at the end", "a,b\n1,2", {{u"1"_s, u"2"_s}}, {2});
        row("an empty last value and no line end", "a,b\n1,", {{u"1"_s, u""_s}}, {2});
        row("a separator in quotes", "a,b\n\"1,5\",2\n", {{u"1,5"_s, u"2"_s}}, {2});
        row("doubled quotes", "a,b\n\"say \"\"no\"\"\",2\n", {{u"say \"no\""_s, u"2"_s}}, {2});
        row("nothing but a doubled quote", "a,b\n\"\"\"\",2\n", {{u"\""_s, u"2"_s}}, {2});
        row("empty quotes", "a,b\n\"\",2\n", {{u""_s, u"2"_s}}, {2});
        row("a line end in quotes", "a,b\n\"1\r\nx\",2\n3,4\n", {{u"1\r\nx"_s, u"2"_s}, {u"3"_s, u"4"_s}}, {2, 4});
        row("blank lines", "a,b\n\n1,2\n\n\n3,4\n\n", {{u"1"_s, u"2"_s}, {u"3"_s, u"4"_s}}, {3, 6});
        row("a quote within a value", "a,b\n5\" pipe,2\n", {{u"5\" pipe"_s, u"2"_s}}, {2});
        row("a quote after a space is not an opening one", "a,b\n1, \"2\n3,4\n", {{u"1"_s, u" \"2"_s}, {u"3"_s, u"4"_s}}, {2, 3});
        row("quoted at the very end", "a,b\n1,\"2\"", {{u"1"_s, u"2"_s}}, {2});
    }
    void readsFieldsAsRfc4180Says()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QList<QStringList>, rows);
        QFETCH(const QList<qint64>, lines);
        const CsvTable table = CsvReader::read(bytes, {});
        QCOMPARE(table.header(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(table.size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QCOMPARE(table.fields(i), rows.at(i));
            QCOMPARE(table.line(i), lines.at(i));
            QVERIFY(!table.isBad(i));
        }
        QVERIFY(table.faults().empty());
    }

    void takesTheSeparatorItIsTold_data()
    {
        QTest::addColumn<QChar>("separator");
        QTest::newRow("comma") << QChar(u',');
        QTest::newRow("semicolon") << QChar(u';');
        QTest::newRow("tab") << QChar(u'\t');
    }
    void takesTheSeparatorItIsTold()
    {
        QFETCH(const QChar, separator);
        QByteArray bytes("a|b\n1|2\n");
        bytes.replace('|', separator.toLatin1());
        const CsvTable table = CsvReader::read(bytes, {.separator = separator});
        QCOMPARE(table.header(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(table.fields(0), QStringList({u"1"_s, u"2"_s}));
    }

    void decodesTheBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<CsvEncoding>("asked");
        QTest::addColumn<CsvEncoding>("used");
        QTest::addColumn<QString>("value");
        using enum CsvEncoding;
        QTest::newRow("UTF-8") << QByteArray("n\nZo\xc3\xab \xe2\x82\xac\n") << Utf8 << Utf8 << u"Zo\u00eb \u20ac"_s;
        QTest::newRow("UTF-8 with a byte order mark") << QByteArray("\xef\xbb\xbfn\nZo\xc3\xab\n") << Utf8 << Utf8 << u"Zo\u00eb"_s;
        QTest::newRow("a mark tells more than the profile") << QByteArray("\xef\xbb\xbfn\nZo\xc3\xab\n") << Windows1252 << Utf8 << u"Zo\u00eb"_s;
        QTest::newRow("auto finds UTF-8") << QByteArray("n\nZo\xc3\xab\n") << Auto << Utf8 << u"Zo\u00eb"_s;
        QTest::newRow("auto falls back") << QByteArray("n\nZo\xeb \x80\x9f\n") << Auto << Windows1252 << u"Zo\u00eb \u20ac\u0178"_s;
        QTest::newRow("auto falls back from a sequence cut short") << QByteArray("n\nZo\xc3") << Auto << Windows1252 << u"Zo\u00c3"_s;
        QTest::newRow("stated Windows-1252") << QByteArray("n\nZo\xc3\xab\n") << Windows1252 << Windows1252 << u"Zo\u00c3\u00ab"_s;
    }
    void decodesTheBytes()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const CsvEncoding, asked);
        QFETCH(const CsvEncoding, used);
        QFETCH(const QString, value);
        const CsvTable table = CsvReader::read(bytes, {.encoding = asked});
        QCOMPARE(table.encoding(), used);
        QCOMPARE(table.header(), QStringList(u"n"_s));
        QCOMPARE(table.field(0, 0), value);
        QVERIFY(table.faults().empty());
    }

    void knowsEveryByteOfWindows1252()
    {
        // Checked against the code page's published table by hand: the bytes in use, in order.
        const QString expected = u"\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
                                 "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"_s;
        QByteArray bytes;
        for (int byte = 0x80; byte < 0xa0; ++byte) {
            if (!QByteArray("\x81\x8d\x8f\x90\x9d").contains(char(byte)))
                bytes.append(char(byte));
        }
        QCOMPARE(decoded(bytes, CsvEncoding::Windows1252), expected);
        QCOMPARE(firstDamage(bytes, CsvEncoding::Windows1252), -1);
    }

    void namesWhatIsWrongAndKeepsTheOtherRows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<CsvFaultKind>("kind");
        QTest::addColumn<qint64>("line");
        QTest::addColumn<qint64>("column");
        QTest::addColumn<qint64>("recordLine");
        QTest::addColumn<QStringList>("goodFirstValues");
        const QStringList both{u"1"_s, u"9"_s};
        using enum CsvFaultKind;
        const auto row = [](const char *name, const QByteArray &bytes, CsvFaultKind kind, qint64 line, qint64 column, qint64 recordLine,
                            const QStringList &good) { QTest::newRow(name) << bytes << kind << line << column << recordLine << good; };
        row("a quote left open to the end", "a,b\n1,2\n3,\"4\n9,9\n", QuoteLeftOpen, 3, 3, 3, both);
        row("a quote left open that a later one closes", "a,b\n1,2\n\"3,4\n\"9\",9\n", TextAfterQuote, 4, 2, 3, both);
        row("text after a closing quote", "a,b\n1,2\n\"3\"x,4\n9,9\n", TextAfterQuote, 3, 4, 3, both);
        row("too few values", "a,b\n1,2\n3\n9,9\n", TooFewFields, 3, 1, 3, both);
        row("too many values", "a,b\n1,2\n3,4,5\n9,9\n", TooManyFields, 3, 1, 3, both);
        row("a zero byte", QByteArray("a,b\n1,2\n3,4\0\n9,9\n", 17), NulByte, 3, 4, 3, both);
        row("a byte that is no letter of Windows-1252", "a,b\n1,2\n\x81,\xe9\n9,9\n", NotInEncoding, 3, 1, 3, both);
        row("a fault on a later line of its row", QByteArray("a,b\n1,2\n\"3\n\0\",4\n9,9\n", 20), NulByte, 4, 1, 3, both);
    }
    void namesWhatIsWrongAndKeepsTheOtherRows()
    {
        QFETCH(const QByteArray, bytes);
        const CsvTable table = CsvReader::read(bytes, {});
        QCOMPARE(table.faults().size(), std::size_t(1));
        QTEST(table.faults().front().kind, "kind");
        QTEST(table.faults().front().line, "line");
        QTEST(table.faults().front().column, "column");
        QTEST(table.faults().front().recordLine, "recordLine");
        QStringList good;
        for (qsizetype i = 0; i < table.size(); ++i) {
            if (!table.isBad(i))
                good.push_back(table.field(i, 0));
        }
        QTEST(good, "goodFirstValues");
        touchEverything(table);
    }

    void saysWhenTheHeaderItselfIsBroken()
    {
        const CsvTable table = CsvReader::read("a,\"b\n1,2\n", {});
        QVERIFY(table.headerIsBad());
        QCOMPARE(table.faults().size(), std::size_t(1));
        QCOMPARE(table.size(), 1);
    }

    void readsNothingFromNothing()
    {
        for (const char *bytes : {"", "\n\n", "\xef\xbb\xbf"}) {
            const CsvTable table = CsvReader::read(bytes, {});
            QCOMPARE(table.size(), 0);
            QVERIFY(table.header().isEmpty());
        }
    }

    void readsThePublicFileWhole()
    {
        const CsvTable table = CsvReader::read(bytesOf(invoices), {});
        QCOMPARE(table.size(), 2466);
        QCOMPARE(table.header().size(), 12);
        QVERIFY(table.faults().empty());
        QCOMPARE(table.line(2465), 2467);
    }

    void survivesTheFileCutAnywhere()
    {
        const QByteArray whole = bytesOf(invoices).first(1200);
        for (qsizetype size = 0; size <= whole.size(); ++size)
            touchEverything(CsvReader::read(whole.first(size), {}));
    }

    void survivesRandomBytes()
    {
        QRandomGenerator random(20130930);
        const QByteArray likely("\",;\t\r\n\0\x81\xef\xbb\xbf\xff""ab", 14);
        for (int round = 0; round < 3000; ++round) {
            QByteArray bytes;
            const int size = random.bounded(120);
            for (int i = 0; i < size; ++i)
                bytes.append(random.bounded(4) == 0 ? char(random.bounded(256)) : likely.at(random.bounded(int(likely.size()))));
            for (const CsvEncoding encoding : {CsvEncoding::Auto, CsvEncoding::Utf8, CsvEncoding::Windows1252})
                touchEverything(CsvReader::read(bytes, {.encoding = encoding}));
        }
    }

    void survivesTheFileWithBytesChanged()
    {
        QRandomGenerator random(9181);
        const QByteArray whole = bytesOf(invoices).first(4000);
        for (int round = 0; round < 500; ++round) {
            QByteArray bytes = whole;
            for (int i = 0; i < 8; ++i)
                bytes[random.bounded(int(bytes.size()))] = "\"\n\0,\xff"[random.bounded(5)];
            touchEverything(CsvReader::read(bytes, {}));
        }
    }
};

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
