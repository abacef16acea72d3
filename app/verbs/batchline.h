// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/verbs/postingwords.h"

namespace Tally {

/// One line of a batch: what to post where, under which key.
struct BatchLine
{
    QString operation;
    QString account;
    QString key;
    PostingWords words;
};

/// Reads a JSON object such as {"op": "payment", "account": "…", "key": "…", "amount": 12.50}. Numbers are taken by their digits and
/// never become binary fractions; `true` says a word, `false` and `null` leave it out; "lines" may be a list of numbers.
/// @return the line, or the fault with the member it is about (none: the line is no such object).
[[nodiscard]] std::variant<BatchLine, WordFault> readBatchLine(const QByteArray &json);

} // namespace Tally
