// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/ledgerwriter.h"

#include "models/domain/rights.h"
#include "models/stores/sql/journal.h"
#include "models/stores/sql/sqlerror.h"

using namespace Qt::StringLiterals;

namespace Tally {

void LedgerWriter::number(LedgerChange &change)
{
    Tally::number(change, m_rows.takeLines(qint64(change.added.size())), m_rows.takeOffsets(qint64(change.offsets.size())));
}

void LedgerWriter::giveReceipt(LedgerChange &change)
{
    if (m_settings.receiptNumbers == ReceiptNumbers::Off || change.added.empty() || change.added.front().type != LineTypeCode::payment)
        return;
    const QString year = QString::number(m_rows.stamp().at.toLocalTime().date().year());
    const bool perYear = m_settings.receiptNumbers == ReceiptNumbers::PerYear;
    const QString number = u"%1"_s.arg(m_rows.takeReceipt(perYear ? year : QString()), 6, 10, QChar(u'0'));
    change.added.front().receiptNumber = perYear ? year + u'-' + number : number;
}

void LedgerWriter::write(std::span<const AccountLine> added, std::span<const AccountLine> changed, std::span<const Offset> offsets)
{
    for (const AccountLine &line : added)
        m_rows.insertLine(line, m_batch);
    for (const AccountLine &line : changed)
        m_rows.updateLine(line);
    for (const Offset &offset : offsets)
        m_rows.insertOffset(offset);
}

namespace {

/// Decides and writes; what it wrote is not flushed. @return the line the command is about.
LineId postRows(Database &database, RowWriter &rows, AccountId account, const LedgerCommand &command, const Person &person,
                const LedgerRules &rules)
{
    AffectedLedger affected = loadAffected(database, account, command);
    LedgerState &state = affected.state;
    if (const auto refused = refusalFor(person, command, rules))
        throw SqlFailure{*refused};
    auto change = decide(state, command, rules);
    if (!change)
        throw SqlFailure{change.error()};
    // The same fact from both sides: what the lines add up to is what the account says.
    if (affected.storedBalance != change->balanceBefore)
        throw SqlFailure{{.kind = ErrorKind::Corrupt, .detail = u"account %1: balance %2, lines %3"_s.arg(account.value)
                              .arg(affected.storedBalance.toPlainString(), change->balanceBefore.toPlainString())}};
    complete(database, state, *change);

    LedgerWriter writer(rows, rules.settings);
    writer.number(*change);
    writer.giveReceipt(*change);
    const LineId subject = subjectOf(*change, command);
    if (!change->added.empty() || !change->changed.empty() || !change->offsets.empty()) {
        writer.write(change->added, change->changed, change->offsets);
        const qint64 version = rows.updateTotals(account, change->balanceAfter);
        const QString json = Journal::changeJson(*change);
        rows.audit({.action = Journal::operationOf(command), .account = account, .line = subject,
                    .before = Journal::beforeJson(state, *change), .after = json});
        rows.event(u"LedgerChanged"_s, affected.uuid, version, json);
    }
    return subject;
}

} // namespace

Posted postUnkeyed(Database &database, RowWriter &rows, AccountId account, const LedgerCommand &command, const Person &person,
                   const LedgerRules &rules)
{
    const LineId subject = postRows(database, rows, account, command, person, rules);
    rows.flush();
    return answerFor(database, account, subject, false);
}

Posted postInside(Database &database, RowWriter &rows, const Posting &posting, const Person &person, const LedgerRules &rules)
{
    rows.lockAccount(posting.account);
    Journal::requireUsable(posting.key);
    const QString operation = Journal::operationOf(posting.command);
    const QString fingerprint = Journal::fingerprintOf(posting.account, posting.command);
    if (const auto known = Journal::known(database, posting.key)) {
        Journal::requireSame(*known, operation, fingerprint, posting.key);
        return answerFor(database, known->account, known->line, true);
    }
    const LineId subject = postRows(database, rows, posting.account, posting.command, person, rules);
    rows.remember(posting.key, {.operation = operation, .fingerprint = fingerprint, .account = posting.account, .line = subject});
    rows.flush();
    return answerFor(database, posting.account, subject, false);
}

} // namespace Tally
