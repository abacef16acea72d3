// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/batchline.h"
#include "app/verbs/postingrun.h"

#include "app/progress.h"
#include "views/widgets/errortext.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// A line that can be posted, once the ledger agrees.
struct ReadyLine
{
    qint64 number = 0;               ///< in the file, from 1
    QString key;
    Account account;
    const PostingOperation *operation = nullptr;
    PostingWish wish;
};

class BatchRun
{
public:
    BatchRun(VerbCall &call, AccountStore &store, LedgerRules rules, QString name)
        : m_call{call}, m_store{store}, m_rules{std::move(rules)}, m_name{std::move(name)}, m_progress(call.err, u"Posting"_s)
    {
    }

    /// Posts each line by itself. Stops when the world outside is in the way: the lines that follow would fare no better.
    Exit eachAlone(QIODevice &file)
    {
        while (const auto text = nextLine(file)) {
            const auto ready = read(*text);
            if (!ready)
                continue;
            const auto done = carryOut(m_store, ready->account, ready->wish, ready->key, m_rules);
            if (done) {
                printResult(ready->number, *done);
            } else {
                printRefusal(ready->number, {.word = done.error().field, .error = done.error()}, *ready->operation);
                if (!isRefusal(done.error().kind))
                    return stopped();
            }
            m_progress.showCount(m_number);
        }
        return ended(file);
    }

    /// Posts all lines in one transaction or none, so that they are kept in memory until the last is read.
    Exit allTogether(QIODevice &file)
    {
        std::vector<ReadyLine> lines;
        while (const auto text = nextLine(file)) {
            if (auto ready = read(*text))
                lines.push_back(*std::move(ready));
        }
        if (const Exit exit = ended(file); exit != Exit::Done) {
            for (const ReadyLine &line : lines)
                printCancelled(line.number);
            return exit;
        }
        std::vector<Posting> postings;
        for (const ReadyLine &line : lines)
            postings.push_back({.key = line.key, .account = line.account.id, .command = commandOf(line.wish)});
        const auto results = await(m_store.postTogether(std::move(postings)));
        if (!results)
            return m_call.refuse(results.error());
        for (std::size_t i = 0; i < lines.size(); ++i)
            print(lines[i], (*results)[i]);
        return m_refused > 0 ? Exit::Refused : Exit::Done;
    }

private:
    static LedgerCommand commandOf(const PostingWish &wish)
    {
        if (const auto *command = std::get_if<LedgerCommand>(&wish))
            return *command;
        const auto &asked = std::get<WriteOffWish>(wish);
        return WriteOff{.amount = asked.amount, .debits = asked.debits,
                        .text = {.date = asked.date, .description = asked.reason, .internalNote = asked.evidence}, .type = asked.type};
    }

    /// The next line that is not empty, without its end; nothing at the end of the file.
    std::optional<QByteArray> nextLine(QIODevice &file)
    {
        while (true) {
            const QByteArray text = file.readLine();
            if (text.isEmpty())
                return std::nullopt;
            ++m_number;
            if (const QByteArray trimmed = text.trimmed(); !trimmed.isEmpty())
                return trimmed;
        }
    }

    std::optional<ReadyLine> read(const QByteArray &text)
    {
        auto line = readBatchLine(text);
        if (const auto *fault = std::get_if<WordFault>(&line))
            return fail(*fault);
        const auto &said = std::get<BatchLine>(line);
        const PostingOperation *operation = findPostingOperation(said.operation);
        const auto id = await(m_store.resolve(said.account));
        const auto account = id ? await(m_store.account(*id)) : Result<Account>(id.error());
        if (!account)
            return fail({.word = u"account"_s, .error = account.error()});
        PostingReader reader(*operation, said.words, *account, m_rules, QDate::currentDate());
        const auto wish = reader.read();
        if (!wish)
            return fail(reader.fault());
        if (const auto *writeOff = std::get_if<WriteOffWish>(&*wish)) {
            if (const auto fault = faultOf(*writeOff))
                return fail({.word = fault->field, .error = *fault});
        }
        return ReadyLine{.number = m_number, .key = said.key, .account = *account, .operation = operation, .wish = *wish};
    }

    std::optional<ReadyLine> fail(const WordFault &fault)
    {
        printRefusal(m_number, fault, postingOperations().front());
        return std::nullopt;
    }

    void print(const ReadyLine &line, const Result<Posted> &result)
    {
        if (result)
            printResult(line.number, postedJson(line.account, *result, m_rules));
        else if (result.error().kind == ErrorKind::Cancelled)
            printCancelled(line.number);
        else
            printRefusal(line.number, {.word = result.error().field, .error = result.error()}, *line.operation);
    }

    void printResult(qint64 number, const QString &json)
    {
        m_call.out << u"{\"input_line\": %1, \"result\": %2}\n"_s.arg(QString::number(number), json);
        m_call.out.flush();                  // what was posted is known to have been, whatever happens next
    }

    void printRefusal(qint64 number, const WordFault &fault, const PostingOperation &operation)
    {
        ++m_refused;
        QString reason = fault.misuse ? fault.error.detail : errorSentence(fault.error);
        if (const QString choices = choicesAfter(fault.error, operation, m_rules); !choices.isEmpty())
            reason += u' ' + choices;
        m_call.out << u"{\"input_line\": %1, \"refusal\": %2, \"field\": %3, \"reason\": %4}\n"_s.arg(
            QString::number(number), jsonString(errorName(fault.error.kind)),
            fault.word.isEmpty() ? u"null"_s : jsonString(fault.word), jsonString(reason));
        m_call.err << u"%1, line %2%3: %4: %5\n"_s.arg(m_name, QString::number(number), fault.word.isEmpty() ? QString() : u", "_s + fault.word,
                                                   errorName(fault.error.kind), reason);
    }

    void printCancelled(qint64 number)
    {
        m_call.out << u"{\"input_line\": %1, \"refusal\": \"Cancelled\", \"field\": null, \"reason\": "
                      "\"Another line was refused, so nothing was posted.\"}\n"_s.arg(number);
    }

    Exit ended(const QIODevice &file)
    {
        if (const auto *disk = qobject_cast<const QFile *>(&file); disk != nullptr && disk->error() != QFileDevice::NoError) {
            m_call.err << u"CannotOpen: %1 could not be read to its end: %2.\n"_s.arg(m_name, disk->errorString());
            return Exit::Refused;
        }
        return m_refused > 0 ? Exit::Refused : Exit::Done;
    }

    Exit stopped()
    {
        m_call.err << u"Stopped at line %1. Run the file again once this is mended: what was posted is not posted twice.\n"_s.arg(m_number);
        return Exit::Refused;
    }

    VerbCall &m_call;
    AccountStore &m_store;
    LedgerRules m_rules;
    QString m_name;
    Progress m_progress;
    qint64 m_number = 0;
    qint64 m_refused = 0;
};

} // namespace

Exit runBatch(VerbCall &call, const QString &path, bool atomic)
{
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    Exit exit = Exit::Done;
    const auto store = call.openStore(Use::Write, exit);
    if (!store)
        return exit;
    if (!opened)
        return call.refuse({.kind = ErrorKind::CannotOpen, .detail = file.errorString(), .value = path});
    auto rules = await(store->rules());
    if (!rules)
        return call.refuse(rules.error());
    BatchRun run(call, *store, *std::move(rules), path == "-"_L1 ? u"standard input"_s : path);
    return atomic ? run.allTogether(file) : run.eachAlone(file);
}

} // namespace Tally
