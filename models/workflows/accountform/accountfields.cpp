// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/accountform/accountfields.h"

#include "models/tables/words.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

class FieldText
{
    Q_DECLARE_TR_FUNCTIONS(Tally::AccountField)
};

#define TALLY_FIELD(text) QT_TRANSLATE_NOOP("Tally::AccountField", text)

struct FieldName
{
    const char *wire;
    const char *label;
};

// In the order of AccountField.
constexpr std::array names{
    FieldName{"holder", TALLY_FIELD("Holder's reference")},
    FieldName{"name", TALLY_FIELD("Holder's name")},
    FieldName{"accountType", TALLY_FIELD("Account type")},
    FieldName{"paymentReference", TALLY_FIELD("Payment reference")},
    FieldName{"parentAccountId", TALLY_FIELD("Parent account")},
    FieldName{"status", TALLY_FIELD("Status")},
    FieldName{"endDate", TALLY_FIELD("End date")},
    FieldName{"endReasonCode", TALLY_FIELD("End reason")},
    FieldName{"targetType", TALLY_FIELD("Target type")},
    FieldName{"targetId", TALLY_FIELD("Target")},
    FieldName{"rentGroupType", TALLY_FIELD("Rent group")},
    FieldName{"agreementType", TALLY_FIELD("Agreement type")},
    FieldName{"startDate", TALLY_FIELD("Start date")},
    FieldName{"patch", TALLY_FIELD("Patch")},
    FieldName{"tenureId", TALLY_FIELD("Tenure number")},
    FieldName{"tenureTypeCode", TALLY_FIELD("Tenure code")},
    FieldName{"tenureType", TALLY_FIELD("Tenure type")},
    FieldName{"fullAddress", TALLY_FIELD("Address")},
    FieldName{"consolidatedCharges", TALLY_FIELD("Regular charges")},
};

constexpr auto allFields = [] {
    std::array<AccountField, names.size()> fields{};
    for (std::size_t i = 0; i < fields.size(); ++i)
        fields[i] = AccountField(i);
    return fields;
}();
static_assert(std::size_t(AccountField::Charges) + 1 == names.size());

QString chargesInWords(const Account &account)
{
    QStringList parts;
    for (const ConsolidatedCharge &charge : account.consolidatedCharges)
        //: A regular charge: Rent £98.40 a week
        parts.append(FieldText::tr("%1 %2 %3")
                         .arg(Words::lineType(charge.type, LineKind::Debit), charge.amount.toCurrencyString(QLocale()),
                              Words::frequency(charge.frequency))
                         .trimmed());
    return parts.join(FieldText::tr(", "));
}

QString inWords(Account account, AccountField field)
{
    switch (field) {
    case AccountField::AccountType: return Words::label(account.accountType);
    case AccountField::Status: return Words::label(account.status);
    case AccountField::Parent: return account.parentPaymentReference;
    case AccountField::EndReason: return Words::endReason(account.endReasonCode);
    case AccountField::TargetType: return Words::targetType(account.targetType);
    case AccountField::RentGroup: return Words::rentGroup(account.rentGroupType);
    case AccountField::Agreement: return Words::agreement(account.agreementType);
    case AccountField::Charges: return chargesInWords(account);
    default: break;
    }
    if (const QDate *date = dateOf(account, field))
        return Words::date(*date);
    return *textOf(account, field);
}

} // namespace

std::span<const AccountField> accountFields()
{
    return allFields;
}
QString wireName(AccountField field)
{
    return QString::fromLatin1(names.at(std::size_t(field)).wire);
}
QString label(AccountField field)
{
    return FieldText::tr(names.at(std::size_t(field)).label);
}

QString valueInWords(const Account &account, AccountField field)
{
    const QString words = inWords(account, field);
    return words.isEmpty() ? FieldText::tr("not given") : words;
}

QString *textOf(Account &account, AccountField field)
{
    switch (field) {
    case AccountField::HolderReference: return &account.holder.reference;
    case AccountField::HolderName: return &account.holder.name;
    case AccountField::PaymentReference: return &account.paymentReference;
    case AccountField::EndReason: return &account.endReasonCode;
    case AccountField::TargetType: return &account.targetType;
    case AccountField::TargetId: return &account.targetId;
    case AccountField::RentGroup: return &account.rentGroupType;
    case AccountField::Agreement: return &account.agreementType;
    case AccountField::Patch: return &account.patch;
    case AccountField::TenureId: return &account.tenure.tenureId;
    case AccountField::TenureTypeCode: return &account.tenure.typeCode;
    case AccountField::TenureType: return &account.tenure.typeDescription;
    case AccountField::Address: return &account.tenure.fullAddress;
    case AccountField::AccountType:
    case AccountField::Status:
    case AccountField::Parent:
    case AccountField::StartDate:
    case AccountField::EndDate:
    case AccountField::Charges: break;
    }
    return nullptr;
}

QDate *dateOf(Account &account, AccountField field)
{
    if (field == AccountField::StartDate)
        return &account.startDate;
    return field == AccountField::EndDate ? &account.endDate : nullptr;
}

void copyField(const Account &from, Account &to, AccountField field)
{
    Account source = from;
    if (QString *text = textOf(to, field)) {
        *text = *textOf(source, field);
    } else if (QDate *date = dateOf(to, field)) {
        *date = *dateOf(source, field);
    } else if (field == AccountField::AccountType) {
        to.accountType = from.accountType;
    } else if (field == AccountField::Status) {
        to.status = from.status;
    } else if (field == AccountField::Parent) {
        to.parentAccount = from.parentAccount;
        to.parentPaymentReference = from.parentPaymentReference;
    } else {
        to.consolidatedCharges = from.consolidatedCharges;
    }
}

bool isSame(const Account &a, const Account &b, AccountField field)
{
    // The spelling of a parent is what somebody typed to find it; the account found is what counts.
    if (field == AccountField::Parent)
        return a.parentAccount == b.parentAccount;
    Account copy = a;
    copyField(b, copy, field);
    return copy == a;
}

std::vector<AccountField> differences(const Account &a, const Account &b)
{
    std::vector<AccountField> fields;
    for (const AccountField field : allFields) {
        if (!isSame(a, b, field))
            fields.push_back(field);
    }
    return fields;
}

} // namespace Tally
