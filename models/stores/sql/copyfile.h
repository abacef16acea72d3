// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Tally {

/// Makes the empty file `target`, which must not exist, for a copy of what is in the file `source`, before anything is written in it.
/// It belongs to the group of `source` where that is possible, and lets in nobody whom `source` or the user's umask keeps out; its
/// owner may always write. Access lists beyond owner, group and others are the folder's. Throws CannotOpen, DiskFull, ReadOnly.
void makeFileForCopy(const QString &target, const QString &source);

/// The same for what takes the place of `original`: it lets in the same people, whatever the umask. Where the group cannot be kept,
/// the new one gets no more than everybody has.
void makeFileInPlaceOf(const QString &target, const QString &original);

} // namespace Tally
