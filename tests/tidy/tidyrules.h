// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

/// The rules of the house as a function of a file's path and text, so that they can be tried on planted violations.
namespace Tally::Tidy {

struct Violation
{
    QString path;
    int line = 0;                 ///< from 1
    QString rule;
    QString message;              ///< what is wrong, and what to write instead

    [[nodiscard]] QString toString() const;
};

/// Every broken rule in one file.
/// @param path  from the root of the tree, with slashes, for example "views/ledger/ledgerview.cpp".
[[nodiscard]] std::vector<Violation> checkFile(const QString &path, const QString &text);

/// The folders that hold sources and no README.md.
[[nodiscard]] std::vector<Violation> checkFolders(const QStringList &paths);

/// The names of all rules, and of the folders with a row of allowed includes: a test must have broken each of them once.
[[nodiscard]] QStringList ruleNames();
[[nodiscard]] QStringList folderNames();

} // namespace Tally::Tidy
