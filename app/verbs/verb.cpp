// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/verb.h"

#include "app/places.h"
#include "models/stores/sql/sqlaccountstore.h"
#include "models/workflows/council/democouncil.h"
#include "views/widgets/errortext.h"

using namespace Qt::StringLiterals;

namespace Tally {

std::vector<Verb> verbs()
{
    return {worklistVerb(), accountsVerb(), ledgerVerb(), postVerb(), importVerb(), generateVerb(), verifyVerb()};
}

void declareDatabase(QCommandLineParser &parser, bool formats)
{
    parser.addOption({u"database"_s, u"The SQLite file to work on."_s, u"FILE"_s});
    parser.addOption({u"demo"_s, u"Work on the demo council instead of a file."_s});
    if (formats)
        parser.addOption({u"format"_s, u"How to print: table, csv or json. The default is table."_s, u"FORMAT"_s, u"table"_s});
}

Exit VerbCall::refuse(const Error &error)
{
    err << errorName(error.kind) << ": " << errorSentence(error) << '\n';
    return Exit::Refused;
}

Exit VerbCall::misuse(const QString &sentence)
{
    err << sentence << "\nSee tallystick --help.\n";
    return Exit::Misuse;
}

std::unique_ptr<AccountStore> VerbCall::openStore(bool create, Exit &exit)
{
    const bool demo = arguments.isSet(u"demo"_s);
    if (demo && arguments.isSet(u"database"_s)) {
        exit = misuse(u"Choose either --database or --demo."_s);
        return nullptr;
    }
    const QString path = demo ? Places::demoDatabase() : arguments.value(u"database"_s);
    if (path.isEmpty()) {
        exit = misuse(u"Say which database to use with --database FILE."_s);
        return nullptr;
    }
    if (path.startsWith("postgresql:"_L1)) {
        exit = misuse(u"This version of Tallystick works on SQLite files only."_s);
        return nullptr;
    }
    auto store = std::make_unique<SqlAccountStore>(
        path, create || demo ? SqlAccountStore::Opening::CreateIfMissing : SqlAccountStore::Opening::MustExist,
        SqlSession{.user = Places::userName()});
    if (const auto opened = await(store->open()); !opened) {
        exit = refuse(opened.error());
        return nullptr;
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

} // namespace Tally
