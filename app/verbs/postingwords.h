// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/writeoff.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <variant>

/// How scripts word a posting: as options of `tallystick post` and as members of the JSON objects of a batch, with the same names.
namespace Tally {

/// An operation and the words it takes besides "account" and "key".
struct PostingOperation
{
    QLatin1StringView name;
    QLatin1StringView words;               ///< parted by spaces
    std::optional<LineKind> kind = {};     ///< what --type chooses from; unset: the operation takes no type
};

/// All of them, "describe" too.
[[nodiscard]] std::span<const PostingOperation> postingOperations();
[[nodiscard]] const PostingOperation *findPostingOperation(QStringView name);
/// "debit, payment, … or adjust": those that `tallystick post` takes.
[[nodiscard]] QString postingOperationNames();

/// The words of one posting: "amount" to "100.00". A word that is only said, such as "final", has an empty text.
using PostingWords = QMap<QString, QString>;

/// The word that does not belong to `operation`; empty if there is none. Ignoring it could post something else than was meant.
[[nodiscard]] QString strayWord(const PostingOperation &operation, const PostingWords &words);

/// What the words ask for. A write-off is proposed, everything else posted.
using PostingWish = std::variant<LedgerCommand, WriteOffWish>;

/// Why words make no posting.
struct WordFault
{
    QString word;                          ///< which one; empty: none in particular
    Error error;                           ///< its detail is a sentence of its own when `misuse`
    bool misuse = false;                   ///< the call is wrong, whatever the ledger says
};

/// Reads the words of one posting. One object for each.
class PostingReader final
{
public:
    PostingReader(const PostingOperation &operation, const PostingWords &words, const Account &account, const LedgerRules &rules, QDate today);

    /// What is wished, or nothing: then fault() says why.
    [[nodiscard]] std::optional<PostingWish> read();
    [[nodiscard]] const WordFault &fault() const { return m_fault; }

private:
    [[nodiscard]] bool says(const QString &word) const { return m_words.contains(word); }
    [[nodiscard]] QString word(const QString &word) const { return m_words.value(word); }
    void misuse(const QString &word, const QString &sentence);
    void refuse(const QString &word, const Error &error);

    [[nodiscard]] std::optional<Money> amount();
    [[nodiscard]] std::optional<QDate> date(const QString &word, QDate fallback);
    [[nodiscard]] std::optional<LineText> text();
    [[nodiscard]] std::optional<std::vector<LineId>> lines(const QString &word);
    [[nodiscard]] std::optional<LineId> line();
    [[nodiscard]] QString type(LineKind kind, QStringView fallback) const;
    [[nodiscard]] QString paymentType() const;
    [[nodiscard]] QString cashRegister() const;
    /// The operations whose command has an amount.
    [[nodiscard]] std::optional<PostingWish> ofAmount(Money amount, const LineText &text);
    [[nodiscard]] std::optional<PostingWish> ofLine(const LineText &text);
    [[nodiscard]] std::optional<PostingWish> credit(Money amount, const LineText &text, QStringView type);
    [[nodiscard]] std::optional<PostingWish> writeOff(Money amount, const LineText &text);

    const PostingOperation &m_operation;
    const PostingWords &m_words;
    const Account &m_account;
    const LedgerRules &m_rules;
    QDate m_today;
    WordFault m_fault;
};

/// "Choose one of RENT, …" after a refusal of a type, payment type or register; empty for any other.
[[nodiscard]] QString choicesAfter(const Error &error, const PostingOperation &operation, const LedgerRules &rules);

} // namespace Tally
