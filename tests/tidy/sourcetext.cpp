// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/sourcetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Tidy {
namespace {

/// Walks over a C++ text once and blanks comments and quoted text as it meets them.
class Blanker
{
public:
    explicit Blanker(const QString &text) : m_text{text}, m_result{.all = text, .withoutComments = text, .code = text} {}

    SourceText run()
    {
        while (m_at < m_text.size()) {
            if (startsWith("//"_L1))
                blank(lineEnd(), m_result.withoutComments, m_result.code);
            else if (startsWith("/*"_L1))
                blank(after("*/"_L1, m_at + 2), m_result.withoutComments, m_result.code);
            else if (startsWith("R\""_L1))
                rawString();
            else if (m_text[m_at] == u'"' || isCharacterQuote())
                quoted(m_text[m_at]);
            else
                ++m_at;
        }
        return m_result;
    }

private:
    [[nodiscard]] bool startsWith(QLatin1StringView what) const { return QStringView(m_text).sliced(m_at).startsWith(what); }
    [[nodiscard]] qsizetype lineEnd() const
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        return end < 0 ? m_text.size() : end;
    }
    [[nodiscard]] qsizetype after(QStringView what, qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(what, from);
        return end < 0 ? m_text.size() : end + what.size();
    }
    [[nodiscard]] qsizetype after(QLatin1StringView what, qsizetype from) const { return after(QString(what), from); }
    /// An apostrophe, unless it groups the digits of a number.
    [[nodiscard]] bool isCharacterQuote() const
    {
        return m_text[m_at] == u'\'' && (m_at == 0 || !m_text[m_at - 1].isDigit());
    }

    void rawString()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        if (open < 0) {
            m_at = m_text.size();
            return;
        }
        const QString close = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
        m_at = open;
        blank(after(QStringView(close), open), m_result.code);
    }
    void quoted(QChar mark)
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != mark && m_text[end] != u'\n')
            end += m_text[end] == u'\\' ? 2 : 1;
        ++m_at;
        blank(std::min(end, m_text.size()), m_result.code);
        ++m_at;
    }
    template <class... Texts>
    void blank(qsizetype end, Texts &...texts)
    {
        for (; m_at < end; ++m_at) {
            if (m_text[m_at] != u'\n')
                ((texts[m_at] = u' '), ...);
        }
    }

    const QString &m_text;
    SourceText m_result;
    qsizetype m_at = 0;
};

} // namespace

SourceText SourceText::of(const QString &text)
{
    return Blanker(text).run();
}

int SourceText::lineAt(qsizetype position) const
{
    return int(QStringView(all).first(position).count(u'\n')) + 1;
}

} // namespace Tally::Tidy
