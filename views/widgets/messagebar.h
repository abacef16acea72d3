// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/severity.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QToolButton;

namespace Tally {

/// The one place under the tabs where the program speaks: one sentence with its meaning as symbol, word and colour, at most
/// one action, and the technical text for those who want it. A new message replaces the old one; empty, the bar is hidden.
class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void showInformation(const QString &text);
    void showGood(const QString &text);
    void showAttention(const QString &text);
    /// @param details  technical text, shown on demand; empty: no button for it.
    void showError(const QString &text, const QString &details = {});
    /// Puts a button behind the message shown now; `run` is called once, after the bar was cleared.
    void setAction(const QString &text, std::function<void()> run);
    void clear();

    [[nodiscard]] QString text() const { return m_text; }
    /// Severity::None when nothing is shown.
    [[nodiscard]] Severity severity() const { return m_severity; }

signals:
    void messageShown(Tally::Severity severity, const QString &text);
    void cleared();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void show(Severity severity, const QString &text, const QString &details);
    void runAction();
    void showDetails(bool shown);
    void updateColours();

    QLabel *m_symbol = nullptr;
    QLabel *m_label = nullptr;
    QToolButton *m_action = nullptr;
    QToolButton *m_detailsButton = nullptr;
    QPlainTextEdit *m_details = nullptr;
    QToolButton *m_close = nullptr;
    QString m_text;
    Severity m_severity = Severity::None;
    std::function<void()> m_run;
};

} // namespace Tally
