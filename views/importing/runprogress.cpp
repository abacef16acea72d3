// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/runprogress.h"

#include "models/workflows/importing/importwords.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Tally {

RunProgress::RunProgress(ImportRun &run, QWidget *parent) : QWidget(parent), m_run{run}
{
    m_bar = new QProgressBar;
    m_bar->setObjectName(u"importProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the import"));
    m_text = new QLabel;
    m_text->setObjectName(u"importProgressText"_s);
    m_stop = new QPushButton(tr("&Stop"));
    m_stop->setObjectName(u"importStop"_s);
    m_stop->setAutoDefault(false);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_bar, 0, 0);
    layout->addWidget(m_stop, 0, 1);
    layout->addWidget(m_text, 1, 0, 1, 2);

    connect(m_stop, &QPushButton::clicked, &run, &ImportRun::cancel);
    connect(&run, &ImportRun::changed, this, &RunProgress::showState);
    connect(&run, &ImportRun::progressChanged, this, &RunProgress::showState);
    showState();
}

void RunProgress::showState()
{
    const bool running = m_run.state() == ImportRun::State::Running;
    m_stop->setEnabled(running);
    m_stop->setToolTip(m_run.keepsChunks() ? tr("Stop. What was imported until then is kept.") : tr("Stop. Nothing is kept then."));
    // In thousandths: a bar counts with less than rows may need.
    m_bar->setMaximum(1000);
    const bool shown = running || m_run.outcome();
    m_bar->setValue(shown && m_run.total() > 0 ? int(m_run.done() * 1000 / m_run.total()) : 0);
    m_text->setText(running ? ImportWords::progress(m_run.phase(), m_run.done(), m_run.total(), m_run.remaining(), locale()) : QString());
}

} // namespace Tally
