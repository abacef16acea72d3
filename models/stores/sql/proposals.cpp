// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/proposals.h"

#include "models/domain/rights.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/ledgerwriter.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qsizetype longestNote = 4000;

const QString columns = u"SELECT p.id, p.account_id, a.payment_reference, h.name, a.currency, p.amount, p.type, p.date, p.reason, p.evidence, "
                        "p.proposed_by, p.proposed_at, p.approvals_needed, p.status, p.line_id "
                        "FROM write_off_proposal p JOIN account a ON a.id = p.account_id JOIN holder h ON h.id = a.holder_id"_s;

WriteOffProposal proposalOf(const QSqlQuery &query)
{
    const auto currency = Currency::fromCode(query.value(4).toString());
    return {.id = {query.value(0).toLongLong()},
            .account = {query.value(1).toLongLong()},
            .paymentReference = query.value(2).toString(),
            .holderName = query.value(3).toString(),
            .amount = Money::fromMinor(query.value(5).toLongLong(), currency.value_or(Currency())),
            .type = query.value(6).toString(),
            .debits = {},
            .date = SqlRows::date(query.value(7)),
            .reason = query.value(8).toString(),
            .evidence = query.value(9).toString(),
            .proposedBy = query.value(10).toString(),
            .proposedAt = SqlRows::instant(query.value(11)),
            .approvalsNeeded = query.value(12).toInt(),
            .status = SqlRows::proposalStatus(query.value(13).toString()),
            .decisions = {},
            .line = query.value(14).isNull() ? std::nullopt : std::optional(LineId{query.value(14).toLongLong()})};
}

void readParts(Database &database, WriteOffProposal &proposal)
{
    QSqlQuery debits = database.run(u"SELECT line_id FROM write_off_debit WHERE proposal_id = ? ORDER BY position"_s, {proposal.id.value});
    while (nextRow(debits))
        proposal.debits.push_back({debits.value(0).toLongLong()});
    QSqlQuery decisions = database.run(
        u"SELECT answer, person, at, note FROM write_off_decision WHERE proposal_id = ? ORDER BY at, person"_s, {proposal.id.value});
    while (nextRow(decisions))
        proposal.decisions.push_back({.answer = SqlRows::proposalAnswer(decisions.value(0).toString()),
                                      .by = decisions.value(1).toString(),
                                      .at = SqlRows::instant(decisions.value(2)),
                                      .note = decisions.value(3).toString()});
}

WriteOffProposal readProposal(Database &database, ProposalId id)
{
    QSqlQuery query = database.run(columns + u" WHERE p.id = ?"_s, {id.value});
    if (!nextRow(query))
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"proposal %1"_s.arg(id.value), .field = u"proposal_id"_s}};
    WriteOffProposal proposal = proposalOf(query);
    query.finish();
    readParts(database, proposal);
    return proposal;
}

QString textOf(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString jsonOf(const WriteOffProposal &proposal)
{
    QJsonArray debits;
    for (const LineId debit : proposal.debits)
        debits.append(debit.value);
    return textOf({{u"proposal_id"_s, proposal.id.value}, {u"amountMinor"_s, proposal.amount.minor()}, {u"credit_type"_s, proposal.type},
                   {u"account_lines_ids"_s, debits}, {u"reason"_s, proposal.reason}, {u"evidence"_s, proposal.evidence},
                   {u"approvals_needed"_s, proposal.approvalsNeeded}});
}

QString wishText(const WriteOffWish &wish)
{
    QStringList debits;
    for (const LineId debit : wish.debits)
        debits.append(QString::number(debit.value));
    return u"%1|%2 %3|%4|%5"_s.arg(QString::number(wish.account.value), wish.amount.toPlainString(), wish.amount.currency().code(),
                                   wish.type.toUpper(), debits.join(u','));
}

/// The write-off would be refused now, whoever approved it: with the approvals it needs given in thought.
void requirePossible(Database &database, const WriteOffProposal &proposal, const Person &person, const LedgerRules &rules)
{
    WriteOff command = commandOf(proposal);
    command.approvals = std::max(command.approvals, 2);
    if (const auto refused = refusalFor(person, command, rules))
        throw SqlFailure{*refused};
    if (const auto change = decide(loadAffected(database, proposal.account, command).state, command, rules); !change)
        throw SqlFailure{change.error()};
}

void post(Database &database, RowWriter &rows, const WriteOffProposal &proposal, const Person &person, const LedgerRules &rules)
{
    // Under no key: it is posted once because the proposal waits no more, and a key could have been used by anybody before.
    const Posted posted = postUnkeyed(database, rows, proposal.account, commandOf(proposal), person, rules);
    rows.closeProposal(proposal.id, ProposalStatus::Posted, posted.line.id);
    rows.flush();
}

} // namespace

std::vector<WriteOffProposal> readProposals(Database &database, const ProposalFilter &filter)
{
    QStringList conditions;
    QVariantList values;
    if (filter.waitingOnly)
        conditions.append(u"p.status = 'waiting'"_s);
    if (filter.account) {
        conditions.append(u"p.account_id = ?"_s);
        values.append(filter.account->value);
    }
    const QString where = conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s);
    std::vector<WriteOffProposal> proposals;
    {
        QSqlQuery query = database.run(columns + where + u" ORDER BY p.id"_s, values);
        while (nextRow(query))
            proposals.push_back(proposalOf(query));
    }
    for (WriteOffProposal &proposal : proposals)
        readParts(database, proposal);
    return proposals;
}

WriteOffProposal proposeInside(Database &database, RowWriter &rows, const WriteOffWish &wish, const QString &key, const Person &person,
                               const LedgerRules &rules, bool &changed)
{
    changed = false;
    Journal::requireUsable(key);
    rows.lockAccount(wish.account);
    const QString operation = u"propose-write-off"_s;
    if (const auto known = Journal::known(database, key)) {
        Journal::requireSame(*known, operation, wishText(wish), key);
        return readProposal(database, {known->subject});
    }
    if (const auto fault = faultOf(wish))
        throw SqlFailure{*fault};
    if (!mayDo(person, Operation::ProposeWriteOff))
        throw SqlFailure{{.kind = ErrorKind::NotAllowed, .field = operation, .value = person.name}};
    WriteOffProposal proposal{.account = wish.account,
                              .amount = wish.amount,
                              .type = wish.type.toUpper(),
                              .debits = wish.debits,
                              .date = wish.date,
                              .reason = wish.reason.trimmed().left(longestNote),
                              .evidence = wish.evidence.trimmed().left(longestNote),
                              .proposedBy = person.name,
                              .proposedAt = rows.stamp().at,
                              .approvalsNeeded = approvalsNeeded(person, wish.amount, rules)};
    if (const LineType *type = rules.types.find(wish.type, LineKind::Credit))
        proposal.type = type->code;
    requirePossible(database, proposal, person, rules);
    proposal.id = rows.insertProposal(proposal);
    rows.audit({.action = operation, .account = wish.account, .line = wish.debits.front(), .after = jsonOf(proposal)});
    rows.remember(key, {.operation = operation, .fingerprint = wishText(wish), .account = wish.account, .subject = proposal.id.value});
    rows.flush();
    if (proposal.approvalsNeeded == 0)
        post(database, rows, proposal, person, rules);
    changed = true;
    return readProposal(database, proposal.id);
}

WriteOffProposal answerInside(Database &database, RowWriter &rows, ProposalId id, ProposalAnswer answer, const QString &note,
                              const QString &key, const Person &person, const LedgerRules &rules, bool &changed)
{
    changed = false;
    Journal::requireUsable(key);
    rows.lockAccount(readProposal(database, id).account);
    const WriteOffProposal before = readProposal(database, id);     // as it is now that nobody else can answer
    const QString operation = u"answer-proposal"_s;
    const QString fingerprint = u"%1|%2"_s.arg(QString::number(id.value), SqlRows::code(answer));
    if (const auto known = Journal::known(database, key)) {
        Journal::requireSame(*known, operation, fingerprint, key);
        return before;
    }
    if (const auto refused = refusalFor(person, before, answer))
        throw SqlFailure{*refused};
    if (answer == ProposalAnswer::Decline && note.trimmed().isEmpty())
        throw SqlFailure{{.kind = ErrorKind::Invalid, .detail = u"say why it is declined"_s, .field = u"note"_s}};
    const ProposalDecision decision{.answer = answer, .by = person.name, .at = rows.stamp().at, .note = note.trimmed().left(longestNote)};
    rows.insertDecision(before, decision);
    rows.audit({.action = operation, .account = before.account, .line = before.debits.front(),
                .after = textOf({{u"proposal_id"_s, id.value}, {u"answer"_s, SqlRows::code(answer)}, {u"note"_s, decision.note}})});
    rows.remember(key, {.operation = operation, .fingerprint = fingerprint, .account = before.account, .subject = id.value});
    if (answer != ProposalAnswer::Approve)
        rows.closeProposal(id, answer == ProposalAnswer::Decline ? ProposalStatus::Declined : ProposalStatus::Withdrawn, std::nullopt);
    rows.flush();
    const WriteOffProposal after = readProposal(database, id);
    // The ladder may have risen since it was proposed; then it needs what it needs now.
    const int needed = std::max(after.approvalsNeeded, rules.approvalsNeeded(after.amount));
    if (answer == ProposalAnswer::Approve && after.approvals() >= needed)
        post(database, rows, after, person, rules);
    else if (answer == ProposalAnswer::Approve)
        requirePossible(database, after, person, rules);
    changed = true;
    return readProposal(database, id);
}

} // namespace Tally
