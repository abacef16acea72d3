// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAbstractItemModel;
class QMimeData;

namespace Tally {

/// These rows and columns of `model` with their headers as text/plain (tab-separated, one row a line) and text/html, as a
/// spreadsheet takes them. The caller, or the clipboard it is given to, owns the result.
[[nodiscard]] QMimeData *tableText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns);

} // namespace Tally
