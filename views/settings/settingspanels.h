// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/settings/entrypanel.h"

class QRadioButton;

namespace Tally {

/// Whether cash says through which register it moves.
class RegistersPanel final : public EntryPanel
{
    Q_OBJECT
public:
    explicit RegistersPanel(EntryForm &form, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title() const override { return {}; }
    void showEntry() override;

private:
    QCheckBox *m_use;
};

/// Which number a receipt has, with an example of each.
class ReceiptsPanel final : public EntryPanel
{
    Q_OBJECT
public:
    explicit ReceiptsPanel(EntryForm &form, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title() const override { return {}; }
    void showEntry() override;

private:
    struct Choice
    {
        ReceiptNumbers numbers;
        QRadioButton *button;
    };

    std::vector<Choice> m_choices;
};

/// Above which amount a form asks again, and above which nobody may post.
class LimitsPanel final : public EntryPanel
{
    Q_OBJECT
public:
    explicit LimitsPanel(EntryForm &form, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title() const override { return {}; }
    void showEntry() override;

private:
    MoneyEdit *m_warn;
    MoneyEdit *m_refuse;
};

/// Above which amounts a write-off waits for one or two others.
class LadderPanel final : public EntryPanel
{
    Q_OBJECT
public:
    explicit LadderPanel(EntryForm &form, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString title() const override { return {}; }
    void showEntry() override;

private:
    [[nodiscard]] std::vector<ApprovalStep> steps() const;

    MoneyEdit *m_one;
    MoneyEdit *m_two;
    QLabel *m_meaning;
};

} // namespace Tally
