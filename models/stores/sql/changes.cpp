// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/changes.h"

#include "models/domain/rights.h"
#include "models/stores/sql/accountwriter.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/ledgerwriter.h"
#include "models/stores/sql/rowwriter.h"
#include "models/stores/sql/rulesrows.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <set>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

void requireMay(Database &database, const Stamp &stamp, Operation operation, const QString &name)
{
    if (!mayDo(readPerson(database, stamp.by), operation))
        throw SqlFailure{{.kind = ErrorKind::NotAllowed, .field = name, .value = stamp.by}};
}

/// What a key of create or update was used with: the wish itself, without what the store fills in.
QString wishOf(const Account &account)
{
    return accountJson(account) + u"|parent %1"_s.arg(account.parentAccount.value_or(AccountId{}).value);
}

/// Approvals are what the database keeps of a proposal, never what a caller claims.
Posting withoutApprovals(Posting posting)
{
    if (auto *writeOff = std::get_if<WriteOff>(&posting.command)) {
        writeOff->approvals = 0;
        writeOff->proposal.reset();
    }
    return posting;
}

} // namespace

Kept createOne(Database &database, Account draft, const QString &key, const Stamp &stamp)
{
    const QString operation = u"create-account"_s;
    draft.version = 0;
    const QString wish = wishOf(draft);
    Transaction transaction(database);
    const auto rows = makeRowWriter(database, stamp);
    if (const auto known = Journal::known(database, key)) {
        Journal::requireSame(*known, operation, wish, key);
        return {.account = SqlRows::account(database, known->account), .changed = false};
    }
    requireMay(database, stamp, Operation::EditAccounts, u"edit-accounts"_s);
    Journal::requireUsable(key);
    insertAccount(database, *rows, draft);
    const QString json = accountJson(draft);
    rows->audit({.action = operation, .account = draft.id, .after = json});
    rows->event(u"AccountCreated"_s, draft.uuid.toString(QUuid::WithoutBraces), draft.version, json);
    rows->remember(key, {.operation = operation, .fingerprint = wish, .account = draft.id});
    rows->flush();
    Account stored = SqlRows::account(database, draft.id);
    transaction.commit();
    return {std::move(stored)};
}

Kept updateOne(Database &database, const Account &changed, const QString &key, const Stamp &stamp)
{
    const QString operation = u"update-account"_s;
    const QString wish = wishOf(changed);
    Transaction transaction(database);
    const auto rows = makeRowWriter(database, stamp);
    rows->lockAccount(changed.id);
    if (const auto known = Journal::known(database, key)) {
        Journal::requireSame(*known, operation, wish, key);
        return {.account = SqlRows::account(database, known->account), .changed = false};
    }
    requireMay(database, stamp, Operation::EditAccounts, u"edit-accounts"_s);
    Journal::requireUsable(key);
    const std::vector<AccountChange> changes = updateAccount(database, *rows, changed);
    for (const AccountChange &change : changes) {
        const bool own = change.after.id == changed.id;
        const QString json = accountJson(change.after);
        rows->audit({.action = own ? operation : u"rename-holder"_s, .account = change.after.id, .before = accountJson(change.before), .after = json});
        rows->event(u"AccountUpdated"_s, change.after.uuid.toString(QUuid::WithoutBraces), change.after.version, json);
    }
    rows->remember(key, {.operation = operation, .fingerprint = wish, .account = changed.id});
    rows->flush();
    Account stored = SqlRows::account(database, changed.id);
    transaction.commit();
    const bool renamed = changes.front().before.holder.name != stored.holder.name;
    return {.account = std::move(stored), .othersChanged = renamed};
}

Posted postOne(Database &database, const Posting &posting, const Stamp &stamp, RulesCache &rules)
{
    Transaction transaction(database);
    const auto rows = makeRowWriter(database, stamp);
    Posted posted = postInside(database, *rows, withoutApprovals(posting), readPerson(database, stamp.by), rules.current(database));
    transaction.commit();
    return posted;
}

std::vector<Result<Posted>> postAll(Database &database, const std::vector<Posting> &postings, const Stamp &stamp, RulesCache &rules)
{
    Transaction transaction(database);
    const auto rows = makeRowWriter(database, stamp);
    // All accounts first, in the order of their ids, and before any receipt number: whoever posts to the same ones in another order,
    // or holds one and waits for a number, waits for this batch rather than for ever.
    std::set<AccountId> accounts;
    for (const Posting &posting : postings)
        accounts.insert(posting.account);
    for (const AccountId account : accounts)
        rows->lockAccount(account);
    const Person person = readPerson(database, stamp.by);
    std::vector<Result<Posted>> results;
    bool refused = false;
    for (const Posting &posting : postings) {
        database.run(u"SAVEPOINT posting"_s);
        try {
            results.emplace_back(postInside(database, *rows, withoutApprovals(posting), person, rules.current(database)));
        } catch (const SqlFailure &failure) {
            if (!isRefusal(failure.error.kind))
                throw;
            rows->discard();
            database.run(u"ROLLBACK TO posting"_s);
            results.emplace_back(failure.error);
            refused = true;
        }
        database.run(u"RELEASE posting"_s);
    }
    if (!refused) {
        transaction.commit();
        return results;
    }
    for (Result<Posted> &result : results) {
        if (result)
            result = Error{.kind = ErrorKind::Cancelled, .detail = u"another posting of the batch was refused"_s};
    }
    return results;
}

} // namespace Tally
