// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/references.h"

#include "tests/bench/benchcouncil.h"
#include "tests/bench/figures.h"
#include "tests/bench/waiting.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>

namespace Tally::Bench {
namespace {

/// What a run computed ends here, so that no compiler leaves the run out.
volatile std::int64_t sink = 0;

template <class Run>
double medianOf(int repeat, Run run)
{
    sink = run();
    std::vector<double> times;
    for (int i = 0; i < repeat; ++i) {
        const Stopwatch watch;
        sink = run();
        times.push_back(watch.ms());
    }
    return median(times);
}

std::int64_t readTexts(RawQuery &query)
{
    std::int64_t sum = 0;
    const int columns = query.columns();
    while (query.next()) {
        for (int column = 0; column < columns; ++column)
            sum += std::int64_t(query.text(column).size());
    }
    query.rewind();
    return sum;
}

#define TALLY_BENCH_PAGE \
    "SELECT a.id, a.uuid, h.id, h.reference, h.name, a.payment_reference, a.target_type, a.target_id, a.account_type, a.rent_group_type, " \
    "a.agreement_type, a.account_status, a.full_address, a.patch, a.start_date, a.end_date, a.currency, a.account_balance, a.open_debits, " \
    "a.last_payment_date, a.last_payment_amount FROM account a JOIN holder h ON h.id = a.holder_id "

constexpr auto balancePage = TALLY_BENCH_PAGE "ORDER BY a.account_balance DESC LIMIT 128";
constexpr auto referencePage = TALLY_BENCH_PAGE "ORDER BY a.payment_reference LIMIT 128";
constexpr auto idsPage = TALLY_BENCH_PAGE "WHERE a.id IN (SELECT value FROM json_each(?))";

#undef TALLY_BENCH_PAGE

template <class Number>
Number codeOf(std::map<std::string, Number, std::less<>> &codes, std::string_view text)
{
    const auto found = codes.find(text);
    return found != codes.end() ? found->second : codes.emplace(text, Number(codes.size())).first->second;
}

} // namespace

double scanAll(RawFile &file, const char *sql, int repeat)
{
    RawQuery query(file, sql);
    return medianOf(repeat, [&] { return readTexts(query); });
}

double scanNumbers(RawFile &file, const char *sql, int repeat)
{
    RawQuery query(file, sql);
    const int columns = query.columns();
    return medianOf(repeat, [&] {
        std::int64_t sum = 0;
        while (query.next()) {
            for (int column = 0; column < columns; ++column)
                sum += query.number(column);
        }
        query.rewind();
        return sum;
    });
}

double scanLines(RawFile &file, int repeat)
{
    RawQuery query(file, "SELECT account_id, debit_type, credit_type, amount, amount_outstanding, date, due_date FROM account_line");
    return medianOf(repeat, [&] {
        std::int64_t sum = 0;
        while (query.next()) {
            for (const int column : {0, 3, 4})
                sum += query.number(column);
            for (const int column : {1, 2, 5, 6})
                sum += std::int64_t(query.text(column).size());
        }
        query.rewind();
        return sum;
    });
}

double pageByBalance(RawFile &file, int repeat) { return scanAll(file, balancePage, repeat); }

double pageByReference(RawFile &file, int repeat) { return scanAll(file, referencePage, repeat); }

double pageByIds(RawFile &file, int repeat)
{
    const qint64 accounts = file.number("SELECT max(id) FROM account");
    RawQuery query(file, idsPage);
    quint64 seed = 0;
    return medianOf(repeat, [&] {
        QByteArray ids = "[";
        for (int i = 0; i < 128; ++i)
            ids += QByteArray::number(qint64(splitmix(++seed) % quint64(accounts)) + 1) + (i < 127 ? "," : "]");
        query.bind(ids);
        return readTexts(query);
    });
}

RawColumns rawColumns(RawFile &file)
{
    RawColumns columns;
    std::map<std::string, std::uint8_t, std::less<>> types, statuses;
    std::map<std::string, std::uint16_t, std::less<>> patches;
    RawQuery query(file, "SELECT account_balance, account_type, account_status, patch, search_text FROM account ORDER BY id");
    while (query.next()) {
        columns.balance.push_back(query.number(0));
        columns.type.push_back(codeOf(types, query.text(1)));
        columns.status.push_back(codeOf(statuses, query.text(2)));
        columns.patch.push_back(codeOf(patches, query.text(3)));
        columns.arena += query.text(4);
        columns.arena += '\n';
    }
    return columns;
}

double radixSort(const std::vector<std::int64_t> &balances, int repeat)
{
    struct Pair
    {
        std::uint32_t key;
        std::uint32_t row;
    };
    constexpr int bits = 11;
    constexpr std::uint32_t digits = 1u << bits;
    std::vector<Pair> pairs(balances.size());
    std::vector<Pair> spare(balances.size());
    return medianOf(repeat, [&]() -> std::int64_t {
        for (std::size_t row = 0; row < balances.size(); ++row)
            pairs[row] = {std::uint32_t(balances[row]) ^ 0x8000'0000u, std::uint32_t(row)};
        std::array<std::array<std::uint32_t, digits>, 3> places{};
        for (const Pair &pair : pairs) {
            for (int pass = 0; pass < 3; ++pass)
                ++places[std::size_t(pass)][(pair.key >> (bits * pass)) & (digits - 1)];
        }
        for (int pass = 0; pass < 3; ++pass) {
            auto &place = places[std::size_t(pass)];
            std::uint32_t sum = 0;
            for (std::uint32_t &each : place)
                sum += std::exchange(each, sum);
            for (const Pair &pair : pairs)
                spare[place[(pair.key >> (bits * pass)) & (digits - 1)]++] = pair;
            pairs.swap(spare);
        }
        return pairs.front().row;
    });
}

double filterColumns(const RawColumns &columns, int repeat)
{
    std::vector<std::uint32_t> found(columns.balance.size() + 1);
    return medianOf(repeat, [&]() -> std::int64_t {
        std::size_t count = 0;
        for (std::size_t row = 0; row < columns.balance.size(); ++row) {
            found[count] = std::uint32_t(row);
            count += std::size_t((columns.type[row] == 1) & (columns.balance[row] >= 10'000));
        }
        return std::int64_t(count);
    });
}

TextScan scanText(const RawColumns &columns, const std::string &word, int repeat)
{
    TextScan scan;
    scan.ms = medianOf(repeat, [&] {
        scan.hits = 0;
        const char *at = columns.arena.data();
        const char *end = at + columns.arena.size();
        while (at < end) {
            const void *hit = memmem(at, std::size_t(end - at), word.data(), word.size());
            if (hit == nullptr)
                break;
            ++scan.hits;
            const char *place = static_cast<const char *>(hit);
            at = static_cast<const char *>(std::memchr(place, '\n', std::size_t(end - place))) + 1;
        }
        return scan.hits;
    });
    return scan;
}

} // namespace Tally::Bench
