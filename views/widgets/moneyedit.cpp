// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/moneyedit.h"

#include <QFocusEvent>

using namespace Qt::StringLiterals;

namespace Tally {

MoneyEdit::MoneyEdit(QWidget *parent) : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    setPlaceholderText(Money::fromMinor(0, m_currency).toString(locale()));
    connect(this, &QLineEdit::textEdited, this, &MoneyEdit::read);
    // Enter submits the form without leaving the field; what it submits is then in order, too.
    connect(this, &QLineEdit::returnPressed, this, &MoneyEdit::finish);
}

void MoneyEdit::setCurrency(Currency currency)
{
    if (currency == m_currency)
        return;
    m_currency = currency;
    setPlaceholderText(Money::fromMinor(0, m_currency).toString(locale()));
    read();
}

void MoneyEdit::setMoney(std::optional<Money> money)
{
    Q_ASSERT(!money || money->currency() == m_currency);
    setText(money ? money->toString(locale()) : QString());
    setProblem({});
    read();
}

bool MoneyEdit::isBlank() const
{
    return text().trimmed().isEmpty();
}

void MoneyEdit::focusOutEvent(QFocusEvent *event)
{
    // The field's own context menu and another window coming to the front do not leave it.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish();
    QLineEdit::focusOutEvent(event);
}

void MoneyEdit::read()
{
    const auto money = Money::parse(text(), locale(), m_currency);
    if (money || isBlank())
        setProblem({});
    if (money == m_money)
        return;
    m_money = money;
    emit moneyChanged(m_money);
}

void MoneyEdit::finish()
{
    if (m_money)
        setText(m_money->toString(locale()));
    else if (!isBlank())
        setProblem(tr("This is not an amount. Write it like %1.").arg(Money::fromMinor(1234 * m_currency.minorPerMajor(), m_currency).toString(locale())));
}

void MoneyEdit::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    setAccessibleDescription(m_problem);
    emit problemChanged(m_problem);
}

} // namespace Tally
