// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/posting/opencharges.h"
#include "models/workflows/posting/postingform.h"

#include <QWidget>

class QLabel;

namespace Tally {

class SentenceLabel;
class TableView;

/// The open charges of an account, to be ticked in the order in which they are to be paid or given up.
class ChargesView final : public QWidget
{
    Q_OBJECT
public:
    explicit ChargesView(PostingForm &form, QWidget *parent = nullptr);

    /// @param judged  whether a missing tick is said.
    void showState(bool judged);
    void fit();
    [[nodiscard]] QWidget *table() const;

private:
    PostingForm &m_form;
    OpenChargesModel m_charges;
    QLabel *m_label = nullptr;
    TableView *m_view = nullptr;
    SentenceLabel *m_problem = nullptr;
    bool m_fittedAsRequired = false;
};

} // namespace Tally
