// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/linejson.h"

#include "models/tables/words.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

QString code(OffsetType type)
{
    static constexpr QStringView codes[] = {u"CREATE", u"APPLY", u"VOID", u"OVERDUE_INCREASE", u"OVERDUE_DECREASE"};
    return codes[std::size_t(type)].toString();
}

QString statusCode(LineStatus status)
{
    switch (status) {
    case LineStatus::Normal: return {};
    case LineStatus::Void: return u"VOID"_s;
    case LineStatus::Cancelled: return u"CANCELLED"_s;
    }
    Q_UNREACHABLE();
}

QString statusWords(const AccountLine &line)
{
    if (line.status == LineStatus::Void)
        return u"void"_s;
    if (line.status == LineStatus::Cancelled)
        return u"cancelled"_s;
    return line.isOpen() ? u"open"_s : u"settled"_s;
}

/// An amount for people, in the column its kind belongs to.
OutputCell unsignedIf(bool shown, Money amount)
{
    OutputCell cell = OutputCell::money(amount.abs());
    if (!shown)
        cell.words.clear();
    return cell;
}

QString idOrNull(std::optional<LineId> id)
{
    return id ? QString::number(id->value) : u"null"_s;
}

template <class Tag>
OutputCell numberCell(std::optional<Id<Tag>> id)
{
    return id ? OutputCell::count(id->value) : OutputCell::coded({}, {});
}

QString offsetsJson(LineId line, std::span<const Offset> offsets)
{
    QStringList all;
    for (const Offset &offset : offsets) {
        if (offset.credit == line || offset.debit == line)
            all.append(u"{\"type\": \"%1\", \"amount\": %2, \"credit_id\": %3, \"debit_id\": %4}"_s.arg(
                code(offset.type), offset.amount.toPlainString(), idOrNull(offset.credit), idOrNull(offset.debit)));
    }
    return u'[' + all.join(u", "_s) + u']';
}

} // namespace

LineOutput::LineOutput(QUuid account, QString holder, TypeCatalogue types)
    : m_account{account.toString(QUuid::WithoutBraces)}
    , m_holder{std::move(holder)}
    , m_types{std::move(types)}
    , m_output({{u"account_line_id"_s, u"Line"_s}, {u"account_id"_s, {}}, {u"patron_id"_s, {}}, {u"date"_s, u"Date"_s},
                {{}, u"What"_s}, {u"description"_s, u"Description"_s}, {u"amount"_s, {}}, {{}, u"Charged"_s}, {{}, u"Paid"_s},
                {u"amount_outstanding"_s, u"Outstanding"_s}, {{}, u"Balance after"_s}, {u"due_date"_s, u"Due"_s},
                {u"status"_s, u"Status"_s}, {u"credit_type"_s, {}}, {u"debit_type"_s, {}}, {u"payment_type"_s, {}},
                {u"cash_register"_s, {}}, {u"receipt_number"_s, {}}, {u"origin_line_id"_s, {}}, {u"proposal_id"_s, {}},
                {u"internal_note"_s, {}}, {u"timestamp"_s, {}}, {u"user_id"_s, {}}, {u"offsets"_s, {}, true}})
{
}

void LineOutput::add(const AccountLine &line, std::span<const Offset> offsets, std::optional<Money> after)
{
    const QString type = Words::lineType(line.type, line.kind, m_types);
    const QString timestamp = line.createdAt.isValid() ? line.createdAt.toUTC().toString(Qt::ISODateWithMs) : QString();
    m_output.add({OutputCell::count(line.id.value), OutputCell::text(m_account), OutputCell::text(m_holder),
                  OutputCell::date(line.date), OutputCell::text(type), OutputCell::text(line.description),
                  OutputCell::money(line.amount), unsignedIf(line.isDebit(), line.amount), unsignedIf(line.isCredit(), line.amount),
                  OutputCell::balance(line.outstanding),
                  after ? OutputCell::balance(*after) : OutputCell::text({}), OutputCell::date(line.dueDate),
                  OutputCell::coded(statusWords(line), statusCode(line.status)),
                  OutputCell::coded({}, line.isCredit() ? line.type : QString()),
                  OutputCell::coded({}, line.isDebit() ? line.type : QString()), OutputCell::coded({}, line.paymentType),
                  OutputCell::coded({}, line.cashRegister), OutputCell::coded({}, line.receiptNumber), numberCell(line.origin),
                  numberCell(line.proposal),
                  OutputCell::text(line.internalNote), OutputCell::coded({}, timestamp), OutputCell::text(line.createdBy),
                  OutputCell::onlyJson(offsetsJson(line.id, offsets))});
}

} // namespace Tally
