// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/output.h"
#include "models/stores/accountquery.h"

#include <span>

namespace Tally {

/// Account lines with the key names of CONTRACT.md, each with its offsets. Amounts are signed: positive means the holder owes.
class LineOutput final
{
public:
    /// @param types  whose labels the table shows.
    LineOutput(QUuid account, QString holder, TypeCatalogue types);

    /// @param offsets  of any lines; those that name `line` are printed with it.
    /// @param after    the balance after the line, for the table; without one the column stays empty.
    void add(const AccountLine &line, std::span<const Offset> offsets, std::optional<Money> after = {});
    [[nodiscard]] const Output &output() const { return m_output; }

private:
    QString m_account;
    QString m_holder;
    TypeCatalogue m_types;
    Output m_output;
};

} // namespace Tally
