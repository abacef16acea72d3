// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/tidyrules.h"

#include <QDirIterator>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Tally;

/// The layers and the manners of the code. tests/data/tidy/planted.txt proves that each rule bites.
class TestTidy final : public QObject
{
    Q_OBJECT

private slots:
    void plantedViolationIsFound_data();
    void plantedViolationIsFound();
    void everyRuleAndEveryFolderHasAPlant();
    void folderWithoutReadmeIsFound();
    void treeIsTidy();
};

namespace {

const QDir root(QStringLiteral(TALLY_SOURCE_DIR));

QString read(const QString &path)
{
    QFile file(root.filePath(path));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

/// A piece of bad or good code: where it pretends to be, and what is wrong on which line.
struct Plant
{
    QString path;
    int line = 0;                 ///< 0: nothing is wrong
    QString rule;
    QString words;                ///< of the message
    QString text;
};

/// Each begins with a line "== path | line | rule | words of the message".
QList<Plant> plants()
{
    QList<Plant> plants;
    const QStringList sections = read(u"tests/data/tidy/planted.txt"_s).split(u"\n== "_s).mid(1);
    for (const QString &section : sections) {
        const qsizetype end = section.indexOf(u'\n');
        const QStringList head = section.left(end).split(u" | "_s);
        if (head.size() != 4)
            qFatal("bad heading in planted.txt: %s", qPrintable(section.left(end)));
        plants.append({head[0], head[1].toInt(), head[2], head[3], section.mid(end + 1)});
    }
    return plants;
}

QStringList sourcePaths()
{
    QStringList paths;
    for (const QString &folder : {u"app"_s, u"models"_s, u"views"_s, u"resources"_s, u"tests"_s, u"translations"_s, u"packaging"_s, u".ci"_s}) {
        QDirIterator files(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(root.relativeFilePath(files.next()));
    }
    paths.removeIf([](const QString &path) { return path.startsWith("tests/data/"_L1); });
    paths += root.entryList({u"CMakeLists.txt"_s, u"README.md"_s}, QDir::Files);
    paths.sort();
    return paths;
}

QString asText(const std::vector<Tidy::Violation> &violations)
{
    QStringList lines;
    for (const Tidy::Violation &violation : violations)
        lines.append(violation.toString());
    return lines.join(u'\n');
}

} // namespace

void TestTidy::plantedViolationIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    const auto all = plants();
    for (const Plant &plant : all) {
        QTest::addRow("%s in %s, line %d", qPrintable(plant.rule), qPrintable(plant.path), plant.line)
            << plant.path << plant.line << plant.rule << plant.words << plant.text;
    }
}

void TestTidy::plantedViolationIsFound()
{
    QFETCH(const QString, path);
    QFETCH(const int, line);
    QFETCH(const QString, rule);
    QFETCH(const QString, words);
    QFETCH(const QString, text);
    const auto found = Tidy::checkFile(path, text);
    if (line == 0) {
        QVERIFY2(found.empty(), qPrintable(asText(found)));
        return;
    }
    QCOMPARE(asText(found).count(u'\n') + qsizetype(!found.empty()), 1);
    QCOMPARE(found.front().rule, rule);
    QVERIFY2(found.front().toString().startsWith(u"%1:%2: "_s.arg(path).arg(line)), qPrintable(asText(found)));
    QVERIFY2(found.front().message.contains(words), qPrintable(asText(found)));
}

void TestTidy::everyRuleAndEveryFolderHasAPlant()
{
    QSet<QString> missingRules;
    const QStringList rules = Tidy::ruleNames();
    for (const QString &rule : rules)
        missingRules.insert(rule);
    missingRules.remove(u"readme"_s);
    const QStringList folders = Tidy::folderNames();
    QSet<QString> missingFolders(folders.begin(), folders.end());
    const auto all = plants();
    for (const Plant &plant : all) {
        if (plant.line == 0)
            continue;
        missingRules.remove(plant.rule);
        // The message begins with the name of the row that forbade it.
        if (plant.rule == "include-direction"_L1)
            missingFolders.remove(plant.words.section(u' ', 0, 0));
    }
    QVERIFY2(missingRules.isEmpty(), qPrintable(QStringList(missingRules.values()).join(u", "_s)));
    QVERIFY2(missingFolders.isEmpty(), qPrintable(QStringList(missingFolders.values()).join(u", "_s)));
}

void TestTidy::folderWithoutReadmeIsFound()
{
    const auto found = Tidy::checkFolders({u"views/ledger/ledgerview.cpp"_s, u"models/domain/money.h"_s, u"models/domain/README.md"_s,
                                           u"tests/README.md"_s, u"tests/domain/tst_money.cpp"_s, u"resources/icons/open.svg"_s});
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().path, u"views/ledger/README.md"_s);
    QCOMPARE(found.front().rule, u"readme"_s);
    QCOMPARE(Tidy::checkFolders({u"tests/domain/tst_money.cpp"_s}).front().path, u"tests/README.md"_s);
}

void TestTidy::treeIsTidy()
{
    const QStringList paths = sourcePaths();
    QVERIFY(paths.size() > 100);
    std::vector<Tidy::Violation> violations = Tidy::checkFolders(paths);
    for (const QString &path : paths) {
        if (path.endsWith(".png"_L1))
            continue;
        const auto found = Tidy::checkFile(path, read(path));
        violations.insert(violations.end(), found.begin(), found.end());
    }
    QVERIFY2(violations.empty(), qPrintable(u'\n' + asText(violations)));
}

QTEST_GUILESS_MAIN(TestTidy)
#include "tst_tidy.moc"
