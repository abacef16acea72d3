// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importrun.h"

#include <QWizardPage>

namespace Tally {

/// Starts the import when it is shown and goes on to the report when it is over.
class ProgressPage final : public QWizardPage
{
    Q_OBJECT
public:
    explicit ProgressPage(ImportRun &run, QWidget *parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;

private:
    void goOn();

    ImportRun &m_run;
};

} // namespace Tally
