// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/accountform/regularcharges.h"

#include <QWidget>

class QPushButton;

namespace Tally {

class TableView;

/// The regular charges of an account as a table edited in place: F2 or typing edits a cell, Insert adds a charge, Delete
/// removes the selected one.
class ChargesEdit final : public QWidget
{
    Q_OBJECT
public:
    explicit ChargesEdit(QWidget *parent = nullptr);

    void setCharges(const std::vector<ConsolidatedCharge> &charges, Currency currency);
    [[nodiscard]] const std::vector<ConsolidatedCharge> &charges() const { return m_model.charges(); }

signals:
    void chargesChanged(const std::vector<Tally::ConsolidatedCharge> &charges);

private:
    void add();
    void removeCurrent();
    void showState();

    RegularChargesModel m_model;
    TableView *m_table = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace Tally
