// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/entrytable.h"
#include "models/workflows/administration/settingsfaults.h"
#include "models/workflows/administration/settingswords.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

const Person ada{.name = u"ada"_s, .displayName = u"Ada Onwu"_s, .roles = Role::Administrator, .version = 1};
const Person ben{.name = u"ben"_s, .roles = Role::Finance, .version = 1};

} // namespace

class TestSettingsEntry final : public QObject
{
    Q_OBJECT
private slots:
    void codeIsMadeFromTheName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("words") << u" Court cost "_s << u"COURT_COST"_s;
        QTest::newRow("accents") << u"Café fee"_s << u"CAFE_FEE"_s;
        QTest::newRow("signs") << u"Key (2nd) – lost!"_s << u"KEY_2ND_LOST"_s;
        QTest::newRow("nothing to use") << u"–"_s << u""_s;
    }
    void codeIsMadeFromTheName()
    {
        QFETCH(QString, name);
        QTEST(codeFor(name), "code");
    }

    void faultsStandAtTheirField_data()
    {
        QTest::addColumn<SettingsEntry>("entry");
        QTest::addColumn<bool>("isNew");
        QTest::addColumn<QStringList>("fields");
        const auto row = [](const char *name, const SettingsEntry &entry, bool isNew, const QStringList &fields) {
            QTest::newRow(name) << entry << isNew << fields;
        };
        row("good type", LineType{.code = u"BIN"_s, .label = u"Bin"_s, .byHand = true}, true, {});
        row("no name", LineType{.code = u"BIN"_s, .byHand = true}, true, {u"label"_s});
        row("code in use", LineType{.code = u"RENT"_s, .label = u"Rent"_s, .byHand = true}, true, {u"code"_s});
        row("code of the other kind", LineType{.code = u"PAYMENT"_s, .label = u"Pay"_s, .byHand = true}, true, {u"code"_s});
        row("lower case", LineType{.code = u"bin"_s, .label = u"Bin"_s, .byHand = true}, true, {u"code"_s});
        row("nobody posts it", LineType{.code = u"BIN"_s, .label = u"Bin"_s, .byHand = true, .postedBy = {}}, true, {u"posted_by"_s});
        row("nobody need post it", LineType{.code = u"BIN"_s, .label = u"Bin"_s, .byHand = false, .postedBy = {}}, true, {});
        row("zero amount", LineType{.code = u"BIN"_s, .label = u"Bin"_s, .byHand = true, .defaultAmountMinor = 0}, true, {u"default_amount"_s});
        row("stored payment type", PaymentType{.code = u"CASH"_s, .label = u"Coins"_s}, false, {});
        row("payment type twice", PaymentType{.code = u"CASH"_s, .label = u"Coins"_s}, true, {u"code"_s});
        row("warning above refusal", LedgerSettings{.warnAboveMinor = 200, .refuseAboveMinor = 100}, false, {u"warn_above"_s});
        row("limits", LedgerSettings{.warnAboveMinor = 100, .refuseAboveMinor = 200}, false, {});
        row("ladder that falls", LedgerSettings{.approvalLadder = {{200, 1}, {100, 2}}}, false, {u"approval_ladder"_s});
        row("ladder from zero", LedgerSettings{.approvalLadder = {{0, 1}}}, false, {});
        row("person without a name", Person{.name = {}}, true, {u"name"_s});
        row("person twice", Person{.name = u"ben"_s}, true, {u"name"_s});
        row("the last administrator", Person{.name = u"ada"_s, .roles = Role::Finance, .version = 1}, false, {u"roles"_s});
        row("the last administrator leaves", Person{.name = u"ada"_s, .roles = Role::Administrator, .active = false}, false, {u"roles"_s});
        row("negative limit", Person{.name = u"cyn"_s, .postingLimitMinor = -1}, true, {u"posting_limit"_s});
    }
    void faultsStandAtTheirField()
    {
        QFETCH(SettingsEntry, entry);
        QFETCH(bool, isNew);
        QStringList found;
        for (const Error &fault : faultsOf(entry, {LedgerRules::builtIn(), {ada, ben}, isNew})) {
            QCOMPARE(fault.kind, ErrorKind::Invalid);
            QVERIFY(!fault.detail.isEmpty());
            found.append(fault.field);
        }
        QTEST(found, "fields");
    }

    void mergeKeepsMyFieldsAndTheirs()
    {
        const LedgerSettings before{.warnAboveMinor = 100, .version = 1};
        LedgerSettings mine = before;
        mine.refuseAboveMinor = 900;
        const LedgerSettings theirs{.cashRegisters = true, .warnAboveMinor = 100, .version = 2};
        const auto result = std::get<LedgerSettings>(merged(before, mine, theirs));
        QCOMPARE(result.refuseAboveMinor, std::optional<qint64>(900));
        QVERIFY(result.cashRegisters);
        QCOMPARE(result.version, 2);
        QVERIFY(!isContested(before, mine, theirs));
        LedgerSettings rival = theirs;
        rival.refuseAboveMinor = 500;
        QVERIFY(isContested(before, mine, rival));
    }

    void differencesSayBothValuesInWords()
    {
        Person mine = ben;
        mine.roles = Role::Finance | Role::Administrator;
        Person theirs = ben;
        theirs.postingLimitMinor = 5000;
        const std::vector<EntryDifference> expected{
            {u"Roles"_s, u"finance and administrator"_s, u"finance"_s, true},
            {u"Largest posting"_s, u"no limit"_s, u"50.00"_s, false},
        };
        QVERIFY(differences(ben, mine, theirs) == expected);
    }

    void wordsNameWhoIsSignedIn()
    {
        QCOMPARE(SettingsWords::signedInAs({.name = u"okb"_s, .roles = Role::Finance | Role::Administrator}),
                 u"Signed in as okb (finance and administrator)"_s);
        QCOMPARE(SettingsWords::signedInAs({.name = u"okb"_s}), u"Signed in as okb (without a role)"_s);
        QCOMPARE(SettingsWords::signedInAs({.name = u"okb"_s, .roles = everyRole, .active = false}), u"Signed in as okb (without a role)"_s);
    }

    void whoHasNoRoleIsToldWhomToAsk()
    {
        QVERIFY(SettingsWords::whomToAsk(ada, {ada, ben}).isEmpty());
        const QString sentence = SettingsWords::whomToAsk({.name = u"cyn"_s}, {ada, ben});
        QVERIFY(sentence.contains(u"Ask Ada Onwu (ada) for a role."_s));
        QVERIFY(!sentence.contains(u"ben"_s));
    }

    void ladderIsOneSentence()
    {
        QCOMPARE(SettingsWords::ladder({{5000, 1}, {50000, 2}}), u"above 50.00: 1 approver; above 500.00: 2 approvers"_s);
        QCOMPARE(SettingsWords::ladder({}), u"nothing waits"_s);
    }

    void tableHoldsToTheRulesOfModels_data()
    {
        QTest::addColumn<EntryKind>("kind");
        for (const EntryKind kind : {EntryKind::LineType, EntryKind::PaymentType, EntryKind::CashRegister, EntryKind::Person})
            QTest::addRow("kind %d", int(kind)) << kind;
    }
    void tableHoldsToTheRulesOfModels()
    {
        QFETCH(EntryKind, kind);
        EntryTable table(kind);
        const QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
        LedgerRules rules;
        rules.types.cashRegisters = {{u"DESK"_s, u"Front desk"_s}};
        const auto entries = kind == EntryKind::Person ? std::vector<SettingsEntry>{ada, ben} : entriesOf(rules, kind);
        table.setEntries(entries);
        QCOMPARE(table.rowCount(), int(entries.size()));
        for (int row = 0; row < table.rowCount(); ++row) {
            QVERIFY(!table.index(row, 0).data().toString().isEmpty());
            QVERIFY(!table.index(row, table.columnCount() - 1).data().toString().isEmpty());
        }
        table.setEntries({});
        QCOMPARE(table.rowCount(), 0);
    }

    void newEntryLeavesOthersWhereTheyAre()
    {
        EntryTable table(EntryKind::Person);
        const QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
        table.setEntries({ada, ben});
        const QPersistentModelIndex second = table.index(1, 0);
        Person other = ada;
        other.name = u"amy"_s;
        Person changed = ben;
        changed.active = false;
        table.setEntries({ada, other, changed});
        QVERIFY(second.isValid());
        QCOMPARE(second.row(), 2);
        QCOMPARE(second.data().toString(), u"ben"_s);
        QCOMPARE(table.index(2, 4).data().toString(), u"not active"_s);
        QCOMPARE(table.rowOf(u"amy"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TestSettingsEntry)
#include "tst_settingsentry.moc"
