// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importrun.h"

#include <QWizard>

namespace Tally {

/// Imports a file in five steps. Closing it while the store is at work stops the import first.
class ImportWizard final : public QWizard
{
    Q_OBJECT
public:
    enum Page { FilePageId, ColumnsPageId, PreviewPageId, ProgressPageId, ReportPageId };
    Q_ENUM(Page)

    /// @param file  chosen already, for example by dropping it on the window; may be empty.
    explicit ImportWizard(ImportRun &run, const QString &file = {}, QWidget *parent = nullptr);

    void reject() override;

private:
    ImportRun &m_run;
};

} // namespace Tally
