// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/holder.h"
#include "models/domain/id.h"
#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QDate>
#include <QDateTime>
#include <QUuid>

#include <optional>
#include <span>
#include <vector>

namespace Tally {

/// One word of a closed list: the code files, wire and schema use, and the label people read.
struct CodeLabel
{
    const char *code;
    const char *label;   ///< English, marked for translation in the context "Tally::Codes"
};

enum class AccountType { Master, Recharge, Sundry, Savings, Hsa, Education, Sponsor };
enum class AccountStatus { Active, Suspended, Ended, Pending, Inactive };
/// What a positive amount of a target type means at the wire; inside Tallystick positive always means the holder owes.
enum class Polarity { PositiveOwes, NegativeOwes };

/// Codes and labels in the order of their enum.
[[nodiscard]] std::span<const CodeLabel> accountTypes();
[[nodiscard]] std::span<const CodeLabel> accountStatuses();
/// The rent groups of CONTRACT.md, and the agreement types of the Accounts API.
[[nodiscard]] std::span<const CodeLabel> rentGroupTypes();
[[nodiscard]] std::span<const CodeLabel> agreementTypes();
[[nodiscard]] std::span<const CodeLabel> endReasons();
[[nodiscard]] std::span<const CodeLabel> chargeFrequencies();
/// Target types every database starts with; a council's own are rows of its table.
[[nodiscard]] std::span<const CodeLabel> targetTypes();

[[nodiscard]] QString code(AccountType type);
[[nodiscard]] QString code(AccountStatus status);
/// Reads a code in any letter case, as the wire does ("SAVINGS", "savings").
[[nodiscard]] std::optional<AccountType> accountTypeFromCode(QStringView code);
[[nodiscard]] std::optional<AccountStatus> accountStatusFromCode(QStringView code);
/// The entry of `list` with that code in any letter case, or null.
[[nodiscard]] const CodeLabel *findCode(std::span<const CodeLabel> list, QStringView code);

/// What is charged regularly on the account, for example a rent of 98.40 a week.
struct ConsolidatedCharge
{
    QString type;
    QString frequency;
    Money amount;

    friend bool operator==(const ConsolidatedCharge &, const ConsolidatedCharge &) = default;
};

struct Tenure
{
    QString tenureId;
    QString typeCode;
    QString typeDescription;
    QString fullAddress;

    friend bool operator==(const Tenure &, const Tenure &) = default;
};

/// A record of a financial basis that links a holder to a service, with every column of the Accounts API's property table.
/// Empty texts and invalid dates mean "not known".
struct Account
{
    AccountId id;
    QUuid uuid;                           ///< the id on the wire
    Holder holder;
    QString paymentReference;
    std::optional<AccountId> parentAccount;
    QString parentPaymentReference;       ///< read with parentAccount, for people
    QString targetType;
    QString targetId;
    AccountType accountType = AccountType::Master;
    QString rentGroupType;
    QString agreementType;
    AccountStatus status = AccountStatus::Pending;
    Money balance;                        ///< sum of the outstanding amounts; positive owes
    Tenure tenure;
    QString patch;
    std::vector<ConsolidatedCharge> consolidatedCharges;
    QDate startDate;
    QDate endDate;
    QString endReasonCode;
    QDateTime createdAt;                  ///< UTC
    QString createdBy;
    QDateTime lastUpdatedAt;              ///< UTC
    QString lastUpdatedBy;
    qint64 version = 0;                   ///< counts the changes of the account's facts; 0 is not stored yet

    [[nodiscard]] Currency currency() const noexcept { return balance.currency(); }
    friend bool operator==(const Account &, const Account &) = default;
};

/// Writes every code of the account as its list does: codes are read in any letter case and kept in one.
void normaliseCodes(Account &account);

/// Checks the whole of an account as it would be stored.
/// @return every fault found, each with its wire field: Invalid, or HolderTypeNotAllowed for an illegal pair of holder and type.
[[nodiscard]] std::vector<Error> faultsOf(const Account &account);

/// Whether a holder with this reference may have an account of that type: savings → user, sponsor; hsa, education → user;
/// sponsor → sponsor; the council's own types (Master, Recharge, Sundry) → anybody.
[[nodiscard]] bool mayHold(const Holder &holder, AccountType type);

/// Checks a change of one account as a whole: id, holder, type, currency and payment reference stay as they were, and the
/// result is valid by faultsOf().
[[nodiscard]] std::vector<Error> faultsOfChange(const Account &before, const Account &after);

} // namespace Tally
