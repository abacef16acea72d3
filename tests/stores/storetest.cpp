// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stores/storetest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

QString offsetName(OffsetType type)
{
    static const QString names[] = {u"CREATE"_s, u"APPLY"_s, u"VOID"_s, u"INCREASE"_s, u"DECREASE"_s};
    return names[std::size_t(type)];
}

/// Numbers the lines of one ledger from 1 in the order they were posted, whatever ids a store gives.
QString numberIn(const Ledger &ledger, LineId id)
{
    return QString::number(1 + std::count_if(ledger.lines.begin(), ledger.lines.end(),
                                             [id](const AccountLine &line) { return line.id < id; }));
}

QString rowText(const AccountRow &row)
{
    return QStringList{row.paymentReference, row.uuid.toString(), row.holderReference, row.holderName, row.targetType, row.targetId,
                       code(row.accountType), row.rentGroupType, row.agreementType, code(row.status), row.fullAddress, row.patch,
                       row.startDate.toString(Qt::ISODate), row.endDate.toString(Qt::ISODate), row.balance.toPlainString(),
                       QString::number(row.openCharges), row.lastPaymentDate.toString(Qt::ISODate),
                       row.lastPaymentAmount.toPlainString()}
        .join(u'|');
}

} // namespace

QString outcomeOf(const Error &error)
{
    return error.field.isEmpty() ? errorName(error.kind) : errorName(error.kind) + u' ' + error.field;
}

void giveUp(const Error &error)
{
    qFatal("the store refused: %s (%s, %s)", qPrintable(outcomeOf(error)), qPrintable(error.value), qPrintable(error.detail));
}

Money pounds(const QString &text)
{
    const auto money = Money::parse(text, NumberFormat{});
    Q_ASSERT(money);
    return *money;
}

QDate day(const QString &iso)
{
    return QDate::fromString(iso, Qt::ISODate);
}

Account draftOf(const QString &reference, const QString &name)
{
    Account draft;
    draft.holder = {.id = {}, .reference = reference, .name = name};
    return draft;
}

Account created(AccountStore &store, const QString &reference, const QString &name)
{
    return created(store, draftOf(reference, name));
}

Account created(AccountStore &store, const Account &draft)
{
    return must(store.create(draft, u"create "_s + QUuid::createUuid().toString()));
}

LedgerCommand debitOf(const QString &amount, const QString &date, const QString &type)
{
    return AddDebit{.amount = pounds(amount), .type = type, .text = {.date = day(date)}};
}

LedgerCommand paymentOf(const QString &amount, const QString &date, const std::vector<LineId> &debits)
{
    return AddCredit{.amount = pounds(amount), .paymentType = u"CASH"_s, .debits = debits, .text = {.date = day(date)}};
}

LedgerCommand voidOf(LineId credit, const QString &date)
{
    return VoidCredit{.credit = credit, .text = {.date = day(date)}};
}

Posted posted(AccountStore &store, AccountId account, const LedgerCommand &command)
{
    return must(store.post({.key = QUuid::createUuid().toString(), .account = account, .command = command}));
}

QString outcomeOfChanges(AccountStore &store, AccountId account, LineId debit, const QString &key)
{
    LedgerSettings settings = must(store.rules()).settings;
    settings.warnAboveMinor = settings.warnAboveMinor.value_or(0) + 100;
    QStringList outcomes{
        outcomeOf(store.propose({.account = account, .amount = pounds(u"1.00"_s), .debits = {debit}, .date = day(u"2025-03-01"_s),
                                 .reason = u"Gone away"_s}, key + u" p"_s)),
        outcomeOf(store.changeRules(PaymentType{u"TOKENS"_s, u"Tokens"_s}, key + u" t"_s)),
        outcomeOf(store.changeRules(settings, key + u" s"_s)),
        outcomeOf(store.changePerson({.name = u"fay"_s, .roles = Role::Finance}, key + u" n"_s))};
    outcomes.removeDuplicates();
    return outcomes.join(u", "_s);
}

QString officeOf(AccountStore &store)
{
    const LedgerRules rules = must(store.rules());
    QStringList texts{u"settings %1"_s.arg(rules.settings.version)};
    for (const PaymentType &type : rules.types.paymentTypes)
        texts.append(type.code + u' ' + type.label);
    for (const Person &person : must(store.people()))
        texts.append(u"%1 %2 %3"_s.arg(person.name).arg(int(person.roles)).arg(person.version));
    for (const WriteOffProposal &proposal : must(store.proposals({.waitingOnly = false})))
        texts.append(u"proposal %1 %2"_s.arg(proposal.id.value).arg(int(proposal.status)));
    return texts.join(u'\n');
}

QString pictureOf(AccountStore &store)
{
    QStringList texts;
    const AccountList list = must(store.accounts({.sort = AccountColumn::PaymentReference, .order = Qt::AscendingOrder}));
    for (const AccountRow &row : list.rows) {
        const Ledger ledger = must(store.ledger(row.id));
        texts.append(rowText(row));
        texts.append(u"version %1 by %2 at %3"_s.arg(ledger.account.version).arg(ledger.account.lastUpdatedBy,
                                                                               ledger.account.lastUpdatedAt.toString(Qt::ISODateWithMs)));
        texts.append(textOf(ledger));
    }
    return texts.join(u'\n');
}

QString textOf(const Ledger &ledger)
{
    QStringList lines, offsets;
    for (const AccountLine &line : ledger.lines) {
        QStringList parts{numberIn(ledger, line.id), line.type, line.amount.toPlainString(), line.outstanding.toPlainString()};
        if (line.status != LineStatus::Normal)
            parts.append(line.status == LineStatus::Void ? u"void"_s : u"cancelled"_s);
        lines.append(parts.join(u' '));
    }
    for (const Offset &offset : ledger.offsets) {
        QStringList parts{offsetName(offset.type), offset.amount.toPlainString()};
        if (offset.credit)
            parts.append(u'c' + numberIn(ledger, *offset.credit));
        if (offset.debit)
            parts.append(u'd' + numberIn(ledger, *offset.debit));
        offsets.append(parts.join(u' '));
    }
    return lines.join(u"; "_s) + u" | "_s + offsets.join(u"; "_s);
}

} // namespace Tally::Test
