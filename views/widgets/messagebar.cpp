// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/messagebar.h"

#include "views/widgets/icons.h"
#include "views/widgets/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int barWidth = 3;
constexpr int detailLines = 6;

} // namespace

MessageBar::MessageBar(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"messageBar"_s);
    buildLayout();
    connect(m_action, &QToolButton::clicked, this, &MessageBar::runAction);
    connect(m_detailsButton, &QToolButton::toggled, this, &MessageBar::showDetails);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::clear);
    hide();
}

void MessageBar::buildLayout()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 4, 4);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    column->addLayout(row);

    m_symbol = new QLabel(this);
    m_label = new QLabel(this);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action = new QToolButton(this);
    m_action->setObjectName(u"messageAction"_s);
    m_detailsButton = new QToolButton(this);
    m_detailsButton->setObjectName(u"messageDetails"_s);
    m_detailsButton->setCheckable(true);
    m_detailsButton->setText(tr("Show details"));
    m_close = new QToolButton(this);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setAutoRaise(true);
    m_close->setIcon(Icons::get(u"close"));
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message (Esc)"));
    row->addWidget(m_symbol);
    row->addWidget(m_label, 1);
    for (QToolButton *button : {m_action, m_detailsButton, m_close}) {
        button->setMinimumSize(24, 24);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
    }

    m_details = new QPlainTextEdit(this);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("Technical details"));
    m_details->setFixedHeight(m_details->fontMetrics().lineSpacing() * detailLines);
    m_details->hide();
    column->addWidget(m_details);
}

void MessageBar::showInformation(const QString &text) { show(Severity::Information, text, {}); }
void MessageBar::showGood(const QString &text) { show(Severity::Good, text, {}); }
void MessageBar::showAttention(const QString &text) { show(Severity::Attention, text, {}); }
void MessageBar::showError(const QString &text, const QString &details) { show(Severity::Stop, text, details); }

void MessageBar::show(Severity severity, const QString &text, const QString &details)
{
    m_severity = severity;
    m_text = text;
    m_run = nullptr;
    m_action->hide();
    m_label->setText(text);
    m_details->setPlainText(details);
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!details.isEmpty());
    setAccessibleName(tr("%1: %2").arg(Theme::word(severity), text));
    updateColours();
    setVisible(true);

    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    emit messageShown(severity, text);
}

void MessageBar::setAction(const QString &text, std::function<void()> run)
{
    Q_ASSERT(m_severity != Severity::None);
    m_run = std::move(run);
    m_action->setText(text);
    m_action->setVisible(true);
}

void MessageBar::clear()
{
    if (m_severity == Severity::None)
        return;
    m_severity = Severity::None;
    m_text.clear();
    m_run = nullptr;
    // A hidden widget would leave the keyboard nowhere.
    if (isAncestorOf(focusWidget()) || hasFocus())
        focusNextChild();
    hide();
    emit cleared();
}

void MessageBar::runAction()
{
    const auto run = m_run;
    clear();
    if (run)
        run();
}

void MessageBar::showDetails(bool shown)
{
    m_detailsButton->setText(shown ? tr("Hide details") : tr("Show details"));
    m_details->setVisible(shown);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        clear();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_severity != Severity::None)
        updateColours();
    QFrame::changeEvent(event);
}

void MessageBar::updateColours()
{
    m_symbol->setPixmap(Icons::pixmap(Theme::iconName(m_severity), Theme::colour(m_severity, palette()), 16, devicePixelRatioF()));
    m_symbol->setToolTip(Theme::word(m_severity));
    m_symbol->setAccessibleName(Theme::word(m_severity));
    update();
}

void MessageBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, barWidth, height()), Theme::colour(m_severity, palette()));
}

} // namespace Tally
