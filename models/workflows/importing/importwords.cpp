// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importwords.h"

#include "models/tables/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::ImportWords {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tally::ImportWords", text);
}

QString quoted(const QString &text)
{
    constexpr qsizetype longest = 60;
    return u'\u201c' + (text.size() > longest ? text.first(longest) + u'\u2026' : text) + u'\u201d';
}

QString ofFile(const ImportFault &fault)
{
    switch (fault.reason) {
    case ImportReason::FileMissing: return tr("There is no such file.");
    case ImportReason::FileIsFolder: return tr("This is a folder, not a file.");
    case ImportReason::FileIsDatabase: return tr("This is the database itself. Choose the file whose rows are to come into it.");
    case ImportReason::FileUnreadable: return tr("The file cannot be read: %1.").arg(fault.value);
    case ImportReason::FileEmpty: return tr("The file is empty.");
    case ImportReason::FileTooLarge: return tr("The file is larger than the memory of this computer. Split it and import the parts.");
    case ImportReason::FileIsUtf16: return tr("The file is written in UTF-16. Save it as UTF-8 and try again.");
    case ImportReason::OnlyHeader: return tr("The file has a header and no rows.");
    case ImportReason::ColumnMissing:
        if (fault.column.isEmpty())
            return tr("No column is chosen for %1, which every row needs.").arg(quoted(fault.value));
        return tr("The file has no column %1, which every row needs.").arg(quoted(fault.column));
    case ImportReason::ColumnTwice: return tr("The file has the column %1 more than once.").arg(quoted(fault.column));
    default: return {};
    }
}

QString ofForm(const ImportFault &fault)
{
    //: %1 is a place in a sentence that ends with it: "character 7" or "line 9, character 7".
    const QString at = fault.value.isEmpty() ? tr("character %1").arg(fault.hint) : tr("line %1, character %2").arg(fault.value, fault.hint);
    switch (fault.reason) {
    case ImportReason::QuoteLeftOpen: return tr("A quotation mark is opened and never closed (%1).").arg(at);
    case ImportReason::TextAfterQuote: return tr("Text follows a closing quotation mark (%1).").arg(at);
    case ImportReason::TooFewFields:
    case ImportReason::TooManyFields: return tr("The row has %1 values where the header has %2.").arg(fault.value, fault.hint);
    case ImportReason::NulByte: return tr("The row holds a zero byte, so it is not text (%1).").arg(at);
    case ImportReason::NotInEncoding: return tr("The row holds a byte that stands for no letter in the file's encoding (%1).").arg(at);
    default: return {};
    }
}

QString ofValue(const ImportFault &fault)
{
    const QString value = quoted(fault.value);
    switch (fault.reason) {
    case ImportReason::ValueMissing: return tr("A value is missing.");
    case ImportReason::WrongDate: return tr("%1 is not a date of the form %2.").arg(value, fault.hint);
    case ImportReason::WrongAmount: return tr("%1 is not an amount.").arg(value);
    case ImportReason::TooManyDecimals: return tr("%1 has more decimals than %2 has.").arg(value, fault.hint);
    case ImportReason::AmountTooLarge: return tr("%1 is more than one line can hold.").arg(value);
    case ImportReason::AmountNotPositive: return tr("%1 is not more than zero, and an invoice is.").arg(value);
    case ImportReason::UnknownCurrency: return tr("%1 is not a currency Tallystick knows.").arg(value);
    case ImportReason::OtherCurrency:
        return tr("One file has one currency: line %2 says %1 and this row says %3.")
            .arg(fault.hint.section(u' ', 0, 0), fault.hint.section(u' ', 1), fault.value);
    case ImportReason::UnknownYesNo: return tr("%1 is neither yes nor no.").arg(value);
    case ImportReason::SettledBeforeInvoice: return tr("It was settled on %1, before it was invoiced on %2.").arg(fault.value, fault.hint);
    case ImportReason::InvoiceRepeated: return tr("Invoice %1 stands in the file already, on line %2.").arg(value, fault.hint);
    case ImportReason::InvoiceDiffers: return tr("Invoice %1 stands in the file already, with other content, on line %2.").arg(value, fault.hint);
    case ImportReason::ReferenceRepeated: return tr("The payment reference %1 stands in the file already, on line %2.").arg(value, fault.hint);
    case ImportReason::AccountRepeated:
        return tr("Line %1 describes the same account. Tell two accounts apart by a payment reference or a target.").arg(fault.hint);
    default: return {};
    }
}

/// Account rules, by the field they are about; their own detail is for logs.
QString ofInvalidField(const Error &error)
{
    const QString value = quoted(error.value);
    if (error.field == "accountType"_L1)
        return tr("There is no account type %1.").arg(value);
    if (error.field == "rentGroupType"_L1)
        return tr("There is no rent group %1.").arg(value);
    if (error.field == "agreementType"_L1)
        return tr("There is no agreement type %1.").arg(value);
    if (error.field == "accountStatus"_L1)
        return tr("There is no account status %1.").arg(value);
    if (error.field == "targetType"_L1)
        return tr("There is no target type %1.").arg(value);
    if (error.field == "holder"_L1 && !error.value.isEmpty())
        return tr("%1 is not a holder: %2.").arg(value, error.detail);
    if (error.detail.isEmpty())
        return tr("%1 is not allowed here.").arg(value);
    return error.detail.first(1).toUpper() + error.detail.sliced(1) + u'.';
}

QString ofRule(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Invalid: return ofInvalidField(error);
    case ErrorKind::HolderTypeNotAllowed: return tr("This kind of holder may not have an account of the type %1 (AE-807).").arg(quoted(error.value));
    case ErrorKind::PaymentReferenceTaken: return tr("Another account has this payment reference.");
    case ErrorKind::KeyReused: return tr("This row was imported before with other content, and what was posted does not change.");
    case ErrorKind::AmountNotPositive: return tr("The amount is not more than zero.");
    case ErrorKind::AmountTooLarge: return tr("The amount is more than an account can hold.");
    case ErrorKind::NotFound: return tr("The charge that this row settles is not in the database.");
    case ErrorKind::UnrecognisedType: return tr("There is no such type of line: %1.").arg(quoted(error.value));
    default: return tr("The database refused the row (%1).").arg(errorName(error.kind));
    }
}

QString ofFailure(const Error &failure)
{
    switch (failure.kind) {
    case ErrorKind::Busy: return tr("Nothing was imported: another program is writing to the database. Try again in a moment.");
    case ErrorKind::ReadOnly: return tr("Nothing was imported: the database cannot be written to.");
    case ErrorKind::DiskFull: return tr("Nothing was imported: the disk is full.");
    case ErrorKind::Corrupt: return tr("Nothing was imported: the database is damaged.");
    default: return tr("Nothing was imported: the database could not do it (%1).").arg(errorName(failure.kind));
    }
}

/// The end of an import that had kept some of the file.
QString ofBrokenOff(const ImportOutcome &outcome)
{
    if (outcome.cancelled)
        return tr("The import was stopped. What was imported until then is kept. Import the same file again to go on from there.");
    if (!outcome.failure)
        return tr("The import ended at a row that the database refused. What was imported until then is kept. Mend the row and import the "
                  "same file again to go on from there.");
    switch (outcome.failure->kind) {
    case ErrorKind::Busy:
        return tr("The import ended early because another program is writing to the database. What was imported until then is kept. "
                  "Import the same file again to go on from there.");
    case ErrorKind::DiskFull:
        return tr("The import ended early because the disk is full. What was imported until then is kept. Make room and import the same "
                  "file again to go on from there.");
    case ErrorKind::Offline:
    case ErrorKind::Unconfirmed:
        return tr("The import ended early because the server is out of reach. What was imported until then is kept. Import the same file "
                  "again to go on from there.");
    default:
        return tr("The import ended early because the database could not go on (%1). What was imported until then is kept. Import the "
                  "same file again to go on from there.").arg(errorName(outcome.failure->kind));
    }
}

/// Whether nobody knows what stands in the file.
bool isUnread(const ImportOutcome &outcome)
{
    return std::any_of(outcome.faults.begin(), outcome.faults.end(), [](const ImportFault &fault) {
        switch (fault.reason) {
        case ImportReason::FileMissing:
        case ImportReason::FileIsFolder:
        case ImportReason::FileIsDatabase:
        case ImportReason::FileUnreadable:
        case ImportReason::FileTooLarge: return true;
        default: return false;
        }
    });
}

QString ofWork(const ImportOutcome &outcome, const QLocale &locale)
{
    const BulkReport &counts = outcome.counts;
    const bool nothingNew = counts.accountsAdded == 0 && counts.linesAdded == 0;
    const QString charged = counts.charged.toCurrencyString(locale);
    const QString paid = counts.paid.toCurrencyString(locale);
    if (outcome.dryRun) {
        if (nothingNew)
            return tr("A trial: the file would change nothing.");
        return outcome.faults.empty()
            ? tr("A trial: the import would charge %1 and record %2 as paid. Nothing was kept.").arg(charged, paid)
            : tr("A trial: without the refused rows the import would charge %1 and record %2 as paid. Nothing was kept.").arg(charged, paid);
    }
    if (nothingNew && outcome.faults.empty())
        return counts.accountsKnown == 0 ? tr("The file had nothing to import.")
                                         : tr("Everything in this file was imported before. Nothing has changed.");
    if (nothingNew)
        return tr("Apart from the refused rows, everything in this file was imported before. Nothing has changed.");
    return outcome.faults.empty() ? tr("The file was imported: %1 charged and %2 paid.").arg(charged, paid)
                                  : tr("The file was imported without the refused rows: %1 charged and %2 paid.").arg(charged, paid);
}

} // namespace

QString reason(const ImportFault &fault)
{
    if (fault.reason == ImportReason::Rule || fault.reason == ImportReason::StoreRefused)
        return ofRule(fault.error);
    for (const auto words : {ofFile, ofForm, ofValue}) {
        if (QString sentence = words(fault); !sentence.isEmpty())
            return sentence;
    }
    Q_UNREACHABLE();
}

QString place(const ImportFault &fault)
{
    if (fault.line == 0)
        return fault.file;
    if (fault.column.isEmpty())
        return tr("%1, line %2").arg(fault.file).arg(fault.line);
    return tr("%1, line %2, column %3").arg(fault.file, QString::number(fault.line), fault.column);
}

QString headline(const ImportOutcome &outcome, const QLocale &locale)
{
    if (outcome.partly)
        return ofBrokenOff(outcome);
    if (outcome.cancelled) {
        const bool wentOn = outcome.counts.accountsKnown + outcome.counts.linesKnown > 0 && !outcome.dryRun;
        return wentOn ? tr("The import was stopped before it came to anything new. What an earlier import kept is there.")
                      : tr("The import was stopped. Nothing was kept.");
    }
    if (outcome.failure)
        return ofFailure(*outcome.failure);
    if (outcome.fileRefused)
        return isUnread(outcome) ? tr("Nothing was imported: the file could not be read.")
                                 : tr("Nothing was imported: the file is not what this profile describes.");
    if (!outcome.kept && outcome.isWrongThroughout())
        return tr("Nothing was imported: the same is wrong in every row. Perhaps the file is not what this profile describes.");
    if (!outcome.faults.empty() && !outcome.skipBad)
        return outcome.dryRun ? tr("A trial: rows are wrong, so nothing would be imported.")
                              : tr("Nothing was imported, because rows are wrong. Mend them, or import the rest without them.");
    return ofWork(outcome, locale);
}

QString progress(ImportPhase phase, qint64 done, qint64 total, std::optional<std::chrono::seconds> left, const QLocale &locale)
{
    QString text;
    switch (phase) {
    case ImportPhase::Reading: text = tr("Reading the file: %1 %").arg(total > 0 ? std::min<qint64>(100, done * 100 / total) : 0); break;
    case ImportPhase::Checking: text = tr("Checking: %1 of %2 rows").arg(locale.toString(done), locale.toString(total)); break;
    case ImportPhase::Writing: text = tr("Importing: %1 of %2 rows").arg(locale.toString(done), locale.toString(total)); break;
    }
    if (!left)
        return text;
    using namespace std::chrono_literals;
    // Nobody counts the seconds of a long time.
    if (*left < 60s)
        text += tr(" \u00b7 about %1 s left").arg(((left->count() + 4) / 5) * 5);
    else if (*left < 90min)
        text += tr(" \u00b7 about %1 min left").arg(std::chrono::ceil<std::chrono::minutes>(*left).count());
    else
        text += tr(" \u00b7 about %1 h left").arg(std::chrono::round<std::chrono::hours>(*left).count());
    return text;
}

std::vector<Fact> facts(const ImportOutcome &outcome, const QLocale &locale)
{
    std::vector<Fact> facts;
    const auto add = [&](const char *label, qint64 count) { facts.push_back({tr(label), locale.toString(count)}); };
    if (!outcome.fileRefused) {
        add(QT_TRANSLATE_NOOP("Tally::ImportWords", "Rows in the file"), outcome.rows);
        add(QT_TRANSLATE_NOOP("Tally::ImportWords", "Rows refused"), outcome.rowsRefused);
        if (outcome.partly)
            facts.push_back({tr("Rows still to do"), tr("about %1").arg(locale.toString(outcome.rowsToDo))});
        if (outcome.asAt.isValid())
            facts.push_back({tr("Rows after %1, left out").arg(Words::date(outcome.asAt, locale)), locale.toString(outcome.rowsLater)});
    }
    const bool counted = outcome.kept || outcome.partly || (outcome.dryRun && !outcome.fileRefused && !outcome.cancelled && !outcome.failure && (outcome.faults.empty() || outcome.skipBad));
    if (counted) {
        const BulkReport &counts = outcome.counts;
        add(QT_TRANSLATE_NOOP("Tally::ImportWords", "Accounts added"), counts.accountsAdded);
        add(QT_TRANSLATE_NOOP("Tally::ImportWords", "Accounts there already"), counts.accountsKnown);
        add(QT_TRANSLATE_NOOP("Tally::ImportWords", "Charges and payments added"), counts.linesAdded);
        add(QT_TRANSLATE_NOOP("Tally::ImportWords", "Charges and payments there already"), counts.linesKnown);
        facts.push_back({tr("Charged"), counts.charged.toCurrencyString(locale)});
        facts.push_back({tr("Paid"), counts.paid.toCurrencyString(locale)});
        facts.push_back({tr("Charged and not paid"), (counts.charged - counts.paid).toCurrencyString(locale)});
    }
    if (!outcome.ignoredColumns.isEmpty())
        facts.push_back({tr("Columns not used"), outcome.ignoredColumns.join(u", "_s), false});
    if (!outcome.refusedFile.isEmpty())
        facts.push_back({tr("Refused rows written to"), outcome.refusedFile, false});
    if (!outcome.refusedFileError.isEmpty())
        facts.push_back({tr("Refused rows not written"), outcome.refusedFileError, false});
    return facts;
}

QString key(ImportKind kind, QStringView key)
{
    for (const ImportKey &own : importKeys(kind)) {
        if (key == QLatin1StringView(own.key))
            return QCoreApplication::translate("Tally::ImportKey", own.label);
    }
    return key.toString();
}

} // namespace Tally::ImportWords
