// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/lists/accountsearch.h"

#include <QLineEdit>
#include <QPointer>
#include <QTimer>

class QListWidget;
class QListWidgetItem;

namespace Tally {

/// The one search box: answers appear under it as one types; Enter or a click opens the account, or below the last one all there are.
class SearchBox final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchBox(QWidget *parent = nullptr);
    ~SearchBox() override;

    /// Searches there from now on; null: nowhere.
    void setSearch(AccountSearch *search);

signals:
    void accountChosen(Tally::AccountId account);
    /// Every account that contains `text`, and not the few there is room for here.
    void allWanted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void showAnswers();
    void showSearching();
    void giveUpSearching();
    QListWidgetItem *addLine(const QString &text);
    /// A line that cannot be chosen.
    void addNote(const QString &text);
    /// As high as its lines, below the box.
    void placeAnswers();
    /// The line that stands for the accounts there is no room for; -1: all are there.
    [[nodiscard]] int lineOfAll() const;
    void choose(int row);
    void moveBy(int rows);

    QPointer<AccountSearch> m_search;
    QListWidget *m_answers;
    QTimer m_searchingSoon;           ///< an answer that comes quickly is not announced
    bool m_showsRows = false;         ///< and not a note in their place
    bool m_openWhenFound = false;     ///< Enter was pressed before the answer to the whole text came
};

} // namespace Tally
