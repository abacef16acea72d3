// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/account.h"
#include "models/domain/money.h"
#include "models/domain/result.h"
#include "models/workflows/importing/csvreader.h"
#include "models/workflows/importing/dateformat.h"

#include <QString>

#include <span>
#include <vector>

namespace Tally {

/// What a file's rows are: one account each, or one invoice each with the account it is charged to.
enum class ImportKind { Accounts, Invoices };

/// One value an import can take from a row: its wire key and what people call it.
struct ImportKey
{
    const char *key;
    const char *label;            ///< English, marked for translation in the context "Tally::ImportKey"
    bool required = false;        ///< the file must have its column
};

/// The keys of one kind, in the order people read them.
[[nodiscard]] std::span<const ImportKey> importKeys(ImportKind kind);

/// Which column a key is taken from.
struct ImportMapping
{
    QString key;
    QString header;

    friend bool operator==(const ImportMapping &, const ImportMapping &) = default;
};

/// How one system writes its files. Read from JSON, shipped or of a user's own making.
struct ImportProfile
{
    QString name;                 ///< begins every idempotency key, so it must stay the same between two runs of one file
    QString title;
    ImportKind kind = ImportKind::Accounts;
    CsvFormat csv;
    DateFormat dates;
    NumberFormat numbers{.decimal = u'.', .group = {}};
    Currency currency;
    AccountType accountType = AccountType::Sundry;     ///< of the accounts invoices are charged to
    QString debitType = QStringLiteral("SUNDRY");            ///< of invoices
    QString paymentType = QStringLiteral("BANK_TRANSFER");   ///< of settlements
    std::vector<ImportMapping> columns;                ///< the keys the file is expected to have, in the order of importKeys()

    /// The header of `key`, or an empty text.
    [[nodiscard]] QString header(QStringView key) const;
    /// Takes `key` from the column `header` from now on; an empty header: from none.
    void setHeader(const QString &key, const QString &header);

    /// The profile with that name among builtIn(), or the one in that JSON file.
    /// NotFound; CannotOpen; Invalid with the key in field, what stood there in value and a plain sentence in detail.
    [[nodiscard]] static Result<ImportProfile> load(const QString &nameOrFile);
    [[nodiscard]] static std::vector<ImportProfile> builtIn();
    /// The profile in JSON text; Invalid as load().
    [[nodiscard]] static Result<ImportProfile> fromJson(const QByteArray &json);
};

} // namespace Tally
