// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally::Words {
namespace {

QString translated(const char *label)
{
    return QCoreApplication::translate("Tally::Codes", label);
}

QString labelIn(std::span<const CodeLabel> list, QStringView code)
{
    const CodeLabel *entry = findCode(list, code);
    return entry ? translated(entry->label) : code.toString();
}

} // namespace

QString balance(Money balance, const QLocale &locale)
{
    if (balance.isPositive())
        return QCoreApplication::translate("Tally::Words", "owes %1").arg(balance.toCurrencyString(locale));
    if (balance.isNegative())
        return QCoreApplication::translate("Tally::Words", "in credit %1").arg(balance.abs().toCurrencyString(locale));
    return QCoreApplication::translate("Tally::Words", "settled");
}

QString balanceCell(Money balance, const QLocale &locale)
{
    if (balance.isPositive())
        return balance.toString(locale);
    if (balance.isNegative())
        return QCoreApplication::translate("Tally::Words", "in credit %1").arg(balance.abs().toString(locale));
    return QCoreApplication::translate("Tally::Words", "settled");
}

QString date(QDate date, const QLocale &locale)
{
    //: A short date in a list, as in 3 Sep 2013. The letters are those of Qt's date formats.
    return date.isValid() ? locale.toString(date, QCoreApplication::translate("Tally::Words", "d MMM yyyy")) : QString();
}

QString moment(const QDateTime &at, const QLocale &locale)
{
    if (!at.isValid())
        return {};
    const QDateTime local = at.toLocalTime();
    //: A day and a time, as in 3 Sep 2013, 14:05. The letters are those of Qt's time formats.
    const QString time = locale.toString(local.time(), QCoreApplication::translate("Tally::Words", "HH:mm"));
    //: A day and a time: 3 Sep 2013, 14:05
    return QCoreApplication::translate("Tally::Words", "%1, %2").arg(date(local.date(), locale), time);
}

QString label(const CodeLabel &entry) { return translated(entry.label); }
QString label(AccountType type) { return translated(accountTypes()[std::size_t(type)].label); }
QString label(AccountStatus status) { return translated(accountStatuses()[std::size_t(status)].label); }
QString rentGroup(QStringView code) { return labelIn(rentGroupTypes(), code); }
QString agreement(QStringView code) { return labelIn(agreementTypes(), code); }
QString endReason(QStringView code) { return labelIn(endReasons(), code); }
QString targetType(QStringView code) { return labelIn(targetTypes(), code); }
QString frequency(QStringView code) { return labelIn(chargeFrequencies(), code); }

QString label(const LineType &type) { return translated(type.label.toUtf8().constData()); }
QString label(const PaymentType &type) { return translated(type.label.toUtf8().constData()); }

QString lineType(QStringView code, LineKind kind, const TypeCatalogue &types)
{
    const LineType *type = types.find(code, kind);
    return type ? label(*type) : code.toString();
}

QString paymentType(QStringView code, const TypeCatalogue &types)
{
    const PaymentType *type = types.findPayment(code);
    return type ? label(*type) : code.toString();
}

} // namespace Tally::Words
