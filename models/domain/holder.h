// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/id.h"
#include "models/domain/result.h"

#include <QString>

#include <optional>

namespace Tally {

/// The kinds of holder a URN can name. A new kind is added here and in holder.cpp, nowhere else.
enum class HolderKind { User, Sponsor };

/// `user:<12 ASCII digits>` or `sponsor:<uuid, lower case>`: lower-case scheme, one colon, nothing before or after.
class HolderUrn final
{
public:
    /// The URN in `text`; Invalid with the reason in detail if it is none. A sponsor's UUID is stored in lower case.
    [[nodiscard]] static Result<HolderUrn> parse(QStringView text);
    /// Whether `text` claims to be a URN, rightly or not: it begins with a known scheme in any case, or has `word:` in front.
    [[nodiscard]] static bool looksLikeOne(QStringView text);

    [[nodiscard]] HolderKind kind() const noexcept { return m_kind; }
    [[nodiscard]] QString toString() const;

    friend bool operator==(const HolderUrn &, const HolderUrn &) = default;

private:
    HolderUrn(HolderKind kind, QString id) : m_kind{kind}, m_id{std::move(id)} {}

    HolderKind m_kind;
    QString m_id;
};

/// A person or organisation that has accounts. `reference` is what the council calls the holder: the URN if there is one,
/// otherwise the holder's own number in the system the data came from. It is unique.
struct Holder
{
    HolderId id;
    QString reference;
    QString name;

    /// The holder's URN, if the reference is one.
    [[nodiscard]] std::optional<HolderUrn> urn() const;

    friend bool operator==(const Holder &, const Holder &) = default;
};

/// A reference as it is stored: trimmed, a URN in its stored spelling. Invalid (field "holder") if it is empty, longer than
/// 80 characters, has control characters, or claims to be a URN and is not one.
[[nodiscard]] Result<QString> normalisedHolderReference(QStringView text);

} // namespace Tally
