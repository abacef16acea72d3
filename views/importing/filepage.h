// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/importing/importrun.h"

#include <QTimer>
#include <QWizardPage>

class QComboBox;
class QLabel;
class QLineEdit;

namespace Tally {

class DateField;

/// Which file, written by which system, as at which day.
class FilePage final : public QWizardPage
{
    Q_OBJECT
public:
    FilePage(ImportRun &run, const QString &file, QWidget *parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;

private:
    void buildLayout();
    void browse();
    void browseProfile();
    [[nodiscard]] QString path() const;
    void takeFile();
    void takeProfile();
    void addProfile(const ImportProfile &profile);
    void showState();

    ImportRun &m_run;
    std::vector<ImportProfile> m_profiles;
    QLineEdit *m_path = nullptr;
    QComboBox *m_profile = nullptr;
    DateField *m_asAt = nullptr;
    QLabel *m_hint = nullptr;
    QTimer m_pause;                      ///< since the last letter of the path
};

} // namespace Tally
