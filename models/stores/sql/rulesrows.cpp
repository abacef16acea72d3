// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/rulesrows.h"

#include "models/domain/rights.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/officefile.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qsizetype longestCode = 40;
constexpr qsizetype longestName = 80;

std::optional<qint64> optionalNumber(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toLongLong());
}

Error invalid(const QString &field, const QString &detail, const QString &value = {})
{
    return {.kind = ErrorKind::Invalid, .detail = detail, .field = field, .value = value};
}

void requireCodeAndLabel(const QString &code, const QString &label)
{
    const bool plain = std::all_of(code.begin(), code.end(), [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
    if (code.isEmpty() || code.size() > longestCode || !plain)
        throw SqlFailure{invalid(u"code"_s, u"a code has 1 to 40 capital letters, digits and underscores"_s, code)};
    if (label.trimmed().isEmpty())
        throw SqlFailure{invalid(u"label"_s, u"people need a name for it"_s)};
}

void requirePositive(const std::optional<qint64> &amount, const QString &field)
{
    if (amount && (*amount <= 0 || *amount > largestAmountMinor))
        throw SqlFailure{invalid(field, u"the amount must be more than zero"_s, QString::number(*amount))};
}

QJsonValue numberJson(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonArray rolesJson(Roles roles)
{
    QJsonArray codes;
    for (const Role role : {Role::Caseworker, Role::Finance, Role::Administrator}) {
        if (roles.testFlag(role))
            codes.append(roleCode(role));
    }
    return codes;
}

QJsonObject jsonOf(const LineType &type)
{
    return {{u"code"_s, type.code}, {u"label"_s, type.label}, {u"kind"_s, type.kind == LineKind::Debit ? u"debit"_s : u"credit"_s},
            {u"by_hand"_s, type.byHand}, {u"default_amount"_s, numberJson(type.defaultAmountMinor)},
            {u"posted_by"_s, rolesJson(type.postedBy)}, {u"archived"_s, type.archived}};
}

QJsonObject jsonOf(const PaymentType &type)
{
    return {{u"code"_s, type.code}, {u"label"_s, type.label}, {u"archived"_s, type.archived}};
}

QJsonObject jsonOf(const CashRegister &type)
{
    return {{u"code"_s, type.code}, {u"label"_s, type.label}, {u"archived"_s, type.archived}};
}

QJsonObject jsonOf(const LedgerSettings &settings)
{
    QJsonArray ladder;
    for (const ApprovalStep &step : settings.approvalLadder)
        ladder.append(QJsonObject{{u"above_amount"_s, step.aboveMinor}, {u"approvers"_s, step.approvers}});
    return {{u"receipt_numbers"_s, SqlRows::code(settings.receiptNumbers)}, {u"cash_registers"_s, settings.cashRegisters},
            {u"warn_above"_s, numberJson(settings.warnAboveMinor)}, {u"refuse_above"_s, numberJson(settings.refuseAboveMinor)},
            {u"approval_ladder"_s, ladder}};
}

QJsonObject jsonOf(const Person &person)
{
    return {{u"name"_s, person.name}, {u"display_name"_s, person.displayName}, {u"roles"_s, rolesJson(person.roles)},
            {u"posting_limit"_s, numberJson(person.postingLimitMinor)}, {u"active"_s, person.active}};
}

QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

/// Checks one kind of change, writes it and says what was there before; null JSON for something new.
class RulesWriter
{
public:
    /// @param read  what the change was made from; nothing for a new entry.
    RulesWriter(RowWriter &rows, const LedgerRules &now, const std::optional<RulesEntry> &read) : m_rows{rows}, m_now{now}, m_read{read} {}

    QString action;
    QString before;
    QString after;

    void operator()(LineType type)
    {
        requireCodeAndLabel(type.code, type.label);
        requirePositive(type.defaultAmountMinor, u"default_amount"_s);
        const auto known = std::find_if(m_now.types.lineTypes.begin(), m_now.types.lineTypes.end(),
                                        [&](const LineType &own) { return own.code == type.code; });
        const bool isKnown = known != m_now.types.lineTypes.end();
        if (isKnown && known->kind != type.kind)
            throw SqlFailure{invalid(u"kind"_s, u"lines of this type exist as the other kind"_s, type.code)};
        // An operation of the ledger makes these lines: they are neither chosen nor put away.
        if (hasOwnOperation(type.code) && (type.byHand || type.archived))
            throw SqlFailure{invalid(u"archived"_s, u"an operation of its own makes lines of this type"_s, type.code)};
        if (type.code == LineTypeCode::payment && type.archived)
            throw SqlFailure{invalid(u"archived"_s, u"payments are always possible"_s, type.code)};
        if (type.byHand && !(type.postedBy & (Role::Caseworker | Role::Finance)))
            throw SqlFailure{invalid(u"posted_by"_s, u"somebody must be able to post it"_s, type.code)};
        requireAsRead(isKnown ? &*known : nullptr, type.code);
        m_rows.putLineType(type);
        tell(u"change-line-type"_s, isKnown ? textOf(jsonOf(*known)) : QString(), textOf(jsonOf(type)));
    }
    void operator()(const PaymentType &type)
    {
        requireCodeAndLabel(type.code, type.label);
        const PaymentType *known = m_now.types.findPayment(type.code);
        requireAsRead(known, type.code);
        m_rows.putPaymentType(type);
        tell(u"change-payment-type"_s, known != nullptr ? textOf(jsonOf(*known)) : QString(), textOf(jsonOf(type)));
    }
    void operator()(const CashRegister &cashRegister)
    {
        requireCodeAndLabel(cashRegister.code, cashRegister.label);
        const CashRegister *known = m_now.types.findRegister(cashRegister.code);
        requireAsRead(known, cashRegister.code);
        m_rows.putCashRegister(cashRegister);
        tell(u"change-cash-register"_s, known != nullptr ? textOf(jsonOf(*known)) : QString(), textOf(jsonOf(cashRegister)));
    }
    void operator()(LedgerSettings settings)
    {
        if (settings.version != m_now.settings.version)
            throw SqlFailure{{.kind = ErrorKind::Conflict, .detail = u"version %1 was changed, %2 is stored"_s.arg(settings.version).arg(m_now.settings.version)}};
        requirePositive(settings.warnAboveMinor, u"warn_above"_s);
        requirePositive(settings.refuseAboveMinor, u"refuse_above"_s);
        std::sort(settings.approvalLadder.begin(), settings.approvalLadder.end(),
                  [](const ApprovalStep &a, const ApprovalStep &b) { return a.aboveMinor < b.aboveMinor; });
        int needed = 0;
        qint64 above = -1;
        for (const ApprovalStep &step : settings.approvalLadder) {
            if (step.aboveMinor < 0 || step.aboveMinor == above || step.approvers <= needed || step.approvers > 2)
                throw SqlFailure{invalid(u"approval_ladder"_s, u"each step begins at a higher amount and asks for more people, two at most"_s)};
            above = step.aboveMinor;
            needed = step.approvers;
        }
        ++settings.version;
        m_rows.putSettings(settings);
        tell(u"change-settings"_s, textOf(jsonOf(m_now.settings)), textOf(jsonOf(settings)));
    }

private:
    /// These have no version: what is stored must be what was read, and nothing where there was nothing.
    template <class Entry>
    void requireAsRead(const Entry *known, const QString &code) const
    {
        const Entry *read = m_read ? std::get_if<Entry>(&*m_read) : nullptr;
        const bool same = known == nullptr || read == nullptr ? known == read : *known == *read;
        if (!same)
            throw SqlFailure{{.kind = ErrorKind::Conflict, .detail = read == nullptr ? u"there is an entry with this code already"_s
                                                                                     : u"the entry was changed since it was read"_s,
                              .field = u"code"_s, .value = code}};
    }
    void tell(const QString &what, const QString &was, const QString &is)
    {
        action = what;
        before = was;
        after = is;
    }

    RowWriter &m_rows;
    const LedgerRules &m_now;
    const std::optional<RulesEntry> &m_read;
};

void requireMay(const Person &by, Operation operation, const QString &name)
{
    if (!mayDo(by, operation))
        throw SqlFailure{{.kind = ErrorKind::NotAllowed, .field = name, .value = by.name}};
}

/// What a key was used with before, or nothing if it is new.
bool isRepeated(Database &database, const QString &key, const QString &operation, const QString &wish)
{
    Journal::requireUsable(key);
    const auto known = Journal::known(database, key);
    if (known)
        Journal::requireSame(*known, operation, wish, key);
    return known.has_value();
}

QString wishOf(const RulesChange &change)
{
    return std::visit([](const auto &which) { return textOf(jsonOf(which)); }, change.entry);
}

void requireUsable(Database &database, const Person &person)
{
    if (person.name.trimmed().isEmpty() || person.name.size() > longestName || person.name != person.name.trimmed())
        throw SqlFailure{invalid(u"name"_s, u"a sign-in name has 1 to 80 characters and no spaces around it"_s, person.name)};
    if (person.postingLimitMinor && *person.postingLimitMinor < 0)
        throw SqlFailure{invalid(u"posting_limit"_s, u"a limit is not below zero"_s)};
    if (person.has(Role::Administrator))
        return;
    const std::vector<Person> people = readPeople(database);
    const bool somebody = std::any_of(people.begin(), people.end(), [&](const Person &other) {
        return other.name != person.name && other.has(Role::Administrator);
    });
    if (!somebody)
        throw SqlFailure{invalid(u"roles"_s, u"nobody would be left to administer this database"_s, person.name)};
}

Person personOf(const QSqlQuery &query)
{
    return {.name = query.value(0).toString(),
            .displayName = query.value(1).toString(),
            .postingLimitMinor = optionalNumber(query.value(2)),
            .active = query.value(3).toInt() != 0,
            .version = query.value(4).toLongLong()};
}

const QString personColumns = u"name, display_name, posting_limit, active, version"_s;

} // namespace

const LedgerRules &RulesCache::current(Database &database)
{
    const qint64 version = database.backend() == Backend::Sqlite ? OfficeFile::rulesVersion(database)
                                                                  : database.value(u"SELECT rules_version FROM ledger_settings"_s).toLongLong();
    if (version != m_version) {
        m_rules = readRules(database);
        m_version = version;
    }
    return m_rules;
}

LedgerRules readRules(Database &database)
{
    LedgerRules rules{.types = {.lineTypes = {}, .paymentTypes = {}}};
    QSqlQuery types = database.run(u"SELECT code, label, kind, by_hand, default_amount, by_caseworker, by_finance, archived "
                                   "FROM line_type ORDER BY position"_s);
    while (nextRow(types)) {
        Roles roles;
        roles.setFlag(Role::Caseworker, types.value(5).toInt() != 0);
        roles.setFlag(Role::Finance, types.value(6).toInt() != 0);
        rules.types.lineTypes.push_back({.code = types.value(0).toString(),
                                         .label = types.value(1).toString(),
                                         .kind = types.value(2).toString() == "debit"_L1 ? LineKind::Debit : LineKind::Credit,
                                         .byHand = types.value(3).toInt() != 0,
                                         .defaultAmountMinor = optionalNumber(types.value(4)),
                                         .postedBy = roles,
                                         .archived = types.value(7).toInt() != 0});
    }
    QSqlQuery payments = database.run(u"SELECT code, label, archived FROM payment_type ORDER BY position"_s);
    while (nextRow(payments))
        rules.types.paymentTypes.push_back({payments.value(0).toString(), payments.value(1).toString(), payments.value(2).toInt() != 0});
    QSqlQuery registers = database.run(u"SELECT code, label, archived FROM cash_register ORDER BY position"_s);
    while (nextRow(registers))
        rules.types.cashRegisters.push_back({registers.value(0).toString(), registers.value(1).toString(), registers.value(2).toInt() != 0});
    QSqlQuery settings = database.run(u"SELECT receipt_numbers, cash_registers, warn_above, refuse_above, version FROM ledger_settings"_s);
    if (!nextRow(settings))
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"the settings are missing"_s}};
    rules.settings = {.receiptNumbers = SqlRows::receiptNumbers(settings.value(0).toString()),
                      .cashRegisters = settings.value(1).toInt() != 0,
                      .warnAboveMinor = optionalNumber(settings.value(2)),
                      .refuseAboveMinor = optionalNumber(settings.value(3)),
                      .version = settings.value(4).toLongLong()};
    QSqlQuery ladder = database.run(u"SELECT above_amount, approvers FROM approval_step ORDER BY above_amount"_s);
    while (nextRow(ladder))
        rules.settings.approvalLadder.push_back({ladder.value(0).toLongLong(), ladder.value(1).toInt()});
    return rules;
}

Person readPerson(Database &database, const QString &name)
{
    if (database.backend() == Backend::Sqlite)
        return OfficeFile::person(database, SqlRows::notNull(name));
    QSqlQuery query = database.run(u"SELECT "_s + personColumns + u" FROM person WHERE name = ?"_s, {SqlRows::notNull(name)});
    if (!nextRow(query))
        return {.name = name};
    Person person = personOf(query);
    QSqlQuery roles = database.run(u"SELECT role FROM person_role WHERE name = ?"_s, {SqlRows::notNull(name)});
    while (nextRow(roles)) {
        if (const auto role = roleFromCode(roles.value(0).toString()))
            person.roles.setFlag(*role);
    }
    return person;
}

std::vector<Person> readPeople(Database &database)
{
    std::vector<Person> people;
    QSqlQuery query = database.run(u"SELECT "_s + personColumns + u" FROM person ORDER BY name"_s);
    while (nextRow(query))
        people.push_back(personOf(query));
    QSqlQuery roles = database.run(u"SELECT name, role FROM person_role"_s);
    while (nextRow(roles)) {
        const QString name = roles.value(0).toString();
        const auto person = std::find_if(people.begin(), people.end(), [&](const Person &own) { return own.name == name; });
        const auto role = roleFromCode(roles.value(1).toString());
        if (person != people.end() && role)
            person->roles.setFlag(*role);
    }
    return people;
}

bool changeRules(Database &database, RowWriter &rows, const RulesChange &change, const QString &key, const Person &by)
{
    rows.lockRules();
    requireMay(by, Operation::EditSettings, u"edit-settings"_s);
    const QString operation = u"change-rules"_s;
    if (isRepeated(database, key, operation, wishOf(change)))
        return false;
    const LedgerRules now = readRules(database);
    RulesWriter writer(rows, now, change.before);
    std::visit(writer, change.entry);
    rows.audit({.action = writer.action, .before = writer.before, .after = writer.after});
    rows.remember(key, {.operation = operation, .fingerprint = wishOf(change)});
    rows.flush();
    return true;
}

Person changePerson(Database &database, RowWriter &rows, Person person, const QString &key, const Person &by, bool &changed)
{
    rows.lockRules();
    requireMay(by, Operation::EditPeople, u"edit-people"_s);
    const QString operation = u"change-person"_s;
    const QString wish = textOf(jsonOf(person));
    changed = false;
    if (isRepeated(database, key, operation, wish))
        return readPerson(database, person.name);
    const Person before = readPerson(database, person.name);
    if (before.version != person.version)
        throw SqlFailure{{.kind = ErrorKind::Conflict, .detail = u"version %1 was changed, %2 is stored"_s.arg(person.version).arg(before.version),
                          .field = u"name"_s, .value = person.name}};
    requireUsable(database, person);
    ++person.version;
    rows.putPerson(person);
    rows.audit({.action = before.version == 0 ? u"add-person"_s : u"change-person"_s,
                .before = before.version == 0 ? QString() : textOf(jsonOf(before)), .after = textOf(jsonOf(person))});
    rows.remember(key, {.operation = operation, .fingerprint = wish});
    rows.flush();
    changed = true;
    return person;
}

void welcomeFirstPerson(Database &database, const Stamp &stamp)
{
    const auto nobody = [&] { return database.value(u"SELECT count(*) FROM person"_s).toInt() == 0; };
    if (!nobody())
        return;
    Transaction transaction(database);
    if (!nobody())
        return;                       // somebody else came first
    const auto rows = makeRowWriter(database, stamp);
    const Person first{.name = stamp.by, .roles = everyRole, .version = 1};
    rows->putPerson(first);
    rows->audit({.action = u"add-person"_s, .after = textOf(jsonOf(first))});
    rows->flush();
    transaction.commit();
}

} // namespace Tally
