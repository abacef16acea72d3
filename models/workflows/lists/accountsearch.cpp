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
    m_text = text.trimmed();
    ++m_generation;                  // whatever is on its way answers an older text
    m_stop.stop();
    if (m_text.isEmpty()) {
        m_soon.stop();
        m_rows.clear();
        m_count = 0;
        m_answered.clear();
        emit found();
        return;
    }
    m_soon.start();
}

void AccountSearch::search()
{
    const AccountQuery query{.filter = {.text = m_text}, .sort = AccountColumn::Holder, .order = Qt::AscendingOrder, .limit = mostShown};
    m_stop = QueryStop();
    whenAnswered(m_store.accounts(query, m_stop), this, [this, generation = m_generation](Result<AccountList> list) {
        if (generation != m_generation)
            return;
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
