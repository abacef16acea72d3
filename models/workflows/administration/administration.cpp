// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/administration.h"

#include "models/domain/rights.h"
#include "models/workflows/administration/settingswords.h"

using namespace Qt::StringLiterals;

namespace Tally {

Administration::Administration(AccountStore &store, QObject *parent) : QObject(parent), m_store{store}
{
    connect(&store, &AccountStore::rulesChanged, this, &Administration::refresh);
}

void Administration::refresh()
{
    ++m_generation;
    m_open = 3;
    m_complete = true;
    read(m_store.me(), m_me);
    read(m_store.rules(), m_rules);
    read(m_store.people(), m_people);
}

template <class T>
void Administration::read(Reply<T> reply, T &into)
{
    whenAnswered(std::move(reply), this, [this, &into, generation = m_generation](Result<T> answer) {
        if (generation != m_generation)
            return;                                  // it is being read again already
        if (answer) {
            into = *std::move(answer);
        } else {
            m_complete = false;
            emit failed(answer.error());
        }
        if (--m_open > 0)
            return;
        m_loaded = m_loaded || m_complete;
        if (m_loaded)
            emit changed();
    });
}

std::vector<SettingsEntry> Administration::entries(EntryKind kind) const
{
    return kind == EntryKind::Person ? std::vector<SettingsEntry>(m_people.begin(), m_people.end()) : entriesOf(m_rules, kind);
}

bool Administration::mayEdit() const { return m_loaded && mayDo(m_me, Operation::EditSettings); }

QString Administration::whyReadOnly() const
{
    if (!m_loaded)
        return tr("The settings are being read.");
    if (mayEdit())
        return {};
    const QString names = SettingsWords::administrators(m_people);
    return names.isEmpty() ? tr("Only administrators can change the settings; you can read them.")
                           : tr("Only administrators can change the settings; you can read them. Ask %1 to change something.").arg(names);
}

QString Administration::protection() const
{
    if (m_store.info().kind == "SQLite"_L1)
        return tr("The file itself protects nothing: whoever can open it can change it. Roles here guide honest people.");
    return tr("The server enforces the roles: nobody can do more than their roles allow, whichever program they use.");
}

} // namespace Tally
