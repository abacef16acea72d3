// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/errortext.h"

#include "models/domain/paymentreference.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(Tally::ErrorText)
};

struct FieldName
{
    QLatin1StringView wire;
    const char *label;
};

#define TALLY_FIELD(text) QT_TRANSLATE_NOOP("Tally::ErrorText", text)

constexpr std::array fieldNames{
    FieldName{"account_line_id"_L1, TALLY_FIELD("Line")},
    FieldName{"account_lines_ids"_L1, TALLY_FIELD("Charges")},
    FieldName{"accountStatus"_L1, TALLY_FIELD("Status")},
    FieldName{"accountType"_L1, TALLY_FIELD("Account type")},
    FieldName{"agreementType"_L1, TALLY_FIELD("Agreement type")},
    FieldName{"amount"_L1, TALLY_FIELD("Amount")},
    FieldName{"approval_ladder"_L1, TALLY_FIELD("Approval ladder")},
    FieldName{"approvals"_L1, TALLY_FIELD("Approvals")},
    FieldName{"archived"_L1, TALLY_FIELD("Out of use")},
    FieldName{"balance"_L1, TALLY_FIELD("Balance")},
    FieldName{"cash_register"_L1, TALLY_FIELD("Cash register")},
    FieldName{"code"_L1, TALLY_FIELD("Code")},
    FieldName{"consolidatedCharges"_L1, TALLY_FIELD("Regular charges")},
    FieldName{"credit_type"_L1, TALLY_FIELD("Credit type")},
    FieldName{"currency"_L1, TALLY_FIELD("Currency")},
    FieldName{"date"_L1, TALLY_FIELD("Date")},
    FieldName{"debit_type"_L1, TALLY_FIELD("Debit type")},
    FieldName{"default_amount"_L1, TALLY_FIELD("Default amount")},
    FieldName{"description"_L1, TALLY_FIELD("Description")},
    FieldName{"due_date"_L1, TALLY_FIELD("Due date")},
    FieldName{"endDate"_L1, TALLY_FIELD("End date")},
    FieldName{"endReasonCode"_L1, TALLY_FIELD("End reason")},
    FieldName{"evidence"_L1, TALLY_FIELD("Evidence")},
    FieldName{"from_credit"_L1, TALLY_FIELD("From credit")},
    FieldName{"fullAddress"_L1, TALLY_FIELD("Address")},
    FieldName{"holder"_L1, TALLY_FIELD("Holder's reference")},
    FieldName{"internal_note"_L1, TALLY_FIELD("Internal note")},
    FieldName{"kind"_L1, TALLY_FIELD("Kind")},
    FieldName{"label"_L1, TALLY_FIELD("Name")},
    FieldName{"name"_L1, TALLY_FIELD("Holder's name")},
    FieldName{"note"_L1, TALLY_FIELD("Note")},
    FieldName{"parentAccountId"_L1, TALLY_FIELD("Parent account")},
    FieldName{"patch"_L1, TALLY_FIELD("Patch")},
    FieldName{"payment_type"_L1, TALLY_FIELD("Payment type")},
    FieldName{"paymentReference"_L1, TALLY_FIELD("Payment reference")},
    FieldName{"posted_by"_L1, TALLY_FIELD("Who may post it")},
    FieldName{"posting_limit"_L1, TALLY_FIELD("Posting limit")},
    FieldName{"proposal_id"_L1, TALLY_FIELD("Proposal")},
    FieldName{"reason"_L1, TALLY_FIELD("Reason")},
    FieldName{"refuse_above"_L1, TALLY_FIELD("Refuse above")},
    FieldName{"rentGroupType"_L1, TALLY_FIELD("Rent group")},
    FieldName{"roles"_L1, TALLY_FIELD("Roles")},
    FieldName{"startDate"_L1, TALLY_FIELD("Start date")},
    FieldName{"status"_L1, TALLY_FIELD("Status")},
    FieldName{"targetId"_L1, TALLY_FIELD("Target")},
    FieldName{"targetType"_L1, TALLY_FIELD("Target type")},
    FieldName{"tenureType"_L1, TALLY_FIELD("Tenure type")},
    FieldName{"warn_above"_L1, TALLY_FIELD("Ask again above")},
};

/// "the end lies before the start" as a sentence of its own.
QString asSentence(QString reason)
{
    reason = reason.trimmed();
    if (reason.isEmpty())
        return reason;
    reason.front() = reason.front().toUpper();
    return reason.endsWith(u'.') ? reason : reason + u'.';
}

QString quoted(const QString &value)
{
    //: A value somebody typed, in quotation marks.
    return ErrorText::tr("“%1”").arg(value);
}

bool isAboutLine(const Error &error)
{
    return error.field.startsWith("account_line"_L1);
}

QString conflict(const Error &error)
{
    if (error.field == "database"_L1)
        return ErrorText::tr("This database already has accounts. Nothing was changed; choose an empty or a new one.");
    return error.value.isEmpty()
        ? ErrorText::tr("Somebody else changed this in the meantime. Nothing was overwritten; look at the new state, then make your change again.")
        : ErrorText::tr("%1 changed this in the meantime. Nothing was overwritten; look at the new state, then make your change again.").arg(error.value);
}

QString notFound(const Error &error)
{
    const QString &value = error.value;
    if (isAboutLine(error))
        return ErrorText::tr("The account has no such line. Nothing was posted; refresh the ledger and choose the line again.");
    if (value.isEmpty())
        return ErrorText::tr("What was asked for is not in this database. Nothing was changed.");
    if (PaymentReference::looksMistyped(value)) {
        return ErrorText::tr("No account has the payment reference %1; its check digit does not fit, so it is probably mistyped.")
            .arg(quoted(value));
    }
    return ErrorText::tr("Nothing was found under %1. Check it, or search by name or address.").arg(quoted(value));
}

QString ambiguous(const Error &error)
{
    const QString first = error.value.isEmpty() ? ErrorText::tr("This fits more than one account.")
                                                : ErrorText::tr("%1 fits more than one account.").arg(quoted(error.value));
    return error.detail.isEmpty() ? ErrorText::tr("%1 Use the payment reference of the one you mean.").arg(first)
                                  : ErrorText::tr("%1 Use one of these payment references: %2.").arg(first, error.detail);
}

QString invalid(const Error &error)
{
    const QString reason = asSentence(error.detail);
    if (error.field == "copy"_L1)
        return ErrorText::tr("%1 Nothing was copied.").arg(reason);
    if (error.field.isEmpty())
        return reason.isEmpty() ? ErrorText::tr("A value cannot be used as it is. Nothing was saved.")
                                : ErrorText::tr("%1 Nothing was saved.").arg(reason);
    const QString field = fieldLabel(error.field);
    if (reason.isEmpty() && error.value.isEmpty())
        return ErrorText::tr("%1: a value is needed here. Nothing was saved.").arg(field);
    if (reason.isEmpty())
        return ErrorText::tr("%1: %2 cannot be used here. Nothing was saved.").arg(field, quoted(error.value));
    return error.value.isEmpty() ? ErrorText::tr("%1: %2 Nothing was saved.").arg(field, reason)
                                 : ErrorText::tr("%1 (%2): %3 Nothing was saved.").arg(field, quoted(error.value), reason);
}

QString aboutFile(const QString &value, const char *withName, const char *without)
{
    return value.isEmpty() ? ErrorText::tr(without) : ErrorText::tr(withName).arg(quoted(value));
}

/// What an error's value says is possible: "£30.00" where the currency is known, otherwise the amount alone. Empty if it says none.
QString amountIn(const Error &error, std::optional<Currency> currency)
{
    if (error.value.isEmpty() || !currency)
        return error.value;
    const auto amount = Money::parse(error.value, QLocale::c(), *currency);
    return amount ? amount->toCurrencyString(QLocale()) : error.value;
}

/// Whether nothing at all is possible, however many decimals the currency has.
bool isNothing(const QString &amount)
{
    return !amount.isEmpty() && std::all_of(amount.begin(), amount.end(), [](QChar c) { return c == u'0' || c == u'.'; });
}

QString tooHigh(const Error &error, std::optional<Currency> currency)
{
    if (isNothing(error.value))
        return ErrorText::tr("There is nothing here that could be used for this: it is settled, used up, or nothing was paid. Nothing was posted.");
    if (error.value.isEmpty())
        return ErrorText::tr("The amount is more than is possible here. Nothing was posted; enter a smaller one.");
    return ErrorText::tr("The amount is more than is possible here. Nothing was posted; enter at most %1.").arg(amountIn(error, currency));
}

QString approvalRequired(const Error &error)
{
    return error.value == "2"_L1
        ? ErrorText::tr("A write-off of this size needs two other people to approve it. Nothing was posted; propose it instead.")
        : ErrorText::tr("A write-off of this size needs somebody else to approve it. Nothing was posted; propose it instead.");
}

QString registerRequired(const Error &error)
{
    return error.value.isEmpty()
        ? ErrorText::tr("Cash needs the register it goes through. Nothing was posted; choose the register.")
        : ErrorText::tr("There is no cash register called %1 in use. Nothing was posted; choose one from the list.").arg(quoted(error.value));
}

QString ledgerRefusal(const Error &error, std::optional<Currency> currency)
{
    switch (error.kind) {
    case ErrorKind::AmountNotPositive:
        return ErrorText::tr("The amount must be more than zero. Nothing was posted.");
    case ErrorKind::UnrecognisedType:
        return error.value.isEmpty() ? ErrorText::tr("This kind of line is not known here. Nothing was posted; choose one from the list.")
                                     : ErrorText::tr("%1 is not a kind of line that can be posted here. Nothing was posted.").arg(quoted(error.value));
    case ErrorKind::PaymentTypeRequired:
        return ErrorText::tr("A payment needs its payment type, for example cash or card. Nothing was posted.");
    case ErrorKind::IsNotDebit:
        return ErrorText::tr("Only a charge can be paid, and one of the lines chosen is not a charge. Nothing was posted.");
    case ErrorKind::IsNotCredit:
        return ErrorText::tr("Only a payment or another credit can be voided or applied, and this line is not one. Nothing was posted.");
    case ErrorKind::NoAvailableCredit:
        return ErrorText::tr("This credit has been used up, so there is nothing left to apply. Nothing was posted.");
    case ErrorKind::AlreadyVoid:
        return ErrorText::tr("This line has already been voided. Nothing was posted.");
    case ErrorKind::CreditPaidOut:
        return ErrorText::tr("Part of this credit has been paid out, so it cannot be voided. Nothing was posted.");
    case ErrorKind::ParameterTooHigh:
        return tooHigh(error, currency);
    case ErrorKind::AlreadyOffset:
        return ErrorText::tr("Something was already paid or taken off this charge, so it cannot be cancelled. Nothing was posted; "
                  "void what was applied to it first, or give a discount or refund instead.");
    case ErrorKind::ApprovalRequired:
        return approvalRequired(error);
    case ErrorKind::RegisterRequired:
        return registerRequired(error);
    case ErrorKind::AlreadyRefunded:
        return ErrorText::tr("What this credit had paid was given back since. Nothing was posted; void the refund or overpayment first.");
    case ErrorKind::CannotBeVoided:
        return ErrorText::tr("A cancellation is final and cannot be voided. Nothing was posted; if the charge is right after all, add it again.");
    case ErrorKind::AmountTooLarge:
        return ErrorText::tr("The amount is larger than one line or one balance can be. Nothing was posted; check the decimal point.");
    default:
        return {};
    }
}

QString limitRefusal(const Error &error, std::optional<Currency> currency)
{
    switch (error.kind) {
    case ErrorKind::NotAllowed:
        return ErrorText::tr("Your role here does not include this. Nothing was changed; ask somebody of finance, or an administrator for the role.");
    case ErrorKind::AboveLimit:
        return error.value.isEmpty()
            ? ErrorText::tr("The amount is above what you may post. Nothing was posted; ask somebody with a higher limit.")
            : ErrorText::tr("The amount is above the %1 that you may post at once. Nothing was posted; ask somebody with a higher limit.")
                  .arg(amountIn(error, currency));
    case ErrorKind::OwnProposal:
        return ErrorText::tr("Nobody decides on their own proposal. Nothing was changed; somebody else of finance has to look at it.");
    case ErrorKind::AlreadyDecided:
        return ErrorText::tr("This proposal was already decided, by you or by somebody else. Nothing was changed; refresh the list.");
    default:
        return {};
    }
}

QString accountRefusal(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return notFound(error);
    case ErrorKind::Ambiguous:
        return ambiguous(error);
    case ErrorKind::Invalid:
        return invalid(error);
    case ErrorKind::HolderTypeNotAllowed:
        return ErrorText::tr("This holder may not have an account of this type. Nothing was saved; choose another type or another holder.");
    case ErrorKind::PaymentReferenceTaken:
        return error.value.isEmpty() ? ErrorText::tr("Another account already has this payment reference. Nothing was saved; leave it empty to get a new one.")
                                     : ErrorText::tr("Another account already has the payment reference %1. Nothing was saved; leave it empty to get a new one.").arg(quoted(error.value));
    case ErrorKind::Conflict:
        return conflict(error);
    case ErrorKind::KeyReused:
        return ErrorText::tr("This key already belongs to a different posting. Nothing was posted; use a new key for a new posting.");
    default:
        return {};
    }
}

QString outsideFailure(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
        return ErrorText::tr("The database server cannot be reached. Nothing was kept; your entries are still here, so try again once it is back.");
    case ErrorKind::Unconfirmed:
        return ErrorText::tr("The connection was lost before the server said that the change was kept. Do it again from here: "
                  "if it was kept, it is not posted twice.");
    case ErrorKind::SignInRequired:
        return ErrorText::tr("The database server did not accept your name and password. Nothing was changed; sign in again.");
    case ErrorKind::Busy:
        return ErrorText::tr("The database is in use by another program just now. Nothing was changed; try again in a moment.");
    case ErrorKind::ReadOnly:
        return ErrorText::tr("The database can only be read, so nothing was changed. Check who may write to its file and folder.");
    case ErrorKind::DiskFull:
        return ErrorText::tr("The disk is full. Nothing of this step was kept; make room and try again.");
    case ErrorKind::CannotOpen:
        if (error.field == "schema"_L1)
            return ErrorText::tr("This database is there, but it has no tables of Tallystick yet. Somebody who may make tables and roles "
                      "on the server makes them: by opening it in the window, or with tallystick create.");
        return aboutFile(error.value, TALLY_FIELD("%1 cannot be opened. Check that it is there and that you may read it."),
                         TALLY_FIELD("The file cannot be opened. Check that it is there and that you may read it."));
    case ErrorKind::NotADatabase:
        return aboutFile(error.value, TALLY_FIELD("%1 is not a Tallystick database. It was left as it is; choose another file."),
                         TALLY_FIELD("The file is not a Tallystick database. It was left as it is; choose another file."));
    case ErrorKind::NewerDatabase:
        return ErrorText::tr("A newer Tallystick made this database. It was left as it is; update this program to open it.");
    case ErrorKind::NetworkShare:
        return ErrorText::tr("The database lies on a network share, where its locks cannot be trusted and postings could be lost. "
                  "It was not opened; copy it to a local disk.");
    case ErrorKind::Corrupt:
        return ErrorText::tr("The database is damaged. Nothing was changed; keep a copy of the file and go back to your last backup.");
    case ErrorKind::Cancelled:
        return ErrorText::tr("You cancelled this. Nothing of it was kept.");
    default:
        return ErrorText::tr("Something went wrong inside Tallystick. Nothing of this step was kept; the details say more.");
    }
}

} // namespace

QString fieldLabel(QStringView wireName)
{
    const auto found = std::find_if(fieldNames.begin(), fieldNames.end(),
                                    [wireName](const FieldName &name) { return wireName == name.wire; });
    return found == fieldNames.end() ? wireName.toString() : ErrorText::tr(found->label);
}

QString errorSentence(const Error &error, std::optional<Currency> currency)
{
    if (const QString text = ledgerRefusal(error, currency); !text.isEmpty())
        return text;
    if (const QString text = limitRefusal(error, currency); !text.isEmpty())
        return text;
    if (const QString text = accountRefusal(error); !text.isEmpty())
        return text;
    return outsideFailure(error);
}

QString fieldSentence(const Error &error, std::optional<Currency> currency)
{
    const QString most = amountIn(error, currency);
    switch (error.kind) {
    case ErrorKind::AmountNotPositive:
        return ErrorText::tr("The amount must be more than zero.");
    case ErrorKind::UnrecognisedType:
        return ErrorText::tr("Choose a type from the list.");
    case ErrorKind::PaymentTypeRequired:
        return ErrorText::tr("Choose how the money is paid.");
    case ErrorKind::IsNotDebit:
        return ErrorText::tr("Only charges can be chosen here.");
    case ErrorKind::AmountTooLarge:
        return ErrorText::tr("This is more than one line can hold.");
    case ErrorKind::ParameterTooHigh:
        if (isNothing(error.value))
            return ErrorText::tr("There is nothing here that could be used.");
        return most.isEmpty() ? ErrorText::tr("This is more than is possible here.") : ErrorText::tr("At most %1 is possible here.").arg(most);
    case ErrorKind::AboveLimit:
        return most.isEmpty() ? ErrorText::tr("This is above what you may post.") : ErrorText::tr("You may post at most %1 at once.").arg(most);
    case ErrorKind::RegisterRequired:
        return ErrorText::tr("Choose the cash register.");
    case ErrorKind::HolderTypeNotAllowed:
        return ErrorText::tr("This holder may not have an account of this type.");
    case ErrorKind::PaymentReferenceTaken:
        return ErrorText::tr("Another account has this payment reference.");
    case ErrorKind::Invalid:
        if (!error.detail.isEmpty())
            return asSentence(error.detail);
        return error.value.isEmpty() ? ErrorText::tr("A value is needed here.") : ErrorText::tr("This value cannot be used here.");
    default:
        return errorSentence(error, currency);
    }
}

} // namespace Tally
