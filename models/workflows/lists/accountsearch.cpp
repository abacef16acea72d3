// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/lists/accountsearch.h"

#include <chrono>

using namespace std::chrono_literals;

namespace Tally {

AccountSearch::AccountSearch(AccountStore &store, QObject *parent) : QObject(parent), m_store{store}
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);       // a fast typist's pause: fewer queries, no felt delay
    connect(&m_soon, &QTimer::timeout, this, &AccountSearch::search);
}

void AccountSearch::setText(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_text && (m_asking || m_soon.isActive()))
        return;                      // a space more
    m_text = wanted;
    ++m_generation;                  // whatever is on its way answers an older text
    m_stop.stop();
    m_soon.stop();
    m_asking = false;
    if (m_text.isEmpty()) {
        m_rows.clear();
        m_count = 0;
        m_answered.clear();
        emit found();
    } else if (!isCurrent()) {       // who goes back to what was answered has the answer
        m_soon.start();
    }
}

void AccountSearch::searchNow()
{
    if (m_asking || isCurrent())
        return;
    m_soon.stop();
    search();
}

void AccountSearch::refresh()
{
    if (m_text.isEmpty())
        return;
    m_answered.clear();
    searchNow();
}

void AccountSearch::search()
{
    const AccountQuery query{.filter = {.text = m_text}, .sort = AccountColumn::Holder, .order = Qt::AscendingOrder, .limit = mostShown};
    m_stop = QueryStop();
    m_asking = true;
    whenAnswered(m_store.accounts(query, m_stop), this, [this, generation = m_generation](Result<AccountList> list) {
        if (generation != m_generation)
            return;
        m_asking = false;
        if (!list) {
            emit failed(list.error());
            return;
        }
        m_rows = std::move(list->rows);
        m_count = list->count;
        m_answered = m_text;
        emit found();
    });
}

} // namespace Tally
