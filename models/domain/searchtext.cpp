// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/searchtext.h"

#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

struct Letter
{
    char16_t from;
    const char16_t *to;
};

// Letters that Unicode does not take apart into a base and a mark.
constexpr std::array letters{
    Letter{u'ł', u"l"}, Letter{u'ø', u"o"}, Letter{u'đ', u"d"}, Letter{u'ð', u"d"}, Letter{u'þ', u"th"},
    Letter{u'æ', u"ae"}, Letter{u'œ', u"oe"}, Letter{u'ı', u"i"}, Letter{u'ħ', u"h"}, Letter{u'ŧ', u"t"}, Letter{u'ß', u"ss"},
    // Keyboards have one apostrophe, names have three: O’Rourke is found by "o'rourke".
    Letter{u'\u2018', u"'"}, Letter{u'\u2019', u"'"}, Letter{u'\u02bc', u"'"},
};

} // namespace

QString folded(QStringView text)
{
    const QString apart = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString result;
    result.reserve(apart.size());
    for (const QChar c : apart) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        if (c.isSpace()) {
            if (!result.isEmpty() && !result.endsWith(u' '))
                result += u' ';
            continue;
        }
        const auto *letter = std::find_if(letters.begin(), letters.end(), [c](const Letter &l) { return c == QChar(l.from); });
        if (letter == letters.end())
            result += c;
        else
            result += QStringView(letter->to);
    }
    if (result.endsWith(u' '))
        result.chop(1);
    return result;
}

QStringList searchWords(QStringView text)
{
    return folded(text).split(u' ', Qt::SkipEmptyParts);
}

bool isUuid(QStringView text)
{
    return text.size() == 36 && !QUuid::fromString(text).isNull();
}

} // namespace Tally
