// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledger.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

/// Who did what: the audit trail as it is read.
namespace Tally {

/// One fact that changed. Both texts as the database keeps them; words for people are made elsewhere.
struct FieldChange
{
    QString field;                ///< wire name: "description", "fullAddress"
    QString before;
    QString after;

    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

/// What an action did to one line.
struct LineChange
{
    LineId line;
    LineKind kind = LineKind::Debit;
    QString type;
    Money amount;                 ///< signed, as on the line
    std::optional<Money> outstandingBefore; ///< unset for a new line
    Money outstandingAfter;

    friend bool operator==(const LineChange &, const LineChange &) = default;
};

struct TrailEntry
{
    qint64 id = 0;
    QDateTime at;                 ///< UTC
    QString actor;
    QString action;               ///< a code: "add-credit", "create-account", "answer-proposal" …
    AccountId account;            ///< 0: it concerns no account (types, settings, people)
    std::optional<LineId> line;   ///< the line it was about
    std::optional<Money> balanceBefore;
    std::optional<Money> balanceAfter;
    std::vector<LineChange> lines;
    std::vector<FieldChange> fields;
};

struct TrailQuery
{
    AccountId account = {};                     ///< 0: what concerns no account
    std::optional<LineId> line = {};            ///< only what touched this line
    qint64 before = 0;                          ///< only entries with a smaller id; 0: from the newest
    qint64 limit = 200;                         ///< at least 1
};

} // namespace Tally
