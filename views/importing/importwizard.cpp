// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/importwizard.h"

#include "views/importing/columnspage.h"
#include "views/importing/filepage.h"
#include "views/importing/previewpage.h"
#include "views/importing/progresspage.h"
#include "views/importing/reportpage.h"

using namespace Qt::StringLiterals;

namespace Tally {

ImportWizard::ImportWizard(ImportRun &run, const QString &file, QWidget *parent) : QWizard(parent), m_run{run}
{
    setObjectName(u"importWizard"_s);
    setWindowTitle(tr("Import a file"));
    setWizardStyle(QWizard::ModernStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    setOption(QWizard::NoBackButtonOnLastPage);
    setOption(QWizard::NoCancelButtonOnLastPage);
    setButtonText(QWizard::CommitButton, tr("&Import"));
    setButtonText(QWizard::FinishButton, tr("&Close"));
    setPage(FilePageId, new FilePage(run, file));
    setPage(ColumnsPageId, new ColumnsPage(run));
    setPage(PreviewPageId, new PreviewPage(run));
    setPage(ProgressPageId, new ProgressPage(run));
    setPage(ReportPageId, new ReportPage(run));
    resize(860, 620);
}

void ImportWizard::reject()
{
    // The report then says that nothing was kept; the next Cancel closes.
    if (m_run.state() == ImportRun::State::Running)
        m_run.cancel();
    else
        QWizard::reject();
}

} // namespace Tally
