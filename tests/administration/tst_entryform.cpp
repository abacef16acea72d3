// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/entryform.h"
#include "tests/administration/adminstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

struct Scene
{
    Test::AdminStore store;
    Administration administration{store};
    EntryForm form{administration};
    QSignalSpy saved{&form, &EntryForm::saved};
    QSignalSpy failed{&form, &EntryForm::failed};

    [[nodiscard]] bool load()
    {
        administration.refresh();
        return QTest::qWaitFor([this] { return administration.isLoaded(); });
    }
    [[nodiscard]] bool answered()
    {
        return QTest::qWaitFor([this] { return !form.isBusy(); });
    }
    template <class T, class F>
    void change(F f)
    {
        T entry = std::get<T>(form.filled());
        f(entry);
        form.setFilled(entry);
    }
    void limit(qint64 minor)
    {
        change<LedgerSettings>([minor](LedgerSettings &s) { s.refuseAboveMinor = minor; });
    }
};

} // namespace

class TestEntryForm final : public QObject
{
    Q_OBJECT
private slots:
    void whoIsNoAdministratorReadsOnly()
    {
        Scene scene;
        QVERIFY(!scene.administration.mayEdit());
        scene.store.signedIn = u"ben"_s;
        QVERIFY(scene.load());
        QVERIFY(!scene.administration.mayEdit());
        QVERIFY(scene.administration.whyReadOnly().contains(u"Ask Ada Onwu (ada)"_s));
        scene.form.begin(scene.store.kept.settings);
        scene.limit(500);
        QVERIFY(!scene.form.canSubmit());
        scene.form.submit();
        QVERIFY(scene.store.keys.isEmpty());
    }

    void protectionIsSaidAsItIs_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("word");
        QTest::newRow("file") << u"SQLite"_s << u"The file itself protects nothing"_s;
        QTest::newRow("server") << u"PostgreSQL"_s << u"The server enforces the roles"_s;
    }
    void protectionIsSaidAsItIs()
    {
        QFETCH(QString, kind);
        QFETCH(QString, word);
        Scene scene;
        scene.store.kind = kind;
        QVERIFY(scene.administration.protection().startsWith(word));
    }

    void newTypeIsSavedWithACodeOfItsName()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(LineType{.byHand = true}, true);
        QVERIFY(!scene.form.canSubmit());
        scene.change<LineType>([](LineType &t) { t.label = u" Garden waste "_s; });
        QVERIFY(scene.form.canSubmit());
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.saved.size(), 1);
        const LineType *stored = scene.store.kept.types.find(u"GARDEN_WASTE", LineKind::Debit);
        QVERIFY(stored != nullptr);
        QCOMPARE(stored->label, u"Garden waste"_s);
        QVERIFY(!scene.form.isNew());
        QVERIFY(!scene.form.isDirty());
    }

    void lostAnswerIsAskedForWithTheSameKey()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(scene.store.kept.settings);
        scene.limit(5000);
        scene.store.failure = Error{.kind = ErrorKind::Unconfirmed};
        scene.store.failAfterKeeping = true;
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.failed.size(), 1);
        QVERIFY(scene.form.isDirty());
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.saved.size(), 1);
        QCOMPARE(scene.store.keys.size(), 2);
        QCOMPARE(scene.store.keys[0], scene.store.keys[1]);
        QCOMPARE(scene.store.kept.settings.version, 2);
    }

    void anotherContentHasAnotherKey()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(scene.store.kept.settings);
        scene.limit(5000);
        scene.store.failure = Error{.kind = ErrorKind::Busy};
        scene.form.submit();
        QVERIFY(scene.answered());
        scene.limit(6000);
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.store.keys.size(), 2);
        QVERIFY(scene.store.keys[0] != scene.store.keys[1]);
        QCOMPARE(scene.store.kept.settings.refuseAboveMinor, std::optional<qint64>(6000));
    }

    void conflictKeepsWhatWasTypedAndShowsBoth()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(scene.store.kept.settings);
        scene.limit(5000);
        scene.store.kept.settings.refuseAboveMinor = 7000;
        scene.store.kept.settings.cashRegisters = true;
        ++scene.store.kept.settings.version;
        scene.form.submit();
        QVERIFY(QTest::qWaitFor([&] { return scene.form.theirs().has_value(); }));
        QCOMPARE(std::get<LedgerSettings>(scene.form.filled()).refuseAboveMinor, std::optional<qint64>(5000));
        QCOMPARE(scene.form.theirDifferences().size(), std::size_t(2));
        QVERIFY(!scene.form.canSubmit());
        scene.form.keepMine();
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.store.kept.settings.refuseAboveMinor, std::optional<qint64>(5000));
        QVERIFY(scene.store.kept.settings.cashRegisters);
    }

    void typeChangedMeanwhileIsAConflictToo()
    {
        Scene scene;
        QVERIFY(scene.load());
        const LineType rent = *scene.store.kept.types.find(u"RENT", LineKind::Debit);
        scene.form.begin(rent);
        scene.change<LineType>([](LineType &t) { t.label = u"Weekly rent"_s; });
        for (LineType &type : scene.store.kept.types.lineTypes) {
            if (type.code == "RENT"_L1)
                type.label = u"Monthly rent"_s;
        }
        scene.form.submit();
        QVERIFY(QTest::qWaitFor([&] { return scene.form.theirs().has_value(); }));
        QCOMPARE(scene.store.kept.types.find(u"RENT", LineKind::Debit)->label, u"Monthly rent"_s);
        QCOMPARE(scene.failed.size(), 0);
        scene.form.takeTheirs();
        QCOMPARE(std::get<LineType>(scene.form.filled()).label, u"Monthly rent"_s);
        QVERIFY(!scene.form.isDirty());
    }

    void mineGoesOnTopOfTheirTypeOnceItWasSeen()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(scene.store.kept.types.paymentTypes.front());
        scene.change<PaymentType>([](PaymentType &t) { t.label = u"Notes and coins"_s; });
        scene.store.kept.types.paymentTypes.front().archived = true;
        scene.form.submit();
        QVERIFY(QTest::qWaitFor([&] { return scene.form.theirs().has_value(); }));
        scene.form.keepMine();
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.saved.size(), 1);
        QCOMPARE(scene.store.kept.types.paymentTypes.front(), (PaymentType{u"CASH"_s, u"Notes and coins"_s, true}));
    }

    void registerAddedMeanwhileIsShownBesideMine()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(CashRegister{}, true);
        scene.change<CashRegister>([](CashRegister &r) { r.label = u"Front"_s; });
        scene.store.kept.types.cashRegisters.push_back({u"FRONT"_s, u"Front desk"_s});
        scene.form.submit();
        QVERIFY(QTest::qWaitFor([&] { return scene.form.theirs().has_value(); }));
        QCOMPARE(scene.store.kept.types.cashRegisters.front().label, u"Front desk"_s);
        scene.form.keepMine();
        QVERIFY(!scene.form.isNew());
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.store.kept.types.cashRegisters.size(), std::size_t(1));
        QCOMPARE(scene.store.kept.types.cashRegisters.front().label, u"Front"_s);
    }

    void personAddedMeanwhileIsShownBesideMine()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(Person{.name = u"cyn"_s}, true);
        scene.change<Person>([](Person &p) { p.roles = Role::Caseworker; });
        scene.store.known.push_back({.name = u"cyn"_s, .roles = Role::Finance, .version = 1});
        scene.form.submit();
        QVERIFY(QTest::qWaitFor([&] { return scene.form.theirs().has_value(); }));
        scene.form.keepMine();
        QVERIFY(!scene.form.isNew());
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.store.person(u"cyn"_s).roles, Roles(Role::Caseworker));
    }

    void otherSectionsFollowWithoutTouchingWhatWasTyped()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(scene.store.kept.settings);
        scene.limit(5000);
        LedgerSettings stored = scene.store.kept.settings;
        stored.cashRegisters = true;
        ++stored.version;
        scene.form.follow(stored);
        const auto filled = std::get<LedgerSettings>(scene.form.filled());
        QVERIFY(filled.cashRegisters);
        QCOMPARE(filled.version, stored.version);
        QCOMPARE(filled.refuseAboveMinor, std::optional<qint64>(5000));
        stored.refuseAboveMinor = 7000;
        ++stored.version;
        scene.form.follow(stored);
        QCOMPARE(std::get<LedgerSettings>(scene.form.filled()).refuseAboveMinor, std::optional<qint64>(5000));
        QVERIFY(std::get<LedgerSettings>(scene.form.before()).version != stored.version);
    }

    void refusalOfAFieldStandsThereUntilItIsChanged()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(scene.store.kept.settings);
        scene.limit(5000);
        scene.store.failure = Error{.kind = ErrorKind::Invalid, .detail = u"no"_s, .field = u"refuse_above"_s};
        scene.form.submit();
        QVERIFY(scene.answered());
        QCOMPARE(scene.form.faults().size(), std::size_t(1));
        QVERIFY(scene.form.canSubmit());
        scene.limit(4000);
        QVERIFY(scene.form.faults().empty());
    }

    void whatIsNoAmountIsAFault()
    {
        Scene scene;
        QVERIFY(scene.load());
        scene.form.begin(scene.store.kept.settings);
        scene.form.setReadable(u"warn_above"_s, false);
        QVERIFY(scene.form.isDirty());
        QVERIFY(!scene.form.canSubmit());
        scene.form.discard();
        QVERIFY(!scene.form.isDirty());
        QVERIFY(scene.form.faults().empty());
    }
};

QTEST_GUILESS_MAIN(TestEntryForm)
#include "tst_entryform.moc"
