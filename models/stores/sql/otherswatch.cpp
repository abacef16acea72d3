// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/otherswatch.h"

#include "models/stores/sql/database.h"
#include "models/stores/sql/rawstatement.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// Beyond so many events nobody looks which accounts they are of.
constexpr qint64 mostEvents = 2'000;

/// Another connection's commits change this number; one's own do not.
qint64 dataVersion(Database &database)
{
    RawStatement &version = database.raw("PRAGMA data_version");
    const RawStatement::Closing closing(version);
    version.open();
    (void)version.nextRow();
    return version.number(0);
}

} // namespace

OthersWatch::Place OthersWatch::placeOf(Database &database)
{
    RawStatement &place = database.raw("SELECT (SELECT coalesce(max(id), 0) FROM event), (SELECT coalesce(max(id), 0) FROM audit), "
                                       "(SELECT rules_version FROM ledger_settings)");
    const RawStatement::Closing closing(place);
    place.open();
    (void)place.nextRow();
    return {.event = place.number(0), .audit = place.number(1), .rules = place.number(2)};
}

OthersWatch::Heard OthersWatch::look(Database &reader)
{
    Heard heard;
    const qint64 version = dataVersion(reader);
    if (version == m_readerVersion)
        return heard;
    const Snapshot snapshot(reader);
    const Place now = placeOf(reader);
    Place told;
    {
        const std::lock_guard lock(m_guard);
        told = m_told;
    }
    if (told.event >= 0)
        heard = between(reader, told, now);
    // Only now: what a failure kept from being told is found the next time. Our own postings may have gone further meanwhile.
    m_readerVersion = version;
    const std::lock_guard lock(m_guard);
    if (m_told == told)
        m_told = now;
    return heard;
}

OthersWatch::Heard OthersWatch::between(Database &reader, const Place &told, const Place &now)
{
    Heard heard;
    heard.rules = told.rules != now.rules;
    // Fewer events than before: another file took the place of this one.
    heard.manyAccounts = now.event < told.event || now.event - told.event > mostEvents;
    if (now.audit > told.audit) {
        QSqlQuery query = reader.run(u"SELECT EXISTS (SELECT 1 FROM audit WHERE id > ? AND action IN ('propose-write-off', 'answer-proposal')), "
                                     "EXISTS (SELECT 1 FROM audit WHERE id > ? AND action IN ('add-person', 'change-person'))"_s,
                                     {told.audit, told.audit});
        (void)nextRow(query);
        heard.proposals = query.value(0).toBool();
        heard.rules = heard.rules || query.value(1).toBool();
    }
    if (!heard.manyAccounts && now.event > told.event) {
        QSqlQuery query = reader.run(u"SELECT id FROM account WHERE uuid IN (SELECT key FROM event WHERE id > ?) LIMIT ?"_s,
                                     {told.event, qint64(mostNamed) + 1});
        while (nextRow(query))
            heard.accounts.push_back({query.value(0).toLongLong()});
        heard.manyAccounts = heard.accounts.size() > mostNamed;
    }
    if (heard.manyAccounts)
        heard.accounts.clear();
    return heard;
}

void OthersWatch::noteOwn(Database &writer)
{
    // Between a posting and its answer: the statements stay prepared. The place first: what somebody else writes between the two is
    // then seen as another's, and told; the other way round it would be in the place and taken for our own.
    const Place now = placeOf(writer);
    const qint64 version = dataVersion(writer);
    const bool alone = std::exchange(m_writerVersion, version) == version;
    const std::lock_guard lock(m_guard);
    // What somebody else wrote before must still be told.
    if (alone && m_told == m_written)
        m_told = now;
    m_written = now;
}

} // namespace Tally
