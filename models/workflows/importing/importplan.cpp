// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importplan.h"

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
    QHash<QString, qint64> lines;         ///< identity → the first row that has it
};

/// Hands the plan's accounts to a store one at a time.
class PlanSource final : public BulkSource
{
public:
    explicit PlanSource(std::shared_ptr<const ImportPlan> plan) : m_plan{std::move(plan)} {}

    std::optional<BulkAccount> next() override
    {
        if (m_next >= std::size_t(m_plan->total()))
            return std::nullopt;
        return m_plan->account(m_next++);
    }
    [[nodiscard]] qint64 total() const override { return m_plan->total(); }

private:
    std::shared_ptr<const ImportPlan> m_plan;
    std::size_t m_next = 0;
};

std::shared_ptr<const ImportPlan> ImportPlan::make(Input input)
{
    const std::shared_ptr<ImportPlan> plan(new ImportPlan(std::move(input)));
    plan->checkFile();
    if (plan->m_fileRefused)
        return plan;
    for (const CsvFault &fault : plan->table().faults())
        plan->m_faults.push_back(faultOf(fault, plan->table(), plan->m_input.file));
    if (plan->m_input.profile.kind == ImportKind::Accounts)
        plan->checkAccounts();
    else
        plan->checkInvoices();
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

void ImportPlan::checkAccounts()
{
    AccountsSeen seen;
    for (qsizetype record = 0; record < table().size(); ++record) {
        if (!table().isBad(record))
            checkAccount(record, seen);
    }
}

void ImportPlan::checkAccount(qsizetype record, AccountsSeen &seen)
{
    const ImportContext from = context();
    ImportRow row(from, record);
    const AccountRecord account = readAccountRecord(row, m_input.profile);
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
        const auto known = seen.lines.constFind(account.identity);
        const bool byReference = !account.account.paymentReference.isEmpty();
        if (known != seen.lines.constEnd()) {
            row.refuse(byReference ? u"paymentReference" : u"holder",
                       byReference ? ImportReason::ReferenceRepeated : ImportReason::AccountRepeated,
                       byReference ? account.account.paymentReference : account.account.holder.reference, QString::number(*known));
        }
    }
    if (!seen.lines.contains(account.identity))
        seen.lines.insert(account.identity, row.line());
    if (row.isGood())
        m_accounts.push_back(record);
    addFaults(row);
}

void ImportPlan::checkInvoices()
{
    const ImportContext from = context();
    QHash<QString, InvoiceRecord> byNumber;
    QHash<QString, std::size_t> places;
    for (qsizetype record = 0; record < table().size(); ++record) {
        if (table().isBad(record))
            continue;
        ImportRow row(from, record);
        InvoiceRecord invoice = readInvoiceRecord(row, m_input.profile);
        const auto known = byNumber.constFind(invoice.number);
        if (known == byNumber.constEnd()) {
            if (!invoice.number.isEmpty())
                byNumber.insert(invoice.number, invoice);
        } else if (row.isGood()) {
            row.refuse(u"invoiceNumber",
                       known->saysTheSameAs(invoice) ? ImportReason::InvoiceRepeated : ImportReason::InvoiceDiffers,
                       invoice.number, QString::number(known->line));
        }
        if (row.isGood())
            keepInvoice(std::move(invoice), places);
        addFaults(row);
    }
    for (Customer &customer : m_customers) {
        std::stable_sort(customer.invoices.begin(), customer.invoices.end(),
                         [](const InvoiceRecord &a, const InvoiceRecord &b) { return a.date < b.date; });
    }
}

void ImportPlan::keepInvoice(InvoiceRecord invoice, QHash<QString, std::size_t> &places)
{
    const QDate asAt = m_input.dates.asAt;
    if (asAt.isValid() && invoice.date > asAt) {
        ++m_rowsLater;
        return;
    }
    const auto known = places.constFind(invoice.holder);
    if (known == places.constEnd()) {
        places.insert(invoice.holder, m_customers.size());
        m_customers.push_back({.invoices = {std::move(invoice)}});
    } else {
        m_customers[*known].invoices.push_back(std::move(invoice));
    }
}

void ImportPlan::addFaults(ImportRow &row)
{
    for (ImportFault &fault : row.takeFaults())
        m_faults.push_back(std::move(fault));
}

qint64 ImportPlan::total() const
{
    return qint64(m_input.profile.kind == ImportKind::Accounts ? m_accounts.size() : m_customers.size());
}

BulkAccount ImportPlan::account(std::size_t place) const
{
    if (m_input.profile.kind == ImportKind::Accounts) {
        const ImportContext from = context();
        ImportRow row(from, m_accounts.at(place));
        return toBulk(readAccountRecord(row, m_input.profile), m_input.profile, m_input.dates, row.line());
    }
    const std::vector<InvoiceRecord> &invoices = m_customers.at(place).invoices;
    BulkAccount bulk = invoiceAccount(invoices.front(), m_input.profile);
    for (const InvoiceRecord &invoice : invoices)
        bulk.entries.push_back(invoiceEntry(invoice, m_input.profile, m_input.dates.asAt));
    return bulk;
}

std::shared_ptr<BulkSource> ImportPlan::source(std::shared_ptr<const ImportPlan> plan)
{
    return std::make_shared<PlanSource>(std::move(plan));
}

} // namespace Tally
