// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/councilrows.h"

#include "models/domain/searchtext.h"
#include "models/stores/sql/accountwriter.h"
#include "models/stores/sql/auditchain.h"
#include "models/stores/sql/sqlrows.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/rawfile.h"

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr qint64 batch = 1;

/// Days as text, made once: dates are a third of what a ledger says.
const QByteArray &dayText(int day)
{
    static const std::vector<QByteArray> texts = [] {
        std::vector<QByteArray> all;
        for (int each = 0; each < 10'000; ++each)
            all.push_back(BenchCouncil::dayOf(each).toString(Qt::ISODate).toLatin1());
        return all;
    }();
    static const QByteArray none;
    return day < 0 ? none : texts[std::size_t(day)];
}

QByteArray dateText(QDate date) { return date.isValid() ? date.toString(Qt::ISODate).toLatin1() : QByteArray(); }

} // namespace

QString madeAt() { return u"2026-11-17T09:00:00.000Z"_s; }

AccountRows accountRows(const BenchCouncil &council, qint64 number)
{
    const Account account = council.account(number);
    AccountRows rows{.uuid = account.uuid.toString(QUuid::WithoutBraces).toLatin1(),
                     .holder = account.holder.reference.toLatin1(),
                     .holderName = account.holder.name.toUtf8(),
                     .sortName = folded(account.holder.name).toUtf8(),
                     .reference = account.paymentReference.toLatin1(),
                     .targetId = account.targetId.toLatin1(),
                     .address = account.tenure.fullAddress.toUtf8(),
                     .patch = account.patch.toUtf8(),
                     .searchText = SqlRows::searchText(account).toUtf8(),
                     .startDate = dateText(account.startDate),
                     .endDate = dateText(account.endDate),
                     .type = code(account.accountType),
                     .status = code(account.status),
                     .rentGroup = account.rentGroupType,
                     .agreement = account.agreementType};
    council.makeLedger(number, rows.ledger);
    const QString json = accountJson(account);
    const QString summary = u"{\"batch\":%1,\"lines\":%2,\"balanceBeforeMinor\":0,\"balanceAfterMinor\":%3}"_s
                                .arg(batch).arg(rows.ledger.lines.size()).arg(rows.ledger.balance);
    rows.json = json.toUtf8();
    rows.summary = summary.toUtf8();
    const QString created = chainHash(u""_s, 1, madeAt(), benchUser(),
                                      {.action = u"create-account"_s, .account = account.id, .batch = batch, .after = json});
    rows.createdHash = created.toLatin1();
    rows.postedHash = chainHash(created, 2, madeAt(), benchUser(),
                                {.action = u"post-batch"_s, .account = account.id, .batch = batch, .after = summary}).toLatin1();
    return rows;
}

struct RowFiller::Statements
{
    explicit Statements(RawFile &file) : m_file{file} {}

    RawFile &m_file;
    QByteArray at = madeAt().toLatin1();
    QByteArray by = benchUser().toLatin1();
    RawQuery holder{m_file, "INSERT INTO holder (id, reference, name, sort_name) VALUES (?, ?, ?, ?)"};
    RawQuery account{m_file,
        "INSERT INTO account (id, uuid, holder_id, payment_reference, target_type, target_id, account_type, rent_group_type, agreement_type, "
        "account_status, currency, tenure_id, tenure_type_code, tenure_type, full_address, patch, start_date, end_date, created_at, created_by, "
        "last_updated_at, last_updated_by, search_text, account_balance, open_debits, last_payment_date, last_payment_amount, ledger_version, "
        "audit_entries, audit_hash) "
        "VALUES (?1, ?2, ?1, ?3, 'Tenure', ?4, ?5, ?6, ?7, ?8, 'GBP', ?4, 'SEC', 'Secure', ?9, ?10, ?11, nullif(?12, ''), ?13, ?14, ?13, ?14, "
        "?15, ?16, ?17, nullif(?18, ''), nullif(?19, 0), ?20, ?21, ?22)"};
    RawQuery line{m_file,
        "INSERT INTO account_line (id, account_id, credit_type, debit_type, amount, amount_outstanding, date, due_date, description, "
        "payment_type, batch_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, 1, ?, ?)"};
    RawQuery offset{m_file, "INSERT INTO account_offset (type, amount, credit_id, debit_id, created_at, created_by) "
                            "VALUES (?, ?, nullif(?, 0), nullif(?, 0), ?, ?)"};
    RawQuery audit{m_file, "INSERT INTO audit (at, actor, action, account_id, batch_id, after, chain_number, hash) "
                           "VALUES (?, ?, ?, ?, 1, ?, ?, ?)"};
    RawQuery event{m_file, "INSERT INTO event (at, type, key, version, payload) VALUES (?, ?, ?, 1, ?)"};
    RawQuery key{m_file, "INSERT INTO idempotency_key (key, operation, fingerprint, account_id, created_at) "
                         "VALUES (?1, 'create-account', ?1, ?2, ?3)"};
};

RowFiller::RowFiller(RawFile &file) : m_sql{std::make_unique<Statements>(file)} {}

RowFiller::~RowFiller() = default;

void RowFiller::write(qint64 number, const AccountRows &rows)
{
    const CouncilLedger &ledger = rows.ledger;
    const qint64 posted = ledger.lines.empty() ? 0 : 1;
    m_sql->holder.run(number, rows.holder, rows.holderName, rows.sortName);
    m_sql->account.run(number, rows.uuid, rows.reference, rows.targetId, rows.type.toLatin1(), rows.rentGroup.toLatin1(),
                       rows.agreement.toLatin1(), rows.status.toLatin1(), rows.address, rows.patch, rows.startDate, rows.endDate, m_sql->at,
                       m_sql->by, rows.searchText, ledger.balance, ledger.openDebits, dayText(ledger.lastPaymentDay), ledger.lastPayment,
                       posted, 1 + posted, posted != 0 ? rows.postedHash : rows.createdHash);
    writeLedger(number, ledger);
    writeTrail(number, rows);
}

void RowFiller::writeLedger(qint64 number, const CouncilLedger &ledger)
{
    const qint64 before = m_lastLine;
    constexpr qint64 none = 0;
    for (const CouncilLine &line : ledger.lines) {
        const qint64 id = ++m_lastLine;
        m_sql->line.run(id, number, line.creditType, line.debitType, line.amount, line.outstanding, dayText(line.day), dayText(line.dueDay),
                        line.description, line.paymentType, m_sql->at, m_sql->by);
        const bool credit = line.creditType != nullptr;
        m_sql->offset.run("CREATE", line.amount, credit ? id : none, credit ? none : id, m_sql->at, m_sql->by);
    }
    for (const CouncilApply &apply : ledger.applies)
        m_sql->offset.run("APPLY", -apply.amount, before + 1 + qint64(apply.credit), before + 1 + qint64(apply.debit), m_sql->at, m_sql->by);
}

void RowFiller::writeTrail(qint64 number, const AccountRows &rows)
{
    m_sql->audit.run(m_sql->at, m_sql->by, "create-account", number, rows.json, qint64(1), rows.createdHash);
    m_sql->event.run(m_sql->at, "AccountCreated", rows.uuid, rows.json);
    m_sql->key.run(BenchCouncil::accountKey(number).toLatin1(), number, m_sql->at);
    if (rows.ledger.lines.empty())
        return;
    m_sql->audit.run(m_sql->at, m_sql->by, "post-batch", number, rows.summary, qint64(2), rows.postedHash);
    m_sql->event.run(m_sql->at, "LedgerChanged", rows.uuid, rows.summary);
}

} // namespace Tally::Bench
