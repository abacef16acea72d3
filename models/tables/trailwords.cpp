// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/trailwords.h"

#include "models/tables/storywords.h"
#include "models/tables/trailfields.h"
#include "models/tables/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Words {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::TrailWords)
};

struct Action
{
    QLatin1StringView code;
    const char *words;
};

#define TALLY_ACTION(text) QT_TRANSLATE_NOOP("Tally::TrailWords", text)

constexpr Action actions[] = {
    {"add-debit"_L1, TALLY_ACTION("charged")},
    {"add-credit"_L1, TALLY_ACTION("credited")},
    {"apply-credit"_L1, TALLY_ACTION("applied a credit")},
    {"void-credit"_L1, TALLY_ACTION("voided a credit")},
    {"write-off"_L1, TALLY_ACTION("wrote off")},
    {"reconcile"_L1, TALLY_ACTION("reconciled")},
    {"cancel-debit"_L1, TALLY_ACTION("cancelled a charge")},
    {"discount"_L1, TALLY_ACTION("discounted")},
    {"refund"_L1, TALLY_ACTION("refunded")},
    {"pay-out"_L1, TALLY_ACTION("paid out")},
    {"adjust-overdue"_L1, TALLY_ACTION("adjusted an overdue charge")},
    {"describe"_L1, TALLY_ACTION("described a line")},
    {"create-account"_L1, TALLY_ACTION("opened the account")},
    {"update-account"_L1, TALLY_ACTION("changed the account")},
    {"rename-holder"_L1, TALLY_ACTION("renamed the holder")},
    {"post-batch"_L1, TALLY_ACTION("imported")},
    {"propose-write-off"_L1, TALLY_ACTION("proposed a write-off")},
    {"answer-proposal"_L1, TALLY_ACTION("answered a proposal")},
    {"change-settings"_L1, TALLY_ACTION("changed settings")},
    {"add-person"_L1, TALLY_ACTION("added a person")},
    {"change-person"_L1, TALLY_ACTION("changed a person")},
    {"change-line-type"_L1, TALLY_ACTION("changed a type")},
    {"change-payment-type"_L1, TALLY_ACTION("changed a payment type")},
    {"change-cash-register"_L1, TALLY_ACTION("changed a till")},
};

/// So many lines are told one by one; an apply or a reconcile may touch hundreds.
constexpr std::size_t linesTold = 6;

QString moneyOrNothing(Money amount)
{
    return amount.isZero() ? Text::tr("nothing") : amount.abs().toCurrencyString(QLocale()).toHtmlEscaped();
}

QString lineWords(const LineChange &change, const QString &name)
{
    const QString after = moneyOrNothing(change.outstandingAfter);
    if (!change.outstandingBefore)
        //: A line that is new: New: the payment of 5 Aug 2013 of £72.37; nothing is left to use.
        return Text::tr("New: %1 of %2; %3.").arg(name, moneyOrNothing(change.amount), leftOver(change.kind, change.outstandingAfter));
    const QString before = moneyOrNothing(*change.outstandingBefore);
    if (change.kind == LineKind::Debit)
        //: On the rent of 5 Aug 2013, £72.37 was left to pay before and £32.37 after.
        return Text::tr("On %1, %2 was left to pay before and %3 after.").arg(name, before, after);
    return Text::tr("Of %1, %2 was left to use before and %3 after.").arg(name, before, after);
}

bool says(const LineChange &change)
{
    return !change.outstandingBefore || *change.outstandingBefore != change.outstandingAfter;
}

QStringList linesWords(const TrailEntry &entry, const WholeLedger &ledger, std::optional<LineId> only)
{
    std::vector<const LineChange *> wanted;
    for (const LineChange &change : entry.lines) {
        if (says(change) && (!only || change.line == *only))
            wanted.push_back(&change);
    }
    QStringList told;
    for (std::size_t i = 0; i < std::min(wanted.size(), linesTold); ++i)
        told.append(lineWords(*wanted[i], only ? Text::tr("this line") : lineLink(wanted[i]->line, ledger)));
    if (wanted.size() == linesTold + 1)
        told.append(Text::tr("And one more line."));
    else if (wanted.size() > linesTold)
        told.append(Text::tr("And %1 more lines.").arg(wanted.size() - linesTold));
    return told;
}

QString balanceWords(const TrailEntry &entry)
{
    if (!entry.balanceBefore || !entry.balanceAfter || *entry.balanceBefore == *entry.balanceAfter)
        return {};
    //: The account's balance: The account: owes £100.00 before, owes £40.00 after.
    return Text::tr("The account: %1 before, %2 after.").arg(balance(*entry.balanceBefore, QLocale()), balance(*entry.balanceAfter, QLocale())).toHtmlEscaped();
}

QString headline(const TrailEntry &entry, const WholeLedger &ledger, std::optional<LineId> only)
{
    const QString what = trailAction(entry.action).toHtmlEscaped();
    const QString when = moment(entry.at, QLocale());
    if (!entry.line || entry.line == only)
        //: When, who, what: 3 Sep 2013, 11:02: okb charged.
        return Text::tr("%1: %2 %3.").arg(when, entry.actor.toHtmlEscaped(), what);
    //: When, who, what, about which line: 3 Sep 2013, 11:02: okb credited (the payment of 3 Sep 2013).
    return Text::tr("%1: %2 %3 (%4).").arg(when, entry.actor.toHtmlEscaped(), what, lineLink(*entry.line, ledger));
}

} // namespace

QString trailAction(QStringView action)
{
    const auto *found = std::find_if(std::begin(actions), std::end(actions), [&](const Action &each) { return each.code == action; });
    return found == std::end(actions) ? action.toString() : Text::tr(found->words);
}

QString trailEntry(const TrailEntry &entry, const WholeLedger &ledger, std::optional<LineId> line)
{
    const QString first = headline(entry, ledger, line);
    QStringList sentences;
    const QStringList fields = trailFields(entry, ledger.account().currency(), ledger.types());
    for (const QString &field : fields)
        sentences.append(Text::tr("%1.").arg(field).toHtmlEscaped());
    sentences += linesWords(entry, ledger, line);
    if (const QString owed = balanceWords(entry); !line && !owed.isEmpty())
        sentences.append(owed);
    return sentences.isEmpty() ? first : first + u"<br>"_s + sentences.join(u' ');
}

} // namespace Tally::Words
