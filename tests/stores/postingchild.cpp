// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/postingclerk.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QCoreApplication>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// The program that tst_crash and tst_writers run several times at once: postingchild WHERE NAME SERIES SEED ACCOUNTS COUNT posts
/// operations at random on the accounts 1 to ACCOUNTS as the person NAME, under the keys SERIES-1, SERIES-2, …,
/// COUNT of known effect or, if that is 0, of all kinds until its input ends. What it says is read by Writer in writers.h.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto store = sqlStore(arguments.at(1), std::chrono::seconds(5), arguments.at(2));
    must(store->open());

    static std::atomic_bool told = false;
    const qint64 count = arguments.at(6).toLongLong();
    if (count == 0)
        std::thread([] { while (std::getchar() != EOF) {} told = true; }).detach();
    PostingClerk clerk(*store, arguments.at(2), arguments.at(3), arguments.at(4).toUInt(), arguments.at(5).toInt(),
                       count == 0 ? PostingClerk::Kinds::All : PostingClerk::Kinds::OfKnownEffect);
    for (qint64 number = 1; !told && (count == 0 || number <= count); ++number) {
        const QByteArray asked = "Asked " + clerk.keyOf(number).toUtf8() + '\n';
        std::fwrite(asked.constData(), 1, std::size_t(asked.size()), stdout);
        std::fflush(stdout);
        const QByteArray answer = clerk.doOne(number).toUtf8() + '\n';
        std::fwrite(answer.constData(), 1, std::size_t(answer.size()), stdout);
        std::fflush(stdout);
        if (answer.startsWith("Failed"))
            std::this_thread::sleep_for(std::chrono::milliseconds(50));     // a server that is gone takes a while to be back
    }
    std::puts("Done");
    std::fflush(stdout);
    std::_Exit(0);          // the thread may still wait for the end of the input
}
