// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ledgerrules.h"
#include "models/domain/writeoff.h"
#include "models/stores/accountquery.h"
#include "models/stores/sql/database.h"

#include <QSqlQuery>

/// How rows become values and back: the only place that knows the spelling of codes, dates and instants in the database.
namespace Tally::SqlRows {

[[nodiscard]] QString text(QDate date);                    ///< a null text for an invalid date
[[nodiscard]] QString text(const QDateTime &instant);
[[nodiscard]] QDate date(const QVariant &value);
[[nodiscard]] QDateTime instant(const QVariant &value);
/// A text for a NOT NULL column: QtSql would bind a null QString as NULL.
[[nodiscard]] QString notNull(const QString &text);
[[nodiscard]] QString code(OffsetType type);
[[nodiscard]] OffsetType offsetType(const QString &code);
/// Null for a normal line.
[[nodiscard]] QString code(LineStatus status);
[[nodiscard]] QString code(ReceiptNumbers numbers);
[[nodiscard]] ReceiptNumbers receiptNumbers(const QString &code);
[[nodiscard]] QString code(ProposalStatus status);
[[nodiscard]] ProposalStatus proposalStatus(const QString &code);
[[nodiscard]] QString code(ProposalAnswer answer);
[[nodiscard]] ProposalAnswer proposalAnswer(const QString &code);

/// Columns of accountRow(), from `account a JOIN holder h`.
extern const QString accountRowColumns;
[[nodiscard]] AccountRow accountRow(const QSqlQuery &query);

/// Reads one account with its charges; throws NotFound.
[[nodiscard]] Account account(Database &database, AccountId id);

extern const QString lineColumns;
[[nodiscard]] AccountLine line(const QSqlQuery &query, Currency currency);

extern const QString offsetColumns;
[[nodiscard]] Offset offset(const QSqlQuery &query, Currency currency);

/// What search looks in: everything people know an account by, folded.
[[nodiscard]] QString searchText(const Account &account);

} // namespace Tally::SqlRows
