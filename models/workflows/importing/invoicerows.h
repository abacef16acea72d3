// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"
#include "models/workflows/importing/importrow.h"

namespace Tally {

/// One row of a file of invoices.
struct InvoiceRecord
{
    qint64 line = 0;
    QString holder;
    QString name;                 ///< of the holder; never empty in a good row
    QString number;
    QDate date;
    QDate due;                    ///< invalid: not said
    QDate settled;                ///< invalid: still open
    Money amount;
    bool disputed = false;

    /// Whether two rows say the same of an invoice, wherever they stand.
    [[nodiscard]] bool saysTheSameAs(const InvoiceRecord &other) const;
};

/// Reads one row; its faults stay in `row`.
[[nodiscard]] InvoiceRecord readInvoiceRecord(ImportRow &row, const ImportProfile &profile);

/// The account invoices of one holder are charged to. Its fingerprint speaks of the holder only, so that a file read as at a
/// later day, or with more invoices, finds the same account.
[[nodiscard]] BulkAccount invoiceAccount(const InvoiceRecord &first, const ImportProfile &profile);

/// The charge of an invoice and, if it was settled by `asAt` (invalid: whenever), the payment that names it.
[[nodiscard]] BulkEntry invoiceEntry(const InvoiceRecord &invoice, const ImportProfile &profile, QDate asAt);

} // namespace Tally
