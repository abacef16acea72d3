// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/journal.h"

#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Tally::Journal {
namespace {

using SqlRows::notNull;
using SqlRows::text;

template <class T>
QVariant idOrNull(const std::optional<T> &id)
{
    return id && id->value != 0 ? QVariant(id->value) : QVariant();
}

template <class T>
QVariant idOrNull(const T &id)
{
    return id.value != 0 ? QVariant(id.value) : QVariant();
}

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
    return json;
}

} // namespace

void audit(Database &database, const AuditEntry &entry, const Stamp &stamp)
{
    database.run(u"INSERT INTO audit (at, actor, action, account_id, line_id, batch_id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                 {text(stamp.at), notNull(stamp.by), entry.action, idOrNull(entry.account), idOrNull(entry.line),
                  entry.batch != 0 ? QVariant(entry.batch) : QVariant(), entry.before, entry.after});
}

void event(Database &database, const QString &type, const QUuid &key, qint64 version, const QString &payload, const Stamp &stamp)
{
    database.run(u"INSERT INTO event (at, type, key, version, payload) VALUES (?, ?, ?, ?, ?)"_s,
                 {text(stamp.at), type, key.toString(QUuid::WithoutBraces), version, payload});
}

std::optional<KnownKey> known(Database &database, const QString &key)
{
    QSqlQuery query = database.run(
        u"SELECT operation, fingerprint, account_id, line_id FROM idempotency_key WHERE key = ?"_s, {key});
    if (!query.next())
        return std::nullopt;
    return KnownKey{.operation = query.value(0).toString(),
                    .fingerprint = query.value(1).toString(),
                    .account = {query.value(2).toLongLong()},
                    .line = {query.value(3).toLongLong()}};
}

void requireUsable(const QString &key)
{
    if (key.isEmpty() || key.size() > 200)
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"an idempotency key has 1 to 200 characters"_s,
                          .field = u"key"_s, .value = key}};
}

void remember(Database &database, const QString &key, const KnownKey &use, const Stamp &stamp)
{
    requireUsable(key);
    database.run(u"INSERT INTO idempotency_key (key, operation, fingerprint, account_id, line_id, created_at) VALUES (?, ?, ?, ?, ?, ?)"_s,
                 {key, use.operation, notNull(use.fingerprint), idOrNull(use.account), idOrNull(use.line), text(stamp.at)});
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
    static const QString names[] = {u"add-debit"_s, u"add-credit"_s, u"apply-credit"_s, u"void-credit"_s};
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

} // namespace Tally::Journal
