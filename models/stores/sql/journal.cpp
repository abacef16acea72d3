// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/journal.h"

#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Tally::Journal {
namespace {

QString joined(const std::vector<LineId> &ids)
{
    QStringList texts;
    for (const LineId id : ids)
        texts.append(QString::number(id.value));
    return texts.join(u',');
}

QString amountText(Money amount) { return amount.toPlainString() + u' ' + amount.currency().code(); }

struct Fingerprint
{
    QString operator()(const AddDebit &c) const { return amountText(c.amount) + u'|' + c.type.toUpper(); }
    QString operator()(const AddCredit &c) const
    {
        return amountText(c.amount) + u'|' + c.type.toUpper() + u'|' + c.paymentType.toUpper() + u'|' + joined(c.debits);
    }
    QString operator()(const ApplyCredit &c) const { return QString::number(c.credit.value) + u'|' + joined(c.debits); }
    QString operator()(const VoidCredit &c) const { return QString::number(c.credit.value); }
    QString operator()(const WriteOff &c) const { return amountText(c.amount) + u'|' + c.type.toUpper() + u'|' + joined(c.debits); }
    QString operator()(const Reconcile &) const { return {}; }
    QString operator()(const CancelDebit &c) const { return QString::number(c.debit.value); }
    QString operator()(const Discount &c) const { return amountText(c.amount) + u'|' + QString::number(c.debit.value); }
    QString operator()(const Refund &c) const
    {
        return amountText(c.amount) + u'|' + QString::number(c.debit.value) + (c.withPayout ? u"|payout"_s : QString());
    }
    QString operator()(const PayOut &c) const
    {
        return amountText(c.amount) + u'|' + QString::number(c.credit.value_or(LineId{}).value);
    }
    QString operator()(const AdjustOverdue &c) const
    {
        return amountText(c.amount) + u'|' + QString::number(c.debit.value) + (c.final ? u"|final"_s : QString());
    }
    QString operator()(const Describe &c) const { return QString::number(c.line.value) + u'|' + changeOf(c.description) + u'|' + changeOf(c.internalNote); }

    /// Texts are what a description is about, so they count; a hash keeps the key's row small.
    static QString changeOf(const std::optional<QString> &text)
    {
        return text ? QString::fromLatin1(QCryptographicHash::hash(text->toUtf8(), QCryptographicHash::Sha256).toHex().first(16)) : u"-"_s;
    }
};

QJsonObject lineJson(const AccountLine &line)
{
    QJsonObject json{
        {u"account_line_id"_s, line.id.value},
        {line.isCredit() ? u"credit_type"_s : u"debit_type"_s, line.type},
        {u"amountMinor"_s, line.amount.minor()},
        {u"amountOutstandingMinor"_s, line.outstanding.minor()},
        {u"date"_s, line.date.toString(Qt::ISODate)},
        {u"status"_s, SqlRows::code(line.status)},
    };
    if (!line.paymentType.isEmpty())
        json.insert(u"payment_type"_s, line.paymentType);
    if (line.dueDate.isValid())
        json.insert(u"due_date"_s, line.dueDate.toString(Qt::ISODate));
    if (!line.description.isEmpty())
        json.insert(u"description"_s, line.description);
    if (!line.internalNote.isEmpty())
        json.insert(u"internal_note"_s, line.internalNote);
    if (!line.cashRegister.isEmpty())
        json.insert(u"cash_register"_s, line.cashRegister);
    if (!line.receiptNumber.isEmpty())
        json.insert(u"receipt_number"_s, line.receiptNumber);
    if (line.origin)
        json.insert(u"origin_line_id"_s, line.origin->value);
    if (line.proposal)
        json.insert(u"proposal_id"_s, line.proposal->value);
    if (line.accruing)
        json.insert(u"accruing"_s, true);
    return json;
}

} // namespace

std::optional<KnownKey> known(Database &database, const QString &key)
{
    if (database.backend() == Backend::Sqlite) {
        RawStatement &row = database.raw("SELECT operation, fingerprint, account_id, line_id, subject_id FROM idempotency_key WHERE key = ?");
        const RawStatement::Closing closing(row);
        row.open(SqlRows::notNull(key));
        if (!row.nextRow())
            return std::nullopt;
        return KnownKey{.operation = row.string(0),
                        .fingerprint = row.string(1),
                        .account = {row.number(2)},
                        .line = {row.number(3)},
                        .subject = row.number(4)};
    }
    QSqlQuery query = database.run(
        u"SELECT operation, fingerprint, account_id, line_id, subject_id FROM idempotency_key WHERE key = ?"_s, {SqlRows::notNull(key)});
    if (!nextRow(query))
        return std::nullopt;
    return KnownKey{.operation = query.value(0).toString(),
                    .fingerprint = query.value(1).toString(),
                    .account = {query.value(2).toLongLong()},
                    .line = {query.value(3).toLongLong()},
                    .subject = query.value(4).toLongLong()};
}

void requireUsable(const QString &key)
{
    if (key.isEmpty() || key.size() > 200)
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"an idempotency key has 1 to 200 characters"_s,
                          .field = u"key"_s, .value = key}};
}

void requireSame(const KnownKey &known, const QString &operation, const QString &fingerprint, const QString &key)
{
    if (known.operation != operation || known.fingerprint != fingerprint)
        throw SqlFailure{{.kind = ErrorKind::KeyReused,
                          .detail = u"before: %1 %2, now: %3 %4"_s.arg(known.operation, known.fingerprint, operation, fingerprint),
                          .field = u"key"_s, .value = key}};
}

QString operationOf(const LedgerCommand &command)
{
    static const QString names[] = {u"add-debit"_s, u"add-credit"_s, u"apply-credit"_s, u"void-credit"_s, u"write-off"_s, u"reconcile"_s,
                                    u"cancel-debit"_s, u"discount"_s, u"refund"_s, u"pay-out"_s, u"adjust-overdue"_s, u"describe"_s};
    static_assert(std::size(names) == std::variant_size_v<LedgerCommand>);
    return names[command.index()];
}

QString fingerprintOf(AccountId account, const LedgerCommand &command)
{
    return QString::number(account.value) + u'|' + std::visit(Fingerprint{}, command);
}

QString changeJson(const LedgerChange &change)
{
    QJsonArray added, changed, offsets;
    for (const AccountLine &line : change.added)
        added.append(lineJson(line));
    for (const AccountLine &line : change.changed)
        changed.append(lineJson(line));
    for (const Offset &offset : change.offsets) {
        QJsonObject json{{u"type"_s, SqlRows::code(offset.type)}, {u"amountMinor"_s, offset.amount.minor()}};
        if (offset.credit)
            json.insert(u"credit_id"_s, offset.credit->value);
        if (offset.debit)
            json.insert(u"debit_id"_s, offset.debit->value);
        offsets.append(json);
    }
    const QJsonObject json{{u"balanceBeforeMinor"_s, change.balanceBefore.minor()},
                           {u"balanceAfterMinor"_s, change.balanceAfter.minor()},
                           {u"added"_s, added},
                           {u"changed"_s, changed},
                           {u"offsets"_s, offsets}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString beforeJson(const LedgerState &state, const LedgerChange &change)
{
    if (change.changed.empty())
        return {};
    QJsonArray lines;
    for (const AccountLine &line : change.changed)
        lines.append(lineJson(*state.line(line.id)));
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"changed"_s, lines}}).toJson(QJsonDocument::Compact));
}

} // namespace Tally::Journal
