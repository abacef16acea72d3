// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/previewpage.h"

#include "models/workflows/importing/importwords.h"
#include "views/importing/runprogress.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/tableview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <set>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {

PreviewPage::PreviewPage(ImportRun &run, QWidget *parent) : QWizardPage(parent), m_run{run}
{
    setTitle(tr("Look before you import"));
    setSubTitle(tr("These are the file's first rows. A trial does everything the import does, and keeps nothing."));
    setCommitPage(true);
    buildLayout();
    connect(m_skipBad, &QCheckBox::toggled, &run, &ImportRun::setSkipBad);
    connect(m_try, &QPushButton::clicked, this, [&run] {
        run.readAgainIfChanged();
        run.dryRun();
    });
    connect(&run, &ImportRun::changed, this, &PreviewPage::showState);
}

void PreviewPage::buildLayout()
{
    m_count = new QLabel;
    m_count->setObjectName(u"importCount"_s);
    m_count->setWordWrap(true);
    m_model = new ImportPreviewModel(this);
    m_table = new TableView;
    m_table->setObjectName(u"importPreview"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RowDelegate(ImportPreviewModel::SeverityRole, m_table));
    m_table->setAccessibleName(tr("First rows of the file"));
    m_table->setEmptyText(tr("The file has not been read yet."));
    m_skipBad = new QCheckBox(tr("Import the good rows and write the &refused ones to a file"));
    m_skipBad->setObjectName(u"importSkipBad"_s);
    m_try = new QPushButton(tr("&Try it"));
    m_try->setObjectName(u"importTry"_s);
    m_try->setAutoDefault(false);
    m_try->setToolTip(tr("Do everything and keep nothing."));
    m_trial = new QLabel;
    m_trial->setObjectName(u"importTrial"_s);
    m_trial->setWordWrap(true);
    m_progress = new RunProgress(m_run);
    m_progress->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_skipBad, 1);
    row->addWidget(m_try);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_count);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    layout->addWidget(m_trial);
    layout->addWidget(m_progress);
}

void PreviewPage::initializePage()
{
    // Whoever mends the file beside this window goes back and forth once and expects to see what is in it now.
    m_run.readAgainIfChanged();
    showRows();
    showState();
}

void PreviewPage::showRows()
{
    m_model->read(m_run);
    m_table->fitColumns();
    m_table->setColumnHidden(ImportPreviewModel::Reason, !anyRowShownIsRefused());
    m_skipBad->setChecked(m_run.skipBad());
}

bool PreviewPage::anyRowShownIsRefused() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->index(row, ImportPreviewModel::Reason).data().toString().isEmpty())
            return true;
    }
    return false;
}

bool PreviewPage::isComplete() const
{
    return m_run.problem() == ImportRun::Problem::None && m_run.state() != ImportRun::State::Running;
}

QString PreviewPage::countText() const
{
    const std::vector<ImportFault> faults = m_run.faults();
    std::set<qint64> refused;
    for (const ImportFault &fault : faults)
        refused.insert(fault.line);
    const QString rows = locale().toString(m_run.rows());
    if (refused.empty())
        return tr("Rows in the file: %1. All of them are well formed.").arg(rows);
    const ImportFault &first = faults.front();
    return tr("Rows in the file: %1. Refused: %2. First: %3. %4")
        .arg(rows, locale().toString(qint64(refused.size())), ImportWords::place(first), ImportWords::reason(first));
}

QString PreviewPage::trialText() const
{
    const auto &outcome = m_run.outcome();
    if (!outcome || !outcome->dryRun)
        return m_run.faults().empty() || m_run.skipBad()
            ? QString()
            : tr("As long as rows are refused, nothing is imported. Mend them, or import the rest without them.");
    QString text = ImportWords::headline(*outcome, locale());
    if (!outcome->faults.empty() && outcome->rowsRefused > 0)
        text += u' ' + tr("First: %1. %2").arg(ImportWords::place(outcome->faults.front()), ImportWords::reason(outcome->faults.front()));
    return text;
}

void PreviewPage::showState()
{
    const bool running = m_run.state() == ImportRun::State::Running;
    const bool reading = m_run.state() == ImportRun::State::Reading;
    if (std::exchange(m_wasReading, reading) && !reading)
        showRows();
    m_count->setText(reading ? tr("Reading the file…") : countText());
    m_trial->setText(trialText());
    m_trial->setVisible(!running);
    m_progress->setVisible(running);
    m_try->setEnabled(!running);
    m_skipBad->setEnabled(!running);
    emit completeChanged();
}

} // namespace Tally
