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

} // namespace Tally
