// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/summaries.h"

#include <QHash>

#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace Tally {
namespace {

/// a += b on what may be forged: wraps, so that a sum that leaves 64 bits is merely wrong and gets reported.
void add(qint64 &a, qint64 b)
{
    a = qint64(quint64(a) + quint64(b));
}

/// Numbers for texts that come again and again.
class Words
{
public:
    quint32 numberOf(std::string_view word)
    {
        // Few words follow each other in any order: a guess by length and ends is right nearly always.
        const std::size_t guess = word.empty() ? 0 : (word.size() * 31 + std::size_t(quint8(word.front())) * 7 + std::size_t(quint8(word.back()))) % m_guesses.size();
        if (m_guesses[guess] < m_words.size() && m_words[m_guesses[guess]] == word)
            return m_guesses[guess];
        auto found = m_numbers.find(std::string(word));
        if (found == m_numbers.end()) {
            found = m_numbers.emplace(word, quint32(m_words.size())).first;
            m_words.emplace_back(word);
        }
        return m_guesses[guess] = found->second;
    }
    [[nodiscard]] const std::string &word(quint32 number) const { return m_words[number]; }

private:
    std::vector<std::string> m_words;
    std::unordered_map<std::string, quint32> m_numbers;
    std::array<quint32, 256> m_guesses{};
};

/// Numbers for pairs of numbers.
class Pairs
{
public:
    quint32 numberOf(quint32 first, quint32 second)
    {
        const auto found = m_numbers.constFind({first, second});
        if (found != m_numbers.cend())
            return found.value();
        m_numbers.insert({first, second}, quint32(m_pairs.size()));
        m_pairs.emplace_back(first, second);
        return quint32(m_pairs.size() - 1);
    }
    [[nodiscard]] std::pair<quint32, quint32> pair(quint32 number) const { return m_pairs[number]; }

private:
    std::vector<std::pair<quint32, quint32>> m_pairs;
    QHash<std::pair<quint32, quint32>, quint32> m_numbers;
};

constexpr std::size_t wholeDay = 10;
constexpr std::size_t wholeMonth = 7;

/// "2013-09-30", or "2013-09", as the number its digits make; what is no such text gets a number above all days.
class Days
{
public:
    explicit Days(std::size_t length) : m_length{length} {}

    quint32 numberOf(std::string_view text)
    {
        if (text.size() != m_length)
            return others + m_others.numberOf(text);
        quint32 number = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool dash = i == 4 || i == 7;
            if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9')
                return others + m_others.numberOf(text);
            if (!dash)
                number = number * 10 + quint32(text[i] - '0');
        }
        return number;
    }
    [[nodiscard]] std::string text(quint32 number) const
    {
        if (number >= others)
            return m_others.word(number - others);
        std::string digits = std::to_string(number);
        digits.insert(0, (m_length == wholeDay ? 8 : 6) - digits.size(), '0');
        digits.insert(4, 1, '-');
        if (m_length == wholeDay)
            digits.insert(7, 1, '-');
        return digits;
    }

private:
    static constexpr quint32 others = 200'000'000;
    std::size_t m_length;
    Words m_others;
};

class LineScan
{
public:
    explicit LineScan(Database &database) : m_database{database} {}

    Summaries run()
    {
        readAccounts();
        RawStatement lines(m_database.handle(), "SELECT account_id, debit_type, credit_type, amount, amount_outstanding, date, due_date FROM account_line");
        lines.open();
        while (lines.nextRow())
            count(lines);
        return result();
    }

private:
    /// Account type and currency of an account, as one number.
    void readAccounts()
    {
        RawStatement accounts(m_database.handle(), "SELECT id, account_type, currency FROM account");
        accounts.open();
        while (accounts.nextRow()) {
            const qint64 id = accounts.number(0);
            const quint32 group = m_groups.numberOf(m_accountTypes.numberOf(accounts.bytes(1)), m_currencies.numberOf(accounts.bytes(2)));
            // Numbers are given without gaps; a forged one far beyond must not ask for all the memory there is.
            if (id < 0 || std::size_t(id) > 2 * m_groupOf.size() + 1000) {
                m_groupOfOthers.insert(id, group);
                continue;
            }
            if (std::size_t(id) >= m_groupOf.size())
                m_groupOf.resize(std::size_t(id) + 1, noGroup);
            m_groupOf[std::size_t(id)] = group;
        }
    }

    quint32 groupOf(qint64 account) const
    {
        if (account >= 0 && std::size_t(account) < m_groupOf.size() && m_groupOf[std::size_t(account)] != noGroup)
            return m_groupOf[std::size_t(account)];
        return m_groupOfOthers.value(account, noGroup);
    }

    void count(const RawStatement &line)
    {
        const quint32 group = groupOf(line.number(0));
        if (group == noGroup)
            return;                     // of no account: a foreign key that is broken, which is another check
        std::string_view type = line.bytes(1);
        const bool debit = type.data() != nullptr;
        if (!debit)
            type = line.bytes(2);
        const std::string_view date = line.bytes(5);
        SummarySum &flow = m_flow[key(group << 16 | m_types.numberOf(type), m_months.numberOf(date.substr(0, wholeMonth)))];
        add(flow.amount, line.number(3));
        ++flow.lines;
        const qint64 outstanding = line.number(4);
        if (outstanding == 0)
            return;
        quint32 day = 0;
        if (debit) {
            const std::string_view due = line.bytes(6);
            day = m_days.numberOf(due.data() != nullptr ? due : date);
        }
        SummarySum &open = m_open[key(group << 1 | (debit ? 0U : 1U), day)];
        add(open.amount, outstanding);
        ++open.lines;
    }

    static quint64 key(quint32 high, quint32 low) { return quint64(high) << 32 | low; }

    SummaryKey keyOf(quint32 group) const
    {
        const auto [type, currency] = m_groups.pair(group);
        return {.accountType = m_accountTypes.word(type), .currency = m_currencies.word(currency), .part = {}, .item = {}};
    }

    Summaries result() const
    {
        Summaries sums;
        for (auto each = m_open.cbegin(); each != m_open.cend(); ++each) {
            const quint32 high = quint32(each.key() >> 32);
            SummaryKey row = keyOf(high >> 1);
            row.part = (high & 1U) == 0 ? "debit" : "credit";
            if ((high & 1U) == 0)
                row.item = m_days.text(quint32(each.key()));
            sums.open.emplace(std::move(row), each.value());
        }
        for (auto each = m_flow.cbegin(); each != m_flow.cend(); ++each) {
            const quint32 high = quint32(each.key() >> 32);
            SummaryKey row = keyOf(high >> 16);
            row.part = m_months.text(quint32(each.key()));
            row.item = m_types.word(high & 0xFFFFU);
            sums.flow.emplace(std::move(row), each.value());
        }
        return sums;
    }

    static constexpr quint32 noGroup = 0xFFFFFFFFU;

    Database &m_database;
    Words m_accountTypes;
    Words m_currencies;
    Pairs m_groups;
    std::vector<quint32> m_groupOf;
    QHash<qint64, quint32> m_groupOfOthers;
    Words m_types;
    Days m_days{wholeDay};
    Days m_months{wholeMonth};
    QHash<quint64, SummarySum> m_open;
    QHash<quint64, SummarySum> m_flow;
};

} // namespace

Summaries summariesOfLines(Database &database)
{
    return LineScan(database).run();
}

} // namespace Tally
