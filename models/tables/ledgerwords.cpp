// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/ledgerwords.h"

#include "models/tables/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally::Words {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::LedgerWords)
};

QString number(int count) { return QLocale().toString(count); }

} // namespace

QString facts(const LedgerFacts &facts)
{
    QStringList parts{balance(facts.balance, QLocale())};
    if (facts.charges == 0)
        parts.append(Text::tr("no charges yet"));
    else if (facts.openCharges == 0)
        parts.append(Text::tr("no charge open"));
    else if (!facts.charges)
        //: How many of an account's charges are not fully paid, before all were counted: 3 charges open
        parts.append((facts.openCharges == 1 ? Text::tr("%1 charge open") : Text::tr("%1 charges open")).arg(number(facts.openCharges)));
    else
        //: How many of an account's charges are not fully paid: 3 of 5 charges open
        parts.append((facts.charges == 1 ? Text::tr("%1 of %2 charge open") : Text::tr("%1 of %2 charges open"))
                         .arg(number(facts.openCharges), number(*facts.charges)));
    if (facts.unusedCredit.isPositive())
        parts.append(Text::tr("%1 of credit unused").arg(facts.unusedCredit.toCurrencyString(QLocale())));
    parts.append(facts.lastPaymentDate.isValid() ? Text::tr("last paid %1").arg(date(facts.lastPaymentDate, QLocale()))
                                                 : Text::tr("never paid"));
    return parts.join(u" · "_s);
}

} // namespace Tally::Words
