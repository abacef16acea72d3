// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verbs/postingwords.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr std::array operations{
    PostingOperation{"debit"_L1, "amount type date due-date description note"_L1, LineKind::Debit},
    PostingOperation{"payment"_L1, "amount payment-type register lines date description note"_L1},
    PostingOperation{"credit"_L1, "amount type lines date description note"_L1, LineKind::Credit},
    PostingOperation{"writeoff"_L1, "amount lines reason evidence date"_L1},
    PostingOperation{"forgive"_L1, "amount lines reason evidence date"_L1},
    PostingOperation{"apply"_L1, "line lines"_L1},
    PostingOperation{"reconcile"_L1, ""_L1},
    PostingOperation{"void"_L1, "line lines date description note"_L1},
    PostingOperation{"cancel"_L1, "line date description note"_L1},
    PostingOperation{"discount"_L1, "line amount date description note"_L1},
    PostingOperation{"refund"_L1, "line amount with-payout payment-type register date description note"_L1},
    PostingOperation{"payout"_L1, "line amount payment-type register date description note"_L1},
    PostingOperation{"adjust"_L1, "line amount final date description note"_L1},
    PostingOperation{"describe"_L1, "line description note"_L1},
};

template <class Types>
QString codesOf(const Types &types, auto usable)
{
    QStringList codes;
    for (const auto &type : types) {
        if (!type.archived && usable(type))
            codes.append(type.code);
    }
    return codes.join(u", "_s);
}

} // namespace

std::span<const PostingOperation> postingOperations() { return operations; }

const PostingOperation *findPostingOperation(QStringView name)
{
    const auto found = std::find_if(operations.begin(), operations.end(), [&](const PostingOperation &each) { return name == each.name; });
    return found == operations.end() ? nullptr : &*found;
}

QString postingOperationNames()
{
    QStringList names;
    for (const PostingOperation &operation : operations)
        names.append(operation.name);
    names.removeLast();                  // describing is a verb of its own
    const QString last = names.takeLast();
    return names.join(u", "_s) + u" or "_s + last;
}

QString strayWord(const PostingOperation &operation, const PostingWords &words)
{
    const QStringList own = QString(operation.words).split(u' ');
    for (const QString &given : words.keys()) {
        if (!own.contains(given))
            return given;
    }
    return {};
}

QString choicesAfter(const Error &error, const PostingOperation &operation, const LedgerRules &rules)
{
    const bool ofType = error.kind == ErrorKind::UnrecognisedType;
    QString codes;
    if (error.kind == ErrorKind::PaymentTypeRequired || (ofType && error.field == "payment_type"_L1))
        codes = codesOf(rules.types.paymentTypes, [](const PaymentType &) { return true; });
    else if (error.kind == ErrorKind::RegisterRequired)
        codes = codesOf(rules.types.cashRegisters, [](const CashRegister &) { return true; });
    else if (ofType && operation.kind)
        codes = codesOf(rules.types.lineTypes,
                        [&](const LineType &type) { return type.byHand && type.kind == *operation.kind && type.code != LineTypeCode::payment; });
    return codes.isEmpty() ? QString() : u"Choose one of %1."_s.arg(codes);
}

} // namespace Tally
