// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/ledgerfile.h"

#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlrows.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace Tally {
namespace {

int digits(std::string_view text, std::size_t from, std::size_t count)
{
    int number = 0;
    for (std::size_t i = from; i < from + count; ++i)
        number = number * 10 + (text[i] - '0');
    return number;
}

/// Whether the text has digits wherever `pattern` has 0, and its characters elsewhere.
bool fits(std::string_view text, std::string_view pattern)
{
    return text.size() == pattern.size() && std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char wanted) {
        return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
    });
}

QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

QDate dateOf(std::string_view text)
{
    if (text.empty())
        return {};
    if (!fits(text, "0000-00-00"))
        return SqlRows::date(textOf(text));
    return {digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)};
}

QDateTime instantOf(std::string_view text)
{
    if (!fits(text, "0000-00-00T00:00:00.000Z"))
        return SqlRows::instant(textOf(text));
    const QTime time(digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2), digits(text, 20, 3));
    return {dateOf(text.substr(0, 10)), time, Qt::UTC};
}

std::optional<LineId> lineOf(qint64 number) { return number == 0 ? std::nullopt : std::optional(LineId{number}); }

/// Texts of which a ledger has few and each of them often: types, names, what is said of every week's rent.
class Texts
{
public:
    QString operator()(std::string_view text)
    {
        if (text.empty())
            return {};
        const auto known = m_known.find(text);
        return known != m_known.end() ? known->second : m_known.emplace(std::string(text), textOf(text)).first->second;
    }
    /// Those of one batch were made in one moment.
    QDateTime instant(std::string_view text)
    {
        if (text != m_lastText) {
            m_lastText = text;
            m_lastInstant = instantOf(text);
        }
        return m_lastInstant;
    }

private:
    struct Hash : std::hash<std::string_view>
    {
        using is_transparent = void;
    };
    std::unordered_map<std::string, QString, Hash, std::equal_to<>> m_known;
    std::string m_lastText;
    QDateTime m_lastInstant;
};

const char *const lineSql =
    "SELECT id, credit_type, debit_type, amount, amount_outstanding, date, due_date, description, internal_note, payment_type, status, "
    "created_at, created_by, cash_register, receipt_number, origin_line_id, proposal_id, accruing FROM account_line WHERE account_id = ? "
    "ORDER BY date, id";

AccountLine lineFrom(const RawStatement &row, Texts &texts, AccountId account, Currency currency)
{
    const std::string_view creditType = row.text(1);
    const std::string_view status = row.text(10);
    const qint64 proposal = row.number(16);
    return {.id = {row.number(0)},
            .account = account,
            .kind = creditType.empty() ? LineKind::Debit : LineKind::Credit,
            .type = texts(creditType.empty() ? row.text(2) : creditType),
            .amount = Money::fromMinor(row.number(3), currency),
            .outstanding = Money::fromMinor(row.number(4), currency),
            .date = dateOf(row.text(5)),
            .dueDate = dateOf(row.text(6)),
            .description = texts(row.text(7)),
            .internalNote = texts(row.text(8)),
            .paymentType = texts(row.text(9)),
            .cashRegister = texts(row.text(13)),
            .receiptNumber = textOf(row.text(14)),
            .origin = lineOf(row.number(15)),
            .proposal = proposal == 0 ? std::nullopt : std::optional(ProposalId{proposal}),
            .accruing = row.number(17) != 0,
            .status = status == "VOID" ? LineStatus::Void : status == "CANCELLED" ? LineStatus::Cancelled : LineStatus::Normal,
            .createdAt = texts.instant(row.text(11)),
            .createdBy = texts(row.text(12))};
}

Offset offsetFrom(const RawStatement &row, Texts &texts, Currency currency)
{
    return {.id = {row.number(0)},
            .type = SqlRows::offsetType(texts(row.text(1))),
            .amount = Money::fromMinor(row.number(2), currency),
            .credit = lineOf(row.number(3)),
            .debit = lineOf(row.number(4)),
            .createdAt = texts.instant(row.text(5)),
            .createdBy = texts(row.text(6))};
}

} // namespace

LedgerState readFromFile(Database &database, AccountId account, Currency currency)
{
    LedgerState state{.account = account, .currency = currency, .lines = {}, .offsets = {}};
    Texts texts;
    RawStatement lines(database.handle(), lineSql);
    lines.open(account.value);
    while (lines.nextRow())
        state.lines.push_back(lineFrom(lines, texts, account, currency));
    // Each offset names a credit or, alone, a debit: two lists by index that share nothing.
    RawStatement offsets(database.handle(),
                         "SELECT o.id, o.type, o.amount, o.credit_id, o.debit_id, o.created_at, o.created_by FROM account_line l "
                         "JOIN account_offset o ON o.credit_id = l.id WHERE l.account_id = ?1 UNION ALL "
                         "SELECT o.id, o.type, o.amount, NULL, o.debit_id, o.created_at, o.created_by FROM account_line l "
                         "JOIN account_offset o ON o.debit_id = l.id WHERE l.account_id = ?1 AND o.credit_id IS NULL");
    offsets.open(account.value);
    while (offsets.nextRow())
        state.offsets.push_back(offsetFrom(offsets, texts, currency));
    std::sort(state.offsets.begin(), state.offsets.end(), [](const Offset &a, const Offset &b) { return a.id < b.id; });
    return state;
}

} // namespace Tally
