// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/councilsource.h"

#include <QHash>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

constexpr quint64 seed = 20;
const QDate today(2026, 11, 20);   // a Friday

/// One account of the council with its ledger, as a store would have it.
struct Settled
{
    Account draft;
    LedgerState state;

    [[nodiscard]] qint64 owed() const { return state.balance().minor(); }
};

std::vector<BulkAccount> generate(qint64 count, quint64 withSeed = seed, QDate on = today)
{
    CouncilSource source(count, withSeed, on);
    std::vector<BulkAccount> accounts;
    while (auto account = source.next())
        accounts.push_back(*std::move(account));
    return accounts;
}

/// Posts everything by the rules of the ledger. A refusal ends the test run: the generator may not make one.
Settled settled(const BulkAccount &account)
{
    Settled result{.draft = account.draft, .state = {}};
    for (const BulkEntry &entry : account.entries) {
        for (const BulkCommand &command : entry.commands) {
            auto change = decide(result.state, command.command);
            if (!change)
                qFatal("the council made what the ledger refuses: %s", qPrintable(errorName(change.error().kind)));
            number(*change, {qint64(result.state.lines.size()) + 1}, {qint64(result.state.offsets.size()) + 1});
            Tally::apply(result.state, *change);
        }
    }
    return result;
}

std::vector<Settled> settledCouncil(qint64 count, quint64 withSeed = seed, QDate on = today)
{
    std::vector<Settled> council;
    for (const BulkAccount &account : generate(count, withSeed, on))
        council.push_back(settled(account));
    return council;
}

/// How many of a hundred, rounded.
qint64 percent(qint64 part, std::size_t whole)
{
    return (part * 100 + qint64(whole) / 2) / qint64(whole);
}

LineText textOf(const LedgerCommand &command)
{
    if (const auto *debit = std::get_if<AddDebit>(&command))
        return debit->text;
    return std::get<AddCredit>(command).text;
}

bool sameCommand(const BulkCommand &a, const BulkCommand &b)
{
    const LineText textA = textOf(a.command);
    const LineText textB = textOf(b.command);
    const auto amount = [](const LedgerCommand &command) {
        const auto *debit = std::get_if<AddDebit>(&command);
        return debit != nullptr ? debit->amount : std::get<AddCredit>(command).amount;
    };
    return a.command.index() == b.command.index() && amount(a.command) == amount(b.command) && textA.date == textB.date
        && textA.dueDate == textB.dueDate && textA.description == textB.description;
}

bool sameAccount(const BulkAccount &a, const BulkAccount &b)
{
    if (a.draft != b.draft || a.entries.size() != b.entries.size())
        return false;
    return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), [](const BulkEntry &x, const BulkEntry &y) {
        return std::equal(x.commands.begin(), x.commands.end(), y.commands.begin(), y.commands.end(), sameCommand);
    });
}

} // namespace

class CouncilTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_council = settledCouncil(1500); }

    void theSameSeedMakesTheSameCouncil()
    {
        const auto first = generate(200);
        const auto second = generate(200);
        QVERIFY(std::equal(first.begin(), first.end(), second.begin(), second.end(), sameAccount));
        const auto other = generate(200, seed + 1);
        QVERIFY(!std::equal(first.begin(), first.end(), other.begin(), other.end(), sameAccount));
    }

    void aLargerCouncilBeginsLikeASmallerOne()
    {
        const auto few = generate(50);
        const auto many = generate(90);
        QVERIFY(std::equal(few.begin(), few.end(), many.begin(), sameAccount));
    }

    void theSameOnEveryPlatform()
    {
        // Written down once; another compiler or library must come to the same.
        const BulkAccount first = generate(1).front();
        QCOMPARE(first.draft.uuid.toString(QUuid::WithoutBraces), u"f39e9bd5-d825-439a-a72a-b541d3563fdc"_s);
        QCOMPARE(first.draft.holder.reference, u"user:703475868044"_s);
        QCOMPARE(first.draft.holder.name, u"Bożena Bevan"_s);
        qint64 sum = 0;
        for (const Settled &account : m_council)
            sum += account.owed();
        QCOMPARE(sum, qint64(43261875));
    }

    void makesAsManyAccountsAsAsked_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::newRow("none") << qint64(0);
        QTest::newRow("one") << qint64(1);
        QTest::newRow("a number that ends within a household") << qint64(97);
    }
    void makesAsManyAccountsAsAsked()
    {
        QFETCH(qint64, count);
        CouncilSource source(count, seed, today);
        QCOMPARE(source.total(), count);
        qint64 made = 0;
        while (source.next())
            ++made;
        QCOMPARE(made, count);
        QVERIFY(!source.next());
    }

    void everyAccountIsSound()
    {
        std::set<QUuid> uuids;
        for (const Settled &account : m_council) {
            const auto faults = faultsOf(account.draft);
            QVERIFY2(faults.empty(), faults.empty() ? "" : qPrintable(faults.front().field + u": "_s + faults.front().detail));
            QVERIFY(account.draft.holder.urn().has_value());
            QVERIFY(account.draft.paymentReference.isEmpty());
            QVERIFY(account.draft.startDate.isValid() && account.draft.startDate <= today);
            QVERIFY(!account.draft.endDate.isValid() || account.draft.endDate < today);
            QVERIFY(!account.draft.tenure.fullAddress.isEmpty());
            QVERIFY(!account.draft.patch.isEmpty());
            QCOMPARE(account.draft.uuid.version(), QUuid::Random);
            uuids.insert(account.draft.uuid);
        }
        QCOMPARE(uuids.size(), m_council.size());
    }

    void everythingHappensInOrderAndNotAfterToday_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::newRow("Friday") << today;
        QTest::newRow("first Monday of April") << QDate(2026, 4, 6);
        QTest::newRow("first of January") << QDate(2027, 1, 1);
        QTest::newRow("leap day") << QDate(2028, 2, 29);
        QTest::newRow("last of the month") << QDate(2026, 8, 31);
    }
    void everythingHappensInOrderAndNotAfterToday()
    {
        QFETCH(QDate, day);
        for (const BulkAccount &account : generate(400, seed, day)) {
            QDate last;
            for (const BulkEntry &entry : account.entries) {
                for (const BulkCommand &command : entry.commands) {
                    QVERIFY(command.key.isEmpty());
                    const LineText text = textOf(command.command);
                    QVERIFY(text.date.isValid() && text.date <= day);
                    QVERIFY(text.date >= account.draft.startDate);
                    QVERIFY(!last.isValid() || last <= text.date);
                    QVERIFY(!std::holds_alternative<AddDebit>(command.command) || text.dueDate >= text.date);
                    last = text.date;
                }
            }
        }
    }

    void aboutAThirdIsInArrearsOnAnyDay_data()
    {
        QTest::addColumn<quint64>("withSeed");
        QTest::addColumn<QDate>("day");
        QTest::newRow("Friday") << seed << today;
        QTest::newRow("another council") << quint64(7) << today;
        QTest::newRow("a Monday") << quint64(8) << QDate(2026, 11, 23);
        QTest::newRow("the first of a month") << quint64(9) << QDate(2026, 12, 1);
        QTest::newRow("in April") << quint64(10) << QDate(2027, 4, 9);
    }
    void aboutAThirdIsInArrearsOnAnyDay()
    {
        QFETCH(quint64, withSeed);
        QFETCH(QDate, day);
        const auto council = settledCouncil(1500, withSeed, day);
        const auto owing = std::count_if(council.begin(), council.end(), [](const Settled &a) { return a.owed() > 0; });
        const auto inCredit = std::count_if(council.begin(), council.end(), [](const Settled &a) { return a.owed() < 0; });
        qInfo("%lld %% owe, %lld %% in credit", percent(owing, council.size()), percent(inCredit, council.size()));
        QVERIFY(percent(owing, council.size()) >= 30);
        QVERIFY(percent(owing, council.size()) <= 36);
        QVERIFY(percent(inCredit, council.size()) >= 8);
        QVERIFY(percent(inCredit, council.size()) <= 25);
    }

    void arrearsAreMostlySmallWithALongTail()
    {
        std::vector<qint64> weeks;
        qint64 sum = 0;
        qint64 count = 0;
        qint64 large = 0;
        for (const Settled &account : m_council) {
            if (account.owed() <= 0)
                continue;
            ++count;
            sum += account.owed();
            large += account.owed() > 500'000 ? 1 : 0;
            const auto &charges = account.draft.consolidatedCharges;
            if (!charges.empty() && charges.front().frequency == u"weekly"_s) {
                qint64 week = 0;
                for (const ConsolidatedCharge &charge : charges)
                    week += charge.amount.minor();
                weeks.push_back(account.owed() * 10 / week);
            }
        }
        std::sort(weeks.begin(), weeks.end());
        const qint64 median = weeks.at(weeks.size() / 2);
        qInfo("median %lld tenths of a week, mean %lld pence, %lld of %lld above 5,000", median, sum / count, large, count);
        QVERIFY(median >= 20 && median <= 60);
        QVERIFY(sum / count > 40'000 && sum / count < 160'000);
        QVERIFY(large >= 1);
        QVERIFY(percent(large, std::size_t(count)) <= 6);
    }

    void everyKindOfAccountAndStatusOccurs()
    {
        std::map<AccountType, qint64> types;
        std::map<AccountStatus, qint64> statuses;
        QSet<QString> groups, tenures, patches, agreements;
        for (const Settled &account : m_council) {
            ++types[account.draft.accountType];
            ++statuses[account.draft.status];
            groups.insert(account.draft.rentGroupType);
            tenures.insert(account.draft.tenure.typeCode);
            patches.insert(account.draft.patch);
            agreements.insert(account.draft.agreementType);
        }
        QVERIFY(percent(types[AccountType::Master], m_council.size()) >= 76);
        QVERIFY(percent(types[AccountType::Master], m_council.size()) <= 86);
        QVERIFY(types[AccountType::Recharge] > 0 && types[AccountType::Sundry] > 0);
        QVERIFY(percent(statuses[AccountStatus::Active], m_council.size()) >= 82);
        QVERIFY(statuses[AccountStatus::Ended] > 0 && statuses[AccountStatus::Suspended] > 0 && statuses[AccountStatus::Pending] > 0);
        for (const auto *group : {"GarParkHRA", "HousingGenFund", "HousingRevenue", "TempAccGenFun", "TempAccomHRA", "TravelGenFund", "Tenant",
                                  "LHMajorWorks", "LHServCharges", "RSLandXBorough", "MajorWorks", "LeaseHolders"})
            QVERIFY2(groups.contains(QString::fromLatin1(group)), group);
        for (const auto *tenure : {"SEC", "INT", "NON", "LEA"})
            QVERIFY2(tenures.contains(QString::fromLatin1(tenure)), tenure);
        QCOMPARE(patches.size(), 12);
        for (const auto *agreement : {"M", "R", "S", "X"})
            QVERIFY2(agreements.contains(QString::fromLatin1(agreement)), agreement);
    }

    void everyHabitOccurs()
    {
        QSet<QString> paymentTypes, chargeTypes;
        for (const Settled &account : m_council) {
            for (const AccountLine &line : account.state.lines)
                (line.isCredit() ? paymentTypes : chargeTypes).insert(line.isCredit() ? line.paymentType : line.type);
        }
        for (const PaymentType &type : TypeCatalogue::builtIn().paymentTypes)
            QVERIFY2(paymentTypes.contains(type.code), qPrintable(type.code));
        QCOMPARE(chargeTypes, QSet<QString>({u"RENT"_s, u"SERVICE_CHARGE"_s, u"MAJOR_WORKS"_s, u"RECHARGE"_s, u"SUNDRY"_s, u"COURT_COST"_s}));
    }

    void rentIsChargedOnMondaysAndRisesInApril()
    {
        qint64 risen = 0;
        for (const Settled &account : m_council) {
            if (account.draft.rentGroupType != u"Tenant"_s || account.draft.accountType != AccountType::Master)
                continue;
            Money before;
            for (const AccountLine &line : account.state.lines) {
                if (line.type != u"RENT"_s)
                    continue;
                QCOMPARE(line.date.dayOfWeek(), int(Qt::Monday));
                if (!before.isZero() && line.amount != before) {
                    QCOMPARE(line.date.month(), 4);
                    QVERIFY(line.date.day() <= 7);
                    QVERIFY(line.amount > before);
                    ++risen;
                }
                before = line.amount;
            }
        }
        QVERIFY(risen > 100);
    }

    void monthlyChargesAreOfTheFirst()
    {
        for (const Settled &account : m_council) {
            for (const AccountLine &line : account.state.lines) {
                if (line.type == u"SERVICE_CHARGE"_s || line.type == u"MAJOR_WORKS"_s)
                    QCOMPARE(line.date.day(), 1);
            }
        }
    }

    void aHolderHasOneNameOnAllAccounts()
    {
        QHash<QString, QString> names;
        qint64 shared = 0;
        qint64 sponsors = 0;
        for (const Settled &account : m_council) {
            const Holder &holder = account.draft.holder;
            if (names.contains(holder.reference)) {
                ++shared;
                QCOMPARE(holder.name, names.value(holder.reference));
            }
            names.insert(holder.reference, holder.name);
            sponsors += holder.urn()->kind() == HolderKind::Sponsor ? 1 : 0;
        }
        QVERIFY(shared > 50);
        QVERIFY(sponsors > 5);
        const QSet<QString> different(names.cbegin(), names.cend());
        QVERIFY(percent(different.size(), std::size_t(names.size())) > 75);
    }

    void referencesOfUsersDoNotRepeat()
    {
        // Two holders with one reference would become one in the store; their names would differ.
        QHash<QString, QString> names;
        CouncilSource source(20'000, seed, today);
        while (const auto account = source.next()) {
            const Holder &holder = account->draft.holder;
            const auto known = names.constFind(holder.reference);
            QVERIFY(known == names.cend() || *known == holder.name);
            names.insert(holder.reference, holder.name);
        }
    }

    void staysSmallEnoughToBeMadeAtOnce()
    {
        std::size_t lines = 0;
        for (const Settled &account : m_council)
            lines += account.state.lines.size();
        qInfo("%zu lines for each account", lines / m_council.size());
        QVERIFY(lines / m_council.size() <= 75);
        QVERIFY(lines / m_council.size() >= 40);
    }

    void generatesAndDecidesATenthOfTheDemoCouncil()
    {
        QBENCHMARK_ONCE {
            CouncilSource source(1'000, seed, today);
            while (const auto account = source.next())
                (void)settled(*account);
        }
    }

private:
    std::vector<Settled> m_council;
};

QTEST_GUILESS_MAIN(CouncilTest)
#include "tst_council.moc"
