// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/holderledger/holderledger.h"

#include <QScrollArea>
#include <QTimer>

class QLabel;

namespace Tally {

/// How a line came to be what it is: its story from the oldest step on, and beneath it who did what, from the newest entry on, to
/// the line or to the whole account. The trail is read while this is visible.
class HistoryView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit HistoryView(HolderLedger &ledger, QWidget *parent = nullptr);

    /// An invalid line: the account's trail and no story.
    void showLine(LineId line);

signals:
    /// Somebody followed the link to that line.
    void lineActivated(Tally::LineId line);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void openTrail();
    void showStory();
    void showTrail();
    [[nodiscard]] QString trailText() const;
    [[nodiscard]] QString emptyText() const;
    void follow(const QString &link);

    HolderLedger &m_ledger;
    LineId m_line;
    qsizetype m_stepsShown;        ///< of the story
    bool m_wholeAccount = false;   ///< somebody asked for the account's trail though a line is selected
    QLabel *m_storyHeading;
    QLabel *m_story;
    QLabel *m_trailHeading;
    QLabel *m_trail;
    QTimer m_slow;                 ///< an answer that takes longer than this says that it is on its way
};

} // namespace Tally
