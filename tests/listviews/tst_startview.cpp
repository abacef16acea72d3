// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/start/startview.h"

#include "resources/resources.h"

#include <QCommandLinkButton>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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
        QSignalSpy create(&view, &StartView::newWanted);
        QSignalSpy import(&view, &StartView::importWanted);
        const auto click = [&view](const QString &name) { QTest::mouseClick(view.findChild<QCommandLinkButton *>(name), Qt::LeftButton); };
        click(u"startDemo"_s);
        QCOMPARE(demo.count(), 1);
        click(u"startOpen"_s);
        QCOMPARE(open.count(), 1);
        click(u"startNew"_s);
        QCOMPARE(create.count(), 1);
        click(u"startImport"_s);
        QCOMPARE(import.count(), 1);
        QCOMPARE(demo.count() + open.count() + create.count(), 3);
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
