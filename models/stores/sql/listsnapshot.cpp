// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/listsnapshot.h"

#include "models/domain/searchtext.h"
#include "models/stores/snapshot/textranks.h"
#include "models/stores/sql/rawstatement.h"

#include <algorithm>
#include <utility>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <unistd.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 slice = 50'000;
/// Beyond so many events it is cheaper to load everything anew than to look up each account.
constexpr qint64 mostEvents = 200'000;

#define TALLY_SNAPSHOT_COLUMNS \
    "SELECT id, version, account_type, account_status, rent_group_type, patch, currency, account_balance, open_debits, " \
    "last_payment_date, start_date, search_text FROM account "

constexpr auto sliceSql = TALLY_SNAPSHOT_COLUMNS "WHERE id > ? ORDER BY id LIMIT ?";
constexpr auto allSql = TALLY_SNAPSHOT_COLUMNS "ORDER BY id";
constexpr auto changedSql = TALLY_SNAPSHOT_COLUMNS "WHERE uuid IN (SELECT key FROM event WHERE id > ?)";

#undef TALLY_SNAPSHOT_COLUMNS

/// 2013-09-30, as the database writes a day.
QDate dayOf(std::string_view text)
{
    const auto number = [text](std::size_t at, std::size_t digits) {
        int value = 0;
        for (const char c : text.substr(at, digits))
            value = value * 10 + (c - '0');
        return value;
    };
    return text.size() == 10 ? QDate(number(0, 4), number(5, 2), number(8, 2)) : QDate();
}

/// Bytes of memory in this machine; 0 if it does not say.
qint64 physicalMemory()
{
#ifdef Q_OS_WIN
    MEMORYSTATUSEX status{};
    status.dwLength = sizeof status;
    return GlobalMemoryStatusEx(&status) != 0 ? qint64(status.ullTotalPhys) : 0;
#else
    return std::max<qint64>(0, qint64(sysconf(_SC_PHYS_PAGES)) * qint64(sysconf(_SC_PAGESIZE)));
#endif
}

/// What was needed for a moment only lies between what stays, and the system does not get it back by itself. Meanwhile nobody can free
/// what this thread made, and the window does: for a moment in which nobody waits for a list.
void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

SnapshotRow rowOf(const RawStatement &row)
{
    return {.id = {row.number(0)},
            .version = row.number(1),
            .accountType = row.text(2),
            .status = row.text(3),
            .rentGroup = row.text(4),
            .patch = row.text(5),
            .currency = row.text(6),
            .balanceMinor = row.number(7),
            .openCharges = quint32(row.number(8)),
            .lastPayment = dayOf(row.text(9)),
            .start = dayOf(row.text(10)),
            .text = row.text(11)};
}

/// Those are not among the texts in memory.
bool asksForUuid(const AccountFilter &filter)
{
    const QStringList words = searchWords(filter.text);
    return std::any_of(words.begin(), words.end(), [](const QString &word) { return isUuid(word); });
}

qint64 newestEvent(Database &database)
{
    return database.value(u"SELECT coalesce(max(id), 0) FROM event"_s).toLongLong();
}

/// Each name is sorted once, however many accounts it has: SQLite would sort the accounts, with their names, on disk.
void readHolderRanks(Database &database, ListOrder &order, const std::function<bool()> &isStopped)
{
    PagesVector<qint64> holders;
    TextRanks names;
    holders.reserve(order.ids.capacity());       // as a rule there are not more of them than of accounts
    names.reserve(order.ids.capacity());
    RawStatement rows(database.handle(), "SELECT id, sort_name FROM holder ORDER BY id");
    for (rows.open(); rows.nextRow();) {
        holders.push_back(rows.number(0));
        names.add(rows.bytes(1));
    }
    const PagesVector<quint32> ranks = names.take();
    if (isStopped && isStopped())
        return;
    order.ranks.reserve(order.ids.capacity());
    std::size_t holder = 0;
    RawStatement accounts(database.handle(), "SELECT holder_id, id FROM account ORDER BY holder_id");
    for (accounts.open(); accounts.nextRow();) {
        while (holder < holders.size() && holders[holder] < accounts.number(0))
            ++holder;
        // An account without its holder is for verify to tell of; an order that lacks one is not used.
        if (holder == holders.size() || holders[holder] != accounts.number(0))
            continue;
        order.ids.push_back(accounts.number(1));
        order.ranks.push_back(ranks[holder]);
    }
}

} // namespace

ListSnapshot::ListSnapshot(qint64 budget) : m_budget{budget} {}

ListSnapshot::~ListSnapshot() = default;

qint64 ListSnapshot::usualBudget()
{
    return std::clamp<qint64>(physicalMemory() / 16, 200'000'000, 1'000'000'000);
}

void ListSnapshot::give(State state)
{
    m_accounts.reset();
    m_state = state;
}

void ListSnapshot::begin(Database &database)
{
    m_accounts = std::make_unique<AccountSnapshot>();
    m_lastId = 0;
    m_textsChanged = 0;
    // What changes while slices are read is read again afterwards.
    m_lastEvent = newestEvent(database);
    m_expected = database.value(u"SELECT count(*) FROM account"_s).toLongLong();
    m_accounts->columns().reserve(std::size_t(m_expected), 0);
    m_state = State::Loading;
}

bool ListSnapshot::loadMore(Database &database)
{
    if (database.backend() != Backend::Sqlite)
        give(State::GivenUp);
    if (m_state == State::Empty)
        begin(database);
    if (m_state != State::Loading)
        return false;
    const bool first = m_lastId == 0;
    RawStatement rows(database.handle(), sliceSql);
    rows.open(m_lastId, slice);
    qint64 count = 0;
    while (rows.nextRow()) {
        put(rows);
        m_lastId = rows.number(0);
        ++count;
    }
    // As much text as the others will have if they have as much: an arena that grows in steps is copied at each of them.
    if (first && count == slice)
        m_accounts->columns().reserve(std::size_t(m_expected), std::size_t(m_accounts->columns().texts().textBytes() * m_expected / count * 17 / 16));
    if (bytes() > m_budget) {
        give(State::GivenUp);
        return false;
    }
    if (count == slice)
        return true;
    m_state = State::Ready;
    m_changesSeen = m_accounts->columns().textChanges();
    return false;
}

void ListSnapshot::put(const RawStatement &row)
{
    m_accounts->columns().put(rowOf(row));
}

// Counted since the last time, because a reading that was interrupted has changed some texts already.
void ListSnapshot::noteTextChanges()
{
    const int changes = m_accounts->columns().textChanges();
    if (std::exchange(m_changesSeen, changes) != changes)
        m_textsChanged = m_lastEvent;
}

void ListSnapshot::catchUp(Database &database)
{
    const qint64 newest = newestEvent(database);
    if (newest == m_lastEvent)
        return;
    // Fewer events than before: another file took the place of this one.
    if (newest < m_lastEvent || newest - m_lastEvent > mostEvents) {
        give(State::Empty);
        return;
    }
    RawStatement rows(database.handle(), changedSql);
    rows.open(m_lastEvent);
    while (rows.nextRow())
        put(rows);
    m_lastEvent = newest;
    noteTextChanges();
}

ListOrder ListSnapshot::readOrder(Database &database, AccountColumn column, const std::function<bool()> &isStopped)
{
    ListOrder order{.column = column, .ids = {}, .ranks = {}, .asOf = newestEvent(database)};
    order.ids.reserve(std::size_t(database.value(u"SELECT count(*) FROM account"_s).toLongLong()));
    if (column == AccountColumn::Holder) {
        readHolderRanks(database, order, isStopped);
    } else if (column == AccountColumn::Address) {
        TextRanks addresses;
        addresses.reserve(order.ids.capacity());
        RawStatement rows(database.handle(), "SELECT id, full_address FROM account");
        for (rows.open(); rows.nextRow();) {
            order.ids.push_back(rows.number(0));
            addresses.add(rows.bytes(1));
        }
        order.ranks = addresses.take();
    } else {
        RawStatement rows(database.handle(), "SELECT id FROM account ORDER BY payment_reference");
        for (rows.open(); rows.nextRow();)
            order.ids.push_back(rows.number(0));
    }
    return order;
}

void ListSnapshot::useOrder(const ListOrder &order)
{
    AccountColumns &columns = m_accounts->columns();
    if (order.column == AccountColumn::PaymentReference)
        (void)columns.setReferenceOrder(order.ids);
    else
        (void)columns.setTextOrder(order.column, order.ids, order.ranks);
}

void ListSnapshot::putOrder(Database &database, const ListOrder &order)
{
    if (m_state == State::Ready)
        catchUp(database);
    // Events of another file that took the place of this one count from the start.
    const bool stillHolds = m_textsChanged <= order.asOf && order.asOf <= m_lastEvent;
    if (m_state == State::Ready && stillHolds && !m_accounts->columns().knowsOrder(order.column))
        useOrder(order);
}

bool ListSnapshot::prepare(Database &database, const AccountQuery &query)
{
    if (m_state != State::Ready || asksForUuid(query.filter))
        return false;
    catchUp(database);
    if (m_state != State::Ready)
        return false;
    const AccountColumns &columns = m_accounts->columns();
    if (!columns.hasOrder(query.sort)) {
        for (const AccountColumn column : {AccountColumn::PaymentReference, query.sort}) {
            if (!columns.knowsOrder(column))
                useOrder(readOrder(database, column));
        }
        database.run(u"PRAGMA shrink_memory"_s);
    }
    return true;
}

std::optional<AccountOrder> ListSnapshot::answer(Database &database, const AccountQuery &query, const std::atomic_bool &stop)
{
    return prepare(database, query) ? m_accounts->answer(query, &stop) : std::nullopt;
}

std::optional<std::vector<qint64>> ListSnapshot::head(Database &database, const AccountQuery &query, const std::atomic_bool &stop)
{
    return prepare(database, query) ? m_accounts->head(query, &stop) : std::nullopt;
}

void ListSnapshot::rest()
{
    if (m_accounts)
        m_accounts->rest();
    giveBackMemory();
}

std::vector<qint64> ListSnapshot::differences(Database &database)
{
    std::vector<qint64> found;
    if (m_state == State::Ready)
        catchUp(database);
    if (m_state != State::Ready)
        return found;
    const AccountColumns &columns = m_accounts->columns();
    std::size_t seen = 0;
    RawStatement rows(database.handle(), allSql);
    rows.open();
    while (rows.nextRow()) {
        const SnapshotRow stored = rowOf(rows);
        const auto place = columns.find(stored.id);
        seen += place ? 1U : 0U;
        if (!place || columns.at(*place) != stored)
            found.push_back(stored.id.value);
    }
    if (seen != columns.size())
        found.push_back(0);
    if (columns.hasOrder(AccountColumn::PaymentReference)) {
        RawStatement references(database.handle(), "SELECT id FROM account ORDER BY payment_reference");
        references.open();
        std::size_t row = 0;
        bool same = true;
        while (references.nextRow()) {
            same = same && row < columns.size() && columns.at(columns.byReference()[row]).id.value == references.number(0);
            ++row;
        }
        if (!same)
            found.push_back(0);
    }
    if (!found.empty())
        give(State::Empty);
    return found;
}

} // namespace Tally
