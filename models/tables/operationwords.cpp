// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/operationwords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally::Words {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::Operations)
};

#define TALLY_OPERATION(text) QT_TRANSLATE_NOOP("Tally::Operations", text)

struct Entry
{
    Operation operation;
    const char *label;
    const char *sentence;
    const char *glossary;   ///< what follows the sentence in the glossary
};

constexpr std::array entries{
    Entry{Operation::TakePayment, TALLY_OPERATION("Post payment"),
          TALLY_OPERATION("Money came in: it pays the charges you tick, then the oldest open ones; what is left stays as credit."),
          TALLY_OPERATION("A payment is a credit line with the way it came in, such as cash or card. It pays the charges you tick, in "
                          "that order, and then goes on to the other open charges, oldest first. A payment that was posted by "
                          "mistake is voided, never deleted.")},
    Entry{Operation::AddDebit, TALLY_OPERATION("Add charge"),
          TALLY_OPERATION("The holder owes something more, for example rent or a court cost. Credit that is waiting is not used on it by itself."),
          TALLY_OPERATION("A charge is a debit line. Unused credit stays unused until somebody applies it or reconciles the account. A "
                          "charge that should never have been made is cancelled; one that is too high gets a discount.")},
    Entry{Operation::AddCredit, TALLY_OPERATION("Add credit"),
          TALLY_OPERATION("The holder is given credit though no money came in. It pays only the charges you tick; money that came in is a payment."),
          TALLY_OPERATION("A manual credit is for goodwill, a lost item that was found, and the like. It never goes on to charges that "
                          "nobody ticked: the rest stays as unused credit. To lower one charge use a discount, to give up a debt a "
                          "write-off.")},
    Entry{Operation::ApplyCredit, TALLY_OPERATION("Apply credit"),
          TALLY_OPERATION("Credit that is already on the account pays the charges you tick. No new money moves and the balance stays as it is."),
          TALLY_OPERATION("The credit pays the charges in the order you ticked them and stops when it is used up. To use all credit on "
                          "all charges, oldest first, reconcile the account.")},
    Entry{Operation::Reconcile, TALLY_OPERATION("Reconcile"),
          TALLY_OPERATION("All unused credit pays the open charges, oldest first, until one side is used up. The balance stays as it is."),
          TALLY_OPERATION("Use it when an account has open charges and unused credit at the same time. No new line is made. It cannot "
                          "be taken back as a whole; voiding a credit gives back what that credit paid.")},
    Entry{Operation::VoidCredit, TALLY_OPERATION("Void credit"),
          TALLY_OPERATION("This payment or credit should not be here: everything it paid is owed again. To give money back to the holder, refund a charge or pay out credit."),
          TALLY_OPERATION("Void a payment that bounced, was entered twice or belongs to somebody else, or a write-off or discount made by "
                          "mistake. Every charge gets back what it had received, a line of the same size settles the credit, and the "
                          "credit stays in the ledger marked void. It is refused when the credit was paid out or what it paid was "
                          "refunded; a cancellation is final. Voiding moves no money.")},
    Entry{Operation::CancelDebit, TALLY_OPERATION("Cancel charge"),
          TALLY_OPERATION("The charge should never have been made and nothing was paid on it. To give up a debt that is owed, write it off."),
          TALLY_OPERATION("A cancellation of the same size settles the charge, which stays in the ledger marked cancelled. It is final: "
                          "if the charge was right after all, add it anew. When something was paid on it, void that payment first, or "
                          "refund it; when only the amount is wrong, use a discount.")},
    Entry{Operation::Discount, TALLY_OPERATION("Discount"),
          TALLY_OPERATION("The charge is lowered because less should be asked for it. To give back what was paid already, refund it; to give up what is owed, write it off."),
          TALLY_OPERATION("A discount takes part or all of what is still outstanding on one charge. Discounts and refunds of a charge "
                          "together never exceed its amount. It needs nobody's approval, because it says that the charge was too "
                          "high, not that the debt cannot be collected.")},
    Entry{Operation::Refund, TALLY_OPERATION("Refund"),
          TALLY_OPERATION("Money that was paid on this charge is given back, as credit on the account or paid out at once. To take back a payment made by mistake, void it."),
          TALLY_OPERATION("A refund is at most what was paid on the charge with money and not given back yet; what was written off or "
                          "discounted is not money and cannot be refunded. The charge stays settled. The refund stays as credit on the "
                          "account, or leaves in the same step as a payout.")},
    Entry{Operation::PayOut, TALLY_OPERATION("Pay out"),
          TALLY_OPERATION("Unused credit leaves the account as money to the holder. To give back what a charge was paid with, refund the charge first."),
          TALLY_OPERATION("A payout takes the credit you choose, or all unused credit, oldest first, and never more than is unused. Cash "
                          "says through which register it goes, where registers are in use. A credit that was paid out cannot be "
                          "voided any more.")},
    Entry{Operation::WriteOff, TALLY_OPERATION("Write off"),
          TALLY_OPERATION("The debt is owed but will not be collected, so it is given up. If the charge was a mistake, cancel it; if it was too high, give a discount."),
          TALLY_OPERATION("A write-off names its charges and never touches others; it can be a part of what is outstanding, never more. "
                          "It says why and what shows it. Above the amounts an administrator has set it waits for one or two others to "
                          "approve; nobody approves their own. A write-off can be voided when the debt is pursued again.")},
    Entry{Operation::Forgive, TALLY_OPERATION("Forgive"),
          TALLY_OPERATION("The debt could be collected, but the council chooses not to ask for it. A debt nobody can collect is written off."),
          TALLY_OPERATION("Forgiving works as a write-off does: named charges only, a reason, the same limits and the same approvals. It "
                          "is kept apart so that reports tell debts that could not be collected from those that were let go.")},
    Entry{Operation::AdjustOverdue, TALLY_OPERATION("Adjust overdue charge"),
          TALLY_OPERATION("An overdue charge that is still growing is set to a new amount. Any other charge keeps its amount: add a charge or give a discount."),
          TALLY_OPERATION("The charge moves up or down to the amount you give. If more was paid than it now asks for, the rest becomes "
                          "an overpayment credit; what was written off never comes back as credit. Tick that it is final when it "
                          "grows no more.")},
    Entry{Operation::Describe, TALLY_OPERATION("Change description"),
          TALLY_OPERATION("The description and the internal note of a line are put right. Amounts and dates never change; the old words stay in the history."),
          TALLY_OPERATION("Only the two texts change. Every line can be described, also a settled or void one, and the audit trail says "
                          "who changed which words.")},
    Entry{Operation::ProposeWriteOff, TALLY_OPERATION("Propose write-off"),
          TALLY_OPERATION("A write-off that others must approve before it is posted."),
          TALLY_OPERATION("Nothing is posted until enough people other than the proposer have approved; a proposal that was declined is "
                          "kept with its reason.")},
    Entry{Operation::DecideWriteOff, TALLY_OPERATION("Approve or decline write-off"),
          TALLY_OPERATION("A second pair of eyes on a write-off somebody else proposed."),
          TALLY_OPERATION("The last approval that is needed posts the write-off. Nobody decides on a proposal of their own.")},
    Entry{Operation::EditAccounts, TALLY_OPERATION("Edit account"), TALLY_OPERATION("The facts of an account are changed. Its ledger stays as it is."),
          TALLY_OPERATION("Every change says in the history who made it, with the words before and after.")},
    Entry{Operation::Import, TALLY_OPERATION("Import"), TALLY_OPERATION("Accounts and charges are read from a file."),
          TALLY_OPERATION("The preview says what each row will do before anything is kept.")},
    Entry{Operation::EditSettings, TALLY_OPERATION("Change settings"), TALLY_OPERATION("Types, limits and approvals are set for everybody."),
          TALLY_OPERATION("A type is archived, never deleted: the lines that have it keep it.")},
    Entry{Operation::EditPeople, TALLY_OPERATION("Manage people"), TALLY_OPERATION("Who may do what is set."),
          TALLY_OPERATION("Somebody may hold several roles. Administrators post nothing unless they hold another role, too.")},
};

constexpr std::array chosenInLedger{
    Operation::TakePayment, Operation::AddDebit, Operation::AddCredit, Operation::ApplyCredit, Operation::Reconcile,
    Operation::VoidCredit, Operation::CancelDebit, Operation::Discount, Operation::Refund, Operation::PayOut,
    Operation::WriteOff, Operation::Forgive, Operation::AdjustOverdue, Operation::Describe,
};

const Entry &entryOf(Operation operation)
{
    const auto *const found = std::find_if(entries.begin(), entries.end(),
                                           [operation](const Entry &entry) { return entry.operation == operation; });
    Q_ASSERT(found != entries.end());
    return *found;
}

struct RoleWords
{
    Role role;
    const char *many;
    const char *one;
};

constexpr std::array roleWords{
    RoleWords{Role::Caseworker, TALLY_OPERATION("caseworkers"), TALLY_OPERATION("a caseworker")},
    RoleWords{Role::Finance, TALLY_OPERATION("finance staff"), TALLY_OPERATION("finance staff")},
    RoleWords{Role::Administrator, TALLY_OPERATION("administrators"), TALLY_OPERATION("an administrator")},
};

QString list(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    //: The last two of a list: caseworkers and finance staff
    return Text::tr("%1 and %2").arg(words.mid(0, words.size() - 1).join(Text::tr(", ")), words.back());
}

QString wordsOf(Roles roles, const char *RoleWords::*form)
{
    QStringList words;
    for (const RoleWords &role : roleWords) {
        if (roles.testFlag(role.role))
            words.append(Text::tr(role.*form));
    }
    return list(words);
}

} // namespace

std::span<const Operation> ledgerOperations() { return chosenInLedger; }

QString operationLabel(Operation operation) { return Text::tr(entryOf(operation).label); }

QString operationSentence(Operation operation) { return Text::tr(entryOf(operation).sentence); }

QString operationGlossary(Operation operation)
{
    const Entry &entry = entryOf(operation);
    //: What an operation is for, then the details. Both are sentences.
    return Text::tr("%1 %2").arg(Text::tr(entry.sentence), Text::tr(entry.glossary));
}

QString holdersOf(Roles roles) { return wordsOf(roles, &RoleWords::many); }

QString oneWith(Roles roles)
{
    const QString words = wordsOf(roles, &RoleWords::one);
    return words.isEmpty() ? Text::tr("somebody without a role") : words;
}

} // namespace Tally::Words
