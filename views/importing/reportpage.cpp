// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/reportpage.h"

#include "models/workflows/importing/importwords.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/tableview.h"

#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QWizard>

using namespace Qt::StringLiterals;

namespace Tally {

ReportPage::ReportPage(ImportRun &run, QWidget *parent) : QWizardPage(parent), m_run{run}
{
    setTitle(tr("Report"));
    setSubTitle(tr("What the import did, and what it refused."));
    setFinalPage(true);
    buildLayout();
    connect(m_save, &QPushButton::clicked, this, &ReportPage::saveRefused);
    // The first page reads the file again, so that a file mended meanwhile is taken as it is now.
    connect(m_again, &QPushButton::clicked, this, [this] { wizard()->restart(); });
    connect(&run, &ImportRun::refusedRowsSaved, this, &ReportPage::showSaved);
}

void ReportPage::buildLayout()
{
    m_headline = new QLabel;
    m_headline->setObjectName(u"importHeadline"_s);
    m_headline->setWordWrap(true);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_facts = new QWidget;
    m_grid = new QGridLayout(m_facts);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(2, 1);
    m_model = new ImportFaultsModel(this);
    m_table = new TableView;
    m_table->setObjectName(u"importFaults"_s);
    m_table->setModel(m_model);
    m_table->setStretchColumn(ImportFaultsModel::Reason, TableView::Squeeze::Allowed);
    m_table->setAccessibleName(tr("Refused rows"));
    m_save = new QPushButton(tr("&Save refused rows\u2026"));
    m_save->setObjectName(u"importSaveRefused"_s);
    m_save->setAutoDefault(false);
    m_again = new QPushButton(tr("Start &again"));
    m_again->setObjectName(u"importAgain"_s);
    m_again->setAutoDefault(false);
    m_saved = new QLabel;
    m_saved->setObjectName(u"importSaved"_s);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_again);
    buttons->addWidget(m_saved, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(16);
    layout->addWidget(m_headline);
    layout->addWidget(m_facts);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addStretch(0);
}

void ReportPage::initializePage()
{
    if (!m_run.outcome())
        return;
    const ImportOutcome &outcome = *m_run.outcome();
    m_headline->setText(ImportWords::headline(outcome, locale()));
    showFacts(outcome);
    m_model->setFaults(outcome.faults);
    m_table->fitColumns();
    m_table->setVisible(!outcome.faults.empty());
    m_save->setVisible(outcome.rowsRefused > 0);
    m_again->setVisible(!outcome.kept);
    m_again->setText(outcome.partly ? tr("&Go on with this file") : tr("Start &again"));
    m_saved->clear();
}

void ReportPage::showFacts(const ImportOutcome &outcome)
{
    while (QLayoutItem *old = m_grid->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (int row = 0; const ImportWords::Fact &fact : ImportWords::facts(outcome, locale())) {
        auto *value = new QLabel(fact.value);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setWordWrap(!fact.number);
        m_grid->addWidget(new QLabel(fact.label), row, 0, Qt::AlignTop);
        // Figures stand under figures; a text takes the rest of the line as well.
        if (fact.number)
            m_grid->addWidget(value, row, 1, Qt::AlignRight);
        else
            m_grid->addWidget(value, row, 1, 1, 2);
        ++row;
    }
}

void ReportPage::saveRefused()
{
    FileDialog dialog(this, tr("Save the refused rows"), {}, tr("Tables in text form (*.csv)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(u"csv"_s);
    dialog.selectFile(m_run.refusedFile());
    if (dialog.exec() == QDialog::Accepted)
        m_run.saveRefusedRows(dialog.selectedFiles().constFirst());
}

void ReportPage::showSaved(const QString &path, const QString &error)
{
    m_saved->setText(error.isEmpty() ? tr("Saved as %1.").arg(QDir::toNativeSeparators(path)) : tr("Not saved: %1.").arg(error));
}

} // namespace Tally
