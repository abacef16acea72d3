// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importrow.h"

#include "models/domain/ledger.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// Why an amount that Money does not take is wrong.
ImportReason faultOfAmount(QStringView text, const NumberFormat &format, Currency currency)
{
    const qsizetype point = text.lastIndexOf(format.decimal);
    qsizetype decimals = 0;
    while (point >= 0 && point + 1 + decimals < text.size()) {
        const QChar c = text.at(point + 1 + decimals);
        if (c < u'0' || c > u'9')
            break;
        ++decimals;
    }
    if (decimals > currency.decimals()) {
        QString shorter = text.first(point).toString();
        if (currency.decimals() > 0)
            shorter += text.sliced(point, 1 + currency.decimals());
        shorter += text.sliced(point + 1 + decimals);
        if (Money::parse(shorter, format, currency))
            return ImportReason::TooManyDecimals;
    }
    const bool onlyDigits = std::all_of(text.begin(), text.end(), [&format](QChar c) {
        return (c >= u'0' && c <= u'9') || c == format.decimal || c == format.group || c == u'-';
    });
    return onlyDigits && text.size() > 16 ? ImportReason::AmountTooLarge : ImportReason::WrongAmount;
}

} // namespace

QString ImportRow::text(QStringView key) const
{
    const qsizetype index = m_context.columns.index(key);
    return index < 0 ? QString() : m_context.table.text(m_cut.fields.at(std::size_t(index))).trimmed();
}

QString ImportRow::requiredText(QStringView key)
{
    QString value = text(key);
    if (value.isEmpty())
        refuse(key, ImportReason::ValueMissing, {});
    return value;
}

QDate ImportRow::date(QStringView key)
{
    const QString value = text(key);
    if (value.isEmpty())
        return {};
    const auto date = m_context.profile.dates.parse(value);
    if (!date)
        refuse(key, ImportReason::WrongDate, value, m_context.profile.dates.inWords());
    return date.value_or(QDate());
}

QDate ImportRow::requiredDate(QStringView key)
{
    const std::size_t before = m_faults.size();
    const QDate value = date(key);
    if (!value.isValid() && m_faults.size() == before)
        refuse(key, ImportReason::ValueMissing, text(key));
    return value;
}

std::optional<Money> ImportRow::amount(QStringView key, Currency currency)
{
    const QString value = text(key);
    if (value.isEmpty())
        return Money::fromMinor(0, currency);
    const auto amount = Money::parse(value, m_context.profile.numbers, currency);
    if (!amount) {
        refuse(key, faultOfAmount(value, m_context.profile.numbers, currency), value, currency.code());
        return std::nullopt;
    }
    if (amount->minor() > largestAmountMinor || amount->minor() < -largestAmountMinor) {
        refuse(key, ImportReason::AmountTooLarge, value, currency.code());
        return std::nullopt;
    }
    return amount;
}

bool ImportRow::yes(QStringView key)
{
    const QString value = text(key).toLower();
    if (value == "yes"_L1 || value == "y"_L1 || value == "true"_L1 || value == "1"_L1)
        return true;
    if (!value.isEmpty() && value != "no"_L1 && value != "n"_L1 && value != "false"_L1 && value != "0"_L1)
        refuse(key, ImportReason::UnknownYesNo, text(key));
    return false;
}

void ImportRow::refuse(QStringView key, ImportReason reason, const QString &value, const QString &hint)
{
    m_faults.push_back({.file = m_context.file,
                        .line = line(),
                        .column = m_context.columns.header(key),
                        .reason = reason,
                        .value = value,
                        .hint = hint});
}

void ImportRow::refuse(const Error &error)
{
    refuse(error.field, ImportReason::Rule, error.value);
    m_faults.back().error = error;
}

} // namespace Tally
