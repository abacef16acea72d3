// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QObject>

#include <map>
#include <memory>

namespace Tally::Test {

/// What AccountStore promises, as tests that every store passes. A store's own test is a subclass that makes the store:
/// see tst_sqlaccountstore.cpp. The slots are spread over the contract*.cpp files by subject.
class AccountStoreContract : public QObject
{
    Q_OBJECT
protected:
    /// A store that is open, has no accounts and is used by "tester", who made it. It replaces the one made before.
    virtual std::unique_ptr<AccountStore> makeStore() = 0;
    /// Lets `user` reach the databases at all, where that is not up to the database; called before the others name that user.
    virtual void makeLogin(const QString & /*user*/) {}
    /// Another store on the database of the last makeStore(), used by `user`, whom it may know or not.
    virtual std::unique_ptr<AccountStore> signIn(const QString &user) = 0;

    [[nodiscard]] AccountStore &store() const { return *m_store; }
    /// The store as `user` has it.
    AccountStore &as(const QString &user);
    /// Makes the person known first.
    AccountStore &hire(const QString &user, Roles roles, std::optional<qint64> limitMinor = {});

private:
    /// The account's list of payment references, for tests of lists.
    [[nodiscard]] QStringList referencesFor(const AccountQuery &query);
    void fillWithAccounts();

    std::unique_ptr<AccountStore> m_store;
    std::map<QString, std::unique_ptr<AccountStore>> m_others;

private slots:
    void init();
    void cleanup();

    // contractaccounts.cpp: create, update, account, holder, resolve, targetTypes
    void saysWhatItIs();
    void makesUuidAndPaymentReferenceWhenAbsent();
    void keepsEveryFactOfAnAccount();
    void givesEveryAccountAReferenceOfItsOwn();
    void skipsAReferenceThatAnImportBroughtAlong();
    void takesAKnownHolderAsItIs();
    void refusesAnInvalidAccount_data();
    void refusesAnInvalidAccount();
    void refusesATakenPaymentReference();
    void createsOnceForOneKey();
    void refusesAKeyThatCreatedSomethingElse();
    void updatesTheFactsOfAnAccount();
    void refusesAnUpdateOfAnOlderVersion();
    void refusesToChangeWhatAnAccountKeeps_data();
    void refusesToChangeWhatAnAccountKeeps();
    void refusesAnUpdateOfNoAccount();
    void updatesOnceForOneKey();
    void findsAllAccountsOfARenamedHolder();
    void knowsNoHolderItWasNotTold();
    void findsAHolderByAnotherSpellingOfTheUrn();
    void resolvesWhatPeopleCallAnAccount_data();
    void resolvesWhatPeopleCallAnAccount();
    void namesTheChoicesOfAHolderWithTwoAccounts();
    void answersNotFoundForAnUnknownAccount();
    void offersTheTargetTypes();
    void announcesWhatItKept();

    // contractlists.cpp: accounts
    void filtersAccounts_data();
    void filtersAccounts();
    void filtersByHolder();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void countsAndSumsBeyondTheLimit();
    void sumsEachCurrencyByItself();
    void showsEveryColumnOfARow();
    void answersAnEmptyListWithNothing();

    // contractposting.cpp: post, ledger, verify
    void postsAsTheLedgerCoreDecides();
    void answersWithTheLineAndItsOffsets();
    void keepsTheTextsOfALine();
    void keepsEachLedgerToItself();
    void readsALedgerByDate();
    void showsTheOtherAccountsOfTheHolder();
    void keepsLastPaymentUpToDate();
    void refusesAPosting_data();
    void refusesAPosting();
    void refusesToVoidTwice();
    void refusesLinesOfAnotherAccount();
    void postsOnceForOneKey_data();
    void postsOnceForOneKey();
    void refusesAKeyOfAnotherPosting_data();
    void refusesAKeyOfAnotherPosting();
    void keepsAnswersApartUnderManyCallers();

    // contractledgers.cpp: ledgerHead, ledgerOrder, ledgerRows
    void readsALedgerAsAList_data();
    void readsALedgerAsAList();
    void readsAShortLedgerWhileListsAreLong();
    void ordersALedgerWithTheBalanceAfterEachLine();
    void readsTheRowsOfALedgerThatAreInSight();
    void readsALedgerWithoutLines();
    void stopsOrderingALedger();

    // contractsummaries.cpp: agedDebt, trend
    void putsDebtIntoBandsByItsDueDate_data();
    void putsDebtIntoBandsByItsDueDate();
    void followsEveryOperationInItsSums();
    void sumsEachTypeAndCurrencyOfAccountsByItself();
    void addsUpToTheBalancesOfAllAccounts();
    void sumsWhatABatchKeepsAndNothingElse();
    void showsTheMonthsOfATrendThatAreWanted_data();
    void showsTheMonthsOfATrendThatAreWanted();
    void refusesBandsThatMakeNoSense_data();
    void refusesBandsThatMakeNoSense();

    // contractbatches.cpp: runBatch
    void runsABatchAsAWhole();
    void rollsBackABatchWithAProblem();
    void leavesOutBadRowsWhenTold();
    void leavesOutTheWholeOfABadRow();
    void makesNoAccountOfRowsThatAreAllRefused();
    void keepsNothingOfADryRun();
    void changesNothingTheSecondTime();
    void addsWhatAnEarlierRunDidNotHave();
    void reportsAKnownAccountThatTheFileNowDescribesDifferently();
    void reportsAKnownPostingThatTheFileNowDescribesDifferently();
    void paysTheChargeTheFileNames();
    void reportsAPaymentOfAChargeThatIsNotThere();
    void postsARepeatedKeyOfOneBatchOnce();
    void appliesAndVoidsInABatch();
    void reportsAKeyThatCannotBeKept();
    void keepsNothingWhenCancelled();
    void refusesAFilledDatabaseWhenItMustBeEmpty();
    void tellsItsProgress();
    void announcesABatchOnlyIfItChangedSomething();

    // contractchunks.cpp: runBatch, each chunk kept by itself
    void keepsABatchInChunksAsOneWouldBeKept();
    void keepsWholeChunksWhenCancelledAndGoesOnFromThere();
    void keepsNothingWhenCancelledBeforeTheFirstChunk();
    void stopsBehindTheLastGoodChunk();
    void leavesBadRowsOutOfChunks();
    void triesABatchInChunksAndKeepsNothing();
    void cutsAnAccountThatIsLargerThanAChunk();
    void addsToAKnownAccountWhatItsOldChargesSay();
    void makesOneHolderOfTwoAccountsOfABatch();
    void tellsHowFarABatchInChunksIs();

    // contractoperations.cpp: post and postTogether with every operation
    void postsEveryOperationAsDecided_data();
    void postsEveryOperationAsDecided();
    void answersEveryOperationOnceForOneKey_data();
    void answersEveryOperationOnceForOneKey();
    void keepsNothingOfARefusedOperation_data();
    void keepsNothingOfARefusedOperation();
    void refusesToTakeBackWhatWentOn();
    void postsTogetherAllOrNone();

    // contractproposals.cpp: propose, answer, proposals
    void writesOffAtOnceWithoutALadder();
    void proposesOnceForOneKey();
    void waitsForThoseTheLadderNames_data();
    void waitsForThoseTheLadderNames();
    void refusesAWriteOffWithoutItsApprovals();
    void letsNobodyDecideOnTheirOwn();
    void countsOnePersonOnce();
    void keepsTheStoryOfADeclinedProposal();
    void letsTheProposerWithdraw();
    void postsAnApprovalOnceForOneKey();
    void keepsAProposalThatCannotBePostedWaiting();
    void refusesAnImpossibleProposalAtOnce_data();
    void refusesAnImpossibleProposalAtOnce();
    void asksForWhatTheLadderSaysNow();
    void postsAProposalWhateverKeysWereUsed();

    // contractpeople.cpp: me, people, changePerson and what each role may
    void givesEveryRoleToWhoMadeTheDatabase();
    void letsAnUnknownPersonOnlyRead();
    void letsACaseworkerDoACaseworkersWork();
    void letsAnAdministratorPostNothing();
    void takesWhatALeaverMayDo();
    void keepsAnAdministrator();
    void refusesAChangeOfAnOlderPerson();

    // contractrules.cpp: rules, changeRules and what they change
    void beginsWithTheTypesOfTheContract();
    void usesATypeOfOnesOwnAtOnce();
    void postsByHandOnlyWhatTheTypeSays();
    void usesAPaymentTypeOfOnesOwn();
    void refusesAnImpossibleChangeOfRules_data();
    void refusesAnImpossibleChangeOfRules();
    void refusesAChangeOfWhatSomebodyElseChanged_data();
    void refusesAChangeOfWhatSomebodyElseChanged();
    void refusesAChangeOfOlderSettings();
    void refusesWhatIsAboveTheLimitOfAll();
    void asksForARegisterOnceTheyAreUsed();
    void numbersReceiptsWithoutAGap();

    // contracttrail.cpp: trail
    void tellsWhoDidWhatToAnAccount();
    void tellsWhatWasDoneToALine();
    void tellsOfSettingsAndPeople();
    void tellsTheStoryOfAProposal();
    void turnsThePagesOfATrail();
};

} // namespace Tally::Test
