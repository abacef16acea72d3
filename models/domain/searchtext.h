// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace Tally {

/// `text` as search and sorting by name see it: lower case, without diacritics, runs of white space as one blank, so that
/// "lukasz" finds "Łukasz" in every database.
[[nodiscard]] QString folded(QStringView text);

/// The folded words of what somebody typed into a search box.
[[nodiscard]] QStringList searchWords(QStringView text);

/// Whether a folded word or an identifier is written like a UUID, 3f2b8c1a-0000-4000-8000-123456789abc. Those are found whole or not at all.
[[nodiscard]] bool isUuid(QStringView text);

} // namespace Tally
