// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/tidyrules.h"

#include "tests/tidy/sourcetext.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Tidy {
namespace {

/// The layers: what a file of a folder may include. "~" stands for the file's own folder.
struct FolderRow
{
    QString folder;
    QStringList allowed;
    QStringList denied;
};

/// The row with the longest folder counts.
const std::vector<FolderRow> &folderRows()
{
    static const std::vector<FolderRow> rows{
        {u"models/domain/"_s, {u"~"_s}, {}},
        {u"models/stores/"_s, {u"models/domain/"_s, u"models/stores/"_s}, {u"models/stores/sql/"_s}},
        {u"models/stores/sql/"_s, {u"models/domain/"_s, u"models/stores/"_s}, {}},
        {u"models/tables/"_s, {u"models/domain/"_s, u"models/stores/"_s, u"models/tables/"_s}, {u"models/stores/sql/"_s}},
        {u"models/workflows/"_s, {u"models/"_s}, {u"models/stores/sql/"_s}},
        {u"views/widgets/"_s, {u"models/"_s, u"views/widgets/"_s}, {u"models/stores/sql/"_s}},
        {u"views/"_s, {u"models/"_s, u"views/widgets/"_s, u"~"_s}, {u"models/stores/sql/"_s}},
        {u"views/shell/"_s, {u"models/"_s, u"views/"_s}, {u"models/stores/sql/"_s}},
        {u"resources/"_s, {u"resources/"_s}, {}},
        {u"app/"_s, {u"models/"_s, u"views/"_s, u"resources/resources.h"_s, u"app/"_s}, {}},
        {u"tests/"_s, {u"models/"_s, u"views/"_s, u"resources/resources.h"_s, u"app/"_s, u"tests/"_s}, {}},
    };
    return rows;
}

enum class Where { Code, WithStrings, Everything };

/// A word that has a better one.
struct BannedWord
{
    QString rule;
    QString pattern;
    Where where;
    QString instead;
    QStringList only;             ///< folders it is banned in; empty: all
    QStringList except;           ///< folders it is welcome in
};

const std::vector<BannedWord> &bannedWords()
{
    static const std::vector<BannedWord> words{
        {u"fixed-wait"_s, u"\\b(qWait|qSleep|QThread::m?sleep)\\s*\\("_s, Where::Code,
         u"wait for what you expect: QTRY_COMPARE, QTRY_VERIFY or QSignalSpy::wait"_s, {}, {}},
        {u"message-box"_s, u"\\bQMessageBox\\b"_s, Where::Code,
         u"say it in the MessageBar; dialogs that cannot be undone live in views/shell"_s, {}, {u"views/shell/"_s, u"tests/"_s}},
        {u"file-dialog"_s, u"\\bnew\\s+QFileDialog\\b|\\bQFileDialog\\s*::\\s*get|\\bQFileDialog\\s+\\w+\\s*[({]|\\bQMimeDatabase\\b"_s, Where::Code,
         u"use FileDialog: this one reads the files it lists, which drops SQLite's locks on an open database"_s, {}, {u"tests/"_s}},
        {u"sql-table-model"_s, u"\\bQSql(Relational)?(Table|Query)Model\\b"_s, Where::Code,
         u"use a model of values from models/tables, filled by AccountStore"_s, {}, {u"tests/bench/"_s}},
        {u"singleton"_s, u"\\bstatic\\b[^;{}()]*\\binstance\\s*\\("_s, Where::Code,
         u"build it in app and hand a reference down"_s, {}, {}},
        {u"binary-money"_s, u"\\b(double|float)\\b"_s, Where::Code, u"use Money or a whole number of minor units"_s,
         {u"models/domain/"_s, u"models/stores/"_s}, {}},
        {u"sql-outside"_s,
         u"\\b(SELECT\\s+[\\w*(]|INSERT\\s+INTO|DELETE\\s+FROM|UPDATE\\s+\\w+\\s+SET|CREATE\\s+(TABLE|INDEX|VIEW|TRIGGER)|PRAGMA\\s)"_s,
         Where::WithStrings, u"ask AccountStore; SQL lives in models/stores/sql"_s,
         {u"app/"_s, u"models/"_s, u"views/"_s}, {u"models/stores/sql/"_s}},
        {u"sql-include"_s, u"#include <(QSql|QtSql|sqlite3)"_s, Where::WithStrings,
         u"ask AccountStore; QtSql lives in models/stores/sql"_s, {u"app/"_s, u"models/"_s, u"views/"_s}, {u"models/stores/sql/"_s}},
        {u"unchecked-row"_s, u"\\b\\w+(\\.|->)next\\(\\)"_s, Where::Code, u"nextRow(query) throws when the rows end because they could not be read"_s,
         {u"models/stores/sql/"_s}, {u"models/stores/sql/database.cpp"_s, u"models/stores/sql/batchparts.cpp"_s, u"models/stores/sql/batchrun.cpp"_s}},
        {u"unfinished"_s, u"\\b(TODO|FIXME)\\b"_s, Where::Everything, u"do it now or open an issue"_s, {}, {}},
        {u"qt5"_s, u"\\b(QT5\\w*|Qt5\\w*|QRegExp|QTextCodec|QStringRef|QLinkedList|qVariantFromValue)\\b"_s, Where::WithStrings,
         u"use what Qt 6 has for it"_s, {}, {}},
        {u"string-connect"_s, u"\\b(SIGNAL|SLOT)\\s*\\("_s, Where::Code,
         u"connect pointers to members: connect(a, &A::changed, b, &B::show)"_s, {}, {}},
        {u"contextless-connect"_s, u"\\bconnect\\(\\s*[^,;]+,\\s*&[\\w:]+,\\s*\\["_s, Where::Code,
         u"give the connection a context: connect(a, &A::changed, this, [this] { … })"_s, {}, {}},
        {u"future-then"_s, u"\\.then\\("_s, Where::Code,
         u"take up the answer with whenAnswered(reply, this, …)"_s, {u"app/"_s, u"views/"_s, u"models/workflows/"_s}, {}},
        {u"blocking-wait"_s, u"\\b(waitForFinished|processEvents)\\s*\\("_s, Where::Code,
         u"go on in whenAnswered(); nothing waits on the thread of the windows"_s,
         {u"views/"_s, u"models/workflows/"_s, u"models/tables/"_s}, {}},
        {u"debug-output"_s, u"\\bqDebug\\s*\\("_s, Where::Code, u"log to a category: qCDebug(category)"_s, {}, {}},
        {u"moc-raw-string"_s, u"\\bQ_OBJECT\\b[\\s\\S]*R\"\\w+\\("_s, Where::WithStrings,
         u"moc 6.4 loses the classes behind it: use plain escapes or R\"(…)\""_s, {}, {}},
    };
    return words;
}

const QStringList &ownRules()
{
    static const QStringList rules{u"include-direction"_s, u"include-root"_s, u"own-header-first"_s, u"spdx"_s, u"pragma-once"_s,
                                   u"using-in-header"_s, u"cmake-glob"_s, u"recompiled-source"_s, u"readme"_s};
    return rules;
}

bool startsWithAny(const QString &path, const QStringList &prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&path](const QString &prefix) { return path.startsWith(prefix); });
}

bool isHeader(const QString &path) { return path.endsWith(".h"_L1); }
bool isCpp(const QString &path) { return isHeader(path) || path.endsWith(".cpp"_L1); }
bool isCMake(const QString &path) { return path.endsWith("CMakeLists.txt"_L1) || path.endsWith(".cmake"_L1); }

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/') + 1);
}

/// "views/ledger/" of "views/ledger/parts/x.cpp": what one screen or one layer is.
QString ownFolder(const QString &path)
{
    return path.section(u'/', 0, 1) + u'/';
}

const FolderRow *rowOf(const QString &path)
{
    const FolderRow *best = nullptr;
    for (const FolderRow &row : folderRows()) {
        if (path.startsWith(row.folder) && (best == nullptr || row.folder.size() > best->folder.size()))
            best = &row;
    }
    return best;
}

class FileCheck
{
public:
    FileCheck(const QString &path, const QString &text) : m_path{path}, m_source{SourceText::of(text)} {}

    std::vector<Violation> run()
    {
        checkLicence();
        if (isCpp(m_path)) {
            checkIncludes();
            checkHeader();
            checkWords();
        }
        if (isCMake(m_path))
            checkCMake();
        return std::move(m_violations);
    }

private:
    void report(int line, const QString &rule, const QString &message)
    {
        m_violations.push_back({m_path, line, rule, message});
    }

    void checkLicence()
    {
        static const QStringList kinds{u".cpp"_s, u".h"_s, u".txt"_s, u".cmake"_s, u".sh"_s, u".svg"_s, u".sql"_s};
        const bool needed = std::any_of(kinds.begin(), kinds.end(), [this](const QString &kind) { return m_path.endsWith(kind); });
        if (!needed || (m_path.endsWith(".txt"_L1) && !isCMake(m_path)))
            return;
        // A script's first line says which shell it is for.
        const QString head = m_source.all.section(u'\n', 0, 3);
        if (!head.contains("SPDX-FileCopyrightText: "_L1) || !head.contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
            report(1, u"spdx"_s, u"begin with the two SPDX lines every file has"_s);
    }

    void checkIncludes()
    {
        static const QRegularExpression include(u"^#include \"([^\"]+)\""_s, QRegularExpression::MultilineOption);
        const QString ownHeader = m_path.chopped(4) + u".h"_s;
        bool first = true;
        for (const auto &match : include.globalMatch(m_source.withoutComments)) {
            const QString name = match.captured(1);
            const int line = m_source.lineAt(match.capturedStart());
            if (m_path.endsWith(".cpp"_L1) && name == ownHeader && !first)
                report(line, u"own-header-first"_s, u"include the file's own header before all others"_s);
            first = false;
            checkInclude(name, line);
        }
    }

    void checkInclude(const QString &name, int line)
    {
        const QString stem = m_path.section(u'/', -1).chopped(4);
        if (name == stem + u".moc"_s)
            return;
        if (!name.contains(u'/') || name.startsWith(u'.')) {
            report(line, u"include-root"_s, u"begin the include at the root: \"%1%2\""_s.arg(folderOf(m_path), name.section(u'/', -1)));
            return;
        }
        const FolderRow *row = rowOf(m_path);
        if (row == nullptr)
            return;
        QStringList allowed = row->allowed;
        allowed.replaceInStrings(u"~"_s, ownFolder(m_path));
        if (name.endsWith(".cpp"_L1))
            report(line, u"recompiled-source"_s, u"link the library instead of including \"%1\""_s.arg(name));
        else if (!startsWithAny(name, allowed) || startsWithAny(name, row->denied))
            report(line, u"include-direction"_s, u"%1 may not include \"%2\"; it may include %3%4"_s
                       .arg(row->folder, name, allowed.join(u", "_s),
                            row->denied.isEmpty() ? QString() : u" but not "_s + row->denied.join(u", "_s)));
    }

    void checkHeader()
    {
        if (!isHeader(m_path))
            return;
        if (!m_source.code.contains("#pragma once"_L1))
            report(1, u"pragma-once"_s, u"guard the header with #pragma once"_s);
        static const QRegularExpression usingNamespace(u"^\\s*using namespace\\b"_s, QRegularExpression::MultilineOption);
        if (const auto match = usingNamespace.match(m_source.code); match.hasMatch())
            report(m_source.lineAt(match.capturedEnd()), u"using-in-header"_s, u"write the names out; a using directive belongs in a .cpp"_s);
    }

    void checkWords()
    {
        // The rules themselves must name what they forbid.
        if (m_path.startsWith("tests/tidy/"_L1))
            return;
        for (const BannedWord &word : bannedWords()) {
            if ((!word.only.isEmpty() && !startsWithAny(m_path, word.only)) || startsWithAny(m_path, word.except))
                continue;
            const QString &text = word.where == Where::Code ? m_source.code
                                : word.where == Where::WithStrings ? m_source.withoutComments : m_source.all;
            const QRegularExpression pattern(word.pattern, QRegularExpression::MultilineOption);
            for (const auto &match : pattern.globalMatch(text)) {
                report(m_source.lineAt(match.capturedEnd() - 1), word.rule,
                       u"“%1” has no place here: %2"_s.arg(match.captured().simplified().right(40), word.instead));
            }
        }
    }

    void checkCMake()
    {
        const auto forbid = [this](const QString &pattern, const QString &rule, const QString &message) {
            const QRegularExpression expression(pattern, QRegularExpression::MultilineOption);
            for (const auto &match : expression.globalMatch(m_source.all))
                report(m_source.lineAt(match.capturedEnd() - 1), rule, message);
        };
        forbid(u"^[^#\\n]*\\bfile\\s*\\(\\s*GLOB"_s, u"cmake-glob"_s, u"list the files by name, one a line"_s);
        if (m_path.startsWith("tests/"_L1))
            forbid(u"^[^#\\n]*\\b(app|models|views|resources)/[\\w./]+\\.cpp"_s, u"recompiled-source"_s,
                   u"link the program's library (LINK tally_…) instead of compiling its source again"_s);
    }

    QString m_path;
    SourceText m_source;
    std::vector<Violation> m_violations;
};

} // namespace

QString Violation::toString() const
{
    return u"%1:%2: [%3] %4"_s.arg(path).arg(line).arg(rule, message);
}

std::vector<Violation> checkFile(const QString &path, const QString &text)
{
    return FileCheck(path, text).run();
}

std::vector<Violation> checkFolders(const QStringList &paths)
{
    // The tests mirror the program's tree; one page for all of them says what there is to say.
    QSet<QString> needed;
    for (const QString &path : paths) {
        if (path.startsWith("tests/"_L1))
            needed.insert(u"tests/"_s);
        else if (isCpp(path) || isCMake(path) || path.endsWith(".sh"_L1))
            needed.insert(folderOf(path));
    }
    QStringList folders = needed.values();
    folders.sort();
    std::vector<Violation> violations;
    for (const QString &folder : std::as_const(folders)) {
        if (!paths.contains(folder + u"README.md"_s))
            violations.push_back({folder + u"README.md"_s, 1, u"readme"_s,
                                  u"every folder opens with a README.md: what lives here, what it may use, how to add one more"_s});
    }
    return violations;
}

QStringList ruleNames()
{
    QStringList names = ownRules();
    for (const BannedWord &word : bannedWords())
        names.append(word.rule);
    return names;
}

QStringList folderNames()
{
    QStringList names;
    for (const FolderRow &row : folderRows())
        names.append(row.folder);
    return names;
}

} // namespace Tally::Tidy
