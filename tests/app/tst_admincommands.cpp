// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include "models/stores/sql/sqlaccountstore.h"
#include "resources/resources.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

const QString program = QStringLiteral(TALLY_PROGRAM);

QStringList words(const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); }

/// The row whose `key` is `value`; an empty one if there is none.
JsonRow rowWith(const std::vector<JsonRow> &rows, const QString &key, const QString &value)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const JsonRow &row) { return row[key] == value; });
    return found == rows.end() ? JsonRow() : *found;
}

template <class T>
Result<T> waitFor(Reply<T> reply)
{
    reply.waitForFinished();
    return reply.result();
}

} // namespace

/// People, settings, types and proposals by command line.
class TestAdminCommands final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ProgramHome> m_home;

    Ran run(const QString &text) const { return m_home->onDatabase(words(text)); }
    /// The same database as somebody else sees it, whom the computer does not sign in here.
    std::unique_ptr<SqlAccountStore> as(const QString &user) const
    {
        return std::make_unique<SqlAccountStore>(m_home->database(), SqlAccountStore::Opening::MustExist, SqlSession{.user = user});
    }
    /// A write-off of 60.00 on line 1 that Pat, a caseworker, proposed.
    void proposeAsPat() const
    {
        const auto store = as(u"pat"_s);
        const auto proposal = waitFor(store->propose({.account = {1}, .amount = Money::fromMinor(6000), .debits = {{1}},
                                                      .date = QDate(2025, 1, 2), .reason = u"moved away"_s}, u"p"_s));
        QVERIFY2(proposal, proposal ? "" : qPrintable(errorName(proposal.error().kind)));
        QCOMPARE(proposal->status, ProposalStatus::Waiting);
    }

private slots:
    void initTestCase() { initResources(); }
    void init()
    {
        m_home = std::make_unique<ProgramHome>(program);
        QVERIFY(m_home->write(u"ann.csv"_s, "holder,name,accountType\nANN,Ann Ash,Sundry\n"));
        VERIFY_EXIT(m_home->onDatabase({u"import"_s, m_home->file(u"ann.csv"_s), u"--profile"_s, u"accounts"_s}), 0);
        VERIFY_EXIT(run(u"post debit --account ANN --amount 100 --date 2025-01-01"_s), 0);
        VERIFY_EXIT(run(u"person --name pat --roles caseworker --limit 50.00 --called Pat"_s), 0);
    }

    void aPersonIsAddedAndChangedWordByWord()
    {
        JsonRow pat = rowWith(m_home->rows({u"people"_s}), u"name"_s, u"pat"_s);
        QCOMPARE(pat[u"posting_limit"_s], u"50.00"_s);
        QCOMPARE(pat[u"active"_s], u"true"_s);
        QCOMPARE(pat[u"display_name"_s], u"Pat"_s);
        VERIFY_EXIT(run(u"person --name pat --roles caseworker,finance --inactive"_s), 0);
        pat = rowWith(m_home->rows({u"people"_s}), u"name"_s, u"pat"_s);
        QCOMPARE(pat[u"posting_limit"_s], u"50.00"_s);
        QCOMPARE(pat[u"active"_s], u"false"_s);
        QVERIFY(run(u"people"_s).out.contains(u"caseworker, finance  "_s));
        VERIFY_EXIT(run(u"person --name pat --limit none --active"_s), 0);
        pat = rowWith(m_home->rows({u"people"_s}), u"name"_s, u"pat"_s);
        QCOMPARE(pat[u"posting_limit"_s], u"null"_s);
        QCOMPARE(pat[u"active"_s], u"true"_s);
    }

    void sayingOfAPersonWhatIsSoChangesNothing()
    {
        const QString before = dump(m_home->database());
        VERIFY_EXIT(run(u"person --name pat --limit 50.00"_s), 0);
        QVERIFY(dump(m_home->database()) == before);
    }

    void theLastAdministratorStays()
    {
        QString me;
        for (const JsonRow &person : m_home->rows({u"people"_s})) {
            if (person[u"name"_s] != u"pat"_s)
                me = person[u"name"_s];
        }
        const Ran ran = m_home->onDatabase({u"person"_s, u"--name"_s, me, u"--inactive"_s});
        VERIFY_EXIT(ran, 1);
        QVERIFY(ran.err.startsWith(u"Invalid: "_s));
    }

    void settingsArePrintedAfterTheChange()
    {
        VERIFY_EXIT(run(u"settings --receipts per-year --registers on --warn-above 500 --refuse-above 1000.00 --ladder 50.00:1,800:2"_s), 0);
        JsonRow settings = m_home->rows({u"settings"_s}).front();
        QCOMPARE(settings[u"receipts"_s], u"per-year"_s);
        QCOMPARE(settings[u"registers"_s], u"true"_s);
        QCOMPARE(settings[u"warn_above"_s], u"500.00"_s);
        QCOMPARE(settings[u"refuse_above"_s], u"1000.00"_s);
        QVERIFY2(settings[u"ladder"_s].contains(u"above=50.00"_s) && settings[u"ladder"_s].contains(u"approvers=2"_s), qPrintable(settings[u"ladder"_s]));
        QVERIFY(run(u"settings"_s).out.contains(u"above 50.00 by one other, above 800.00 by two others\n"_s));
        VERIFY_EXIT(run(u"settings --warn-above none --ladder none"_s), 0);
        settings = m_home->rows({u"settings"_s}).front();
        QCOMPARE(settings[u"warn_above"_s], u"null"_s);
        QCOMPARE(settings[u"ladder"_s], QString());
        QCOMPARE(settings[u"receipts"_s], u"per-year"_s);
        const Ran wrong = run(u"settings --ladder 50:2,100:1"_s);
        VERIFY_EXIT(wrong, 1);
        QVERIFY(wrong.err.startsWith(u"Invalid: "_s));
    }

    void aTillAndAReceiptGoWithAPayment()
    {
        VERIFY_EXIT(run(u"settings --receipts running --registers on"_s), 0);
        const QString payment = u"post payment --account ANN --amount 1 --payment-type CASH"_s;
        VERIFY_EXIT(run(u"types --add FRONT --kind register --label Desk"_s), 0);
        const Ran without = run(payment);
        VERIFY_EXIT(without, 1);
        QVERIFY2(without.err.startsWith(u"RegisterRequired: "_s) && without.err.contains(u"Choose one of FRONT."_s), qPrintable(without.err));
        const Ran with = run(payment + u" --register desk"_s);
        VERIFY_EXIT(with, 0);
        QCOMPARE(jsonRows(with.out).front()[u"cash_register"_s], u"FRONT"_s);
        QVERIFY(jsonRows(with.out).front()[u"receipt_number"_s] != u"null"_s);
    }

    void aTypeIsAddedUsedArchivedAndBroughtBack()
    {
        const QString add = u"types --add GATE --label Gate --kind debit --default-amount 12.50 --posted-by caseworker,finance"_s;
        VERIFY_EXIT(run(add), 0);
        const JsonRow type = rowWith(m_home->rows({u"types"_s}), u"code"_s, u"GATE"_s);
        QCOMPARE(type[u"default_amount"_s], u"12.50"_s);
        QCOMPARE(type[u"posted_by"_s], u"caseworker finance"_s);
        const QString post = u"post debit --account ANN --amount 1 --type gate"_s;
        VERIFY_EXIT(run(post), 0);
        QVERIFY(run(u"ledger --account ANN"_s).out.contains(u"  Gate  "_s));
        VERIFY_EXIT(run(u"types --archive GATE"_s), 0);
        const Ran archived = run(post);
        VERIFY_EXIT(archived, 1);
        QVERIFY(archived.err.startsWith(u"UnrecognisedType: "_s));
        VERIFY_EXIT(run(u"types --bring-back GATE"_s), 0);
        VERIFY_EXIT(run(u"types --change GATE --label Barrier --by-hand no"_s), 0);
        QCOMPARE(rowWith(m_home->rows({u"types"_s}), u"code"_s, u"GATE"_s)[u"label"_s], u"Barrier"_s);
        QCOMPARE(rowWith(m_home->rows({u"types"_s}), u"code"_s, u"GATE"_s)[u"archived"_s], u"false"_s);
        const Ran again = run(add);
        VERIFY_EXIT(again, 1);
        QVERIFY(again.err.startsWith(u"Invalid: "_s));
        const Ran unknown = run(u"types --archive NOPE"_s);
        VERIFY_EXIT(unknown, 1);
        QVERIFY(unknown.err.startsWith(u"NotFound: "_s));
    }

    void somebodyElsesProposalIsAnswered_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("balance");
        QTest::newRow("approve") << u"approve"_s << u"posted"_s << u"40.00"_s;
        QTest::newRow("decline") << u"decline"_s << u"declined"_s << u"100.00"_s;
    }
    void somebodyElsesProposalIsAnswered()
    {
        QFETCH(QString, verb);
        QFETCH(QString, status);
        proposeAsPat();
        const JsonRow waiting = m_home->rows({u"proposals"_s}).front();
        QCOMPARE(waiting[u"status"_s], u"waiting"_s);
        QCOMPARE(waiting[u"proposed_by"_s], u"pat"_s);
        QVERIFY(run(u"proposals"_s).out.contains(u"waiting, 0 of 1 approved"_s));
        const Ran ran = run(verb + u" --proposal 1 --note seen"_s);
        VERIFY_EXIT(ran, 0);
        QCOMPARE(jsonRows(ran.out).front()[u"status"_s], status);
        QVERIFY(m_home->rows({u"proposals"_s}).empty());
        const JsonRow answered = m_home->rows(words(u"proposals --all --account ANN"_s)).front();
        QVERIFY2(answered[u"decisions"_s].contains(u"note=seen"_s), qPrintable(answered[u"decisions"_s]));
        QTEST(m_home->rows({u"accounts"_s}).front()[u"balance"_s], "balance");
        const Ran again = run(verb + u" --proposal 1"_s);
        VERIFY_EXIT(again, 1);
        QVERIFY(again.err.startsWith(u"AlreadyDecided: "_s));
    }

    void onesOwnProposalIsOnlyWithdrawn()
    {
        VERIFY_EXIT(run(u"settings --ladder 50.00:1"_s), 0);
        const Ran proposed = run(u"post writeoff --account ANN --lines 1 --amount 60 --reason gone --evidence letters --key k"_s);
        VERIFY_EXIT(proposed, 0);
        QCOMPARE(jsonRows(proposed.out).front()[u"status"_s], u"waiting"_s);
        QCOMPARE(jsonRows(proposed.out).front()[u"evidence"_s], u"letters"_s);
        QCOMPARE(run(u"post writeoff --account ANN --lines 1 --amount 60 --reason gone --evidence letters --key k"_s).out, proposed.out);
        const Ran approved = run(u"approve --proposal 1"_s);
        VERIFY_EXIT(approved, 1);
        QVERIFY(approved.err.startsWith(u"OwnProposal: "_s));
        VERIFY_EXIT(run(u"withdraw --proposal 1"_s), 0);
        QCOMPARE(m_home->rows(words(u"proposals --all"_s)).front()[u"status"_s], u"withdrawn"_s);
        const Ran unknown = run(u"approve --proposal 99"_s);
        VERIFY_EXIT(unknown, 1);
        QVERIFY(unknown.err.startsWith(u"NotFound: "_s));
    }
};

QTEST_GUILESS_MAIN(TestAdminCommands)
#include "tst_admincommands.moc"
