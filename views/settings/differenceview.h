// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/administration/settingsentry.h"

#include <QFrame>

class QPushButton;

namespace Tally {

class SentenceLabel;

/// Says that somebody else changed what is being edited, shows both values of each field and asks which to keep.
class DifferenceView final : public QFrame
{
    Q_OBJECT
public:
    explicit DifferenceView(QWidget *parent = nullptr);

    void showDifferences(const std::vector<EntryDifference> &fields);

signals:
    void mineChosen();
    void theirsChosen();

private:
    SentenceLabel *m_sentence = nullptr;
    QWidget *m_table = nullptr;
    QPushButton *m_mine = nullptr;
    std::vector<EntryDifference> m_shown;
};

} // namespace Tally
