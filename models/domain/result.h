// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QString>

#include <utility>
#include <variant>

namespace Tally {
Q_NAMESPACE

/// Why something did not happen. The names down to AmountTooLarge are the refusals of the ledger; scripts read them.
enum class ErrorKind {
    // refusals of the ledger
    AmountNotPositive,
    UnrecognisedType,
    PaymentTypeRequired,
    IsNotDebit,
    IsNotCredit,
    NoAvailableCredit,
    AlreadyVoid,
    CreditPaidOut,
    ParameterTooHigh,    ///< more than is outstanding, was paid or is available; Error::value says how much is possible
    AlreadyOffset,       ///< something was paid or written off on the debit, so it cannot be cancelled
    ApprovalRequired,    ///< a write-off above the ladder that too few have approved
    RegisterRequired,    ///< cash that moves without saying through which register
    AlreadyRefunded,     ///< what the credit had paid was refunded since: the refund is to be voided first
    CannotBeVoided,      ///< a cancellation is final: the charge is to be posted anew
    AmountTooLarge,
    // refusals of the account rules and of the store
    NotFound,
    Ambiguous,
    Invalid,             ///< a field has a wrong value; Error::field names it
    HolderTypeNotAllowed,///< AE-807: this kind of holder may not hold this type of account
    PaymentReferenceTaken,
    Conflict,            ///< somebody else changed the row first
    KeyReused,           ///< the idempotency key belongs to another posting
    NotAllowed,          ///< the person's roles do not include this; Error::field names the operation
    AboveLimit,          ///< above what this person, or anybody, may post; Error::value says how much is allowed
    OwnProposal,         ///< nobody decides on their own proposal
    AlreadyDecided,      ///< the proposal is posted, declined or withdrawn, or this person decided on it before
    // the world outside
    Busy,
    ReadOnly,
    DiskFull,
    CannotOpen,
    Offline,             ///< the server cannot be reached; nothing was sent, or nothing was kept
    Unconfirmed,         ///< the connection was lost while the change was being kept: repeating it with the same key is safe
    SignInRequired,      ///< the server wants another user or password
    NotADatabase,
    NewerDatabase,
    NetworkShare,
    Corrupt,
    Cancelled,
    Internal,
};
Q_ENUM_NS(ErrorKind)

/// Whether somebody asked for what cannot be, so that asking again is in vain; otherwise the world outside was in the way.
[[nodiscard]] constexpr bool isRefusal(ErrorKind kind)
{
    return kind < ErrorKind::Busy;
}

/// An error is a value a program can branch on. `detail` is technical text for the log and the "details" of a message,
/// `field` the wire name of the field that is wrong, `value` what was given there. Words for people are made elsewhere.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString detail = {};
    QString field = {};
    QString value = {};

    friend bool operator==(const Error &, const Error &) = default;
};

/// The name of `kind` as LEDGER.md and scripts know it, for example "AmountNotPositive".
[[nodiscard]] QString errorName(ErrorKind kind);

/// A T or the Error that stood in its way.
template <class T = std::monostate>
class [[nodiscard]] Result
{
public:
    Result() requires std::default_initializable<T> : m_value{T{}} {}
    Result(T value) : m_value{std::in_place_index<0>, std::move(value)} {}
    Result(Error error) : m_value{std::in_place_index<1>, std::move(error)} {}

    [[nodiscard]] bool ok() const noexcept { return m_value.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    [[nodiscard]] const T &value() const & { Q_ASSERT(ok()); return *std::get_if<0>(&m_value); }
    [[nodiscard]] T &value() & { Q_ASSERT(ok()); return *std::get_if<0>(&m_value); }
    [[nodiscard]] T &&value() && { Q_ASSERT(ok()); return std::move(*std::get_if<0>(&m_value)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    [[nodiscard]] const Error &error() const { Q_ASSERT(!ok()); return *std::get_if<1>(&m_value); }

private:
    std::variant<T, Error> m_value;
};

} // namespace Tally
