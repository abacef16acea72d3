// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "app/places.h"
#include "models/stores/sql/databaseaddress.h"
#include "models/stores/sql/sqlaccountstore.h"
#include "models/tables/words.h"
#include "models/workflows/council/democouncil.h"
#include "views/widgets/errortext.h"

using namespace Qt::StringLiterals;

namespace Tally {

std::vector<Verb> verbs()
{
    return {worklistVerb(), accountsVerb(), ledgerVerb(), trailVerb(), agedDebtVerb(), trendVerb(), postVerb(), describeVerb(), proposalsVerb(), approveVerb(),
            declineVerb(), withdrawVerb(), createVerb(), importVerb(), generateVerb(), peopleVerb(), personVerb(), settingsVerb(), typesVerb(),
            verifyVerb(), backupVerb(), restoreVerb()};
}

void declareDatabase(QCommandLineParser &parser, bool formats)
{
    parser.addOption({u"database"_s, u"The SQLite file to work on, or a server: postgresql://user@host/name; its password comes from PGPASSFILE."_s, u"FILE"_s});
    parser.addOption({u"demo"_s, u"Work on the demo council instead of a file."_s});
    if (formats)
        parser.addOption({u"format"_s, u"How to print: table, csv or json. The default is table."_s, u"FORMAT"_s, u"table"_s});
}

void declareAccount(QCommandLineParser &parser)
{
    parser.addOption({u"account"_s, u"Payment reference, account id, or the holder's own reference when that names one account."_s,
                      u"REFERENCE"_s});
}

Exit VerbCall::refuse(const Error &error)
{
    err << errorName(error.kind) << ": " << errorSentence(error) << '\n';
    return Exit::Refused;
}

Exit VerbCall::misuse(const QString &sentence)
{
    err << sentence << (verb.isEmpty() ? u"\nSee tallystick --help.\n"_s : u"\nSee tallystick %1 --help.\n"_s.arg(verb));
    return Exit::Misuse;
}

Exit VerbCall::misuse(const QString &word, const QString &what, std::span<const CodeLabel> choices)
{
    QStringList words;
    for (const CodeLabel &choice : choices) {
        const QString code = QString::fromLatin1(choice.code);
        const QString label = Words::label(choice);
        words.append(label.compare(code, Qt::CaseInsensitive) == 0 ? code : u"%1 (%2)"_s.arg(code, label));
    }
    return misuse(u"“%1” is not %2. There are: %3."_s.arg(word, what, words.join(u", "_s)));
}

std::optional<QString> VerbCall::databaseFile(Exit &exit)
{
    const bool demo = arguments.isSet(u"demo"_s);
    const QString path = demo ? Places::demoDatabase() : arguments.value(u"database"_s);
    if (demo && arguments.isSet(u"database"_s))
        exit = misuse(u"Choose either --database or --demo."_s);
    else if (path.isEmpty())
        exit = misuse(u"Say which database to use with --database FILE."_s);
    else if (const auto address = DatabaseAddress::parse(path); !address)
        exit = refuse(address.error());
    else
        return path;
    return std::nullopt;
}

std::unique_ptr<AccountStore> VerbCall::openStore(Use use, Exit &exit)
{
    const auto path = databaseFile(exit);
    if (!path)
        return nullptr;
    const bool demo = arguments.isSet(u"demo"_s);
    auto store = std::make_unique<SqlAccountStore>(
        *path, use == Use::Create || demo ? SqlAccountStore::Opening::CreateIfMissing : SqlAccountStore::Opening::MustExist,
        SqlSession{.user = Places::userName()});
    if (const auto opened = await(store->open()); !opened) {
        // A file nobody may write to can still be read, if its schema is one this program reads.
        const bool readable = use == Use::Read && opened.error().kind == ErrorKind::ReadOnly && await(store->rules()).ok();
        if (!readable) {
            exit = refuse(opened.error());
            return nullptr;
        }
    }
    if (demo && !makeDemo(*store, exit))
        return nullptr;
    return store;
}

bool VerbCall::makeDemo(AccountStore &store, Exit &exit)
{
    const auto there = await(store.accounts({.limit = 1}));
    if (there && there->count > 0)
        return true;
    err << "Making the demo council, once.\n";
    err.flush();
    const auto made = await(store.runBatch(DemoCouncil::source(QDate::currentDate()), DemoCouncil::options()));
    if (!made)
        exit = refuse(made.error());
    return made.ok();
}

std::optional<QDate> VerbCall::date(const QString &option, QDate fallback, Exit &exit)
{
    if (!arguments.isSet(option))
        return fallback;
    const QString text = arguments.value(option);
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid() || text.size() != 10) {
        exit = misuse(u"“%1” is not a date of the form 2013-09-30 (--%2)."_s.arg(text, option));
        return std::nullopt;
    }
    return date;
}

bool VerbCall::amountOrNone(const QString &option, std::optional<qint64> &minor, Exit &exit)
{
    const QString text = arguments.value(option);
    const auto amount = Money::parse(text, NumberFormat{.group = {}});
    minor = amount ? std::optional(amount->minor()) : std::nullopt;
    if (amount || text == "none"_L1)
        return true;
    exit = misuse(u"“%1” is neither an amount nor none (--%2)."_s.arg(text, option));
    return false;
}

} // namespace Tally
