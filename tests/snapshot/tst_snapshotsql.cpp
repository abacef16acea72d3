// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/accountsnapshot.h"
#include "tests/stores/sqlfixture.h"
#include "tests/stores/storetest.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

/// 48 accounts of 12 holders: every kind of name and address the search folds, few values elsewhere.
void fillStore(AccountStore &store)
{
    const QString names[] = {u"Ærin Dahl"_s, u"łukasz Nowak"_s, u"Łukasz NOWAK"_s, u"Zoë Bell"_s, u"Brid O’Rourke"_s, u"Bríd Ó Ruairc"_s,
                             u"100% House_Co"_s, u"Ὀδυσσεύς"_s, u"李小龍"_s, u"🐝 Bee"_s, u"Kelvin \u212A"_s, u"İbrahim Yıldız"_s};
    const QString addresses[] = {u"1 Mill Lane"_s, u"1 MILL lane"_s, u"10 Mill Lane"_s, QString(), u"back\\yard"_s, u"Ángel Row"_s, u"Straße 5"_s};
    const AccountType types[] = {AccountType::Master, AccountType::Recharge, AccountType::Sundry};
    const AccountStatus statuses[] = {AccountStatus::Active, AccountStatus::Suspended, AccountStatus::Pending};
    const QString groups[] = {QString(), u"Tenant"_s, u"Garages"_s};
    const QString patches[] = {u"North"_s, u"north"_s, u"Süd"_s, QString(), u"East"_s};
    for (int i = 0; i < 48; ++i) {
        Account draft = draftOf(u"H%1"_s.arg(i % 12), names[i % 12]);
        draft.paymentReference = u"R%1"_s.arg((i * 29) % 48);
        draft.tenure.fullAddress = addresses[i % 7];
        draft.accountType = types[i % 3];
        draft.status = statuses[i % 4 == 0 ? 1 : i % 3];
        draft.rentGroupType = groups[i % 8 % 3];
        draft.patch = patches[i % 5];
        draft.balance = Money::fromMinor(0, Currency::fromCode(i % 6 == 5 ? u"EUR"_s : u"GBP"_s).value());
        draft.startDate = i % 9 == 0 ? QDate() : QDate(2024, 1, 1 + i % 4);
        const Account account = created(store, draft);
        if (i % 6 == 5)
            continue;
        if (i % 4 < 2)
            posted(store, account.id, debitOf(i % 4 == 0 ? u"50.00"_s : u"30000000.00"_s, u"2025-01-01"_s));
        if (i % 5 < 2)
            posted(store, account.id, paymentOf(u"10.00"_s, i % 5 == 0 ? u"2025-02-01"_s : u"2025-03-01"_s));
    }
}

/// Reads the snapshot from the file, as plainly as it can be done.
void readSnapshot(const QString &path, AccountColumns &columns)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"snapshot"_s);
    database.setDatabaseName(path);
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(query.exec(u"SELECT id, version, account_type, account_status, rent_group_type, patch, currency, account_balance, "
                       "open_debits, last_payment_date, start_date, search_text FROM account ORDER BY id"_s));
    const auto text = [&query](int column) { return query.value(column).toString().toStdString(); };
    while (query.next()) {
        const std::string type = text(2), status = text(3), group = text(4), patch = text(5), currency = text(6), words = text(11);
        columns.put({.id = {query.value(0).toLongLong()}, .version = query.value(1).toLongLong(),
                     .accountType = type, .status = status, .rentGroup = group, .patch = patch, .currency = currency,
                     .balanceMinor = query.value(7).toLongLong(), .openCharges = query.value(8).toUInt(),
                     .lastPayment = QDate::fromString(query.value(9).toString(), Qt::ISODate),
                     .start = QDate::fromString(query.value(10).toString(), Qt::ISODate), .text = words});
    }
    std::vector<qint64> ids;
    std::vector<quint32> ranks;
    const auto order = [&](const QString &sql) {
        ids.clear();
        ranks.clear();
        QVERIFY(query.exec(sql));
        while (query.next()) {
            ids.push_back(query.value(0).toLongLong());
            ranks.push_back(query.value(1).toUInt());
        }
    };
    order(u"SELECT id, 0 FROM account ORDER BY payment_reference"_s);
    QVERIFY(columns.setReferenceOrder(ids));
    order(u"SELECT a.id, dense_rank() OVER (ORDER BY h.sort_name) FROM account a JOIN holder h ON h.id = a.holder_id"_s);
    QVERIFY(columns.setTextOrder(AccountColumn::Holder, ids, ranks));
    order(u"SELECT id, dense_rank() OVER (ORDER BY full_address) FROM account"_s);
    QVERIFY(columns.setTextOrder(AccountColumn::Address, ids, ranks));
}

} // namespace

/// The snapshot against the store it stands in for.
class SnapshotSqlTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SqlAccountStore> m_store;
    AccountSnapshot m_snapshot;

private slots:
    void initTestCase()
    {
        const QString path = m_folder.filePath(u"accounts.db"_s);
        m_store = sqlStore(path);
        fillStore(*m_store);
        readSnapshot(path, m_snapshot.columns());
        QSqlDatabase::removeDatabase(u"snapshot"_s);
        QCOMPARE(m_snapshot.columns().size(), std::size_t(48));
    }
    void cleanupTestCase() { m_store.reset(); }

    void answersAsSqliteDoes_data()
    {
        QTest::addColumn<AccountFilter>("filter");
        const auto row = [](const char *name, const AccountFilter &filter) { QTest::newRow(name) << filter; };
        row("all", {});
        row("owing", {.owingOnly = true});
        row("type", {.accountType = AccountType::Recharge});
        row("a type that no account has", {.accountType = AccountType::Savings});
        row("rent group", {.rentGroupType = u"Garages"_s});
        row("rent group in other letters", {.rentGroupType = u"garages"_s});
        row("patch", {.patch = u"north"_s});
        row("patch beyond ASCII", {.patch = u"Süd"_s});
        row("status", {.status = AccountStatus::Suspended});
        row("minimum", {.minimumBalance = Money::fromMinor(5000)});
        row("minimum below zero", {.minimumBalance = Money::fromMinor(-1000)});
        row("minimum beyond 32 bits", {.minimumBalance = Money::fromMinor(2'999'999'000)});
        row("several", {.owingOnly = true, .status = AccountStatus::Active, .text = u"lane"_s});
        for (const char *text : {"nowak", "NOWAK łukasz", "lane mill", "1", "%", "_", "\\", "back\\y", "o'rourke", "O’ROURKE", "zoë", "zoe", "aerin",
                                 "ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ", "李小", "🐝", "k", "\u212A", "ibrahim", "yildiz", "strasse", "süd", "nobody", "  ", "h1 r1"})
            row(text, {.text = QString::fromUtf8(text)});
    }
    void answersAsSqliteDoes()
    {
        QFETCH(AccountFilter, filter);
        for (int column = 0; column <= int(AccountColumn::StartDate); ++column) {
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                const AccountQuery query{.filter = filter, .sort = AccountColumn(column), .order = order};
                const AccountList list = must(m_store->accounts(query, {}));
                std::vector<qint64> ids;
                for (const AccountRow &row : list.rows)
                    ids.push_back(row.id.value);
                const AccountOrder answer = m_snapshot.answer(query).value();
                QCOMPARE(answer.ids, ids);
                QCOMPARE(answer.count, list.count);
                QVERIFY(answer.owed == list.owed);
            }
        }
    }
};

QTEST_GUILESS_MAIN(SnapshotSqlTest)
#include "tst_snapshotsql.moc"
