// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importplan.h"

#include "models/workflows/importing/recordindex.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Tally {

/// What rows of accounts have said so far, to tell a row that says it again.
class AccountsSeen
{
public:
    std::optional<Currency> currency;
    qint64 currencyLine = 0;
    RecordIndex identities;               ///< identity → the first record that has it
};

/// What rows of invoices have said so far.
class InvoicesSeen
{
public:
    RecordIndex numbers;                  ///< invoice number → the first record that has it
    RecordIndex holders;                  ///< holder → customer
    std::vector<quint32> customers;       ///< customer → a record of theirs
};

namespace {

/// Calls `check` for each good record until the work is cancelled.
template <class Check>
void forGoodRecords(const CsvTable &table, ImportProgress *progress, Check check)
{
    if (progress != nullptr)
        progress->begin(ImportPhase::Checking, table.size());
    for (qsizetype record = 0; record < table.size(); ++record) {
        if (!table.isBad(record))
            check(record);
        if (progress == nullptr)
            continue;
        ++progress->done;
        if (progress->cancelled)
            return;
    }
}

} // namespace

/// Hands the plan's accounts to a store one at a time.
class PlanSource final : public BulkSource
{
public:
    explicit PlanSource(std::shared_ptr<const ImportPlan> plan) : m_plan{std::move(plan)} {}

    std::optional<BulkAccount> next() override
    {
        if (m_next >= std::size_t(m_plan->total()))
            return std::nullopt;
        return m_plan->account(m_next);
    }
    [[nodiscard]] qint64 total() const override { return m_plan->total(); }

private:
    std::shared_ptr<const ImportPlan> m_plan;
    std::size_t m_next = 0;
};

std::shared_ptr<const ImportPlan> ImportPlan::make(Input input, ImportProgress *progress)
{
    const std::shared_ptr<ImportPlan> plan(new ImportPlan(std::move(input)));
    plan->checkFile();
    if (plan->m_fileRefused)
        return plan;
    for (const CsvFault &fault : plan->table().faults())
        plan->m_faults.push_back(faultOf(fault, plan->table(), plan->m_input.file));
    if (plan->m_input.profile.kind == ImportKind::Accounts)
        plan->checkAccounts(progress);
    else
        plan->checkInvoices(progress);
    std::stable_sort(plan->m_faults.begin(), plan->m_faults.end(),
                     [](const ImportFault &a, const ImportFault &b) { return a.line < b.line; });
    return plan;
}

void ImportPlan::checkFile()
{
    m_columns = ImportColumns(table().header(), m_input.profile);
    if (table().headerIsBad())
        m_faults.push_back(faultOf(table().faults().front(), table(), m_input.file));
    for (ImportFault &fault : m_columns.faults(m_input.file, table().headerLine()))
        m_faults.push_back(std::move(fault));
    if (m_faults.empty() && table().size() == 0)
        m_faults.push_back({.file = m_input.file, .line = 0, .column = {}, .reason = ImportReason::OnlyHeader});
    m_fileRefused = !m_faults.empty();
}

void ImportPlan::checkAccounts(ImportProgress *progress)
{
    AccountsSeen seen;
    forGoodRecords(table(), progress, [&](qsizetype record) { checkAccount(record, seen); });
    m_accounts.shrink_to_fit();
}

void ImportPlan::checkAccount(qsizetype record, AccountsSeen &seen)
{
    const ImportContext from = context();
    ImportRow row(from, record);
    const AccountRecord account = readAccountRecord(row, m_input.profile);
    const auto otherOf = [&](const QString &identity) {
        return seen.identities.findOrKeep(identity, quint32(record), [&](quint32 other) {
            ImportRow otherRow(from, other);
            return readAccountRecord(otherRow, m_input.profile).identity == identity;
        });
    };
    if (row.isGood()) {
        // The store adds up a batch, so one file has one currency: that of its first good row.
        const Currency currency = account.account.currency();
        if (!seen.currency) {
            seen.currency = currency;
            seen.currencyLine = row.line();
        } else if (*seen.currency != currency) {
            row.refuse(u"currency", ImportReason::OtherCurrency, currency.code(),
                       seen.currency->code() + u' ' + QString::number(seen.currencyLine));
        }
        if (const auto known = otherOf(account.identity)) {
            const bool byReference = !account.account.paymentReference.isEmpty();
            row.refuse(byReference ? u"paymentReference" : u"holder",
                       byReference ? ImportReason::ReferenceRepeated : ImportReason::AccountRepeated,
                       byReference ? account.account.paymentReference : account.account.holder.reference, QString::number(table().line(*known)));
        }
    } else {
        (void)otherOf(account.identity);
    }
    if (row.isGood())
        m_accounts.push_back(quint32(record));
    addFaults(row);
}

void ImportPlan::checkInvoices(ImportProgress *progress)
{
    InvoicesSeen seen;
    forGoodRecords(table(), progress, [&](qsizetype record) { checkInvoice(record, seen); });
    m_invoices.shrink_to_fit();
    std::sort(m_invoices.begin(), m_invoices.end());
}

void ImportPlan::checkInvoice(qsizetype record, InvoicesSeen &seen)
{
    const ImportContext from = context();
    ImportRow row(from, record);
    const InvoiceRecord invoice = readInvoiceRecord(row, m_input.profile);
    std::optional<quint32> known;
    if (!invoice.number.isEmpty()) {
        known = seen.numbers.findOrKeep(invoice.number, quint32(record), [&](quint32 other) {
            return ImportRow(from, other).text(u"invoiceNumber") == invoice.number;
        });
    }
    if (known && row.isGood()) {
        const InvoiceRecord before = this->invoice(*known);
        row.refuse(u"invoiceNumber", before.saysTheSameAs(invoice) ? ImportReason::InvoiceRepeated : ImportReason::InvoiceDiffers,
                   invoice.number, QString::number(before.line));
    }
    if (row.isGood())
        keepInvoice(invoice, record, seen);
    addFaults(row);
}

void ImportPlan::keepInvoice(const InvoiceRecord &invoice, qsizetype record, InvoicesSeen &seen)
{
    const QDate asAt = m_input.dates.asAt;
    if (asAt.isValid() && invoice.date > asAt) {
        ++m_rowsLater;
        return;
    }
    const auto next = quint32(seen.customers.size());
    const auto known = seen.holders.findOrKeep(invoice.holder, next, [&](quint32 customer) {
        return this->invoice(seen.customers[customer]).holder == invoice.holder;
    });
    if (!known)
        seen.customers.push_back(quint32(record));
    m_invoices.push_back({.customer = known.value_or(next), .day = qint32(invoice.date.toJulianDay()), .record = quint32(record)});
}

InvoiceRecord ImportPlan::invoice(qsizetype record) const
{
    const ImportContext from = context();
    ImportRow row(from, record);
    return readInvoiceRecord(row, m_input.profile);
}

void ImportPlan::addFaults(ImportRow &row)
{
    for (ImportFault &fault : row.takeFaults())
        m_faults.push_back(std::move(fault));
}

qint64 ImportPlan::total() const
{
    return qint64(m_input.profile.kind == ImportKind::Accounts ? m_accounts.size() : m_invoices.size());
}

BulkAccount ImportPlan::account(std::size_t &place) const
{
    if (m_input.profile.kind == ImportKind::Accounts) {
        const ImportContext from = context();
        ImportRow row(from, m_accounts.at(place++));
        return toBulk(readAccountRecord(row, m_input.profile), m_input.profile, m_input.dates, row.line());
    }
    const quint32 customer = m_invoices.at(place).customer;
    BulkAccount bulk = invoiceAccount(invoice(m_invoices[place].record), m_input.profile);
    for (; place < m_invoices.size() && m_invoices[place].customer == customer; ++place)
        bulk.entries.push_back(invoiceEntry(invoice(m_invoices[place].record), m_input.profile, m_input.dates.asAt));
    return bulk;
}

std::shared_ptr<BulkSource> ImportPlan::source(std::shared_ptr<const ImportPlan> plan)
{
    return std::make_shared<PlanSource>(std::move(plan));
}

} // namespace Tally
