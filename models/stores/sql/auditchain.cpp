// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/auditchain.h"

#include "models/stores/sql/database.h"
#include "models/stores/sql/sqlrows.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

void addField(QCryptographicHash &hash, const std::optional<QByteArray> &value)
{
    if (!value) {
        hash.addData("-;");
        return;
    }
    hash.addData(QByteArray::number(value->size()));
    hash.addData(":");
    hash.addData(*value);
    hash.addData(";");
}

std::optional<QByteArray> textField(const QString &text)
{
    return text.isNull() ? std::nullopt : std::optional(text.toUtf8());
}

std::optional<QByteArray> numberField(qint64 number)
{
    return number == 0 ? std::nullopt : std::optional(QByteArray::number(number));
}

} // namespace

QString chainHash(const QString &previous, qint64 number, const QString &at, const QString &actor, const AuditEntry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous.toLatin1());
    addField(hash, QByteArray::number(number));
    addField(hash, textField(at));
    addField(hash, textField(actor));
    addField(hash, textField(entry.action));
    addField(hash, numberField(entry.account.value_or(AccountId{}).value));
    addField(hash, numberField(entry.line.value_or(LineId{}).value));
    addField(hash, numberField(entry.batch));
    addField(hash, textField(entry.before));
    addField(hash, textField(entry.after));
    return QString::fromLatin1(hash.result().toHex());
}

struct CheckpointHash::Private
{
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

CheckpointHash::CheckpointHash(const QString &previous) : d{std::make_unique<Private>()}
{
    d->hash.addData(previous.toLatin1());
}

CheckpointHash::~CheckpointHash() = default;
CheckpointHash::CheckpointHash(CheckpointHash &&) noexcept = default;
CheckpointHash &CheckpointHash::operator=(CheckpointHash &&) noexcept = default;

void CheckpointHash::add(qint64 account, qint64 number, const QString &hash)
{
    d->hash.addData(QByteArray::number(account) + ' ' + QByteArray::number(number) + ' ' + hash.toLatin1() + ';');
}

QString CheckpointHash::result() const
{
    return QString::fromLatin1(d->hash.result().toHex());
}

void chainOldEntries(Database &database)
{
    struct End
    {
        qint64 entries = 0;
        QString hash = u""_s;
    };
    QHash<qint64, End> ends;
    QSqlQuery old = database.run(
        u"SELECT id, at, actor, action, account_id, line_id, batch_id, before, after FROM audit WHERE hash IS NULL ORDER BY id"_s);
    while (nextRow(old)) {
        const AuditEntry entry{.action = old.value(3).toString(),
                               .account = AccountId{old.value(4).toLongLong()},
                               .line = LineId{old.value(5).toLongLong()},
                               .batch = old.value(6).toLongLong(),
                               .before = old.value(7).isNull() ? QString() : SqlRows::notNull(old.value(7).toString()),
                               .after = old.value(8).isNull() ? QString() : SqlRows::notNull(old.value(8).toString())};
        End &end = ends[entry.account->value];
        end.hash = chainHash(end.hash, ++end.entries, old.value(1).toString(), old.value(2).toString(), entry);
        database.run(u"UPDATE audit SET chain_number = ?, hash = ? WHERE id = ?"_s, {end.entries, end.hash, old.value(0)});
    }
    for (auto end = ends.cbegin(); end != ends.cend(); ++end) {
        if (end.key() == 0)
            database.run(u"UPDATE ledger_settings SET audit_entries = ?, audit_hash = ?"_s, {end->entries, end->hash});
        else
            database.run(u"UPDATE account SET audit_entries = ?, audit_hash = ? WHERE id = ?"_s, {end->entries, end->hash, end.key()});
    }
}

} // namespace Tally
