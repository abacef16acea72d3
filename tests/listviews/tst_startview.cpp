// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/start/connectdialog.h"
#include "views/start/startview.h"

#include "resources/resources.h"

#include <QCheckBox>
#include <QCommandLinkButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

/// The links to databases opened before, in their order.
QList<QLabel *> recentLinks(const StartView &view)
{
    QList<QLabel *> links;
    for (QLabel *label : view.findChildren<QLabel *>()) {
        if (label->text().startsWith(u"<a "_s))
            links << label;
    }
    return links;
}

} // namespace

class TestStartView final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initResources(); }

    void everyButtonSaysWhatIsWanted()
    {
        StartView view;
        QSignalSpy demo(&view, &StartView::demoWanted);
        QSignalSpy open(&view, &StartView::openWanted);
        QSignalSpy connecting(&view, &StartView::connectWanted);
        QSignalSpy create(&view, &StartView::newWanted);
        QSignalSpy import(&view, &StartView::importWanted);
        const auto click = [&view](const QString &name) { QTest::mouseClick(view.findChild<QCommandLinkButton *>(name), Qt::LeftButton); };
        click(u"startDemo"_s);
        QCOMPARE(demo.count(), 1);
        click(u"startOpen"_s);
        QCOMPARE(open.count(), 1);
        click(u"startConnect"_s);
        QCOMPARE(connecting.count(), 1);
        click(u"startNew"_s);
        QCOMPARE(create.count(), 1);
        click(u"startImport"_s);
        QCOMPARE(import.count(), 1);
        QCOMPARE(demo.count() + open.count() + create.count(), 3);
    }

    void offersASharedDatabaseOpenedBeforeByNameAndServer()
    {
        StartView view;
        QSignalSpy wanted(&view, &StartView::recentWanted);
        const QString address = u"postgresql://amy@db.example:5432/council?sslmode=require"_s;
        view.setRecent({address});
        QCOMPARE(recentLinks(view).size(), 1);
        QVERIFY2(recentLinks(view).first()->text().contains(u"council on db.example"_s), qPrintable(recentLinks(view).first()->text()));
        emit recentLinks(view).first()->linkActivated(u"open"_s);
        QCOMPARE(wanted.value(0).value(0).toString(), address);
    }

    void aConnectionIsAnAddressWithoutItsPassword()
    {
        ConnectDialog dialog;
        auto *connecting = dialog.findChild<QPushButton *>(u"connectButton"_s);
        QVERIFY(!connecting->isEnabled());
        const auto type = [&dialog](const QString &name, const QString &text) { dialog.findChild<QLineEdit *>(name)->setText(text); };
        type(u"connectHost"_s, u" db.example "_s);
        type(u"connectDatabase"_s, u"council tax"_s);
        QVERIFY(!connecting->isEnabled());
        type(u"connectUser"_s, u"amy"_s);
        QVERIFY(connecting->isEnabled());
        QVERIFY(!dialog.isToBeKept());
        type(u"connectPassword"_s, u"s3cret"_s);
        dialog.findChild<QCheckBox *>(u"connectKeep"_s)->setChecked(true);
        QCOMPARE(dialog.address(), u"postgresql://amy@db.example:5432/council%20tax?sslmode=verify-full"_s);
        QCOMPARE(dialog.password(), u"s3cret"_s);
        QVERIFY(dialog.isToBeKept());
        ConnectDialog again;
        again.askAgain(QUrl(u"postgresql://amy@db.example:5433/council?sslmode=require"_s), u"The password was refused."_s);
        QCOMPARE(again.address(), u"postgresql://amy@db.example:5433/council?sslmode=require"_s);
        QCOMPARE(again.findChild<QLabel *>(u"connectWhy"_s)->text(), u"The password was refused."_s);
    }

    void databasesOpenedBeforeAreLinksWhileTheyExist()
    {
        QTemporaryDir folder;
        QStringList paths;
        for (int i = 0; i < 7; ++i) {
            paths << folder.filePath(u"c&%1.db"_s.arg(i));
            if (i != 1)
                QVERIFY(QFile(paths.last()).open(QIODevice::WriteOnly));
        }
        StartView view;
        view.setRecent(paths);
        QCOMPARE(recentLinks(view).size(), 5);
        QCOMPARE(recentLinks(view).first()->toolTip(), paths.at(0));
        QVERIFY(recentLinks(view).first()->text().contains(u"c&amp;0.db"_s));
        QCOMPARE(recentLinks(view).at(1)->toolTip(), paths.at(2));
        QSignalSpy wanted(&view, &StartView::recentWanted);
        emit recentLinks(view).at(1)->linkActivated(u"open"_s);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(0).toString(), paths.at(2));
    }

    void withoutAnyTheListAndItsHeadingAreGone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.db"_s);
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        StartView view;
        const qsizetype labels = view.findChildren<QLabel *>().size();
        view.setRecent({path});
        QCOMPARE(view.findChildren<QLabel *>().size(), labels + 2);
        view.setRecent({});
        QCOMPARE(view.findChildren<QLabel *>().size(), labels);
    }
};

QTEST_MAIN(TestStartView)
#include "tst_startview.moc"
