// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/invoicerows.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Tally::Import", text);
}

Account accountOf(const InvoiceRecord &invoice, const ImportProfile &profile)
{
    Account account;
    account.holder = {.id = {}, .reference = invoice.holder, .name = invoice.name};
    account.accountType = profile.accountType;
    account.status = AccountStatus::Active;
    account.balance = Money::fromMinor(0, profile.currency);
    account.startDate = invoice.date;
    return account;
}

} // namespace

bool InvoiceRecord::saysTheSameAs(const InvoiceRecord &other) const
{
    return holder == other.holder && name == other.name && number == other.number && date == other.date && due == other.due
        && settled == other.settled && amount == other.amount && disputed == other.disputed;
}

InvoiceRecord readInvoiceRecord(ImportRow &row, const ImportProfile &profile)
{
    InvoiceRecord invoice{.line = row.line(), .holder = row.requiredText(u"holder"), .name = row.text(u"name")};
    if (const auto reference = normalisedHolderReference(invoice.holder))
        invoice.holder = *reference;
    if (invoice.name.isEmpty())
        invoice.name = invoice.holder;
    invoice.number = row.requiredText(u"invoiceNumber");
    invoice.date = row.requiredDate(u"invoiceDate");
    invoice.due = row.date(u"dueDate");
    invoice.settled = row.date(u"settledDate");
    invoice.disputed = row.yes(u"disputed");

    const bool amountGiven = !row.requiredText(u"invoiceAmount").isEmpty();
    const auto amount = row.amount(u"invoiceAmount", profile.currency);
    invoice.amount = amount.value_or(Money::fromMinor(0, profile.currency));
    if (amountGiven && amount && !amount->isPositive())
        row.refuse(u"invoiceAmount", ImportReason::AmountNotPositive, row.text(u"invoiceAmount"));
    if (invoice.settled.isValid() && invoice.date.isValid() && invoice.settled < invoice.date)
        row.refuse(u"settledDate", ImportReason::SettledBeforeInvoice, row.text(u"settledDate"), row.text(u"invoiceDate"));
    if (!invoice.holder.isEmpty()) {
        for (const Error &error : faultsOf(accountOf(invoice, profile)))
            row.refuse(error);
    }
    return invoice;
}

BulkAccount invoiceAccount(const InvoiceRecord &first, const ImportProfile &profile)
{
    return {.key = profile.name + u":holder:"_s + first.holder,
            .fingerprint = first.name,
            .draft = accountOf(first, profile),
            .row = first.line,
            .entries = {}};
}

BulkEntry invoiceEntry(const InvoiceRecord &invoice, const ImportProfile &profile, QDate asAt)
{
    const QString prefix = profile.name + u":invoice:"_s + invoice.number;
    BulkEntry entry{.row = invoice.line, .commands = {}};
    entry.commands.push_back(
        {.key = prefix,
         .command = AddDebit{.amount = invoice.amount,
                             .type = profile.debitType,
                             .text = {.date = invoice.date,
                                      .dueDate = invoice.due,
                                      .description = translated("Invoice %1").arg(invoice.number),
                                      .internalNote = invoice.disputed ? translated("Disputed") : QString()}},
         // Not the words, which another language or release may put differently.
         .content = u"|%1|%2|%3"_s.arg(invoice.date.toString(Qt::ISODate), invoice.due.toString(Qt::ISODate),
                                       invoice.disputed ? u"disputed"_s : QString())});
    if (invoice.settled.isValid() && (!asAt.isValid() || invoice.settled <= asAt)) {
        entry.commands.push_back(
            {.key = prefix + u":settlement"_s,
             .command = AddCredit{.amount = invoice.amount,
                                  .paymentType = profile.paymentType,
                                  .text = {.date = invoice.settled,
                                           .description = translated("Settlement of invoice %1").arg(invoice.number)}},
             .content = u'|' + invoice.settled.toString(Qt::ISODate),
             .paysKey = prefix});
    }
    return entry;
}

} // namespace Tally
