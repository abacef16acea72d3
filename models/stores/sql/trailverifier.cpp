// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/trailverifier.h"

#include "models/stores/sql/auditchain.h"
#include "models/stores/sql/sqlrows.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 entriesBetweenProgress = 10'000;

struct Checkpoint
{
    qint64 id = 0;
    qint64 lastAudit = 0;
    QString hash;
    CheckpointHash again;
};

QString textAt(const QSqlQuery &query, int column)
{
    return query.value(column).isNull() ? QString() : SqlRows::notNull(query.value(column).toString());
}

class TrailVerifier
{
public:
    TrailVerifier(Database &database, const std::function<void(const QString &, const QString &, qint64, const QString &)> &fault,
                  const std::function<void(qint64)> &progress)
        : m_database{database}, m_fault{fault}, m_progress{progress}
    {
    }

    TrailFindings run()
    {
        readCheckpoints();
        walkChains();
        compareEnds();
        for (const Checkpoint &checkpoint : m_checkpoints) {
            if (checkpoint.again.result() != checkpoint.hash)
                m_fault(u"audit-checkpoint"_s, u"audit_checkpoint"_s, checkpoint.id,
                        u"the trail up to entry %1 is not what it was when this checkpoint was made"_s.arg(checkpoint.lastAudit));
        }
        m_findings.seal = m_seal.result();
        return m_findings;
    }

private:
    /// One entry that may turn out to be the last of its chain before a checkpoint.
    struct Entry
    {
        qint64 id = 0;
        qint64 chain = 0;
        qint64 number = 0;
        QString hash;
    };

    void readCheckpoints()
    {
        QString previous;
        QSqlQuery query = m_database.run(u"SELECT id, last_audit_id, hash FROM audit_checkpoint ORDER BY id"_s);
        while (nextRow(query)) {
            const QString hash = query.value(2).toString();
            m_checkpoints.push_back({.id = query.value(0).toLongLong(), .lastAudit = query.value(1).toLongLong(), .hash = hash,
                                     .again = CheckpointHash(previous)});
            previous = hash;
        }
    }

    void walkChains()
    {
        QSqlQuery query = m_database.run(
            u"SELECT id, at, actor, action, coalesce(account_id, 0) AS chain, line_id, batch_id, before, after, chain_number, hash "
            "FROM audit ORDER BY chain, chain_number"_s);
        Entry last;
        QString previous = u""_s;
        qint64 number = 0;
        while (nextRow(query)) {
            const Entry entry{.id = query.value(0).toLongLong(), .chain = query.value(4).toLongLong(),
                              .number = query.value(9).toLongLong(), .hash = query.value(10).toString()};
            if (entry.chain != last.chain || last.id == 0) {
                endOf(last, nullptr);
                previous = u""_s;
                number = 0;
            } else {
                endOf(last, &entry);
            }
            check(query, entry, previous, ++number);
            number = entry.number;           // one hole is one fault, not one for every entry behind it
            previous = entry.hash;
            last = entry;
            if (++m_findings.entries % entriesBetweenProgress == 0)
                m_progress(m_findings.entries);
        }
        endOf(last, nullptr);
    }

    void check(const QSqlQuery &query, const Entry &entry, const QString &previous, qint64 number)
    {
        if (entry.number != number)
            m_fault(u"audit-chain"_s, u"audit"_s, entry.id,
                    u"is number %1 of its chain where %2 is due: an entry was removed or added"_s.arg(entry.number).arg(number));
        const AuditEntry content{.action = query.value(3).toString(), .account = AccountId{entry.chain},
                                 .line = LineId{query.value(5).toLongLong()}, .batch = query.value(6).toLongLong(),
                                 .before = textAt(query, 7), .after = textAt(query, 8)};
        if (chainHash(previous, entry.number, query.value(1).toString(), query.value(2).toString(), content) != entry.hash)
            m_fault(u"audit-hash"_s, u"audit"_s, entry.id, u"does not fit its hash: it, or the entry before it, was altered"_s);
    }

    /// `entry` is the last of its chain, or `next` follows it: an end for every checkpoint between the two.
    void endOf(const Entry &entry, const Entry *next)
    {
        if (entry.id == 0)
            return;
        if (next == nullptr)
            m_seal.add(entry.chain, entry.number, entry.hash);
        const auto checkpoint = std::lower_bound(m_checkpoints.begin(), m_checkpoints.end(), entry.id,
                                                 [](const Checkpoint &own, qint64 id) { return own.lastAudit < id; });
        if (checkpoint != m_checkpoints.end() && (next == nullptr || next->id > checkpoint->lastAudit))
            checkpoint->again.add(entry.chain, entry.number, entry.hash);
    }

    /// What the accounts, and the settings, say their chains end with. In SQL: a million ends are not worth the memory.
    void compareEnds()
    {
        const QString differs = u"(owner.audit_entries > 0 AND owner.audit_hash IS DISTINCT FROM (SELECT u.hash FROM audit u WHERE "
                                "coalesce(u.account_id, 0) = %1 AND u.chain_number = owner.audit_entries)) OR EXISTS (SELECT 1 FROM audit u "
                                "WHERE coalesce(u.account_id, 0) = %1 AND u.chain_number > owner.audit_entries)"_s;
        const auto compare = [&](const QString &table, const QString &chain) {
            QSqlQuery query = m_database.run(u"SELECT owner.id, owner.audit_entries FROM "_s + table + u" owner WHERE "_s + differs.arg(chain)
                                             + u" ORDER BY owner.id"_s);
            while (nextRow(query))
                m_fault(u"audit-end"_s, table, query.value(0).toLongLong(),
                        u"its trail does not end with entry %1 as it says: entries were removed, added or altered"_s.arg(query.value(1).toLongLong()));
        };
        compare(u"ledger_settings"_s, u"0"_s);
        // With the plus sign: SQLite does not look a column's own value up in an index over an expression, and would read the whole
        // trail for each account.
        compare(u"account"_s, u"+owner.id"_s);
    }

    Database &m_database;
    const std::function<void(const QString &, const QString &, qint64, const QString &)> &m_fault;
    const std::function<void(qint64)> &m_progress;
    std::vector<Checkpoint> m_checkpoints;
    CheckpointHash m_seal{QString()};
    TrailFindings m_findings;
};

} // namespace

TrailFindings verifyTrail(Database &database, const std::function<void(const QString &, const QString &, qint64, const QString &)> &fault,
                          const std::function<void(qint64)> &progress)
{
    return TrailVerifier(database, fault, progress).run();
}

} // namespace Tally
