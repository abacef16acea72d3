// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/help/glossary.h"

#include <QDialog>

class QLineEdit;
class QTextBrowser;

namespace Tally {

/// Help, Glossary: what each operation is for and what the words of the ledger mean, with a field to find one. It stays open
/// beside the work.
class GlossaryDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit GlossaryDialog(QWidget *parent = nullptr);

    /// Shows the term of that operation at the top.
    void showOperation(Operation operation);

private:
    void fill();

    std::vector<GlossaryTerm> m_terms;
    QLineEdit *m_find = nullptr;
    QTextBrowser *m_page = nullptr;
};

} // namespace Tally
