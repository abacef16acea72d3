// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/approvals/proposalchargesmodel.h"
#include "models/workflows/approvals/proposalmodel.h"

#include "models/tables/severity.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

ProposalRow row(qint64 id, ProposalStatus status = ProposalStatus::Waiting, Currency currency = {})
{
    ProposalRow row{.approvalsNeeded = 2};
    row.proposal = {.id = {id},
                    .account = {id * 10},
                    .paymentReference = u"100000001%1"_s.arg(id),
                    .holderName = u"Ada"_s,
                    .amount = Money::fromMinor(123456, currency),
                    .reason = u"moved\naway"_s,
                    .proposedBy = u"okb"_s,
                    .proposedAt = QDateTime({2013, 9, 3}, {10, 0}, Qt::UTC),
                    .approvalsNeeded = 2,
                    .status = status};
    return row;
}

QString cell(const ProposalModel &model, int at, ProposalModel::Column column) { return model.index(at, column).data().toString(); }

QString ids(const ProposalModel &model)
{
    QStringList all;
    for (int i = 0; i < model.rowCount(); ++i)
        all.append(QString::number(model.index(i, 0).data(ProposalModel::ProposalRole).toLongLong()));
    return all.join(u' ');
}

} // namespace

class TestProposalModel final : public QObject
{
    Q_OBJECT

private slots:
    void aRowSaysWhoAsksForWhatAndHowFarItIs()
    {
        ProposalModel model;
        const QAbstractItemModelTester tester{&model, Mode::QtTest};
        ProposalRow half = row(1);
        half.proposal.decisions = {{.answer = ProposalAnswer::Approve, .by = u"lee"_s}};
        model.setRows({half});
        QStringList texts;
        for (int column = 0; column < ProposalModel::ColumnCount; ++column)
            texts.append(model.index(0, column).data().toString());
        QCOMPARE(texts.join(u" | "_s), u"3 Sep 2013 | okb | 1000000011 | Ada | 1,234.56 | moved away | 1 of 2 | waits for others"_s);
        QCOMPARE(model.headerData(ProposalModel::Amount, Qt::Horizontal).toString(), u"Amount £"_s);
        QCOMPARE(model.index(0, ProposalModel::Amount).data(Qt::TextAlignmentRole).value<Qt::Alignment>(), Qt::AlignRight | Qt::AlignVCenter);
        QCOMPARE(model.index(0, 0).data(ProposalModel::AccountRole).toLongLong(), 10);
    }

    void whatBecameOfItIsAWordAndAMeaning_data()
    {
        QTest::addColumn<ProposalStatus>("status");
        QTest::addColumn<bool>("mine");
        QTest::addColumn<QString>("word");
        QTest::addColumn<Severity>("severity");
        QTest::newRow("mine") << ProposalStatus::Waiting << true << u"waits for you"_s << Severity::Attention;
        QTest::newRow("others'") << ProposalStatus::Waiting << false << u"waits for others"_s << Severity::None;
        QTest::newRow("posted") << ProposalStatus::Posted << false << u"posted"_s << Severity::Good;
        QTest::newRow("declined") << ProposalStatus::Declined << false << u"declined"_s << Severity::Stop;
        QTest::newRow("withdrawn") << ProposalStatus::Withdrawn << false << u"withdrawn"_s << Severity::None;
    }
    void whatBecameOfItIsAWordAndAMeaning()
    {
        QFETCH(ProposalStatus, status);
        QFETCH(bool, mine);
        ProposalModel model;
        ProposalRow only = row(1, status);
        only.waitsForMe = mine;
        model.setRows({only});
        QTEST(cell(model, 0, ProposalModel::State), "word");
        QTEST(Severity(model.index(0, 0).data(ProposalModel::SeverityRole).toInt()), "severity");
    }

    void nobodyHadToApproveASmallOne()
    {
        ProposalModel model;
        ProposalRow small = row(1, ProposalStatus::Posted);
        small.approvalsNeeded = 0;
        model.setRows({small});
        QCOMPARE(cell(model, 0, ProposalModel::Approvals), u"none needed"_s);
    }

    void eachCellSaysItsCurrencyWhereTheyMix()
    {
        ProposalModel model;
        const QAbstractItemModelTester tester{&model, Mode::QtTest};
        model.setRows({row(1)});
        QSignalSpy header(&model, &ProposalModel::headerDataChanged);
        model.setRows({row(1), row(2, ProposalStatus::Waiting, *Currency::fromCode(u"EUR"))});
        QCOMPARE(header.count(), 1);
        QCOMPARE(model.headerData(ProposalModel::Amount, Qt::Horizontal).toString(), u"Amount"_s);
        QCOMPARE(cell(model, 0, ProposalModel::Amount), u"£1,234.56"_s);
        QCOMPARE(cell(model, 1, ProposalModel::Amount), u"€1,234.56"_s);
    }

    void rowsThatStayKeepTheirPlace_data()
    {
        QTest::addColumn<QList<qint64>>("after");
        QTest::addColumn<QString>("ids");
        QTest::addColumn<int>("rowOfThree");
        QTest::newRow("oldest first") << QList<qint64>{5, 3, 1} << u"1 3 5"_s << 1;
        QTest::newRow("one before") << QList<qint64>{1, 2, 3, 5} << u"1 2 3 5"_s << 2;
        QTest::newRow("one gone") << QList<qint64>{3, 5} << u"3 5"_s << 0;
        QTest::newRow("gone and come") << QList<qint64>{3, 6, 7} << u"3 6 7"_s << 0;
        QTest::newRow("itself gone") << QList<qint64>{1, 9} << u"1 9"_s << -1;
        QTest::newRow("all gone") << QList<qint64>{} << QString() << -1;
    }
    void rowsThatStayKeepTheirPlace()
    {
        QFETCH(QList<qint64>, after);
        ProposalModel model;
        const QAbstractItemModelTester tester{&model, Mode::QtTest};
        model.setRows({row(1), row(3), row(5)});
        const QPersistentModelIndex three = model.index(1, 0);
        QSignalSpy reset(&model, &ProposalModel::modelReset);
        std::vector<ProposalRow> rows;
        for (const qint64 id : after)
            rows.push_back(row(id));
        model.setRows(std::move(rows));
        QTEST(ids(model), "ids");
        QTEST(three.isValid() ? three.row() : -1, "rowOfThree");
        QCOMPARE(model.rowOf({3}), three.row());
        QCOMPARE(reset.count(), 0);
    }

    void onlyWhatChangedIsAnnounced()
    {
        ProposalModel model;
        model.setRows({row(1), row(2)});
        QSignalSpy changed(&model, &ProposalModel::dataChanged);
        model.setRows({row(1), row(2)});
        QCOMPARE(changed.count(), 0);
        model.setRows({row(1), row(2, ProposalStatus::Declined)});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(cell(model, 1, ProposalModel::State), u"declined"_s);
    }

    void aChargeSaysWhatIsOutstandingAndWhatGoes()
    {
        ProposalChargesModel model;
        const QAbstractItemModelTester tester{&model, Mode::QtTest};
        ProposalCharge rent{.debit = {.id = {1}, .type = u"RENT"_s, .amount = Money::fromMinor(10000), .outstanding = Money::fromMinor(4000), .date = {2013, 8, 5}},
                            .writeOff = Money::fromMinor(2500)};
        ProposalCharge paid{.debit = {.id = {2}, .type = u"RENT"_s, .amount = Money::fromMinor(10000), .date = {2013, 8, 12}}};
        model.setCharges({rent, paid}, TypeCatalogue::builtIn());
        QStringList texts;
        for (int r = 0; r < model.rowCount(); ++r)
            for (int column = 0; column < ProposalChargesModel::ColumnCount; ++column)
                texts.append(model.index(r, column).data().toString());
        QCOMPARE(texts.join(u" | "_s), u"Rent of 5 Aug 2013 | £100.00 | £40.00 | £25.00 | Rent of 12 Aug 2013 | £100.00 | settled | "_s);
        QSignalSpy reset(&model, &ProposalChargesModel::modelReset);
        rent.writeOff = Money::fromMinor(100);
        model.setCharges({rent, paid}, TypeCatalogue::builtIn());
        QCOMPARE(reset.count(), 0);
        QCOMPARE(model.index(0, ProposalChargesModel::WriteOff).data().toString(), u"£1.00"_s);
        model.setCharges({}, TypeCatalogue::builtIn());
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestProposalModel)
#include "tst_proposalmodel.moc"
