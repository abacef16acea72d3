// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/bulk.h"
#include "models/workflows/importing/accountrows.h"
#include "models/workflows/importing/importcolumns.h"
#include "models/workflows/importing/importprogress.h"
#include "models/workflows/importing/invoicerows.h"

#include <memory>
#include <vector>

namespace Tally {

/// A file understood: what is wrong with it, and what is to be handed to a store. Made away from the GUI thread, then shared
/// and never changed.
class ImportPlan final
{
public:
    struct Input
    {
        std::shared_ptr<const CsvTable> table;
        ImportProfile profile;
        ImportDates dates;
        QString file;                     ///< its name, for faults
    };

    /// @param progress  told how many rows are checked; if it is cancelled the plan is not whole.
    [[nodiscard]] static std::shared_ptr<const ImportPlan> make(Input input, ImportProgress *progress = nullptr);

    [[nodiscard]] const ImportProfile &profile() const { return m_input.profile; }
    [[nodiscard]] const CsvTable &table() const { return *m_input.table; }
    [[nodiscard]] const ImportColumns &columns() const { return m_columns; }
    /// By line.
    [[nodiscard]] const std::vector<ImportFault> &faults() const { return m_faults; }
    /// No row was looked at: a column is missing, the header is broken or nothing stands behind it.
    [[nodiscard]] bool isFileRefused() const { return m_fileRefused; }
    /// Invoices that come after the as-at date, and so are neither imported nor refused.
    [[nodiscard]] qint64 rowsLater() const { return m_rowsLater; }
    /// The good rows, for a store. The plan stays alive as long as a source does.
    [[nodiscard]] static std::shared_ptr<BulkSource> source(std::shared_ptr<const ImportPlan> plan);

private:
    friend class PlanSource;

    /// A good invoice: twelve bytes. Its row is read again when the store asks for it.
    struct Invoice
    {
        quint32 customer = 0;             ///< in the order of their first rows
        qint32 day = 0;                   ///< Julian
        quint32 record = 0;
        friend auto operator<=>(const Invoice &, const Invoice &) = default;
    };

    explicit ImportPlan(Input input) : m_input{std::move(input)} {}
    [[nodiscard]] ImportContext context() const { return {table(), m_input.profile, m_columns, m_input.file}; }
    void checkFile();
    void checkAccounts(ImportProgress *progress);
    void checkInvoices(ImportProgress *progress);
    void checkAccount(qsizetype record, class AccountsSeen &seen);
    void checkInvoice(qsizetype record, class InvoicesSeen &seen);
    void keepInvoice(const InvoiceRecord &invoice, qsizetype record, class InvoicesSeen &seen);
    void addFaults(ImportRow &row);
    [[nodiscard]] qint64 total() const;
    /// The account that begins with the row at `place` of the good ones; `place` is then behind it.
    [[nodiscard]] BulkAccount account(std::size_t &place) const;
    [[nodiscard]] InvoiceRecord invoice(qsizetype record) const;

    Input m_input;
    ImportColumns m_columns;
    std::vector<ImportFault> m_faults;
    std::vector<quint32> m_accounts;              ///< good records; read again when the store asks, to save memory
    std::vector<Invoice> m_invoices;              ///< likewise, by customer, day and row
    qint64 m_rowsLater = 0;
    bool m_fileRefused = false;
};

} // namespace Tally
