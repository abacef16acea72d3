// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/accountform/accountform.h"

#include <QWidget>

namespace Tally {

class AccountPanel;

/// A tab in which a new account is filled in.
class NewAccountPage final : public QWidget
{
    Q_OBJECT
public:
    explicit NewAccountPage(AccountStore &store, QWidget *parent = nullptr);
    ~NewAccountPage() override;

    [[nodiscard]] bool hasDraft() const { return m_form.isDirty(); }
    void focusFirstField();

signals:
    void created(const Tally::Account &account);
    void failed(const Tally::Error &error);
    void closed();

private:
    AccountForm m_form;
    AccountPanel *m_panel;
};

} // namespace Tally
