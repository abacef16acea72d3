// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/severity.h"

#include <QLabel>

namespace Tally {

/// One sentence with a meaning, for the place it is about: the meaning's symbol in front, its colour, its word for those who
/// hear it. Hidden while it has nothing to say.
class SentenceLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit SentenceLabel(QWidget *parent = nullptr);

    /// Empty: hidden.
    void say(Severity severity, const QString &sentence);
    [[nodiscard]] QString sentence() const { return m_sentence; }
    [[nodiscard]] Severity severity() const { return m_severity; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColour();

    QString m_sentence;
    Severity m_severity = Severity::None;
};

} // namespace Tally
