// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ledgermodel.h"

#include "models/tables/severity.h"
#include "models/tables/words.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// All there is to say about a line.
struct Told
{
    const LedgerRow &row;
    const AccountLine &line;
    std::optional<Money> balance;    ///< after this line
    const TypeCatalogue &types;
    bool overdue = false;
};

using R = const Told &;

/// What a row says besides its columns.
enum Text { BalanceInWords = LedgerModel::ColumnCount, Tip, TextCount };
enum Mark : unsigned { Open = 1, Overdue = 2, UnusedCredit = 4 };

QString typeText(R told)
{
    const QString type = Words::lineType(told.line.type, told.line.kind, told.types);
    if (told.line.paymentType.isEmpty())
        return type;
    //: A payment and how it came in: Payment · Cash
    return LedgerModel::tr("%1 · %2").arg(type, Words::paymentType(told.line.paymentType, told.types));
}

QString tipText(R told)
{
    QStringList parts;
    if (!told.line.receiptNumber.isEmpty())
        parts.append(LedgerModel::tr("Receipt %1").arg(told.line.receiptNumber));
    if (!told.line.internalNote.isEmpty())
        parts.append(LedgerModel::tr("Note: %1").arg(told.line.internalNote));
    return parts.join(u'\n');
}

QString stateText(R told)
{
    const AccountLine &line = told.line;
    if (line.status == LineStatus::Void)
        return LedgerModel::tr("Void");
    if (line.status == LineStatus::Cancelled)
        return LedgerModel::tr("Cancelled");
    if (!line.isOpen())
        return line.isDebit() ? LedgerModel::tr("Settled") : LedgerModel::tr("Used");
    const bool untouched = line.outstanding == line.amount;
    if (line.isCredit())
        return untouched ? LedgerModel::tr("Unused credit") : LedgerModel::tr("Partly used");
    if (told.overdue)
        return LedgerModel::tr("Overdue");
    if (line.accruing)
        return LedgerModel::tr("Accruing");
    return untouched ? LedgerModel::tr("Open") : LedgerModel::tr("Part paid");
}

QString nameOf(LineKind kind, const QString &type, const QString &description, QDate date, const TypeCatalogue &types)
{
    const bool byType = description.isEmpty() || kind == LineKind::Credit;
    //: A line by its kind and day: Rent of 5 Aug 2013
    return LedgerModel::tr("%1 of %2").arg(byType ? Words::lineType(type, kind, types) : description, Words::date(date));
}

QString settlementText(R told)
{
    if (told.line.type == LineTypeCode::voided)
        return LedgerModel::tr("takes back a credit");
    QStringList parts;
    const auto &links = told.row.links;
    const std::size_t named = std::min(links.size(), std::size_t(LedgerModel::mostNamed));
    for (std::size_t i = 0; i < named; ++i) {
        const LedgerLink &link = links[i];
        const QString name = nameOf(link.kind, link.type, link.description, link.date, told.types);
        //: One end of a payment: £72.13 by payment of 12 Sep 2013
        parts.append((told.line.isDebit() ? LedgerModel::tr("%1 by %2") : LedgerModel::tr("%1 to %2")).arg(link.amount.toCurrencyString(QLocale()), name));
    }
    if (named < links.size())
        //: Behind a list of payments or charges: and 480 others
        parts.append(LedgerModel::tr("and %1 others").arg(QLocale().toString(qulonglong(links.size() - named))));
    return parts.join(LedgerModel::tr(", "));
}

QString amountIf(bool shown, Money amount)
{
    return shown ? amount.abs().toString(QLocale()) : QString();
}

struct ColumnText
{
    const char *title;
    Qt::Alignment alignment;
    QString (*text)(R told);
};

const std::array<ColumnText, LedgerModel::ColumnCount> columns{{
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Date"), Qt::AlignLeft, [](R r) { return Words::date(r.line.date); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "What"), Qt::AlignLeft, typeText},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Description"), Qt::AlignLeft, [](R r) { return r.line.description; }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Due"), Qt::AlignLeft, [](R r) { return Words::date(r.line.dueDate); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Charged"), Qt::AlignRight, [](R r) { return amountIf(r.line.isDebit(), r.line.amount); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Paid"), Qt::AlignRight, [](R r) { return amountIf(r.line.isCredit(), r.line.amount); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Balance after"), Qt::AlignRight,
     [](R r) { return r.balance ? Words::balanceCell(*r.balance, QLocale()) : QString(); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Outstanding"), Qt::AlignRight, [](R r) { return r.line.outstanding.abs().toString(QLocale()); }},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Status"), Qt::AlignLeft, stateText},
    {QT_TRANSLATE_NOOP("Tally::LedgerModel", "Paid by or used for"), Qt::AlignLeft, settlementText},
}};

bool isMoney(int column)
{
    return column >= LedgerModel::Charged && column <= LedgerModel::Outstanding;
}

LedgerModel::Row rowOf(R told)
{
    LedgerModel::Row row{.key = told.line.id.value, .texts = {}, .marks = 0};
    row.texts.reserve(TextCount);
    for (const ColumnText &column : columns)
        row.texts.push_back(column.text(told));
    row.texts.push_back(told.balance ? Words::balance(*told.balance) : QString());
    row.texts.push_back(tipText(told));
    row.marks = (told.line.isOpen() ? Open : 0U) | (told.overdue ? Overdue : 0U) | (told.line.isCredit() && told.line.isOpen() ? UnusedCredit : 0U);
    return row;
}

Severity severityOf(unsigned marks)
{
    return (marks & Overdue) != 0 ? Severity::Stop : (marks & UnusedCredit) != 0 ? Severity::Information : Severity::None;
}

/// The balances of few lines out of an order that may be long: one walk for all of them.
QHash<qint64, qint64> balancesOf(const std::vector<LedgerRow> &rows, const LedgerOrder &order)
{
    QSet<qint64> wanted;
    for (const LedgerRow &row : rows)
        wanted.insert(row.line.id.value);
    QHash<qint64, qint64> balances;
    for (std::size_t i = 0; i < order.ids.size() && !wanted.isEmpty(); ++i) {
        if (wanted.remove(order.ids[i]))
            balances.insert(order.ids[i], order.balances[i]);
    }
    return balances;
}

} // namespace

std::vector<LedgerModel::Row> LedgerModel::inWords(const std::vector<LedgerRow> &rows, const LedgerOrder &order, const TypeCatalogue &types,
                                                   QDate today)
{
    const QHash<qint64, qint64> balances = balancesOf(rows, order);
    std::vector<Row> words;
    words.reserve(rows.size());
    for (const LedgerRow &row : rows) {
        const AccountLine &line = row.line;
        const auto balance = balances.constFind(line.id.value);
        words.push_back(rowOf({.row = row,
                               .line = line,
                               .balance = balance == balances.cend() ? std::nullopt : std::optional(Money::fromMinor(*balance, line.amount.currency())),
                               .types = types,
                               .overdue = line.isDebit() && line.isOpen() && line.dueDate.isValid() && line.dueDate < today}));
    }
    return words;
}

void LedgerModel::setCurrency(Currency currency)
{
    if (currency == m_currency)
        return;
    m_currency = currency;
    emit headerDataChanged(Qt::Horizontal, Charged, Outstanding);
}

QString LedgerModel::name(const AccountLine &line, const TypeCatalogue &types)
{
    return nameOf(line.kind, line.type, line.description, line.date, types);
}

int LedgerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(columns[std::size_t(index.column())].alignment | Qt::AlignVCenter);
    if (role == LineRole)
        return keyAt(index.row());
    const Row *row = rowAt(index.row());
    if (row == nullptr)
        return role == Qt::DisplayRole && index.column() == Date ? QVariant(tr("Loading…")) : QVariant();
    switch (role) {
    case Qt::DisplayRole: return row->texts[std::size_t(index.column())];
    case Qt::AccessibleTextRole: return row->texts[std::size_t(index.column() == Balance ? int(BalanceInWords) : index.column())];
    case Qt::ToolTipRole: return row->texts[Tip].isEmpty() ? QVariant() : row->texts[Tip];
    case OpenRole: return (row->marks & Open) != 0;
    case SeverityRole: return int(severityOf(row->marks));
    default: return {};
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const ColumnText &column = columns[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return isMoney(section) ? u"%1 %2"_s.arg(LedgerModel::tr(column.title), m_currency.symbol()) : LedgerModel::tr(column.title);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.alignment | Qt::AlignVCenter);
    return {};
}

} // namespace Tally
