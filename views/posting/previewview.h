// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/posting/postingform.h"
#include "models/workflows/posting/previewmodel.h"

#include <QWidget>

class QLabel;

namespace Tally {

class SentenceLabel;
class TableView;

/// What posting the form would do: the balance now and afterwards, each line it touches, and what is worth knowing before.
class PreviewView final : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewView(PostingForm &form, QWidget *parent = nullptr);

    void showState();
    /// @param roomy  whether there is room for the due date again, which the charges above show.
    void fit(bool roomy);
    void updateFonts();

private:
    PostingForm &m_form;
    PreviewModel m_lines;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    TableView *m_view = nullptr;
    SentenceLabel *m_rest = nullptr;
    SentenceLabel *m_approval = nullptr;
    bool m_roomy = false;
};

} // namespace Tally
