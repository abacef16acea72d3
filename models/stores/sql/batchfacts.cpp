// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/batchfacts.h"

#include "models/domain/paymentreference.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// "column is one of these": a condition with one value, whichever database it is.
struct OneOf
{
    QString condition;
    QVariant value;
};

QString arrayElement(QString text)
{
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

OneOf oneOf(const Database &database, const QString &column, const QStringList &texts)
{
    if (database.backend() == Backend::Sqlite)
        return {column + u" IN (SELECT value FROM json_each(?))"_s,
                QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact))};
    QStringList elements;
    elements.reserve(texts.size());
    for (const QString &text : texts)
        elements.append(arrayElement(text));
    return {column + u" = ANY (CAST(? AS text[]))"_s, u'{' + elements.join(u',') + u'}'};
}

template <class Tag>
OneOf oneOf(const Database &database, const QString &column, const std::vector<Id<Tag>> &ids)
{
    QStringList numbers;
    numbers.reserve(qsizetype(ids.size()));
    for (const Id<Tag> id : ids)
        numbers.append(QString::number(id.value));
    if (database.backend() == Backend::Sqlite)
        return {column + u" IN (SELECT value FROM json_each(?))"_s, u'[' + numbers.join(u',') + u']'};
    return {column + u" = ANY (CAST(? AS bigint[]))"_s, u'{' + numbers.join(u',') + u'}'};
}

QSqlQuery select(Database &database, const QString &what, const OneOf &which, const QString &rest = {})
{
    return database.run(u"SELECT "_s + what + u" WHERE "_s + which.condition + rest, {which.value});
}

QSet<QString> among(Database &database, const QString &what, const QString &column, const QStringList &texts)
{
    QSet<QString> found;
    if (texts.isEmpty())
        return found;
    QSqlQuery query = select(database, what, oneOf(database, column, texts));
    while (nextRow(query))
        found.insert(query.value(0).toString());
    return found;
}

/// Charges and payments need the open lines and those they name; every other command may need the whole ledger.
bool needsWhole(const BulkCommand &bulk)
{
    return !std::holds_alternative<AddDebit>(bulk.command) && !std::holds_alternative<AddCredit>(bulk.command);
}

struct WantedLedgers
{
    std::vector<AccountId> accounts;   ///< all, in order
    std::vector<AccountId> whole;
    std::vector<AccountId> open;
    std::vector<LineId> named;
};

WantedLedgers wantedOf(const KnownKeys &keys, std::span<const BatchPart> parts)
{
    WantedLedgers wanted;
    for (const BatchPart &part : parts) {
        const auto known = part.account.key.isEmpty() ? keys.cend() : keys.constFind(part.account.key);
        if (known == keys.cend())
            continue;
        bool isNew = false, whole = false;
        for (const BulkEntry &entry : part.account.entries) {
            for (const BulkCommand &command : entry.commands) {
                if (!command.key.isEmpty() && keys.contains(command.key))
                    continue;
                isNew = true;
                whole = whole || needsWhole(command);
                if (const auto paid = keys.constFind(command.paysKey); paid != keys.cend() && !command.paysKey.isEmpty())
                    wanted.named.push_back(paid->line);
                if (const auto *credit = std::get_if<AddCredit>(&command.command))
                    wanted.named.insert(wanted.named.end(), credit->debits.begin(), credit->debits.end());
            }
        }
        if (!isNew)
            continue;
        wanted.accounts.push_back(known->account);
        (whole ? wanted.whole : wanted.open).push_back(known->account);
    }
    std::sort(wanted.accounts.begin(), wanted.accounts.end());
    return wanted;
}

/// In the order of their ids, so that two batches on the same accounts wait for each other rather than for ever.
void lock(Database &database, const std::vector<AccountId> &accounts)
{
    if (database.backend() == Backend::Sqlite)
        return;                            // the transaction has the file to itself
    const OneOf which = oneOf(database, u"id"_s, accounts);
    database.run(u"SELECT lock_account(id) FROM (SELECT id FROM account WHERE "_s + which.condition + u" ORDER BY id) AS wanted"_s, {which.value});
}

void readAccounts(Database &database, const std::vector<AccountId> &ids, QHash<AccountId, StoredAccount> &accounts)
{
    QSqlQuery query = select(database, u"id, uuid, currency, account_balance, ledger_version FROM account"_s, oneOf(database, u"id"_s, ids));
    while (nextRow(query)) {
        const AccountId id{query.value(0).toLongLong()};
        const auto currency = Currency::fromCode(query.value(2).toString());
        if (!currency)
            throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"unknown currency"_s}};
        accounts.insert(id, {.uuid = query.value(1).toString(),
                             .currency = *currency,
                             .balance = Money::fromMinor(query.value(3).toLongLong(), *currency),
                             .ledgerVersion = query.value(4).toLongLong(),
                             .state = {.account = id, .currency = *currency}});
    }
}

enum class Twice { CannotBe, MayBe };

void readLines(Database &database, const OneOf &which, const QString &rest, Twice twice, QHash<AccountId, StoredAccount> &accounts)
{
    QSqlQuery query = select(database, SqlRows::lineColumns + u" FROM account_line"_s, which, rest + u" ORDER BY account_id, date, id"_s);
    while (nextRow(query)) {
        const auto account = accounts.find({query.value(1).toLongLong()});
        if (account == accounts.end())
            continue;                      // a line that was named and is another account's
        AccountLine line = SqlRows::line(query, account->currency);
        if (twice == Twice::CannotBe || account->state.line(line.id) == nullptr)
            account->state.lines.push_back(std::move(line));
    }
}

void readOffsets(Database &database, const std::vector<AccountId> &ids, QHash<AccountId, StoredAccount> &accounts)
{
    for (const QString &side : {u"credit_id"_s, u"debit_id"_s}) {
        const OneOf which = oneOf(database, u"l.account_id"_s, ids);
        QSqlQuery query = database.run(u"SELECT o.id, o.type, o.amount, o.credit_id, o.debit_id, o.created_at, o.created_by, l.account_id "
                                       "FROM account_line l JOIN account_offset o ON o."_s + side + u" = l.id WHERE "_s + which.condition,
                                       {which.value});
        while (nextRow(query)) {
            StoredAccount &account = accounts[{query.value(7).toLongLong()}];
            // One that names both sides comes twice.
            if (side == "credit_id"_L1 || query.value(3).isNull())
                account.state.offsets.push_back(SqlRows::offset(query, account.currency));
        }
    }
    for (const AccountId id : ids)
        std::sort(accounts[id].state.offsets.begin(), accounts[id].state.offsets.end(), [](const Offset &a, const Offset &b) { return a.id < b.id; });
}

void readLedgers(Database &database, const WantedLedgers &wanted, BatchFacts &facts)
{
    if (wanted.accounts.empty())
        return;
    lock(database, wanted.accounts);
    readAccounts(database, wanted.accounts, facts.accounts);
    if (!wanted.whole.empty()) {
        readLines(database, oneOf(database, u"account_id"_s, wanted.whole), {}, Twice::CannotBe, facts.accounts);
        readOffsets(database, wanted.whole, facts.accounts);
    }
    if (!wanted.open.empty())
        readLines(database, oneOf(database, u"account_id"_s, wanted.open), u" AND amount_outstanding <> 0"_s, Twice::CannotBe, facts.accounts);
    if (!wanted.named.empty())
        readLines(database, oneOf(database, u"id"_s, wanted.named), {}, Twice::MayBe, facts.accounts);
    // What the lines add up to is what the account says.
    for (auto account = facts.accounts.cbegin(); account != facts.accounts.cend(); ++account) {
        if (account->balance != account->state.balance())
            throw SqlFailure{{.kind = ErrorKind::Corrupt,
                              .detail = u"account %1: the balance is not the sum of its lines"_s.arg(account.key().value)}};
    }
}

void readHolders(Database &database, const QStringList &references, QHash<QString, Holder> &holders)
{
    if (references.isEmpty())
        return;
    QSqlQuery query = select(database, u"id, reference, name FROM holder"_s, oneOf(database, u"reference"_s, references));
    while (nextRow(query))
        holders.insert(query.value(1).toString(), {.id = {query.value(0).toLongLong()}, .reference = query.value(1).toString(), .name = query.value(2).toString()});
}

/// What drafts name that may be there already.
void readNamed(Database &database, std::span<const BatchPart> parts, BatchFacts &facts)
{
    QStringList holders, references, uuids, targets;
    std::vector<AccountId> parents;
    for (const BatchPart &part : parts) {
        const Account &draft = part.account.draft;
        if (!part.account.key.isEmpty() && facts.keys.contains(part.account.key))
            continue;
        if (const auto reference = normalisedHolderReference(draft.holder.reference))
            holders.append(*reference);
        if (!draft.paymentReference.isEmpty())
            references.append(draft.paymentReference);
        if (!draft.uuid.isNull())
            uuids.append(draft.uuid.toString(QUuid::WithoutBraces));
        if (!draft.targetType.isEmpty())
            targets.append(draft.targetType);
        if (draft.parentAccount)
            parents.push_back(*draft.parentAccount);
    }
    readHolders(database, holders, facts.holders);
    facts.references = among(database, u"payment_reference FROM account"_s, u"payment_reference"_s, references);
    facts.uuids = among(database, u"uuid FROM account"_s, u"uuid"_s, uuids);
    if (!targets.isEmpty()) {
        QSqlQuery query = database.run(u"SELECT code FROM target_type"_s);
        while (nextRow(query))
            facts.targetTypes.insert(query.value(0).toString());
    }
    if (!parents.empty()) {
        QSqlQuery query = select(database, u"id, payment_reference FROM account"_s, oneOf(database, u"id"_s, parents));
        while (nextRow(query))
            facts.parents.insert({query.value(0).toLongLong()}, query.value(1).toString());
    }
}

} // namespace

std::optional<KnownKey> useOf(const QString &key, const KnownKeys &known)
{
    const auto use = key.isEmpty() ? known.cend() : known.constFind(key);
    return use == known.cend() ? std::nullopt : std::optional(*use);
}

KnownKeys knownKeys(Database &database, std::span<const BatchPart> parts)
{
    QStringList keys;
    for (const BatchPart &part : parts) {
        keys.append(part.account.key);
        for (const BulkEntry &entry : part.account.entries) {
            for (const BulkCommand &command : entry.commands)
                keys << command.key << command.paysKey;
        }
    }
    keys.removeAll(QString());
    // In order: neighbours lie on the same page.
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    KnownKeys known;
    if (keys.isEmpty())
        return known;
    QSqlQuery query = select(database, u"key, operation, fingerprint, account_id, line_id, subject_id FROM idempotency_key"_s,
                             oneOf(database, u"key"_s, keys));
    while (nextRow(query))
        known.insert(query.value(0).toString(), {.operation = query.value(1).toString(),
                                                 .fingerprint = query.value(2).toString(),
                                                 .account = {query.value(3).toLongLong()},
                                                 .line = {query.value(4).toLongLong()},
                                                 .subject = query.value(5).toLongLong()});
    return known;
}

BatchFacts BatchFacts::ask(Database &database, std::span<const BatchPart> parts)
{
    BatchFacts facts;
    facts.keys = knownKeys(database, parts);
    const WantedLedgers wanted = wantedOf(facts.keys, parts);
    readLedgers(database, wanted, facts);
    readNamed(database, parts, facts);
    return facts;
}

std::vector<QString> takePaymentReferences(Database &database, RowWriter &rows, std::size_t count, const QSet<QString> &alsoTaken)
{
    std::vector<QString> free;
    while (free.size() < count) {
        const qint64 wanted = qint64(count - free.size());
        const qint64 first = rows.takePaymentSerials(wanted);
        if (first < PaymentReference::firstSerial || first + wanted - 1 > PaymentReference::lastSerial)
            throw SqlFailure{{.kind = ErrorKind::Internal, .detail = u"the payment references are used up"_s}};
        QStringList made;
        for (qint64 serial = first; serial < first + wanted; ++serial)
            made.append(PaymentReference::make(serial));
        // An imported account may have brought the very number along.
        const QSet<QString> taken = among(database, u"payment_reference FROM account"_s, u"payment_reference"_s, made);
        for (const QString &reference : std::as_const(made)) {
            if (!taken.contains(reference) && !alsoTaken.contains(reference))
                free.push_back(reference);
        }
    }
    return free;
}

} // namespace Tally
