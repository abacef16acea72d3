// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importoutcome.h"
#include "models/workflows/importing/importprofile.h"
#include "models/workflows/importing/importprogress.h"

#include <QLocale>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

/// The words people read about an import, in the wizard and on the command line.
namespace Tally::ImportWords {

/// The reason of a fault as one plain sentence.
[[nodiscard]] QString reason(const ImportFault &fault);
/// Where it is: "invoices.csv, line 12, column InvoiceDate".
[[nodiscard]] QString place(const ImportFault &fault);
/// What an import did or would do, or why it did nothing: one or two sentences.
[[nodiscard]] QString headline(const ImportOutcome &outcome, const QLocale &locale = {});

/// How far it is: "Importing: 1,200,000 of 5,000,000 rows · about 3 min left".
/// @param done, total  bytes while reading, rows afterwards.
[[nodiscard]] QString progress(ImportPhase phase, qint64 done, qint64 total, std::optional<std::chrono::seconds> left, const QLocale &locale = {});

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
