// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/postingwords.h"
#include "models/tables/words.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The code people mean: a code as it is, otherwise that of the label they wrote.
template <class Types>
QString codeOfLabel(const Types &types, const QString &text, auto isChoice)
{
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto &type) {
        return isChoice(type) && text.compare(type.label, Qt::CaseInsensitive) == 0;
    });
    return found == types.end() ? text : found->code;
}

} // namespace

PostingReader::PostingReader(const PostingOperation &operation, const PostingWords &words, const Account &account, const LedgerRules &rules,
                             QDate today)
    : m_operation{operation}, m_words{words}, m_account{account}, m_rules{rules}, m_today{today}
{
}

void PostingReader::misuse(const QString &word, const QString &sentence)
{
    m_fault = {.word = word, .error = {.kind = ErrorKind::Invalid, .detail = sentence, .field = word}, .misuse = true};
}

void PostingReader::refuse(const QString &word, const Error &error)
{
    m_fault = {.word = word, .error = error};
}

std::optional<Money> PostingReader::amount()
{
    static const QRegularExpression number(u"\\A[+-]?[0-9]+(\\.[0-9]+)?\\z"_s);
    const QString text = word(u"amount"_s);
    if (!number.match(text).hasMatch()) {
        misuse(u"amount"_s, text.isEmpty() ? u"Say how much, for example 100.00."_s : u"“%1” is not an amount."_s.arg(text));
        return std::nullopt;
    }
    const Currency currency = m_account.currency();
    const auto amount = Money::parse(text, NumberFormat{.group = {}}, currency);
    if (!amount) {
        const qsizetype point = text.indexOf(u'.');
        const bool fine = point >= 0 && text.size() - point - 1 > currency.decimals();
        refuse(u"amount"_s, {.kind = fine ? ErrorKind::Invalid : ErrorKind::AmountTooLarge,
                             .detail = u"%1 amounts have %2 decimals"_s.arg(currency.code()).arg(currency.decimals()),
                             .field = u"amount"_s, .value = text});
    }
    return amount;
}

std::optional<QDate> PostingReader::date(const QString &name, QDate fallback)
{
    if (!says(name))
        return fallback;
    const QDate date = QDate::fromString(word(name), Qt::ISODate);
    if (date.isValid() && word(name).size() == 10)
        return date;
    misuse(name, u"“%1” is not a date of the form 2013-09-30."_s.arg(word(name)));
    return std::nullopt;
}

std::optional<LineText> PostingReader::text()
{
    const auto counts = date(u"date"_s, m_today);
    const auto due = counts ? date(u"due-date"_s, {}) : std::nullopt;
    if (!due)
        return std::nullopt;
    if (*counts > m_today) {
        refuse(u"date"_s, {.kind = ErrorKind::Invalid, .detail = u"it lies in the future; money is posted when it has moved"_s,
                           .field = u"date"_s, .value = counts->toString(Qt::ISODate)});
        return std::nullopt;
    }
    return LineText{.date = *counts, .dueDate = *due, .description = word(u"description"_s), .internalNote = word(u"note"_s)};
}

std::optional<std::vector<LineId>> PostingReader::lines(const QString &name)
{
    std::vector<LineId> ids;
    const QStringList parts = says(name) ? word(name).split(u',') : QStringList();
    for (const QString &part : parts) {
        bool isNumber = false;
        const qint64 id = part.trimmed().toLongLong(&isNumber);
        if (!isNumber || id <= 0) {
            misuse(name, u"“%1” is not the number of a line. Lines are given by their numbers, for example 12,15."_s.arg(word(name)));
            return std::nullopt;
        }
        ids.push_back({id});
    }
    return ids;
}

std::optional<LineId> PostingReader::line()
{
    auto ids = lines(u"line"_s);
    // The credit to void was once given as the only one of --lines.
    if (ids && ids->empty() && m_operation.name == "void"_L1)
        ids = lines(u"lines"_s);
    if (!ids)
        return std::nullopt;
    if (ids->size() == 1)
        return ids->front();
    misuse(u"line"_s, u"Say which line with its number; one at a time."_s);
    return std::nullopt;
}

QString PostingReader::type(LineKind kind, QStringView fallback) const
{
    if (!says(u"type"_s))
        return fallback.toString();
    const QString text = word(u"type"_s);
    if (m_rules.types.find(text, kind) != nullptr)
        return text;
    return codeOfLabel(m_rules.types.lineTypes, text, [kind](const LineType &type) { return type.kind == kind; });
}

QString PostingReader::paymentType() const
{
    const QString text = word(u"payment-type"_s);
    return m_rules.types.findPayment(text) != nullptr
        ? text : codeOfLabel(m_rules.types.paymentTypes, text, [](const PaymentType &) { return true; });
}

QString PostingReader::cashRegister() const
{
    const QString text = word(u"register"_s);
    return m_rules.types.findRegister(text) != nullptr
        ? text : codeOfLabel(m_rules.types.cashRegisters, text, [](const CashRegister &) { return true; });
}

std::optional<PostingWish> PostingReader::read()
{
    if (const QString stray = strayWord(m_operation, m_words); !stray.isEmpty()) {
        misuse(stray, u"It does not belong to post %1."_s.arg(m_operation.name));
        return std::nullopt;
    }
    if (m_operation.name == "reconcile"_L1)
        return LedgerCommand(Reconcile{});
    const auto said = text();
    if (!said)
        return std::nullopt;
    if (!QString(m_operation.words).split(u' ').contains(u"amount"_s))
        return ofLine(*said);
    const auto much = amount();
    return much ? ofAmount(*much, *said) : std::nullopt;
}

std::optional<PostingWish> PostingReader::ofAmount(Money amount, const LineText &text)
{
    const QLatin1StringView name = m_operation.name;
    if (name == "debit"_L1)
        return LedgerCommand(AddDebit{.amount = amount, .type = type(LineKind::Debit, LineTypeCode::manual), .text = text});
    if (name == "payment"_L1)
        return credit(amount, text, LineTypeCode::payment);
    if (name == "credit"_L1)
        return credit(amount, text, LineTypeCode::credit);
    if (name == "writeoff"_L1 || name == "forgive"_L1)
        return writeOff(amount, text);
    if (name == "payout"_L1) {
        const auto from = says(u"line"_s) ? line() : std::optional<LineId>();
        if (says(u"line"_s) && !from)
            return std::nullopt;
        return LedgerCommand(PayOut{.amount = amount, .credit = from, .text = text, .paymentType = paymentType(), .cashRegister = cashRegister()});
    }
    const auto debit = line();
    if (!debit)
        return std::nullopt;
    if (name == "discount"_L1)
        return LedgerCommand(Discount{.debit = *debit, .amount = amount, .text = text});
    if (name == "adjust"_L1)
        return LedgerCommand(AdjustOverdue{.debit = *debit, .amount = amount, .text = text, .final = says(u"final"_s)});
    const bool withPayout = says(u"with-payout"_s);
    if (!withPayout && (says(u"payment-type"_s) || says(u"register"_s))) {
        misuse(says(u"register"_s) ? u"register"_s : u"payment-type"_s, u"It says how money leaves, so it needs with-payout."_s);
        return std::nullopt;
    }
    return LedgerCommand(Refund{.debit = *debit, .amount = amount, .text = text, .withPayout = withPayout,
                                .paymentType = paymentType(), .cashRegister = cashRegister()});
}

std::optional<PostingWish> PostingReader::ofLine(const LineText &text)
{
    const auto subject = line();
    if (!subject)
        return std::nullopt;
    if (m_operation.name == "void"_L1)
        return LedgerCommand(VoidCredit{.credit = *subject, .text = text});
    if (m_operation.name == "cancel"_L1)
        return LedgerCommand(CancelDebit{.debit = *subject, .text = text});
    if (m_operation.name == "describe"_L1) {
        if (!says(u"description"_s) && !says(u"note"_s)) {
            misuse(u"description"_s, u"Say the new description, the new note or both."_s);
            return std::nullopt;
        }
        const auto said = [this](const QString &name) { return says(name) ? std::optional(word(name)) : std::nullopt; };
        return LedgerCommand(Describe{.line = *subject, .description = said(u"description"_s), .internalNote = said(u"note"_s)});
    }
    const auto debits = lines(u"lines"_s);
    if (!debits)
        return std::nullopt;
    if (debits->empty()) {
        misuse(u"lines"_s, u"Say to which charges, for example 12,15."_s);
        return std::nullopt;
    }
    return LedgerCommand(ApplyCredit{.credit = *subject, .debits = *debits});
}

std::optional<PostingWish> PostingReader::credit(Money amount, const LineText &text, QStringView code)
{
    const auto debits = lines(u"lines"_s);
    if (!debits)
        return std::nullopt;
    const QString codeOrLabel = type(LineKind::Credit, code);
    return LedgerCommand(AddCredit{.amount = amount, .type = codeOrLabel, .paymentType = paymentType(), .debits = *debits, .text = text,
                                   .cashRegister = cashRegister()});
}

std::optional<PostingWish> PostingReader::writeOff(Money amount, const LineText &text)
{
    const auto debits = lines(u"lines"_s);
    if (!debits)
        return std::nullopt;
    if (debits->empty()) {
        misuse(u"lines"_s, u"Say which charges are given up, for example 12,15."_s);
        return std::nullopt;
    }
    const QStringView code = m_operation.name == "forgive"_L1 ? LineTypeCode::forgiven : LineTypeCode::writeOff;
    return WriteOffWish{.account = m_account.id, .amount = amount, .debits = *debits, .date = text.date, .reason = word(u"reason"_s),
                        .evidence = word(u"evidence"_s), .type = code.toString()};
}

} // namespace Tally
