// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/accountstorecontract.h"

#include "tests/stores/storetest.h"

#include <QTest>

namespace Tally::Test {

void AccountStoreContract::init()
{
    m_store = makeStore();
}

void AccountStoreContract::cleanup()
{
    // Whatever a test did, what is kept must add up.
    const VerifyReport report = must(store().verify());
    for (const VerifyFault &fault : report.faults)
        qWarning("%s: %s %lld: %s", qPrintable(fault.check), qPrintable(fault.table), fault.row, qPrintable(fault.detail));
    QCOMPARE(report.faultCount, 0);
    m_store.reset();
}

} // namespace Tally::Test
