// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "views/widgets/dateedit.h"
#include "views/widgets/datefield.h"
#include "views/widgets/moneyedit.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace Tally;

using MaybeMoney = std::optional<Money>;

/// The fields of forms: money and days.
class TestFields final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void moneyIsReadInEverySpelling_data();
    void moneyIsReadInEverySpelling();
    void moneyFollowsTypingButJudgesWhenLeft();
    void enterPutsMoneyInOrderToo();
    void moneyOfAnotherCurrencyHasItsDecimals();
    void moneyIsShownWithoutASignalPerRepetition();
    void clearedMoneyIsBlankAndNoProblem();
    void dateIsReadInEverySpelling_data();
    void dateIsReadInEverySpelling();
    void dateFieldMayStayEmpty();
    void dateFieldJudgesWhenLeft();
    void arrowsStepByADay();
    void dateEditShowsTheWholeYear();
};

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

Money pence(qint64 minor) { return Money::fromMinor(minor); }

/// A window with the field and another one to go to.
struct Form
{
    QWidget window;
    QLineEdit *other = nullptr;

    explicit Form(QWidget *field)
    {
        auto *layout = new QVBoxLayout(&window);
        other = new QLineEdit(&window);
        layout->addWidget(field);
        layout->addWidget(other);
        window.show();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window did not become active");
        field->setFocus(Qt::TabFocusReason);
    }
};

} // namespace

void TestFields::initTestCase()
{
    initResources();
    QLocale::setDefault(british);
}

void TestFields::moneyIsReadInEverySpelling_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("shown");
    const QLocale german(QLocale::German, QLocale::Germany);
    QTest::addRow("plain") << u"1234.5"_s << british << u"1,234.50"_s;
    QTest::addRow("grouped") << u"1,234.50"_s << british << u"1,234.50"_s;
    QTest::addRow("with sign") << u"£1,234.50"_s << british << u"1,234.50"_s;
    QTest::addRow("blanks around") << u"  1234.5 "_s << british << u"1,234.50"_s;
    QTest::addRow("German") << u"1.234,5"_s << german << u"1.234,50"_s;
}

void TestFields::moneyIsReadInEverySpelling()
{
    QFETCH(const QString, typed);
    QFETCH(const QLocale, locale);
    QFETCH(const QString, shown);
    auto *edit = new MoneyEdit;
    edit->setLocale(locale);
    Form form(edit);
    QTest::keyClicks(edit, typed);
    QCOMPARE(edit->money(), MaybeMoney(pence(123450)));
    QCOMPARE(edit->text(), typed);
    form.other->setFocus(Qt::TabFocusReason);
    QCOMPARE(edit->text(), shown);
    QCOMPARE(edit->money(), MaybeMoney(pence(123450)));
}

void TestFields::moneyFollowsTypingButJudgesWhenLeft()
{
    auto *edit = new MoneyEdit;
    Form form(edit);
    QList<MaybeMoney> seen;
    connect(edit, &MoneyEdit::moneyChanged, edit, [&seen](MaybeMoney money) { seen.append(money); });
    QTest::keyClicks(edit, u"12x"_s);
    QCOMPARE(seen, (QList<MaybeMoney>{pence(100), pence(1200), std::nullopt}));
    QVERIFY(edit->problem().isEmpty());
    form.other->setFocus(Qt::TabFocusReason);
    QVERIFY(edit->problem().contains("1,234.00"_L1));
    QCOMPARE(edit->text(), u"12x"_s);
    edit->setFocus(Qt::TabFocusReason);
    QTest::keyClick(edit, Qt::Key_End);
    QTest::keyClick(edit, Qt::Key_Backspace);
    QVERIFY(edit->problem().isEmpty());
}

void TestFields::enterPutsMoneyInOrderToo()
{
    auto *edit = new MoneyEdit;
    Form form(edit);
    QTest::keyClicks(edit, u"7"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edit->text(), u"7.00"_s);
}

void TestFields::moneyOfAnotherCurrencyHasItsDecimals()
{
    MoneyEdit edit;
    edit.setCurrency(*Currency::fromCode(u"JPY"));
    QTest::keyClicks(&edit, u"1500"_s);
    QCOMPARE(edit.money(), MaybeMoney(Money::fromMinor(1500, *Currency::fromCode(u"JPY"))));
    edit.setCurrency({});
    QCOMPARE(edit.money(), MaybeMoney(pence(150000)));
}

void TestFields::moneyIsShownWithoutASignalPerRepetition()
{
    MoneyEdit edit;
    QSignalSpy changed(&edit, &MoneyEdit::moneyChanged);
    edit.setMoney(pence(124608));
    edit.setMoney(pence(124608));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(edit.text(), u"1,246.08"_s);
    QVERIFY(edit.alignment().testFlag(Qt::AlignRight));
}

void TestFields::clearedMoneyIsBlankAndNoProblem()
{
    auto *edit = new MoneyEdit;
    Form form(edit);
    form.other->setFocus(Qt::TabFocusReason);
    QVERIFY(edit->isBlank());
    QVERIFY(edit->problem().isEmpty());
    QCOMPARE(edit->money(), MaybeMoney());
}

void TestFields::dateIsReadInEverySpelling_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("date");
    const QDate day(2013, 9, 3);
    QTest::addRow("short") << u"03/09/2013"_s << day;
    QTest::addRow("without zeros") << u"3/9/2013"_s << day;
    QTest::addRow("two-digit year") << u"03/09/13"_s << day;
    QTest::addRow("words") << u"3 Sep 2013"_s << day;
    QTest::addRow("ISO") << u"2013-09-03"_s << day;
    QTest::addRow("dots") << u"3.9.2013"_s << day;
    QTest::addRow("year 13") << u"03/09/0013"_s << QDate();
    QTest::addRow("no such day") << u"31/02/2013"_s << QDate();
    QTest::addRow("nonsense") << u"soon"_s << QDate();
    QTest::addRow("empty") << QString() << QDate();
}

void TestFields::dateIsReadInEverySpelling()
{
    QFETCH(const QString, typed);
    QFETCH(const QDate, date);
    QCOMPARE(DateField::parse(typed, british), date);
}

void TestFields::dateFieldMayStayEmpty()
{
    DateField field;
    QSignalSpy changed(&field, &DateField::dateChanged);
    QVERIFY(field.isBlank());
    field.setDate(QDate(2013, 9, 3));
    field.setDate({});
    QCOMPARE(changed.count(), 2);
    QVERIFY(field.isBlank());
    QVERIFY(!field.date().isValid());
}

void TestFields::dateFieldJudgesWhenLeft()
{
    auto *field = new DateField;
    Form form(field);
    auto *edit = field->findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"soon"_s);
    QVERIFY(field->problem().isEmpty());
    form.other->setFocus(Qt::TabFocusReason);
    QVERIFY2(field->problem().contains("03/09/2013"_L1), qPrintable(field->problem()));
    edit->clear();
    QTest::keyClicks(edit, u"3 Sep 2013"_s);
    QVERIFY(field->problem().isEmpty());
    QCOMPARE(field->date(), QDate(2013, 9, 3));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edit->text(), u"03/09/2013"_s);
}

void TestFields::arrowsStepByADay()
{
    DateField field;
    field.setDate(QDate(2013, 9, 30));
    auto *edit = field.findChild<QLineEdit *>();
    QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(field.date(), QDate(2013, 10, 1));
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Down);
    QCOMPARE(field.date(), QDate(2013, 9, 29));
}

void TestFields::dateEditShowsTheWholeYear()
{
    DateEdit edit;
    edit.setDate(QDate(2013, 9, 3));
    QCOMPARE(edit.text(), u"03/09/2013"_s);
    QVERIFY(edit.calendarPopup());
}

QTEST_MAIN(TestFields)
#include "tst_fields.moc"
