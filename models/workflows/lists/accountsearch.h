// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountstore.h"

#include <QTimer>

namespace Tally {

/// The one search box: name, payment reference, address and identifiers, as one types.
class AccountSearch final : public QObject
{
    Q_OBJECT
public:
    /// What is shown at most; the answer says how many there are.
    static constexpr qint64 mostShown = 20;

    explicit AccountSearch(AccountStore &store, QObject *parent = nullptr);

    /// Searches shortly after the last key; an empty text empties the result at once.
    void setText(const QString &text);
    /// Searches at once, unless it is being done or was; also for a text the search for which failed.
    void searchNow();
    /// What was found may have changed: searches for it again.
    void refresh();
    [[nodiscard]] const std::vector<AccountRow> &rows() const { return m_rows; }
    [[nodiscard]] qint64 count() const { return m_count; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Whether the rows answer the text there is now; while one types on they answer an earlier one.
    [[nodiscard]] bool isCurrent() const { return m_answered == m_text; }

signals:
    void found();
    void failed(const Tally::Error &error);

private:
    void search();

    AccountStore &m_store;
    QTimer m_soon;
    QueryStop m_stop;
    QString m_text;
    QString m_answered;
    quint64 m_generation = 0;
    bool m_asking = false;           ///< the answer to m_text is on its way
    std::vector<AccountRow> m_rows;
    qint64 m_count = 0;
};

} // namespace Tally
