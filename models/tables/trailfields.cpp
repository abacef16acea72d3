// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/trailfields.h"

#include "models/tables/operationwords.h"
#include "models/tables/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Words {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::TrailFields)
};

struct Reader
{
    Currency currency;
    const TypeCatalogue &types;
};

QString money(qint64 minor, const Reader &reader) { return Money::fromMinor(minor, reader.currency).toCurrencyString(QLocale()); }

QJsonArray listIn(const QString &text) { return QJsonDocument::fromJson(text.toUtf8()).array(); }

QString quoted(const QString &text, const Reader &) { return Text::tr("“%1”").arg(text); }
QString asItIs(const QString &text, const Reader &) { return text; }
QString amount(const QString &text, const Reader &reader)
{
    bool isNumber = false;
    const qint64 minor = text.toLongLong(&isNumber);
    return isNumber ? money(minor, reader) : text;
}
QString day(const QString &text, const Reader &) { return date(QDate::fromString(text, Qt::ISODate), QLocale()); }
QString yesNo(const QString &text, const Reader &) { return text == "true"_L1 ? Text::tr("yes") : Text::tr("no"); }
QString accountType(const QString &text, const Reader &)
{
    const auto type = accountTypeFromCode(text);
    return type ? label(*type) : text;
}
QString accountStatus(const QString &text, const Reader &)
{
    const auto status = accountStatusFromCode(text);
    return status ? label(*status) : text;
}
QString rentGroupOf(const QString &text, const Reader &) { return rentGroup(text); }
QString agreementOf(const QString &text, const Reader &) { return agreement(text); }
QString endReasonOf(const QString &text, const Reader &) { return endReason(text); }
QString targetTypeOf(const QString &text, const Reader &) { return targetType(text); }
QString creditType(const QString &text, const Reader &reader) { return lineType(text, LineKind::Credit, reader.types); }
QString kindOf(const QString &text, const Reader &) { return text == "debit"_L1 ? Text::tr("charge") : Text::tr("credit"); }

QString answerOf(const QString &text, const Reader &)
{
    if (text == "approve"_L1)
        return Text::tr("approved");
    if (text == "decline"_L1)
        return Text::tr("declined");
    return text == "withdraw"_L1 ? Text::tr("withdrawn") : text;
}

QString receiptsOf(const QString &text, const Reader &)
{
    if (text == "off"_L1)
        return Text::tr("none");
    if (text == "running"_L1)
        return Text::tr("one running number");
    return text == "per-year"_L1 ? Text::tr("a new count each year") : text;
}

QString rolesOf(const QString &text, const Reader &)
{
    Roles roles;
    const QJsonArray codes = listIn(text);
    for (const QJsonValue &each : codes)
        roles |= roleFromCode(each.toString()).value_or(Role(0));
    return holdersOf(roles);
}

QString numbersOf(const QString &text, const Reader &)
{
    QStringList numbers;
    const QJsonArray list = listIn(text);
    for (const QJsonValue &each : list)
        numbers.append(QString::number(each.toInteger()));
    return numbers.join(Text::tr(", "));
}

QString chargesOf(const QString &text, const Reader &reader)
{
    QStringList charges;
    const QJsonArray list = listIn(text);
    for (const QJsonValue &each : list)
        //: A regular charge: Rent £98.40 a week
        charges.append(Text::tr("%1 %2 %3").arg(lineType(each[u"type"_s].toString(), LineKind::Debit, reader.types),
                                                money(each[u"amountMinor"_s].toInteger(), reader),
                                                frequency(each[u"frequency"_s].toString())));
    return charges.join(Text::tr(", "));
}

QString ladderOf(const QString &text, const Reader &reader)
{
    QStringList steps;
    const QJsonArray list = listIn(text);
    for (const QJsonValue &each : list) {
        const QString above = money(each[u"above_amount"_s].toInteger(), reader);
        steps.append(each[u"approvers"_s].toInteger() > 1 ? Text::tr("two approvals above %1").arg(above) : Text::tr("one approval above %1").arg(above));
    }
    return steps.join(Text::tr(", "));
}

struct Field
{
    QLatin1StringView wire;
    const char *label;                                 ///< null: nothing for people
    QString (*words)(const QString &text, const Reader &) = quoted;
};

#define TALLY_FIELD(text) QT_TRANSLATE_NOOP("Tally::TrailFields", text)

constexpr Field fields[] = {
    {"holder"_L1, TALLY_FIELD("Holder's reference")},
    {"name"_L1, TALLY_FIELD("Name")},
    {"display_name"_L1, TALLY_FIELD("Name shown")},
    {"paymentReference"_L1, TALLY_FIELD("Payment reference"), asItIs},
    {"parentPaymentReference"_L1, TALLY_FIELD("Belongs to account"), asItIs},
    {"targetType"_L1, TALLY_FIELD("Target type"), targetTypeOf},
    {"targetId"_L1, TALLY_FIELD("Target"), asItIs},
    {"accountType"_L1, TALLY_FIELD("Account type"), accountType},
    {"accountStatus"_L1, TALLY_FIELD("Status"), accountStatus},
    {"rentGroupType"_L1, TALLY_FIELD("Rent group"), rentGroupOf},
    {"agreementType"_L1, TALLY_FIELD("Agreement"), agreementOf},
    {"currency"_L1, TALLY_FIELD("Currency"), asItIs},
    {"tenureId"_L1, TALLY_FIELD("Tenure"), asItIs},
    {"tenureType"_L1, TALLY_FIELD("Tenure type")},
    {"fullAddress"_L1, TALLY_FIELD("Address")},
    {"patch"_L1, TALLY_FIELD("Patch")},
    {"startDate"_L1, TALLY_FIELD("Start date"), day},
    {"endDate"_L1, TALLY_FIELD("End date"), day},
    {"endReasonCode"_L1, TALLY_FIELD("End reason"), endReasonOf},
    {"consolidatedCharges"_L1, TALLY_FIELD("Regular charges"), chargesOf},
    {"description"_L1, TALLY_FIELD("Description")},
    {"internal_note"_L1, TALLY_FIELD("Internal note")},
    {"accruing"_L1, TALLY_FIELD("Still accruing"), yesNo},
    {"amountMinor"_L1, TALLY_FIELD("Amount"), amount},
    {"credit_type"_L1, TALLY_FIELD("As"), creditType},
    {"account_lines_ids"_L1, TALLY_FIELD("Lines"), numbersOf},
    {"reason"_L1, TALLY_FIELD("Reason")},
    {"evidence"_L1, TALLY_FIELD("Evidence")},
    {"approvals_needed"_L1, TALLY_FIELD("Approvals needed"), asItIs},
    {"answer"_L1, TALLY_FIELD("Answer"), answerOf},
    {"note"_L1, TALLY_FIELD("Note")},
    {"proposal_id"_L1, TALLY_FIELD("Proposal"), asItIs},
    {"batch"_L1, TALLY_FIELD("Import"), asItIs},
    {"lines"_L1, TALLY_FIELD("New lines"), asItIs},
    {"code"_L1, TALLY_FIELD("Code"), asItIs},
    {"label"_L1, TALLY_FIELD("Label")},
    {"kind"_L1, TALLY_FIELD("Kind"), kindOf},
    {"by_hand"_L1, TALLY_FIELD("Posted by hand"), yesNo},
    {"default_amount"_L1, TALLY_FIELD("Default amount"), amount},
    {"posted_by"_L1, TALLY_FIELD("Who may post it"), rolesOf},
    {"archived"_L1, TALLY_FIELD("Out of use"), yesNo},
    {"receipt_numbers"_L1, TALLY_FIELD("Receipt numbers"), receiptsOf},
    {"cash_registers"_L1, TALLY_FIELD("Cash registers in use"), yesNo},
    {"warn_above"_L1, TALLY_FIELD("Ask again above"), amount},
    {"refuse_above"_L1, TALLY_FIELD("Refuse above"), amount},
    {"approval_ladder"_L1, TALLY_FIELD("Approval ladder"), ladderOf},
    {"roles"_L1, TALLY_FIELD("Roles"), rolesOf},
    {"posting_limit"_L1, TALLY_FIELD("Posting limit"), amount},
    {"active"_L1, TALLY_FIELD("May sign in"), yesNo},
    // The database's own, or said by what was done.
    {"id"_L1, nullptr},
    {"version"_L1, nullptr},
    {"tenureTypeCode"_L1, nullptr},
    {"status"_L1, nullptr},
};

bool makesSomethingNew(const QString &action)
{
    return action == "create-account"_L1 || action == "propose-write-off"_L1 || action == "answer-proposal"_L1 || action == "post-batch"_L1
        || action == "add-person"_L1;
}

QString changeWords(const QString &name, const QString &before, const QString &after, bool isNew)
{
    if (isNew)
        //: A fact of something new: Reason: “Gone away”
        return Text::tr("%1: %2").arg(name, after);
    const QString nothing = Text::tr("nothing");
    //: A fact that changed: Patch: “North” before, “South” after
    return Text::tr("%1: %2 before, %3 after").arg(name, before.isEmpty() ? nothing : before, after.isEmpty() ? nothing : after);
}

} // namespace

QStringList trailFields(const TrailEntry &entry, Currency currency, const TypeCatalogue &types)
{
    const Reader reader{currency, types};
    const bool isNew = makesSomethingNew(entry.action);
    QStringList all;
    for (const FieldChange &change : entry.fields) {
        const auto *field = std::find_if(std::begin(fields), std::end(fields), [&](const Field &each) { return each.wire == change.field; });
        if (field != std::end(fields) && field->label == nullptr)
            continue;
        const auto said = [&](const QString &text) {
            // "accruing" is kept only while it is true.
            if (text.isEmpty() && (field == std::end(fields) || field->words != yesNo))
                return QString();
            return field == std::end(fields) ? quoted(text, reader) : field->words(text, reader);
        };
        const QString before = said(change.before);
        const QString after = said(change.after);
        // A fact kept on one side and absent on the other may still say the same: nothing.
        if (before == after || (isNew && after.isEmpty()))
            continue;
        all.append(changeWords(field == std::end(fields) ? change.field : Text::tr(field->label), before, after, isNew));
    }
    return all;
}

} // namespace Tally::Words
