// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/errortext.h"

#include "models/domain/paymentreference.h"

#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestErrorText final : public QObject
{
    Q_OBJECT

private slots:
    void everyKindHasWholeSentences_data();
    void everyKindHasWholeSentences();
    void noTwoKindsSayTheSame();
    void wrongFieldsAreNamedAsPeopleCallThem();
    void mistypedReferenceIsRecognised();
    void conflictNamesWhoWasFirst();
    void aDatabaseWithoutTablesIsNoMissingFile();
    void choicesOfAnAmbiguousReferenceAreListed();
    void limitsSayHowMuchIsPossible_data();
    void limitsSayHowMuchIsPossible();
    void approvalsAreCounted();
    void aRegisterThatIsNotThereIsNamed();
    void fieldSentencesAreShort();
};

namespace {

QList<ErrorKind> allKinds()
{
    QList<ErrorKind> kinds;
    const auto names = QMetaEnum::fromType<ErrorKind>();
    for (int i = 0; i < names.keyCount(); ++i)
        kinds.append(ErrorKind(names.value(i)));
    return kinds;
}

} // namespace

void TestErrorText::everyKindHasWholeSentences_data()
{
    QTest::addColumn<Error>("error");
    const auto kinds = allKinds();
    for (const ErrorKind kind : kinds) {
        const QByteArray name = errorName(kind).toUtf8();
        QTest::addRow("%s", name.constData()) << Error{.kind = kind};
        QTest::addRow("%s with everything", name.constData())
            << Error{.kind = kind, .detail = u"the end lies before the start"_s, .field = u"endDate"_s, .value = u"42"_s};
    }
}

void TestErrorText::everyKindHasWholeSentences()
{
    QFETCH(const Error, error);
    for (const QString &text : {errorSentence(error), fieldSentence(error)}) {
        QVERIFY2(text.size() > 15, qPrintable(text));
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        QVERIFY2(text.contains(u' '), qPrintable(text));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
        QVERIFY2(error.kind == ErrorKind::Ambiguous || error.kind == ErrorKind::Invalid
                     || !text.contains(errorName(error.kind)), qPrintable(text));
        QVERIFY2(!text.contains("endDate"_L1), qPrintable(text));
    }
}

void TestErrorText::noTwoKindsSayTheSame()
{
    QSet<QString> texts;
    const auto kinds = allKinds();
    for (const ErrorKind kind : kinds)
        texts.insert(errorSentence({.kind = kind}));
    QCOMPARE(texts.size(), kinds.size());
}

void TestErrorText::wrongFieldsAreNamedAsPeopleCallThem()
{
    const Error error{.kind = ErrorKind::Invalid, .detail = u"the end lies before the start"_s, .field = u"endDate"_s, .value = u"2013-01-01"_s};
    QCOMPARE(errorSentence(error), u"End date (“2013-01-01”): The end lies before the start. Nothing was saved."_s);
    QCOMPARE(fieldSentence(error), u"The end lies before the start."_s);
    QCOMPARE(fieldLabel(u"rentGroupType"), u"Rent group"_s);
    QCOMPARE(fieldLabel(u"approval_ladder"), u"Approval ladder"_s);
    QCOMPARE(fieldLabel(u"unheardOf"), u"unheardOf"_s);
}

void TestErrorText::mistypedReferenceIsRecognised()
{
    QString reference = PaymentReference::make(PaymentReference::firstSerial);
    const QString known = errorSentence({.kind = ErrorKind::NotFound, .value = reference});
    QVERIFY2(!known.contains("mistyped"_L1), qPrintable(known));
    reference.back() = reference.endsWith(u'0') ? u'1' : u'0';
    const QString mistyped = errorSentence({.kind = ErrorKind::NotFound, .value = reference});
    QVERIFY2(mistyped.contains("probably mistyped"_L1) && mistyped.contains(reference), qPrintable(mistyped));
}

void TestErrorText::conflictNamesWhoWasFirst()
{
    const QString text = errorSentence({.kind = ErrorKind::Conflict, .value = u"okb"_s});
    QVERIFY2(text.startsWith("okb changed this"_L1), qPrintable(text));
    QVERIFY(errorSentence({.kind = ErrorKind::Conflict, .field = u"database"_s}).contains("already has accounts"_L1));
}

void TestErrorText::aDatabaseWithoutTablesIsNoMissingFile()
{
    const QString text = errorSentence({.kind = ErrorKind::CannotOpen, .field = u"schema"_s, .value = u"postgresql://a@b/c"_s});
    QVERIFY2(text.contains("no tables of Tallystick yet"_L1) && text.contains("tallystick create"_L1), qPrintable(text));
}

void TestErrorText::choicesOfAnAmbiguousReferenceAreListed()
{
    const QString text = errorSentence({.kind = ErrorKind::Ambiguous, .detail = u"1000000013, 1000000021"_s, .value = u"H1"_s});
    QVERIFY2(text.contains("1000000013, 1000000021"_L1), qPrintable(text));
}

void TestErrorText::limitsSayHowMuchIsPossible_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("amount");
    for (const ErrorKind kind : {ErrorKind::ParameterTooHigh, ErrorKind::AboveLimit}) {
        const auto row = [&](const QString &value, const QString &currency, const QString &amount) {
            QTest::addRow("%s %s %s", qPrintable(errorName(kind)), qPrintable(value), qPrintable(currency))
                << Error{.kind = kind, .field = u"amount"_s, .value = value} << currency << amount;
        };
        row(u"1234.50"_s, u"GBP"_s, u"£1,234.50"_s);
        row(u"1234.50"_s, u"EUR"_s, u"€1,234.50"_s);
        row(u"1234.50"_s, QString(), u" 1234.50"_s);
        // A value that is no amount of that currency is shown as it came.
        row(u"1.234"_s, u"GBP"_s, u" 1.234"_s);
    }
}

void TestErrorText::limitsSayHowMuchIsPossible()
{
    QFETCH(const Error, error);
    QFETCH(const QString, currency);
    QFETCH(const QString, amount);
    const auto known = Currency::fromCode(currency);
    for (const QString &text : {errorSentence(error, known), fieldSentence(error, known)})
        QVERIFY2(text.contains(amount), qPrintable(text));
    const QString nothing = fieldSentence({.kind = ErrorKind::ParameterTooHigh, .value = u"0.00"_s}, known);
    QVERIFY2(!nothing.contains(u'0'), qPrintable(nothing));
}

void TestErrorText::approvalsAreCounted()
{
    QVERIFY(errorSentence({.kind = ErrorKind::ApprovalRequired, .value = u"1"_s}).contains("needs somebody else"_L1));
    QVERIFY(errorSentence({.kind = ErrorKind::ApprovalRequired, .value = u"2"_s}).contains("two other people"_L1));
}

void TestErrorText::aRegisterThatIsNotThereIsNamed()
{
    QVERIFY(errorSentence({.kind = ErrorKind::RegisterRequired, .value = u"MOON"_s}).contains(u"“MOON”"_s));
    QVERIFY(errorSentence({.kind = ErrorKind::RegisterRequired}).contains("Cash needs"_L1));
}

void TestErrorText::fieldSentencesAreShort()
{
    for (const ErrorKind kind : {ErrorKind::AmountNotPositive, ErrorKind::PaymentTypeRequired, ErrorKind::Invalid, ErrorKind::AmountTooLarge,
                                 ErrorKind::ParameterTooHigh, ErrorKind::AboveLimit, ErrorKind::RegisterRequired}) {
        const QString text = fieldSentence({.kind = kind});
        QVERIFY2(text.size() <= 50 && !text.contains("Nothing was"_L1), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
