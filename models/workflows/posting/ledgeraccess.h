// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/rights.h"
#include "models/stores/accountstore.h"

#include <QObject>

#include <optional>
#include <vector>

namespace Tally {

/// Who is signed in and by which rules they post, kept up to date: what every form of a ledger asks before it offers anything.
class LedgerAccess final : public QObject
{
    Q_OBJECT
public:
    explicit LedgerAccess(AccountStore &store, QObject *parent = nullptr);

    /// False until rules and person were read once. Until then nobody may do anything.
    [[nodiscard]] bool isLoaded() const { return m_hasRules && m_hasPerson; }
    /// Whether that first reading is still under way: it was not refused either.
    [[nodiscard]] bool isAwaited() const { return !isLoaded() && !m_wasRefused; }
    [[nodiscard]] const LedgerRules &rules() const { return m_rules; }
    [[nodiscard]] const Person &person() const { return m_person; }
    /// Who could approve a write-off of this person, by name as shown. Empty if nobody could.
    [[nodiscard]] QStringList approvers() const;
    /// Why the person may not do what needs `right`, in a sentence; empty if they may. The amount is judged later.
    [[nodiscard]] QString whyNotAllowed(Operation right) const;
    [[nodiscard]] QString whyTypeNotAllowed(const LineType &type) const;

    void refresh();

signals:
    void changed();
    void failed(const Tally::Error &error);

private:
    AccountStore &m_store;
    LedgerRules m_rules;
    Person m_person;
    std::vector<Person> m_people;
    bool m_hasRules = false;
    bool m_hasPerson = false;
    bool m_wasRefused = false;    ///< the last attempt to read failed
    quint64 m_generation = 0;
};

} // namespace Tally
