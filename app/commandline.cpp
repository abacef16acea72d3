// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/verbs/verb.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

const Verb *findVerb(const std::vector<Verb> &all, const QString &name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Verb &verb) { return verb.name == name; });
    return found == all.end() ? nullptr : &*found;
}

QString listOfVerbs()
{
    QString text = u"Verbs that need no window:\n"_s;
    for (const Verb &verb : verbs())
        text += u"  %1%2\n"_s.arg(verb.name.leftJustified(11), verb.summary);
    return text + u"\nSee tallystick VERB --help for the options of each."_s;
}

} // namespace

bool isVerb(const QStringList &arguments)
{
    return arguments.size() > 1 && findVerb(verbs(), arguments.at(1)) != nullptr;
}

int runVerb(const QStringList &arguments)
{
    const std::vector<Verb> all = verbs();
    const Verb &verb = *findVerb(all, arguments.at(1));
    QTextStream out(stdout);
    QTextStream err(stderr);
    QCommandLineParser parser;
    parser.setApplicationDescription(verb.summary);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    verb.declare(parser);
    QStringList rest = arguments;
    rest.removeAt(1);
    VerbCall call{.verb = verb.name, .arguments = parser, .out = out, .err = err};
    if (!parser.parse(rest))
        return int(call.misuse(parser.errorText()));
    if (parser.isSet(version)) {
        out << QCoreApplication::applicationName() << ' ' << QCoreApplication::applicationVersion() << '\n';
        return int(Exit::Done);
    }
    if (parser.isSet(help)) {
        out << parser.helpText().replace(QFileInfo(rest.front()).fileName() + u" ["_s, u"tallystick %1 ["_s.arg(verb.name));
        return int(Exit::Done);
    }
    if (const QStringList given = parser.positionalArguments(); given.size() > verb.positional)
        return int(call.misuse(u"“%1” is one argument too many."_s.arg(given.at(verb.positional))));
    if (parser.optionNames().contains(u"format"_s)) {
        const auto format = outputFormat(parser.value(u"format"_s));
        if (!format)
            return int(call.misuse(u"--format is table, csv or json."_s));
        call.format = *format;
    }
    return int(verb.run(call));
}

WindowOptions windowOptions(const QStringList &arguments)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"The desktop for people who work with debts.\n\n"_s + listOfVerbs());
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    declareDatabase(parser, false);
    parser.addOptions({
        {u"picture"_s, u"Save a picture of the window once its list is loaded, then quit."_s, u"FILE.png"_s},
        {u"dark"_s, u"Use the dark palette."_s},
    });
    parser.addPositionalArgument(u"database"_s, u"The SQLite file to open."_s, u"[database]"_s);
    VerbCall call{.verb = {}, .arguments = parser, .out = out, .err = err};
    const auto end = [&](Exit exit) {
        out.flush();
        err.flush();
        std::exit(int(exit));
    };
    if (!parser.parse(arguments))
        end(call.misuse(parser.errorText()));
    if (parser.isSet(version)) {
        out << QCoreApplication::applicationName() << ' ' << QCoreApplication::applicationVersion() << '\n';
        end(Exit::Done);
    }
    if (parser.isSet(help)) {
        // There is no QCoreApplication yet to say the program's name.
        out << parser.helpText().replace(u"<executable_name>"_s, u"tallystick"_s);
        end(Exit::Done);
    }
    const QStringList rest = parser.positionalArguments();
    if (rest.size() > 1 || (!rest.isEmpty() && !QFileInfo::exists(rest.front())))
        end(call.misuse(u"“%1” is neither a verb nor a database file."_s.arg(rest.join(u' '))));
    return {.database = parser.isSet(u"database"_s) ? parser.value(u"database"_s) : rest.value(0),
            .demo = parser.isSet(u"demo"_s),
            .picture = parser.value(u"picture"_s),
            .dark = parser.isSet(u"dark"_s)};
}

} // namespace Tally
