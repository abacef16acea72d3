// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importtables.h"

#include <QWizardPage>

class QCheckBox;
class QLabel;
class QPushButton;

namespace Tally {

class RunProgress;
class TableView;

/// The first rows as they were understood, and a trial run that keeps nothing.
class PreviewPage final : public QWizardPage
{
    Q_OBJECT
public:
    explicit PreviewPage(ImportRun &run, QWidget *parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;

private:
    void buildLayout();
    void showState();
    void showRows();
    [[nodiscard]] bool anyRowShownIsRefused() const;
    [[nodiscard]] QString countText() const;
    [[nodiscard]] QString trialText() const;

    ImportRun &m_run;
    ImportPreviewModel *m_model = nullptr;
    TableView *m_table = nullptr;
    bool m_wasReading = false;
    QLabel *m_count = nullptr;
    QCheckBox *m_skipBad = nullptr;
    QPushButton *m_try = nullptr;
    QLabel *m_trial = nullptr;
    RunProgress *m_progress = nullptr;
};

} // namespace Tally
