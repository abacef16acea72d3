// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"
#include "models/workflows/posting/ledgeraccess.h"
#include "models/workflows/posting/postingdraft.h"

/// What the fields of a posting form mean together: the command, the amounts that are possible, and what is wrong before the ledger
/// core is asked.
namespace Tally {

/// Whether the form shows that field now: by its mode, whether registers are in use, whether a refund is paid out.
[[nodiscard]] bool shows(PostingField field, PostingMode mode, const PostingFields &fields);
[[nodiscard]] bool showsRegister(PostingMode mode, const PostingFields &fields, const LedgerRules &rules);

/// The operation, or nothing while a line or an amount is missing that it cannot be thought of without. A write-off is thought to have
/// the approvals it needs.
[[nodiscard]] std::optional<LedgerCommand> commandOf(PostingMode mode, const PostingFields &fields, const LedgerAccess &access);
/// A write-off as it is proposed. Call it when commandOf() gave one.
[[nodiscard]] WriteOffWish wishOf(PostingMode mode, const PostingFields &fields, AccountId account);

/// How much is possible at most; nothing where the amount is free.
[[nodiscard]] std::optional<Money> possibleAmount(PostingMode mode, const PostingFields &fields, const LedgerState &state);
/// The amount a form proposes: what is outstanding on the charges ticked, the credit that is unused, the default of the type.
[[nodiscard]] std::optional<Money> proposedAmount(PostingMode mode, const PostingFields &fields, const LedgerState &state,
                                                  const LedgerRules &rules);
/// The open debits the credit reaches, oldest first: what an application of it proposes.
[[nodiscard]] std::vector<LineId> reachedBy(const LedgerState &state, LineId credit);

/// What is wrong with what was typed, by field, before the ledger core is asked.
struct TypedTexts
{
    QString amount;
    bool dueDateReadable = true;
};
[[nodiscard]] std::vector<Error> faultsOf(PostingMode mode, const PostingFields &fields, const TypedTexts &typed, QDate today);

/// A type one can choose in a form.
struct TypeChoice
{
    QString code;
    QString label;
    QString whyNot = {};          ///< why this person may not; empty: they may

    friend bool operator==(const TypeChoice &, const TypeChoice &) = default;
};
/// The types of charges or manual credits posted by hand, archived ones left out.
[[nodiscard]] std::vector<TypeChoice> typeChoices(PostingMode mode, const LedgerAccess &access);
[[nodiscard]] std::vector<TypeChoice> paymentTypeChoices(const LedgerRules &rules);
[[nodiscard]] std::vector<TypeChoice> registerChoices(const LedgerRules &rules);
/// What is posted most on an account of that kind, if this person may; otherwise the first they may, or none.
[[nodiscard]] QString usualType(PostingMode mode, const Account &account, const LedgerAccess &access);

} // namespace Tally
