// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "models/tables/words.h"
#include "views/worklist/filterwords.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

struct SortName
{
    QLatin1StringView name;
    AccountColumn column;
};

// The key names of the JSON rows; the worst first is the default.
constexpr std::array sortNames{
    SortName{"balance"_L1, AccountColumn::Balance},
    SortName{"accountBalance"_L1, AccountColumn::Balance},
    SortName{"paymentReference"_L1, AccountColumn::PaymentReference},
    SortName{"holder"_L1, AccountColumn::Holder},
    SortName{"name"_L1, AccountColumn::Holder},
    SortName{"accountType"_L1, AccountColumn::AccountType},
    SortName{"rentGroupType"_L1, AccountColumn::RentGroup},
    SortName{"accountStatus"_L1, AccountColumn::Status},
    SortName{"patch"_L1, AccountColumn::Patch},
    SortName{"fullAddress"_L1, AccountColumn::Address},
    SortName{"openCharges"_L1, AccountColumn::OpenCharges},
    SortName{"lastPaymentDate"_L1, AccountColumn::LastPaid},
    SortName{"startDate"_L1, AccountColumn::StartDate},
};

QString sortWords()
{
    QStringList names;
    for (const SortName &sort : sortNames)
        names.append(sort.name);
    return names.join(u", "_s);
}

void declareList(QCommandLineParser &parser)
{
    declareDatabase(parser, true);
    parser.addOption({u"sort"_s, u"Sort by this column: %1."_s.arg(sortWords()), u"COLUMN"_s});
    parser.addOption({u"descending"_s, u"Largest first (the default for balance)."_s});
    parser.addOption({u"ascending"_s, u"Smallest first (the default for other columns)."_s});
    parser.addOption({u"limit"_s, u"Print at most N rows; the footer still speaks of all."_s, u"N"_s});
    parser.addOption({u"type"_s, u"Only accounts of this type, for example Master."_s, u"TYPE"_s});
    parser.addOption({u"rent-group"_s, u"Only accounts of this rent group."_s, u"GROUP"_s});
    parser.addOption({u"patch"_s, u"Only accounts of this patch, letter for letter."_s, u"PATCH"_s});
    parser.addOption({u"status"_s, u"Only accounts of this status, for example active."_s, u"STATUS"_s});
    parser.addOption({u"min-balance"_s, u"Only accounts that owe at least this amount."_s, u"AMOUNT"_s});
    parser.addOption({u"text"_s, u"Only accounts in whose name, reference, address or identifiers these words occur."_s, u"WORDS"_s});
}

/// Reads the options; nothing after having said what is wrong.
std::optional<AccountQuery> queryOf(VerbCall &call, bool owingOnly, Exit &exit)
{
    const QCommandLineParser &arguments = call.arguments;
    AccountQuery query{.filter = {.owingOnly = owingOnly, .patch = arguments.value(u"patch"_s), .text = arguments.value(u"text"_s)}};
    if (!owingOnly) {
        query.sort = AccountColumn::PaymentReference;
        query.order = Qt::AscendingOrder;
    }
    if (arguments.isSet(u"sort"_s)) {
        const QString name = arguments.value(u"sort"_s);
        const auto found = std::find_if(sortNames.begin(), sortNames.end(),
                                        [&](const SortName &sort) { return name.compare(sort.name, Qt::CaseInsensitive) == 0; });
        if (found == sortNames.end()) {
            exit = call.misuse(u"“%1” is not a column to sort by. There are: %2."_s.arg(name, sortWords()));
            return std::nullopt;
        }
        query.sort = found->column;
        query.order = query.sort == AccountColumn::Balance ? Qt::DescendingOrder : Qt::AscendingOrder;
    }
    if (arguments.isSet(u"ascending"_s) && arguments.isSet(u"descending"_s)) {
        exit = call.misuse(u"Choose either --ascending or --descending."_s);
        return std::nullopt;
    }
    if (arguments.isSet(u"ascending"_s))
        query.order = Qt::AscendingOrder;
    if (arguments.isSet(u"descending"_s))
        query.order = Qt::DescendingOrder;
    if (arguments.isSet(u"limit"_s)) {
        bool isNumber = false;
        query.limit = arguments.value(u"limit"_s).toLongLong(&isNumber);
        if (!isNumber || *query.limit < 1) {
            exit = call.misuse(u"--limit takes a whole number of at least 1."_s);
            return std::nullopt;
        }
    }
    if (arguments.isSet(u"type"_s) && !(query.filter.accountType = accountTypeFromCode(arguments.value(u"type"_s)))) {
        exit = call.misuse(arguments.value(u"type"_s), u"an account type"_s, accountTypes());
        return std::nullopt;
    }
    if (arguments.isSet(u"status"_s) && !(query.filter.status = accountStatusFromCode(arguments.value(u"status"_s)))) {
        exit = call.misuse(arguments.value(u"status"_s), u"an account status"_s, accountStatuses());
        return std::nullopt;
    }
    if (arguments.isSet(u"rent-group"_s)) {
        const CodeLabel *group = findCode(rentGroupTypes(), arguments.value(u"rent-group"_s));
        if (group == nullptr) {
            exit = call.misuse(arguments.value(u"rent-group"_s), u"a rent group"_s, rentGroupTypes());
            return std::nullopt;
        }
        query.filter.rentGroupType = QString::fromLatin1(group->code);
    }
    if (arguments.isSet(u"min-balance"_s) && !(query.filter.minimumBalance = Money::parse(arguments.value(u"min-balance"_s), NumberFormat{}))) {
        exit = call.misuse(u"“%1” is not an amount such as 1,000.00 (--min-balance)."_s.arg(arguments.value(u"min-balance"_s)));
        return std::nullopt;
    }
    return query;
}

QString lastPaidWords(const AccountRow &row)
{
    return row.lastPaymentDate.isValid() ? row.lastPaymentDate.toString(Qt::ISODate) : u"never"_s;
}

void printRows(VerbCall &call, const std::vector<AccountRow> &rows)
{
    Output output({{u"id"_s, {}}, {u"paymentReference"_s, u"Reference"_s}, {u"holder"_s, u"Holder"_s}, {u"name"_s, u"Name"_s},
                   {u"accountType"_s, u"Type"_s}, {u"rentGroupType"_s, u"Rent group"_s}, {u"agreementType"_s, {}},
                   {u"targetType"_s, {}}, {u"targetId"_s, {}}, {u"fullAddress"_s, {}}, {u"patch"_s, u"Patch"_s},
                   {u"accountStatus"_s, u"Status"_s}, {u"balance"_s, u"Owes"_s}, {u"currency"_s, {}},
                   {u"openCharges"_s, u"Open"_s}, {u"lastPaymentDate"_s, u"Last paid"_s}, {u"lastPaymentAmount"_s, {}},
                   {u"startDate"_s, {}}, {u"endDate"_s, {}}});
    for (const AccountRow &row : rows) {
        OutputCell lastPaid = OutputCell::date(row.lastPaymentDate);
        lastPaid.words = lastPaidWords(row);
        output.add({OutputCell::text(row.uuid.toString(QUuid::WithoutBraces)), OutputCell::text(row.paymentReference),
                    OutputCell::text(row.holderReference), OutputCell::text(row.holderName),
                    OutputCell::coded(Words::label(row.accountType), code(row.accountType)),
                    OutputCell::coded(Words::rentGroup(row.rentGroupType), row.rentGroupType),
                    OutputCell::coded({}, row.agreementType), OutputCell::coded({}, row.targetType),
                    OutputCell::coded({}, row.targetId), OutputCell::coded({}, row.fullAddress), OutputCell::coded(row.patch, row.patch),
                    OutputCell::coded(Words::label(row.status), code(row.status)), OutputCell::balance(row.balance),
                    OutputCell::text(row.balance.currency().code()), OutputCell::count(row.openCharges), lastPaid,
                    row.lastPaymentDate.isValid() ? OutputCell::money(row.lastPaymentAmount) : OutputCell::onlyJson(u"null"_s),
                    OutputCell::date(row.startDate), OutputCell::date(row.endDate)});
    }
    output.print(call.out, call.format);
}

Exit runList(VerbCall &call, bool owingOnly)
{
    Exit exit = Exit::Done;
    const auto query = queryOf(call, owingOnly, exit);
    if (!query)
        return exit;
    const auto store = call.openStore(Use::Read, exit);
    if (!store)
        return exit;
    const auto list = await(store->accounts(*query));
    if (!list)
        return call.refuse(list.error());
    printRows(call, list->rows);
    if (call.format == OutputFormat::Table) {
        const auto scope = owingOnly ? AccountWorklist::Scope::Arrears : AccountWorklist::Scope::AllAccounts;
        call.out << FilterWords::footer(scope, list->count, list->owed)
                 << (qint64(list->rows.size()) >= list->count ? u"."_s
                     : list->rows.size() == 1                 ? u"; the first is shown."_s
                                                              : u"; the first %1 are shown."_s.arg(QLocale().toString(qint64(list->rows.size()))))
                 << '\n';
    }
    return Exit::Done;
}

} // namespace

Verb worklistVerb()
{
    return {.name = u"worklist"_s, .summary = u"Prints the accounts that owe, largest balance first."_s, .declare = declareList,
            .run = [](VerbCall &call) { return runList(call, true); }};
}

Verb accountsVerb()
{
    return {.name = u"accounts"_s, .summary = u"Prints all accounts."_s, .declare = declareList,
            .run = [](VerbCall &call) { return runList(call, false); }};
}

} // namespace Tally
