// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/batchline.h"

#include <nlohmann/json.hpp>

#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// Hears one flat JSON object and keeps the text of each member.
class LineReader final : public nlohmann::json_sax<nlohmann::json>
{
public:
    PostingWords words;
    WordFault fault{.word = {}, .error = {}, .misuse = true};

    bool null() override { return value(std::nullopt); }
    bool boolean(bool given) override { return value(given ? std::optional(QString()) : std::nullopt); }
    bool number_integer(number_integer_t given) override { return value(QString::number(given)); }
    bool number_unsigned(number_unsigned_t given) override { return value(QString::number(given)); }
    bool number_float(number_float_t, const string_t &text) override { return value(QString::fromStdString(text)); }
    bool string(string_t &text) override { return value(QString::fromStdString(text)); }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override
    {
        if (!std::exchange(m_inside, true))
            return true;
        return wrong(m_member, u"A word takes a text, a number or true."_s);
    }
    bool end_object() override { return true; }
    bool key(string_t &text) override
    {
        m_member = QString::fromStdString(text);
        return !m_seen.contains(m_member) ? (m_seen.append(m_member), true) : wrong(m_member, u"It is said twice."_s);
    }
    bool start_array(std::size_t) override
    {
        if (m_inside && !m_inList && m_member == "lines"_L1) {
            m_inList = true;
            words.insert(m_member, {});
            return true;
        }
        return wrong(m_member, m_inside ? u"Only lines takes a list, of numbers."_s : u"Each line of a batch is one JSON object."_s);
    }
    bool end_array() override
    {
        m_inList = false;
        return true;
    }
    bool parse_error(std::size_t at, const std::string &, const nlohmann::detail::exception &) override
    {
        return wrong({}, u"This is not one JSON object; it stops making sense at byte %1."_s.arg(at));
    }

private:
    bool value(const std::optional<QString> &text)
    {
        if (!m_inside)
            return wrong({}, u"Each line of a batch is one JSON object."_s);
        if (m_inList) {
            QString &list = words[m_member];
            list += (list.isEmpty() ? u""_s : u","_s) + text.value_or(u"null"_s);
        } else if (text) {
            words.insert(m_member, *text);
        }
        return true;
    }
    bool wrong(const QString &member, const QString &sentence)
    {
        fault.word = member;
        fault.error = {.kind = ErrorKind::Invalid, .detail = sentence, .field = member};
        return false;
    }

    bool m_inside = false;
    bool m_inList = false;
    QString m_member;
    QStringList m_seen;
};

WordFault missing(const QString &member, const QString &sentence)
{
    return {.word = member, .error = {.kind = ErrorKind::Invalid, .detail = sentence, .field = member}, .misuse = true};
}

} // namespace

std::variant<BatchLine, WordFault> readBatchLine(const QByteArray &json)
{
    LineReader reader;
    if (!nlohmann::json::sax_parse(json.cbegin(), json.cend(), &reader))
        return reader.fault;
    BatchLine line{.operation = reader.words.take(u"op"_s), .account = reader.words.take(u"account"_s), .key = reader.words.take(u"key"_s),
                   .words = std::move(reader.words)};
    if (findPostingOperation(line.operation) == nullptr)
        return missing(u"op"_s, line.operation.isEmpty() ? u"Say what to post: %1."_s.arg(postingOperationNames())
                                                         : u"“%1” is nothing that can be posted."_s.arg(line.operation));
    if (line.account.isEmpty())
        return missing(u"account"_s, u"Say which account."_s);
    // Without a key a file that is run again, after a power cut for example, would post everything twice.
    if (line.key.isEmpty())
        return missing(u"key"_s, u"Give each posting a key of its own, so that a file that is run twice posts once."_s);
    return line;
}

} // namespace Tally
