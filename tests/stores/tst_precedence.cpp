// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/pool.h"
#include "models/stores/precedence.h"
#include "models/stores/sql/longlists.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"
#include "tests/support/precedence.h"

#include <QPromise>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// Which threads let which others go first, in a program with a window. Without one: tst_longlists.
class TestPrecedence final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        letTheWindowGoFirst();
        m_path = m_folder.filePath(u"council.db"_s);
        created(*sqlStore(m_path), draftOf(u"H1"_s, u"Holder"_s));
        m_window = precedenceHere();
    }

    void theWindowsOwnThreadComesBeforeWhatIsReadAndWrittenForIt()
    {
        SqlWorker writer(u"tally-test"_s, opening());
        QVERIFY(must(askedOn(writer)) < m_window);
        QCOMPARE(precedenceHere(), m_window);
    }

    void whatAScreenWaitsForComesBeforeLongLists()
    {
        SqlWorker reader(u"tally-test"_s, opening());
        LongLists lists(reader, opening());
        QVERIFY(must(askedOn(lists.worker())) < must(askedOn(reader)));
    }

    void theWindowsOwnThreadComesBeforeThePool()
    {
        // Theirs, too: finish() lets this thread go on before it comes back.
        auto seen = std::make_shared<QPromise<int>>();
        seen->start();
        QFuture<int> there = seen->future();
        runInPool([seen] {
            seen->addResult(precedenceHere());
            seen->finish();
        });
        QVERIFY(there.result() < m_window);
    }

private:
    [[nodiscard]] SqlWorker::Open opening() const
    {
        return [path = m_path] { return std::make_unique<Database>(path, Database::Access::Reader, false, std::chrono::seconds(5)); };
    }

    static Reply<int> askedOn(SqlWorker &worker)
    {
        return worker.run<int>([](Database &, auto &) { return Result<int>(precedenceHere()); });
    }

    QTemporaryDir m_folder;
    QString m_path;
    int m_window = 0;
};

QTEST_GUILESS_MAIN(TestPrecedence)

#include "tst_precedence.moc"
