// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"
#include "tests/administration/adminstore.h"
#include "tests/approvals/proposalstore.h"
#include "tests/forms/formstore.h"
#include "views/accounts/accountpanel.h"
#include "views/approvals/approvalsview.h"
#include "views/posting/postingpanel.h"
#include "views/settings/settingspage.h"
#include "views/shell/shellactions.h"

#include <QAbstractButton>
#include <QLabel>
#include <QListWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

namespace {

using Letters = QMap<QString, QString>; ///< "Alt+A" and what has it

/// What Alt and a letter does in `page` now, on top of `taken`. @return what wants a letter that something else has.
QString clashes(const QWidget &page, Letters taken)
{
    QStringList clashing;
    const auto take = [&](const QString &text) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (letter.isEmpty())
            return;
        if (taken.contains(letter))
            clashing.append(u"%1: “%2” and “%3”"_s.arg(letter, taken.value(letter), text));
        taken.insert(letter, text);
    };
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(&page))
            take(button->text());
    }
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&page) && label->buddy() != nullptr)
            take(label->text());
    }
    return clashing.join(u'\n');
}

Letters menuBar()
{
    Letters taken;
    const ShellActions actions;
    for (const ShellActions::Menu &menu : actions.menus())
        taken.insert(QKeySequence::mnemonic(menu.title).toString(), menu.title);
    return taken;
}

/// The menu bar, and what stands in the ledger beside a form.
Letters besideALedger()
{
    Letters taken = menuBar();
    for (const QString &text : {u"Show &settled lines"_s, u"Show h&istory"_s})
        taken.insert(QKeySequence::mnemonic(text).toString(), text);
    return taken;
}

} // namespace

class TestMnemonics final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }

    void everyMenuHasALetterOfItsOwn() { QCOMPARE(menuBar().size(), ShellActions().menus().size()); }

    void aSettingsPageTakesNoLetterTwice_data()
    {
        QTest::addColumn<QString>("add");
        QTest::addColumn<int>("section");
        int section = 0;
        for (const QString &add : {u"typesAdd"_s, u"paymentsAdd"_s, u"registersAdd"_s, QString(), QString(), QString(), u"peopleAdd"_s}) {
            QTest::addRow("section %d", section) << add << section;
            ++section;
        }
    }
    void aSettingsPageTakesNoLetterTwice()
    {
        QFETCH(const QString, add);
        QFETCH(const int, section);
        Test::AdminStore store;
        Administration administration(store);
        SettingsPage page(administration);
        administration.refresh();
        QTRY_VERIFY(administration.isLoaded());
        auto *sections = page.findChild<QListWidget *>(u"settingsSections"_s);
        QCOMPARE(sections->count(), 7);
        sections->setCurrentRow(section);
        QCOMPARE(clashes(page, menuBar()), QString());
        if (add.isEmpty())
            return;
        page.findChild<QAbstractButton *>(add)->click();
        QCOMPARE(clashes(page, menuBar()), QString());
    }

    void theApprovalsTakeNoLetterTwice_data()
    {
        QTest::addColumn<QString>("signedIn");
        QTest::newRow("another decides") << u"lee"_s;
        QTest::newRow("the proposer withdraws") << u"okb"_s;
    }
    void theApprovalsTakeNoLetterTwice()
    {
        QFETCH(const QString, signedIn);
        Test::ProposalStore store(Person{.name = signedIn, .roles = everyRole});
        store.addLedger(1, u"2013-08-05 debit RENT 100.00"_s);
        store.add(1, 2000, {{1}});
        Approvals approvals(store);
        ApprovalsView view(approvals);
        approvals.refresh();
        QTRY_VERIFY(approvals.effect() && approvals.me());
        QVERIFY(view.findChild<QAbstractButton *>(u"proposalApprove"_s)->isVisibleTo(&view)
                || view.findChild<QAbstractButton *>(u"proposalWithdraw"_s)->isVisibleTo(&view));
        QCOMPARE(clashes(view, menuBar()), QString());
    }

    void aPostingFormTakesNoLetterTwice_data()
    {
        QTest::addColumn<PostingMode>("mode");
        for (const PostingModeSpec &spec : postingModes())
            QTest::addRow("mode %d", int(spec.mode)) << spec.mode;
    }
    void aPostingFormTakesNoLetterTwice()
    {
        QFETCH(const PostingMode, mode);
        Test::FormStore store;
        LedgerRules rules;
        rules.settings.cashRegisters = true;
        store.setRules(rules);
        LedgerAccess access(store);
        PostingForm form(store, access);
        PostingPanel panel(form);
        QTRY_VERIFY(access.isLoaded());
        const AccountId account = store.add(Test::tenantAccount(u"9181-HEKGV"_s, u"Adaeze Okafor"_s, u"1000000010"_s)).id;
        const LineId line = store.given(account, AddDebit{.amount = Money::fromMinor(7213), .type = u"RENT"_s, .text = {.date = {2013, 8, 5}}});
        form.begin(mode, store.wholeOf(account), {2013, 9, 30}, {.line = line});
        form.setPaymentType(u"CASH"_s);
        panel.start();
        QVERIFY(!panel.findChildren<QAbstractButton *>().isEmpty());
        QCOMPARE(clashes(panel, besideALedger()), QString());
    }

    void theFormOfAnAccountTakesNoLetterTwice()
    {
        Test::FormStore store;
        AccountForm form(store);
        AccountPanel panel(form);
        form.beginEdit(store.add(Test::tenantAccount(u"9181-HEKGV"_s, u"Adaeze Okafor"_s, u"1000000010"_s)));
        panel.start();
        QCOMPARE(clashes(panel, besideALedger()), QString());
    }
};

QTEST_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"
