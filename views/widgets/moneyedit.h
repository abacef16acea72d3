// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"

#include <QLineEdit>

#include <optional>

namespace Tally {

/// A field for an amount of one currency, in the widget's locale: 1234.5, 1,234.50 and £1,234.50 are the same. What is typed
/// counts at once, so that a preview can follow it; it is judged and put in order when the field is left.
class MoneyEdit final : public QLineEdit
{
    Q_OBJECT
public:
    explicit MoneyEdit(QWidget *parent = nullptr);

    void setCurrency(Currency currency);
    [[nodiscard]] Currency currency() const noexcept { return m_currency; }

    /// The amount that is written there; nothing if the field is blank or holds no amount.
    [[nodiscard]] std::optional<Money> money() const { return m_money; }
    /// Shows `money`, in the field's currency, or an empty field.
    void setMoney(std::optional<Money> money);
    [[nodiscard]] bool isBlank() const;

    /// A sentence for the person if the field was left with something that is no amount, empty otherwise.
    [[nodiscard]] QString problem() const { return m_problem; }

signals:
    /// The amount became another one, by typing or by setMoney().
    void moneyChanged(std::optional<Tally::Money> money);
    void problemChanged(const QString &problem);

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    void read();
    void finish();
    void setProblem(const QString &problem);

    Currency m_currency;
    std::optional<Money> m_money;
    QString m_problem;
};

} // namespace Tally
