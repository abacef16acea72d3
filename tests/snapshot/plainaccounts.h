// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/snapshot/accountsnapshot.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace Tally::Test {

/// An account as the database has it, with the texts that the snapshot does not keep.
struct PlainAccount
{
    qint64 id = 0;
    qint64 version = 1;
    QString reference;
    QString name;
    QString address;
    QByteArray type = "Master";
    QByteArray status = "active";
    QByteArray rentGroup;
    QByteArray patch;
    QByteArray currency = "GBP";
    qint64 balance = 0;
    quint32 openCharges = 0;
    QDate lastPayment;
    QDate start;

    /// What the database keeps as search_text.
    [[nodiscard]] QString text() const;
};

void put(AccountSnapshot &snapshot, const PlainAccount &account);
/// Gives the orders that only the database knows.
[[nodiscard]] bool giveOrders(AccountSnapshot &snapshot, const std::vector<PlainAccount> &accounts);
/// Puts all of them and gives the orders.
void fill(AccountSnapshot &snapshot, const std::vector<PlainAccount> &accounts);

/// The second implementation: the obvious one, over plain structs.
[[nodiscard]] AccountOrder plainAnswer(std::vector<PlainAccount> accounts, const AccountQuery &query);

} // namespace Tally::Test
