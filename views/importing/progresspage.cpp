// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/progresspage.h"

#include "views/importing/runprogress.h"

#include <QVBoxLayout>
#include <QWizard>

namespace Tally {

ProgressPage::ProgressPage(ImportRun &run, QWidget *parent) : QWizardPage(parent), m_run{run}
{
    setTitle(tr("Importing"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(new RunProgress(run));
    layout->addStretch(1);
    connect(&run, &ImportRun::finished, this, &ProgressPage::goOn);
}

void ProgressPage::initializePage()
{
    setSubTitle(m_run.keepsChunks()
                    ? tr("Others can go on working. If you stop, what was imported until then is kept, and importing the same file again goes on from there.")
                    : tr("Everything is kept at once at the end. Until then you can stop, and nothing has changed."));
    m_run.start();
}

bool ProgressPage::isComplete() const
{
    return m_run.state() == ImportRun::State::Finished;
}

void ProgressPage::goOn()
{
    emit completeChanged();
    if (wizard()->currentPage() == this)
        wizard()->next();
}

} // namespace Tally
