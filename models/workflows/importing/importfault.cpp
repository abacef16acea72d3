// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importfault.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

ImportReason reasonOf(CsvFaultKind kind)
{
    switch (kind) {
    case CsvFaultKind::QuoteLeftOpen: return ImportReason::QuoteLeftOpen;
    case CsvFaultKind::TextAfterQuote: return ImportReason::TextAfterQuote;
    case CsvFaultKind::TooFewFields: return ImportReason::TooFewFields;
    case CsvFaultKind::TooManyFields: return ImportReason::TooManyFields;
    case CsvFaultKind::NulByte: return ImportReason::NulByte;
    case CsvFaultKind::NotInEncoding: return ImportReason::NotInEncoding;
    }
    Q_UNREACHABLE();
}

} // namespace

QString ImportFault::name() const
{
    switch (reason) {
    case ImportReason::Rule:
    case ImportReason::StoreRefused: return errorName(error.kind);
    case ImportReason::AmountNotPositive: return errorName(ErrorKind::AmountNotPositive);
    case ImportReason::AmountTooLarge: return errorName(ErrorKind::AmountTooLarge);
    case ImportReason::FileMissing:
    case ImportReason::FileIsFolder:
    case ImportReason::FileUnreadable: return errorName(ErrorKind::CannotOpen);
    default: return errorName(ErrorKind::Invalid);
    }
}

ImportFault faultOf(const CsvFault &fault, const CsvTable &table, const QString &file)
{
    ImportFault made{.file = file, .line = fault.recordLine, .column = {}, .reason = reasonOf(fault.kind)};
    switch (fault.kind) {
    case CsvFaultKind::TooFewFields:
    case CsvFaultKind::TooManyFields:
        made.value = QString::number(fault.fields);
        made.hint = QString::number(table.header().size());
        break;
    default:
        made.column = table.header().value(fault.field);
        made.hint = QString::number(fault.column);
        // A record of several lines is known by its first; the words then say which line is meant.
        made.value = fault.line == fault.recordLine ? QString() : QString::number(fault.line);
        break;
    }
    return made;
}

} // namespace Tally
