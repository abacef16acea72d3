// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/accountrows.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr QChar between = u'\u001f';   // the unit separator stands in no value that a person typed

QString hashed(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

/// The list's own spelling of a code, or the text as it is; faultsOf() says if it is none.
QString canonical(std::span<const CodeLabel> list, const QString &text)
{
    const CodeLabel *entry = findCode(list, text);
    return entry ? QString::fromLatin1(entry->code) : text;
}

Currency readCurrency(ImportRow &row, const ImportProfile &profile)
{
    const QString code = row.text(u"currency");
    if (code.isEmpty())
        return profile.currency;
    const auto known = Currency::fromCode(code.toUpper());
    if (!known)
        row.refuse(u"currency", ImportReason::UnknownCurrency, code);
    return known.value_or(profile.currency);
}

void readType(ImportRow &row, Account &account)
{
    const QString text = row.requiredText(u"accountType");
    if (const auto type = accountTypeFromCode(text))
        account.accountType = *type;
    else if (!text.isEmpty())
        row.refuse(Error{.kind = ErrorKind::Invalid, .detail = u"there is no such account type"_s, .field = u"accountType"_s, .value = text});
}

void readStatus(ImportRow &row, Account &account)
{
    const QString text = row.text(u"accountStatus");
    account.status = AccountStatus::Active;
    if (text.isEmpty())
        return;
    if (const auto status = accountStatusFromCode(text))
        account.status = *status;
    else
        row.refuse(Error{.kind = ErrorKind::Invalid, .detail = u"there is no such status"_s, .field = u"accountStatus"_s, .value = text});
}

Account readAccount(ImportRow &row, const ImportProfile &profile)
{
    Account account;
    account.holder.reference = row.requiredText(u"holder");
    if (const auto reference = normalisedHolderReference(account.holder.reference))
        account.holder.reference = *reference;
    account.holder.name = row.text(u"name");
    if (account.holder.name.isEmpty())
        account.holder.name = account.holder.reference;
    readType(row, account);
    readStatus(row, account);
    account.paymentReference = row.text(u"paymentReference");
    account.rentGroupType = canonical(rentGroupTypes(), row.text(u"rentGroupType"));
    account.agreementType = canonical(agreementTypes(), row.text(u"agreementType"));
    account.endReasonCode = canonical(endReasons(), row.text(u"endReasonCode"));
    account.targetType = canonical(targetTypes(), row.text(u"targetType"));
    account.targetId = row.text(u"targetId");
    account.tenure.tenureId = row.text(u"tenureId");
    account.tenure.fullAddress = row.text(u"fullAddress");
    account.patch = row.text(u"patch");
    account.startDate = row.date(u"startDate");
    account.endDate = row.date(u"endDate");
    account.balance = Money::fromMinor(0, readCurrency(row, profile));
    return account;
}

/// Only the first fault of a field is worth a person's time: a missing holder is not also an illegal one.
void addRuleFaults(ImportRow &row, const Account &account)
{
    for (const Error &error : faultsOf(account)) {
        const bool missingHolder = account.holder.reference.isEmpty() && (error.field == "holder"_L1 || error.field == "name"_L1);
        if (!missingHolder)
            row.refuse(error);
    }
}

QString identityOf(const Account &account)
{
    if (!account.paymentReference.isEmpty())
        return u"reference:"_s + account.paymentReference;
    const QStringList parts{account.holder.reference, code(account.accountType), account.rentGroupType, account.targetType,
                            account.targetId, account.agreementType, account.startDate.toString(Qt::ISODate),
                            account.tenure.fullAddress.simplified()};
    return u"row:"_s + hashed(parts.join(between));
}

QString contentOf(const Account &account, Money opening)
{
    const QStringList parts{account.holder.reference, account.holder.name, code(account.accountType), code(account.status),
                            account.paymentReference, account.rentGroupType, account.agreementType, account.endReasonCode,
                            account.targetType, account.targetId, account.tenure.tenureId, account.tenure.fullAddress,
                            account.patch, account.startDate.toString(Qt::ISODate), account.endDate.toString(Qt::ISODate),
                            opening.toPlainString(), opening.currency().code()};
    return hashed(parts.join(between));
}

LedgerCommand openingCommand(Money opening, QDate date)
{
    const auto text = [date](const char *words) {
        return LineText{.date = date, .description = QCoreApplication::translate("Tally::Import", words)};
    };
    if (opening.isPositive()) {
        return AddDebit{.amount = opening,
                        .type = LineTypeCode::manual.toString(),
                        .text = text(QT_TRANSLATE_NOOP("Tally::Import", "Opening balance"))};
    }
    return AddCredit{.amount = opening.abs(),
                     .type = LineTypeCode::credit.toString(),     // not a payment: nobody paid on that day
                     .text = text(QT_TRANSLATE_NOOP("Tally::Import", "Opening credit"))};
}

} // namespace

AccountRecord readAccountRecord(ImportRow &row, const ImportProfile &profile)
{
    AccountRecord record{.account = readAccount(row, profile), .opening = {}, .identity = {}, .content = {}};
    record.opening = row.amount(u"balance", record.account.currency()).value_or(record.account.balance);
    addRuleFaults(row, record.account);
    record.identity = identityOf(record.account);
    record.content = contentOf(record.account, record.opening);
    return record;
}

BulkAccount toBulk(const AccountRecord &record, const ImportProfile &profile, const ImportDates &dates, qint64 line)
{
    BulkAccount bulk{.key = profile.name + u':' + record.identity, .fingerprint = record.content, .draft = record.account, .row = line, .entries = {}};
    if (record.opening.isZero())
        return bulk;
    const QDate latest = dates.asAt.isValid() ? dates.asAt : dates.today;
    const QDate start = record.account.startDate;
    const QDate date = start.isValid() && start <= latest ? start : latest;
    bulk.entries.push_back({.row = line, .commands = {{.key = bulk.key + u":opening"_s, .command = openingCommand(record.opening, date)}}});
    return bulk;
}

} // namespace Tally
