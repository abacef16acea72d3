// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchoptions.h"

#include "tests/bench/rawfile.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Bench {
namespace {

constexpr qint64 mostLinesUnasked = 10'000'000;

/// The option's value, or `otherwise` if it was not given; the program ends if it is no number from 1 on.
qint64 numberOf(const QCommandLineParser &parser, const QString &name, qint64 otherwise)
{
    if (!parser.isSet(name))
        return otherwise;
    bool isNumber = false;
    const qint64 number = parser.value(name).toLongLong(&isNumber);
    if (!isNumber || number < 1)
        giveUp(u"--%1 takes a whole number from 1 on."_s.arg(name));
    return number;
}

} // namespace

BenchOptions benchOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures the program against what is physically possible on this computer."_s);
    parser.addHelpOption();
    parser.addOptions({
        {u"accounts"_s, u"How many accounts the database has; 1000000 unless given."_s, u"N"_s},
        {u"lines"_s, u"How many lines; ten for each account, but 10000000 at most, unless given."_s, u"N"_s},
        {u"database"_s, u"Keep the database in this file, and use it again the next time."_s, u"FILE"_s},
        {u"json"_s, u"Write the figures to this file as well."_s, u"FILE"_s},
        {u"only"_s, u"Measure only these rows, with commas between them."_s, u"ROW,…"_s},
        {u"repeat"_s, u"How often each figure is taken; 7 unless given."_s, u"N"_s},
        {u"comparison"_s, u"Measure also what Qt's own SQL models make of the same database. It takes minutes."_s},
    });
    parser.process(arguments);
    BenchOptions options;
    options.size.accounts = numberOf(parser, u"accounts"_s, options.size.accounts);
    if (options.size.accounts < 2)
        giveUp(u"--accounts takes at least 2."_s);
    options.size.lines = numberOf(parser, u"lines"_s, std::min(10 * options.size.accounts, mostLinesUnasked));
    options.repeat = int(numberOf(parser, u"repeat"_s, options.repeat));
    options.database = parser.value(u"database"_s);
    options.json = parser.value(u"json"_s);
    options.only = parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts);
    options.comparison = parser.isSet(u"comparison"_s);
    return options;
}

} // namespace Tally::Bench
