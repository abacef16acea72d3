// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importrun.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Tally {

/// How far the store is: a bar, how many rows of how many, the time left, and a button to stop.
class RunProgress final : public QWidget
{
    Q_OBJECT
public:
    explicit RunProgress(ImportRun &run, QWidget *parent = nullptr);

private:
    void showState();

    ImportRun &m_run;
    QProgressBar *m_bar = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace Tally
