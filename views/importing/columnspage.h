// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importtables.h"

#include <QWizardPage>

namespace Tally {

class TableView;

/// Which column of the file holds what.
class ColumnsPage final : public QWizardPage
{
    Q_OBJECT
public:
    explicit ColumnsPage(ImportRun &run, QWidget *parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;

private:
    void openChoices();

    ImportRun &m_run;
    ImportColumnsModel *m_model = nullptr;
    TableView *m_table = nullptr;
};

} // namespace Tally
