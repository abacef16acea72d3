// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/trailreader.h"

#include "models/stores/sql/sqlrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

// The keys of a ledger change that stand for the change itself and are no fields of anything.
constexpr QStringView structure[] = {u"added", u"changed", u"offsets", u"balanceBeforeMinor", u"balanceAfterMinor"};
// What a line says about itself: shown field by field when it changes.
constexpr QStringView lineTexts[] = {u"description", u"internal_note", u"status", u"accruing"};

QJsonObject objectOf(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: return value.toString();
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: return QString::number(value.toInteger());
    case QJsonValue::Array: return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    default: return {};
    }
}

/// Every field that differs between two objects, in the order of their names.
void addDifferences(TrailEntry &entry, const QJsonObject &before, const QJsonObject &after)
{
    QStringList names = before.keys();
    for (const QString &name : after.keys()) {
        if (!names.contains(name))
            names.append(name);
    }
    for (const QString &name : std::as_const(names)) {
        if (std::find(std::begin(structure), std::end(structure), name) == std::end(structure) && before[name] != after[name])
            entry.fields.push_back({.field = name, .before = textOf(before[name]), .after = textOf(after[name])});
    }
}

std::optional<Money> moneyAt(const QJsonObject &json, const QString &name, Currency currency)
{
    return json.contains(name) ? std::optional(Money::fromMinor(json[name].toInteger(), currency)) : std::nullopt;
}

LineChange lineOf(const QJsonObject &json, Currency currency)
{
    const bool credit = json.contains(u"credit_type"_s);
    return {.line = {json[u"account_line_id"_s].toInteger()},
            .kind = credit ? LineKind::Credit : LineKind::Debit,
            .type = json[credit ? u"credit_type"_s : u"debit_type"_s].toString(),
            .amount = Money::fromMinor(json[u"amountMinor"_s].toInteger(), currency),
            .outstandingAfter = Money::fromMinor(json[u"amountOutstandingMinor"_s].toInteger(), currency)};
}

void addLines(TrailEntry &entry, const QJsonObject &before, const QJsonObject &after, Currency currency)
{
    for (const QJsonValue &added : after[u"added"_s].toArray())
        entry.lines.push_back(lineOf(added.toObject(), currency));
    std::map<qint64, QJsonObject> was;
    for (const QJsonValue &line : before[u"changed"_s].toArray())
        was[line[u"account_line_id"_s].toInteger()] = line.toObject();
    for (const QJsonValue &value : after[u"changed"_s].toArray()) {
        const QJsonObject is = value.toObject();
        LineChange change = lineOf(is, currency);
        // Step 1 kept no "before" of a changed line.
        if (const auto old = was.find(change.line.value); old != was.end()) {
            change.outstandingBefore = lineOf(old->second, currency).outstandingAfter;
            for (const QStringView name : lineTexts) {
                const QString field = name.toString();
                if (old->second[field] != is[field] && entry.line == change.line)
                    entry.fields.push_back({.field = field, .before = textOf(old->second[field]), .after = textOf(is[field])});
            }
        }
        entry.lines.push_back(std::move(change));
    }
}

/// Whether a new line answers `line`: a refund changes nothing on the charge it is made from.
bool comesFrom(const QJsonObject &after, LineId line)
{
    const QJsonArray added = after[u"added"_s].toArray();
    return std::any_of(added.begin(), added.end(), [line](const QJsonValue &value) { return value[u"origin_line_id"_s].toInteger() == line.value; });
}

bool touches(const TrailEntry &entry, const QJsonObject &after, LineId line)
{
    return entry.line == line || comesFrom(after, line)
        || std::any_of(entry.lines.begin(), entry.lines.end(), [line](const LineChange &change) { return change.line == line; });
}

} // namespace

std::vector<TrailEntry> readTrail(Database &database, const TrailQuery &query)
{
    const QString code = database.value(u"SELECT currency FROM account WHERE id = ?"_s, {query.account.value}).toString();
    const Currency currency = Currency::fromCode(code).value_or(Currency());
    QString sql = u"SELECT id, at, actor, action, account_id, line_id, before, after FROM audit WHERE "_s;
    QVariantList values;
    // By the index of the chains, in which what concerns no account is that of account 0; in a chain, later is newer.
    sql += u"coalesce(account_id, 0) = ?"_s;
    values.append(query.account.isValid() ? query.account.value : 0);
    if (query.before > 0) {
        sql += u" AND id < ?"_s;
        values.append(query.before);
    }
    std::vector<TrailEntry> trail;
    QSqlQuery rows = database.run(sql + u" ORDER BY chain_number DESC"_s, values);
    while (qint64(trail.size()) < query.limit && nextRow(rows)) {
        const QJsonObject before = objectOf(rows.value(6));
        const QJsonObject after = objectOf(rows.value(7));
        TrailEntry entry{.id = rows.value(0).toLongLong(),
                         .at = SqlRows::instant(rows.value(1)),
                         .actor = rows.value(2).toString(),
                         .action = rows.value(3).toString(),
                         .account = {rows.value(4).toLongLong()},
                         .line = rows.value(5).isNull() ? std::nullopt : std::optional(LineId{rows.value(5).toLongLong()}),
                         .balanceBefore = moneyAt(after, u"balanceBeforeMinor"_s, currency),
                         .balanceAfter = moneyAt(after, u"balanceAfterMinor"_s, currency)};
        addLines(entry, before, after, currency);
        addDifferences(entry, before, after);
        if (!query.line || touches(entry, after, *query.line))
            trail.push_back(std::move(entry));
    }
    return trail;
}

} // namespace Tally
