// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importtables.h"

#include <QWizardPage>

class QGridLayout;
class QLabel;
class QPushButton;

namespace Tally {

class TableView;

/// What was done, in words and figures, and every row that was refused with its reason.
class ReportPage final : public QWizardPage
{
    Q_OBJECT
public:
    explicit ReportPage(ImportRun &run, QWidget *parent = nullptr);

    void initializePage() override;

private:
    void buildLayout();
    void showFacts(const ImportOutcome &outcome);
    void saveRefused();
    void showSaved(const QString &path, const QString &error);

    ImportRun &m_run;
    ImportFaultsModel *m_model = nullptr;
    QLabel *m_headline = nullptr;
    QWidget *m_facts = nullptr;
    QGridLayout *m_grid = nullptr;
    TableView *m_table = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_again = nullptr;
    QLabel *m_saved = nullptr;
};

} // namespace Tally
