// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/holder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qsizetype userDigits = 12;
constexpr qsizetype longestReference = 80;

bool allAsciiDigits(QStringView text)
{
    // Not QChar::isDigit: it takes the digits of every script.
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isUuid(QStringView text)
{
    static const QRegularExpression pattern(
        u"\\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z"_s);
    return pattern.match(text).hasMatch();
}

Error invalid(QStringView text, const QString &why)
{
    return Error{.kind = ErrorKind::Invalid, .detail = why, .field = u"holder"_s, .value = text.toString()};
}

} // namespace

Result<HolderUrn> HolderUrn::parse(QStringView text)
{
    if (text.startsWith("user:"_L1)) {
        const QStringView id = text.sliced(5);
        if (id.size() == userDigits && allAsciiDigits(id))
            return HolderUrn(HolderKind::User, id.toString());
        return invalid(text, u"a user is written user: and 12 digits"_s);
    }
    if (text.startsWith("sponsor:"_L1)) {
        const QString id = text.sliced(8).toString().toLower();
        if (isUuid(id))
            return HolderUrn(HolderKind::Sponsor, id);
        return invalid(text, u"a sponsor is written sponsor: and a UUID"_s);
    }
    return invalid(text, u"a holder is written user: and 12 digits, or sponsor: and a UUID"_s);
}

bool HolderUrn::looksLikeOne(QStringView text)
{
    static const QRegularExpression scheme(u"\\A\\s*[A-Za-z]+\\s*:"_s);
    return scheme.match(text).hasMatch();
}

QString HolderUrn::toString() const
{
    return (m_kind == HolderKind::User ? u"user:"_s : u"sponsor:"_s) + m_id;
}

std::optional<HolderUrn> Holder::urn() const
{
    const auto parsed = HolderUrn::parse(reference);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

Result<QString> normalisedHolderReference(QStringView text)
{
    text = text.trimmed();
    if (text.isEmpty())
        return invalid(text, u"the holder is missing"_s);
    if (HolderUrn::looksLikeOne(text)) {
        const auto urn = HolderUrn::parse(text);
        if (!urn)
            return urn.error();
        return urn->toString();
    }
    if (text.size() > longestReference)
        return invalid(text, u"a holder's reference has at most 80 characters"_s);
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return invalid(text, u"a holder's reference is one line of text"_s);
    return text.toString();
}

} // namespace Tally
