// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/programrun.h"

#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>

#include <nlohmann/json.hpp>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

/// Hears JSON and keeps the text of every value of the outer objects; what is nested is kept as one text of its numbers.
class RowReader final : public nlohmann::json_sax<nlohmann::json>
{
public:
    std::vector<JsonRow> rows;

    bool null() override { return value(u"null"_s); }
    bool boolean(bool given) override { return value(given ? u"true"_s : u"false"_s); }
    bool number_integer(number_integer_t given) override { return value(QString::number(given)); }
    bool number_unsigned(number_unsigned_t given) override { return value(QString::number(given)); }
    bool number_float(number_float_t, const string_t &text) override { return value(QString::fromStdString(text)); }
    bool string(string_t &text) override { return value(QString::fromStdString(text)); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override
    {
        if (++m_objects == 1)
            rows.emplace_back();
        return true;
    }
    bool end_object() override { return --m_objects >= 0; }
    bool key(string_t &text) override
    {
        if (m_objects == 1)
            m_key = QString::fromStdString(text);
        else
            rows.back()[m_key] += QString::fromStdString(text) + u'=';
        return true;
    }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t at, const std::string &, const nlohmann::detail::exception &) override
    {
        qFatal("not JSON at byte %zu", at);
    }

private:
    bool value(const QString &text)
    {
        if (m_objects == 1)
            rows.back()[m_key] = text;
        else if (m_objects > 1)
            rows.back()[m_key] += text + u' ';
        return true;
    }

    int m_objects = 0;
    QString m_key;
};

} // namespace

bool ProgramHome::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

Ran ProgramHome::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder.path());
    for (const QString &place : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(place, m_folder.path());
    environment.remove(u"QT_QPA_PLATFORM"_s);            // verbs need no platform; a window would fail and be found out
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(m_program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {.exit = -1, .out = {}, .err = process.errorString() + QString::fromUtf8(process.readAllStandardError())};
    return {.exit = process.exitCode(),
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
}

Ran ProgramHome::onDatabase(QStringList arguments, const QByteArray &input) const
{
    return run(arguments << u"--database"_s << database(), input);
}

std::vector<JsonRow> ProgramHome::rows(const QStringList &arguments) const
{
    const Ran ran = onDatabase(arguments + QStringList{u"--format"_s, u"json"_s});
    if (ran.exit != 0)
        qFatal("%s: %s", qPrintable(arguments.join(u' ')), qPrintable(ran.err));
    return jsonRows(ran.out);
}

std::vector<JsonRow> jsonRows(const QString &json)
{
    RowReader reader;
    nlohmann::json::sax_parse(json.toStdString(), &reader);
    return reader.rows;
}

std::vector<QStringList> csvRecords(const QString &csv)
{
    std::vector<QStringList> records;
    QStringList record;
    QString field;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const QChar c = csv.at(i);
        if (quoted) {
            if (c != u'"')
                field += c;
            else if (i + 1 < csv.size() && csv.at(i + 1) == u'"')
                field += csv.at(++i);
            else
                quoted = false;
        } else if (c == u'"' && field.isEmpty()) {
            quoted = true;
        } else if (c == u',') {
            record.append(std::exchange(field, {}));
        } else if (c == u'\r' && i + 1 < csv.size() && csv.at(i + 1) == u'\n') {
            ++i;
            record.append(std::exchange(field, {}));
            records.push_back(std::exchange(record, {}));
        } else if (c == u'\r' || c == u'\n' || c == u'"') {
            return {};
        } else {
            field += c;
        }
    }
    return quoted || !field.isEmpty() || !record.isEmpty() ? std::vector<QStringList>() : records;
}

Money money(const QString &text)
{
    const auto amount = Money::parse(text, NumberFormat{.group = {}});
    if (!amount)
        qFatal("not an amount: %s", qPrintable(text));
    return *amount;
}

QString dump(const QString &path)
{
    QString text;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"dump"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("cannot open %s", qPrintable(path));
        QStringList tables = database.tables();
        tables.sort();
        for (const QString &table : std::as_const(tables)) {
            text += u"# "_s + table + u'\n';
            QSqlQuery query(database);
            if (!query.exec(u"SELECT * FROM \"%1\" ORDER BY rowid"_s.arg(table)) && !query.exec(u"SELECT * FROM \"%1\" ORDER BY 1"_s.arg(table)))
                qFatal("cannot read %s", qPrintable(table));
            while (query.next()) {
                for (int i = 0; i < query.record().count(); ++i)
                    text += query.value(i).toString() + u'|';
                text += u'\n';
            }
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(u"dump"_s);
    return text;
}

} // namespace Tally::Test
