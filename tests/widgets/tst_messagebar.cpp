// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/messagebar.h"

#include "resources/resources.h"

#include <QAccessible>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestMessageBar final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }
    void isHiddenUntilItSpeaks();
    void carriesTheMeaningAsAWordToo();
    void detailsAreOneClickAway();
    void actionRunsOnceAndClears();
    void actionMayShowTheNextMessage();
    void newMessageTakesTheOldActionAway();
    void escapeClosesIt();
    void textIsNotReadAsMarkup();
};

namespace {

QToolButton *button(const MessageBar &bar, const QString &name)
{
    return bar.findChild<QToolButton *>(name);
}

} // namespace

void TestMessageBar::isHiddenUntilItSpeaks()
{
    QWidget window;
    MessageBar bar(&window);
    QSignalSpy shown(&bar, &MessageBar::messageShown);
    QVERIFY(bar.isHidden());
    bar.showGood(u"Posted £100.00."_s);
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.text(), u"Posted £100.00."_s);
    QCOMPARE(shown.count(), 1);
    QCOMPARE(shown.at(0).at(0).value<Severity>(), Severity::Good);
    QSignalSpy cleared(&bar, &MessageBar::cleared);
    bar.clear();
    bar.clear();
    QVERIFY(bar.isHidden());
    QCOMPARE(cleared.count(), 1);
}

void TestMessageBar::carriesTheMeaningAsAWordToo()
{
    MessageBar bar;
    bar.showInformation(u"Ready."_s);
    QCOMPARE(bar.accessibleName(), u"Information: Ready."_s);
    bar.showAttention(u"Look."_s);
    QCOMPARE(bar.accessibleName(), u"Attention: Look."_s);
    bar.showError(u"It did not work."_s);
    QCOMPARE(bar.accessibleName(), u"Stop: It did not work."_s);
    QCOMPARE(bar.severity(), Severity::Stop);
}

void TestMessageBar::detailsAreOneClickAway()
{
    MessageBar bar;
    bar.showError(u"It did not work."_s, u"SQLITE_BUSY"_s);
    auto *details = button(bar, u"messageDetails"_s);
    auto *text = bar.findChild<QPlainTextEdit *>();
    QVERIFY(details->isVisibleTo(&bar));
    QVERIFY(!text->isVisibleTo(&bar));
    QTest::mouseClick(details, Qt::LeftButton);
    QVERIFY(text->isVisibleTo(&bar));
    QCOMPARE(text->toPlainText(), u"SQLITE_BUSY"_s);
    QCOMPARE(details->text(), u"Hide details"_s);
    bar.showError(u"Again."_s);
    QVERIFY(!details->isVisibleTo(&bar));
    QVERIFY(!text->isVisibleTo(&bar));
}

void TestMessageBar::actionRunsOnceAndClears()
{
    MessageBar bar;
    int runs = 0;
    bar.showGood(u"Voided."_s);
    bar.setAction(u"Undo"_s, [&runs] { ++runs; });
    auto *action = button(bar, u"messageAction"_s);
    QCOMPARE(action->text(), u"Undo"_s);
    action->click();
    action->click();
    QCOMPARE(runs, 1);
    QVERIFY(bar.isHidden());
}

void TestMessageBar::actionMayShowTheNextMessage()
{
    MessageBar bar;
    bar.showError(u"Busy."_s);
    bar.setAction(u"Retry"_s, [&bar] { bar.showGood(u"Done now."_s); });
    button(bar, u"messageAction"_s)->click();
    QCOMPARE(bar.text(), u"Done now."_s);
    QVERIFY(!bar.isHidden());
}

void TestMessageBar::newMessageTakesTheOldActionAway()
{
    MessageBar bar;
    int runs = 0;
    bar.showGood(u"One."_s);
    bar.setAction(u"Undo"_s, [&runs] { ++runs; });
    bar.showGood(u"Two."_s);
    auto *action = button(bar, u"messageAction"_s);
    QVERIFY(!action->isVisibleTo(&bar));
    action->click();
    QCOMPARE(runs, 0);
}

void TestMessageBar::escapeClosesIt()
{
    QWidget window;
    MessageBar bar(&window);
    window.show();
    bar.showInformation(u"Ready."_s);
    auto *close = button(bar, u"messageClose"_s);
    close->setFocus();
    QTest::keyClick(close, Qt::Key_Escape);
    QVERIFY(bar.isHidden());
}

void TestMessageBar::textIsNotReadAsMarkup()
{
    MessageBar bar;
    bar.showError(u"<b>bold</b>"_s);
    const auto labels = bar.findChildren<QLabel *>();
    const bool plain = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == "<b>bold</b>"_L1 && label->textFormat() == Qt::PlainText;
    });
    QVERIFY(plain);
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
