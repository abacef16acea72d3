// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QFuture>

namespace Tally {

/// The answer of a store: it comes later, on whatever thread, and is always a value or an Error. Ask for it with
/// `reply.then(context, f)`; f may run before then() returns, so set state first.
template <class T = std::monostate>
using Reply = QFuture<Result<T>>;

} // namespace Tally
