// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/worklist/filterwords.h"

#include "models/tables/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally::FilterWords {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::FilterWords)
};

} // namespace

QList<Chip> chips(const AccountFilter &filter)
{
    QList<Chip> chips;
    if (filter.accountType)
        chips.append({u"type"_s, Text::tr("Type: %1").arg(Words::label(*filter.accountType))});
    if (!filter.rentGroupType.isEmpty())
        chips.append({u"rentGroup"_s, Text::tr("Rent group: %1").arg(Words::rentGroup(filter.rentGroupType))});
    if (!filter.patch.isEmpty())
        chips.append({u"patch"_s, Text::tr("Patch: %1").arg(filter.patch)});
    if (filter.status)
        chips.append({u"status"_s, Text::tr("Status: %1").arg(Words::label(*filter.status))});
    if (filter.minimumBalance)
        chips.append({u"minimum"_s, Text::tr("Owes at least %1").arg(filter.minimumBalance->toCurrencyString(QLocale()))});
    if (!filter.text.trimmed().isEmpty())
        chips.append({u"text"_s, Text::tr("Contains “%1”").arg(filter.text.trimmed())});
    return chips;
}

AccountFilter without(AccountFilter filter, const QString &chip)
{
    if (chip == "type"_L1)
        filter.accountType.reset();
    else if (chip == "rentGroup"_L1)
        filter.rentGroupType.clear();
    else if (chip == "patch"_L1)
        filter.patch.clear();
    else if (chip == "status"_L1)
        filter.status.reset();
    else if (chip == "minimum"_L1)
        filter.minimumBalance.reset();
    else if (chip == "text"_L1)
        filter.text.clear();
    return filter;
}

QString footer(AccountWorklist::Scope scope, qint64 count, const std::vector<Money> &owed)
{
    if (count == 0)
        return Text::tr("No accounts");
    QStringList sums;
    for (const Money &sum : owed)
        sums.append(sum.toCurrencyString(QLocale()));
    const QString sum = sums.join(Text::tr(" and "));
    const QString number = QLocale().toString(count);
    if (scope == AccountWorklist::Scope::Arrears) {
        //: The footer of a list: 412 accounts owe £183,201.45
        return (count == 1 ? Text::tr("%1 account owes %2") : Text::tr("%1 accounts owe %2")).arg(number, sum);
    }
    if (sums.isEmpty())
        return (count == 1 ? Text::tr("%1 account · nothing is owed") : Text::tr("%1 accounts · nothing is owed")).arg(number);
    //: The footer of a list in which not everybody owes: 100 accounts · £5,029.22 owed in all
    return (count == 1 ? Text::tr("%1 account · %2 owed in all") : Text::tr("%1 accounts · %2 owed in all")).arg(number, sum);
}

QString partialFooter(int rows)
{
    if (rows == 0)
        return Text::tr("Stopped.");
    return Text::tr("Stopped: only the first %1 accounts are shown.").arg(QLocale().toString(rows));
}

QString emptyText(AccountWorklist::Scope scope, bool filtered)
{
    if (filtered)
        return scope == AccountWorklist::Scope::Arrears
            ? Text::tr("Nobody who owes anything passes these filters. Remove one of them or clear them all.")
            : Text::tr("No account passes these filters. Remove one of them or clear them all.");
    return scope == AccountWorklist::Scope::Arrears
        ? Text::tr("Nobody owes anything. Accounts appear here as soon as they have a charge that is not paid.")
        : Text::tr("There are no accounts yet. Import a file or create one with Account, New account.");
}

} // namespace Tally::FilterWords
