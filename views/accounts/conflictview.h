// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/accountform/accountdraft.h"

#include <QFrame>

class QGridLayout;
class QPushButton;

namespace Tally {

class SentenceLabel;

/// Says that somebody else changed the account, shows both values of each field and asks which to keep.
class ConflictView final : public QFrame
{
    Q_OBJECT
public:
    explicit ConflictView(QWidget *parent = nullptr);

    /// @param who  who changed it; empty: somebody.
    void showConflict(const QString &who, const std::vector<AccountDifference> &fields);

signals:
    void theirsChosen();
    void mineChosen();

private:
    void addRow(int row, const QStringList &texts, bool heading);

    SentenceLabel *m_sentence = nullptr;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QPushButton *m_mine = nullptr;
    QPushButton *m_theirs = nullptr;
};

} // namespace Tally
