// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

/// The program that tst_crash kills: postingchild FILE FIRST posts the payments FIRST, FIRST + 1, … for ever and says
/// "Posted <key> <line id>" after each answer.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto store = sqlStore(arguments.at(1));
    must(store->open());
    for (qint64 number = arguments.at(2).toLongLong();; ++number) {
        const QString key = u"payment-%1"_s.arg(number);
        const auto command = AddCredit{.amount = Money::fromMinor(1 + number % 97), .paymentType = u"CASH"_s,
                                       .text = {.date = day(u"2025-01-01"_s)}};
        const Posted posted = must(store->post({.key = key, .account = {1}, .command = command}));
        std::printf("Posted %s %lld\n", qPrintable(key), posted.line.id.value);
        std::fflush(stdout);
    }
}
