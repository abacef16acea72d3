// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ledgermodel.h"

#include "models/tables/columnspec.h"
#include "models/tables/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using R = const LedgerModel::Row &;

QString typeText(const AccountLine &line, const TypeCatalogue &types)
{
    const QString type = Words::lineType(line.type, line.kind, types);
    if (line.paymentType.isEmpty())
        return type;
    //: A payment and how it came in: Payment · Cash
    return LedgerModel::tr("%1 · %2").arg(type, Words::paymentType(line.paymentType, types));
}

QString tipText(R row)
{
    QStringList parts;
    if (!row.line.receiptNumber.isEmpty())
        parts.append(LedgerModel::tr("Receipt %1").arg(row.line.receiptNumber));
    if (!row.line.internalNote.isEmpty())
        parts.append(LedgerModel::tr("Note: %1").arg(row.line.internalNote));
    return parts.join(u'\n');
}

QString outstandingText(R row)
{
    return row.line.outstanding.abs().toString(QLocale());
}

QString stateText(R row)
{
    const AccountLine &line = row.line;
    if (line.status == LineStatus::Void)
        return LedgerModel::tr("Void");
    if (line.status == LineStatus::Cancelled)
        return LedgerModel::tr("Cancelled");
    if (!line.isOpen())
        return line.isDebit() ? LedgerModel::tr("Settled") : LedgerModel::tr("Used");
    const bool untouched = line.outstanding == line.amount;
    if (line.isCredit())
        return untouched ? LedgerModel::tr("Unused credit") : LedgerModel::tr("Partly used");
    if (row.overdue)
        return LedgerModel::tr("Overdue");
    if (line.accruing)
        return LedgerModel::tr("Accruing");
    return untouched ? LedgerModel::tr("Open") : LedgerModel::tr("Part paid");
}

QString settlementText(R row)
{
    if (row.line.type == LineTypeCode::voided)
        return LedgerModel::tr("takes back a credit");
    QStringList parts;
    for (const LedgerModel::Link &link : row.links)
        //: One end of a payment: £72.13 by payment of 12 Sep 2013
        parts.append((row.line.isDebit() ? LedgerModel::tr("%1 by %2") : LedgerModel::tr("%1 to %2")).arg(link.amount.toCurrencyString(QLocale()), link.text));
    return parts.join(LedgerModel::tr(", "));
}

QString amountIf(bool shown, Money amount)
{
    return shown ? amount.abs().toString(QLocale()) : QString();
}

const std::array<ColumnSpec<LedgerModel::Row>, LedgerModel::ColumnCount> columns{{
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Date"), Qt::AlignLeft,
     [](R r) { return Words::date(r.line.date); }, [](R r) -> QVariant { return r.line.date; }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "What"), Qt::AlignLeft,
     [](R r) { return r.type; }, [](R r) -> QVariant { return r.type; }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Description"), Qt::AlignLeft,
     [](R r) { return r.line.description; }, [](R r) -> QVariant { return r.line.description; }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Due"), Qt::AlignLeft,
     [](R r) { return Words::date(r.line.dueDate); }, [](R r) -> QVariant { return r.line.dueDate; }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Charged"), Qt::AlignRight,
     [](R r) { return amountIf(r.line.isDebit(), r.line.amount); }, [](R r) -> QVariant { return r.line.amount.minor(); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Paid"), Qt::AlignRight,
     [](R r) { return amountIf(r.line.isCredit(), r.line.amount); }, [](R r) -> QVariant { return -r.line.amount.minor(); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Balance after"), Qt::AlignRight,
     [](R r) { return Words::balanceCell(r.balance, QLocale()); }, [](R r) -> QVariant { return r.balance.minor(); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Outstanding"), Qt::AlignRight,
     outstandingText, [](R r) -> QVariant { return r.line.outstanding.minor(); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Status"), Qt::AlignLeft, stateText, [](R r) -> QVariant { return stateText(r); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Paid by or used for"), Qt::AlignLeft,
     settlementText, [](R r) -> QVariant { return settlementText(r); }},
}};

bool isMoney(int column)
{
    return column >= LedgerModel::Charged && column <= LedgerModel::Outstanding;
}

std::vector<LedgerModel::Row> rowsOf(const Ledger &ledger, QDate today)
{
    const std::vector<Money> balances = runningBalances(ledger.lines, ledger.account.currency());
    std::vector<LedgerModel::Row> rows;
    rows.reserve(ledger.lines.size());
    QHash<qint64, std::size_t> place;
    for (std::size_t i = ledger.lines.size(); i-- > 0;) {
        const AccountLine &line = ledger.lines[i];
        place.insert(line.id.value, rows.size());
        rows.push_back({.line = line, .type = typeText(line, ledger.types), .balance = balances[i], .links = {},
                        .overdue = line.isDebit() && line.isOpen() && line.dueDate.isValid() && line.dueDate < today});
    }
    for (const Allocation &pair : allocations(ledger.lines, ledger.offsets)) {
        const auto credit = place.constFind(pair.credit.value);
        const auto debit = place.constFind(pair.debit.value);
        if (credit == place.cend() || debit == place.cend())
            continue;
        rows[*credit].links.push_back({pair.debit, pair.amount, LedgerModel::name(rows[*debit].line, ledger.types)});
        rows[*debit].links.push_back({pair.credit, pair.amount, LedgerModel::name(rows[*credit].line, ledger.types)});
    }
    return rows;
}

} // namespace

void LedgerModel::setLedger(const Ledger &ledger, QDate today)
{
    m_currency = ledger.account.currency();
    replace(rowsOf(ledger, today));
}

void LedgerModel::replace(std::vector<Row> rows)
{
    // Lines only ever come, never go: when the known ones stand in their old order the new ones are inserted where they
    // belong and everything else stays put. Another account resets.
    const auto sameLine = [](const Row &a, const Row &b) { return a.line.id == b.line.id; };
    std::size_t known = 0;
    for (const Row &row : rows) {
        if (known < m_rows.size() && sameLine(row, m_rows[known]))
            ++known;
    }
    const bool reset = m_rows.empty() || known != m_rows.size();
    if (reset) {
        beginResetModel();
        m_rows = std::move(rows);
    } else {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (i < m_rows.size() && sameLine(rows[i], m_rows[i]))
                continue;
            beginInsertRows({}, int(i), int(i));
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(i), rows[i]);
            endInsertRows();
        }
        m_rows = std::move(rows);
    }
    m_rowOf.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rowOf.insert(m_rows[i].line.id.value, int(i));
    if (reset)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString LedgerModel::name(const AccountLine &line, const TypeCatalogue &types)
{
    //: A line by its kind and day: Rent of 5 Aug 2013
    return LedgerModel::tr("%1 of %2").arg(line.description.isEmpty() || line.isCredit() ? Words::lineType(line.type, line.kind, types) : line.description,
                              Words::date(line.date));
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(std::size_t(index.row()));
    const ColumnSpec<Row> &column = columns.at(std::size_t(index.column()));
    switch (role) {
    case Qt::DisplayRole: return column.text(row);
    case Qt::TextAlignmentRole: return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    case SortRole: return column.sortKey(row);
    case LineRole: return row.line.id.value;
    case OpenRole: return row.line.isOpen();
    case SeverityRole:
        return int(row.overdue ? Severity::Stop : row.line.isCredit() && row.line.isOpen() ? Severity::Information : Severity::None);
    case Qt::ToolTipRole: {
        const QString tip = tipText(row);
        return tip.isEmpty() ? QVariant() : tip;
    }
    case Qt::AccessibleTextRole: return index.column() == Balance ? Words::balance(row.balance) : column.text(row);
    default: return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ColumnSpec<Row> &column = columns.at(std::size_t(section));
    if (role == Qt::DisplayRole)
        return isMoney(section) ? u"%1 %2"_s.arg(LedgerModel::tr(column.title), m_currency.symbol()) : LedgerModel::tr(column.title);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    return {};
}

} // namespace Tally
