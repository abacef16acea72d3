// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/workflows/importing/csvreader.h"

#include <QString>

namespace Tally {

/// Why a row, or a whole file, is refused.
enum class ImportReason {
    // the file
    FileMissing, FileIsFolder, FileIsDatabase, FileUnreadable, FileEmpty, FileTooLarge, FileIsUtf16, OnlyHeader, ColumnMissing, ColumnTwice,
    // the form of a row
    QuoteLeftOpen, TextAfterQuote, TooFewFields, TooManyFields, NulByte, NotInEncoding,
    // a value
    ValueMissing, WrongDate, WrongAmount, TooManyDecimals, AmountTooLarge, AmountNotPositive, UnknownCurrency, OtherCurrency,
    UnknownYesNo, SettledBeforeInvoice,
    // between rows
    InvoiceRepeated, InvoiceDiffers, ReferenceRepeated, AccountRepeated,
    // an account rule, or a refusal of the store: the fault's error says which
    Rule, StoreRefused,
};

/// One thing wrong, where it is and what stood there. Words are made by inWords().
struct ImportFault
{
    QString file;                 ///< its name, without folders
    qint64 line = 0;              ///< of the row's beginning, from 1; 0: the whole file
    QString column;               ///< the header of the column; empty: the row
    ImportReason reason = ImportReason::Rule;
    QString value = {};           ///< what stood there
    QString hint = {};            ///< what the words need besides: a form of date, a currency, another line, a place in the line
    Error error = {};             ///< for Rule and StoreRefused

    /// The refusal's name for scripts: an errorName(), "Invalid" for what only a file can get wrong.
    [[nodiscard]] QString name() const;
};

/// A broken record as a fault.
[[nodiscard]] ImportFault faultOf(const CsvFault &fault, const CsvTable &table, const QString &file);

} // namespace Tally
