// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/postingrun.h"

#include "app/verbs/linejson.h"
#include "app/verbs/proposaljson.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Tally {

QString postedJson(const Account &account, const Posted &posted, const LedgerRules &rules)
{
    if (!posted.line.id.isValid())
        return u"{\"account_line_id\": null, \"moved\": false}"_s;      // a reconcile that had nothing to do
    LineOutput line(account.uuid, account.holder.reference, rules.types);
    line.add(posted.line, posted.offsets);
    return line.output().jsonObject(0);
}

Result<QString> carryOut(AccountStore &store, const Account &account, const PostingWish &wish, const QString &key, const LedgerRules &rules)
{
    if (const auto *writeOff = std::get_if<WriteOffWish>(&wish)) {
        const auto proposal = await(store.propose(*writeOff, key));
        return proposal ? Result<QString>(proposalJson(*proposal, rules.types)) : Result<QString>(proposal.error());
    }
    const auto posted = await(store.post({.key = key, .account = account.id, .command = std::get<LedgerCommand>(wish)}));
    return posted ? Result<QString>(postedJson(account, *posted, rules)) : Result<QString>(posted.error());
}

PostingWords wordsOf(const QCommandLineParser &arguments)
{
    static const QStringList where{u"database"_s, u"demo"_s, u"account"_s, u"key"_s};
    PostingWords words;
    for (const QString &given : arguments.optionNames()) {
        if (!where.contains(given))
            words.insert(given, arguments.value(given));
    }
    return words;
}

Exit runPosting(VerbCall &call, const PostingOperation &operation, const QString &reference)
{
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Write, exit);
    if (!store)
        return exit;
    const auto id = await(store->resolve(reference));
    if (!id)
        return call.refuse(id.error());
    const auto account = await(store->account(*id));
    if (!account)
        return call.refuse(account.error());
    const auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());
    const PostingWords words = wordsOf(call.arguments);
    PostingReader reader(operation, words, *account, *rules, QDate::currentDate());
    const auto wish = reader.read();
    if (!wish) {
        const WordFault &fault = reader.fault();
        return fault.misuse ? call.misuse(u"--%1: %2"_s.arg(fault.word, fault.error.detail)) : call.refuse(fault.error);
    }
    const QString key = call.arguments.isSet(u"key"_s) ? call.arguments.value(u"key"_s) : QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto done = carryOut(*store, *account, *wish, key, *rules);
    if (!done) {
        exit = call.refuse(done.error());
        if (const QString choices = choicesAfter(done.error(), operation, *rules); !choices.isEmpty())
            call.err << choices << '\n';
        return exit;
    }
    call.out << *done << '\n';
    return Exit::Done;
}

} // namespace Tally
