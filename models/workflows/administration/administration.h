// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"
#include "models/workflows/administration/settingsentry.h"

#include <QObject>

#include <optional>
#include <vector>

namespace Tally {

/// Who is signed in, everybody a database knows, and the rules in force; read again whenever they change.
class Administration final : public QObject
{
    Q_OBJECT
public:
    explicit Administration(AccountStore &store, QObject *parent = nullptr);

    void refresh();

    [[nodiscard]] AccountStore &store() const { return m_store; }
    /// False until all was read once.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const Person &me() const { return m_me; }
    [[nodiscard]] const LedgerRules &rules() const { return m_rules; }
    /// By sign-in name; empty where they may not be read.
    [[nodiscard]] const std::vector<Person> &people() const { return m_people; }
    [[nodiscard]] std::vector<SettingsEntry> entries(EntryKind kind) const;
    [[nodiscard]] bool mayEdit() const;
    /// Why the person who is signed in may only read; empty for an administrator.
    [[nodiscard]] QString whyReadOnly() const;
    /// How far the roles protect this database.
    [[nodiscard]] QString protection() const;

signals:
    /// Everything was read.
    void changed();
    void failed(const Tally::Error &error);

private:
    template <class T>
    void read(Reply<T> reply, T &into);

    AccountStore &m_store;
    Person m_me;
    LedgerRules m_rules;
    std::vector<Person> m_people;
    int m_generation = 0;
    int m_open = 0;              ///< questions of this generation without an answer
    bool m_complete = true;      ///< none of them failed
    bool m_loaded = false;
};

} // namespace Tally
