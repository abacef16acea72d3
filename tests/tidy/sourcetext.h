// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Tally::Tidy {

/// A C++ text with parts of it blanked out; line breaks and positions stay where they were.
struct SourceText
{
    QString all;
    QString withoutComments;
    QString code;                 ///< without comments and without what stands in quotation marks

    [[nodiscard]] static SourceText of(const QString &text);
    /// The number of the line, from 1, that has the character at `position`.
    [[nodiscard]] int lineAt(qsizetype position) const;
};

} // namespace Tally::Tidy
