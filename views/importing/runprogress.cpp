// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/runprogress.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    m_stop->setToolTip(tr("Stop. Nothing is kept then."));

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
    m_bar->setMaximum(int(std::min<qint64>(std::max<qint64>(m_run.total(), 1), std::numeric_limits<int>::max())));
    m_bar->setValue(running || m_run.outcome() ? int(m_run.done()) : 0);
    if (!running) {
        m_text->clear();
        return;
    }
    QString text = tr("%1 of %2 accounts").arg(locale().toString(m_run.done()), locale().toString(m_run.total()));
    if (const auto left = m_run.remaining()) {
        text += *left < 60s ? tr(" \u00b7 about %1 s left").arg(left->count())
                            : tr(" \u00b7 about %1 min left").arg(std::chrono::ceil<std::chrono::minutes>(*left).count());
    }
    m_text->setText(text);
}

} // namespace Tally
