// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filterchips.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestFilterChips final : public QObject
{
    Q_OBJECT

private slots:
    void withoutFiltersThereIsNothing();
    void chipSaysWhatItDoes();
    void keysAndClickRemove_data();
    void keysAndClickRemove();
    void clearAllIsTheLastButton();
    void focusStaysNearby();
    void rowWrapsWhereItIsFull();
};

namespace {

const QList<Chip> three{{u"type"_s, u"Type: Main account"_s}, {u"patch"_s, u"Patch: E & F"_s}, {u"owes"_s, u"Owes at least £100"_s}};

QPushButton *chip(const FilterChips &chips, const QString &id)
{
    const auto all = chips.findChildren<QPushButton *>(u"chip."_s + id);
    return all.isEmpty() ? nullptr : all.last();
}

} // namespace

void TestFilterChips::withoutFiltersThereIsNothing()
{
    QWidget window;
    FilterChips chips(&window);
    QVERIFY(chips.isHidden());
    chips.setChips(three);
    QVERIFY(!chips.isHidden());
    chips.setChips({});
    QVERIFY(chips.isHidden());
}

void TestFilterChips::chipSaysWhatItDoes()
{
    FilterChips chips;
    chips.setChips(three);
    QCOMPARE(chip(chips, u"type"_s)->text(), u"Type: Main account ×"_s);
    QCOMPARE(chip(chips, u"type"_s)->accessibleName(), u"Remove filter Type: Main account"_s);
    QCOMPARE(chip(chips, u"patch"_s)->text(), u"Patch: E && F ×"_s);
    QVERIFY(chip(chips, u"type"_s)->focusPolicy() & Qt::TabFocus);
}

void TestFilterChips::keysAndClickRemove_data()
{
    QTest::addColumn<int>("key");
    QTest::addRow("Delete") << int(Qt::Key_Delete);
    QTest::addRow("Space") << int(Qt::Key_Space);
    QTest::addRow("Enter") << int(Qt::Key_Return);
    QTest::addRow("click") << 0;
}

void TestFilterChips::keysAndClickRemove()
{
    QFETCH(const int, key);
    FilterChips chips;
    chips.setChips(three);
    QSignalSpy removed(&chips, &FilterChips::removed);
    if (key == 0)
        QTest::mouseClick(chip(chips, u"patch"_s), Qt::LeftButton);
    else
        QTest::keyClick(chip(chips, u"patch"_s), Qt::Key(key));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.at(0).at(0).toString(), u"patch"_s);
    QCOMPARE(chips.chips(), three);
}

void TestFilterChips::clearAllIsTheLastButton()
{
    FilterChips chips;
    chips.setChips(three);
    QSignalSpy cleared(&chips, &FilterChips::cleared);
    auto *all = chips.findChild<QPushButton *>(u"clearAllFilters"_s);
    QCOMPARE(chips.layout()->itemAt(chips.layout()->count() - 1)->widget(), all);
    all->click();
    QCOMPARE(cleared.count(), 1);
}

void TestFilterChips::focusStaysNearby()
{
    QWidget window;
    FilterChips chips(&window);
    connect(&chips, &FilterChips::removed, &chips, [&chips](const QString &id) {
        QList<Chip> rest = chips.chips();
        rest.removeIf([&id](const Chip &one) { return one.id == id; });
        chips.setChips(rest);
    });
    chips.setChips(three);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    chip(chips, u"patch"_s)->setFocus();
    QTest::keyClick(chip(chips, u"patch"_s), Qt::Key_Delete);
    QCOMPARE(chips.chips().size(), 2);
    QTRY_VERIFY(chip(chips, u"owes"_s)->hasFocus());
}

void TestFilterChips::rowWrapsWhereItIsFull()
{
    FilterChips chips;
    chips.setChips(three);
    chips.ensurePolished();
    const int one = chips.heightForWidth(2000);
    const int narrow = chips.heightForWidth(220);
    QVERIFY(one >= 20);
    QVERIFY2(narrow >= 3 * one, qPrintable(u"%1 %2"_s.arg(one).arg(narrow)));
    chips.resize(220, narrow);
    chips.show();
    QTRY_VERIFY(chip(chips, u"owes"_s)->y() > chip(chips, u"type"_s)->y());
}

QTEST_MAIN(TestFilterChips)
#include "tst_filterchips.moc"
