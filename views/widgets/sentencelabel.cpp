// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/sentencelabel.h"

#include "views/widgets/theme.h"

#include <QApplication>
#include <QEvent>

namespace Tally {

SentenceLabel::SentenceLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText); // not what the background of the parent would choose
    hide();
}

void SentenceLabel::say(Severity severity, const QString &sentence)
{
    m_severity = severity;
    m_sentence = sentence;
    const QString symbol = Theme::symbol(severity);
    //: The symbol of a meaning and the sentence it belongs to: ■ The amount must be more than zero.
    setText(symbol.isEmpty() || sentence.isEmpty() ? sentence : tr("%1 %2").arg(symbol, sentence));
    const QString word = Theme::word(severity);
    setAccessibleName(word.isEmpty() ? sentence : tr("%1: %2").arg(word, sentence));
    updateColour();
    setVisible(!sentence.isEmpty());
}

void SentenceLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange)
        updateColour();
    QLabel::changeEvent(event);
}

void SentenceLabel::updateColour()
{
    const QPalette around = parentWidget() != nullptr ? parentWidget()->palette() : QApplication::palette();
    QPalette own;
    own.setColor(QPalette::WindowText, Theme::colour(m_severity, around));
    setPalette(own);
}

} // namespace Tally
