// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importoutcome.h"
#include "models/workflows/importing/importprofile.h"

#include <QLocale>
#include <QStringList>

#include <vector>

/// The words people read about an import, in the wizard and on the command line.
namespace Tally::ImportWords {

/// The reason of a fault as one plain sentence.
[[nodiscard]] QString reason(const ImportFault &fault);
/// Where it is: "invoices.csv, line 12, column InvoiceDate".
[[nodiscard]] QString place(const ImportFault &fault);
/// What an import did or would do, or why it did nothing: one or two sentences.
[[nodiscard]] QString headline(const ImportOutcome &outcome, const QLocale &locale = {});

/// A count or sum with its name.
struct Fact
{
    QString label;
    QString value;
    bool number = true;           ///< a count or an amount, else a text
};
[[nodiscard]] std::vector<Fact> facts(const ImportOutcome &outcome, const QLocale &locale = {});

/// What people call a key: "Invoice number" for invoiceNumber.
[[nodiscard]] QString key(ImportKind kind, QStringView key);

} // namespace Tally::ImportWords
