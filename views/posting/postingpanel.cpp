// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/postingpanel.h"

#include "views/posting/chargesview.h"
#include "views/posting/postingfieldsview.h"
#include "views/posting/postingwords.h"
#include "views/posting/previewview.h"
#include "views/widgets/errortext.h"
#include "views/widgets/sentencelabel.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int related = 8;
constexpr int apart = 16;
constexpr int margin = 12;
constexpr int leastLetters = 52; ///< a panel this wide shows the name of a charge beside its amounts
constexpr int roomyLetters = 90;

QLabel *wrappingLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void say(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

PostingPanel::PostingPanel(PostingForm &form, QWidget *parent) : QFrame(parent), m_form(form), m_formLives(&form)
{
    setObjectName(u"postingPanel"_s);
    setFrameShape(QFrame::StyledPanel);
    m_reading.setSingleShot(true);
    buildLayout();
    connectForm();
    addShortcuts();
    updateFonts();
    showState();
}

PostingPanel::~PostingPanel()
{
    // The fields live a little longer; what they still say when they lose the focus must not reach what is gone.
    for (QObject *child : findChildren<QObject *>()) {
        child->disconnect(this);
        child->disconnect(m_fields);
        if (m_formLives)
            child->disconnect(m_formLives);
    }
    if (m_formLives)
        m_formLives->disconnect(this);
}

void PostingPanel::buildLayout()
{
    m_title = wrappingLabel(u"postingTitle"_s, this);
    m_account = wrappingLabel(u"postingAccount"_s, this);
    m_explanation = wrappingLabel(u"postingExplanation"_s, this);
    m_about = wrappingLabel(u"postingLine"_s, this);
    m_notice = new SentenceLabel(this);
    m_notice->setObjectName(u"postingNotice"_s);

    m_content = new QWidget;
    m_fields = new PostingFieldsView(m_form, m_content);
    m_charges = new ChargesView(m_form, m_content);
    m_preview = new PreviewView(m_form, m_content);
    m_column = new QVBoxLayout(m_content);
    m_column->setContentsMargins(margin, 0, margin, 0);
    m_column->setSpacing(apart);
    m_column->addWidget(m_fields);
    m_column->addWidget(m_charges);
    m_column->addWidget(m_preview);
    m_column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, 0, margin, 0);
    head->setSpacing(4);
    for (QLabel *label : {m_title, m_account, m_explanation, m_about, static_cast<QLabel *>(m_notice)})
        head->addWidget(label);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, margin, 0, margin);
    column->setSpacing(apart);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    column->addWidget(buildButtons());
}

QWidget *PostingPanel::buildButtons()
{
    auto *group = new QWidget(this);
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(margin, 0, margin, 0);
    column->setSpacing(related);
    m_question = new SentenceLabel(group);
    m_question->setObjectName(u"postingQuestion"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(related);
    m_submit = new QPushButton(group);
    m_submit->setObjectName(u"postingSubmit"_s);
    m_submit->setDefault(true);
    m_cancel = new QPushButton(tr("Close"), group);
    m_cancel->setObjectName(u"postingCancel"_s);
    m_cancel->setToolTip(tr("Close and keep what was typed (Esc)"));
    row->addWidget(m_submit, 1);
    row->addWidget(m_cancel);
    column->addWidget(m_question);
    column->addLayout(row);
    return group;
}

void PostingPanel::connectForm()
{
    connect(m_submit, &QPushButton::clicked, this, &PostingPanel::submit);
    connect(m_cancel, &QPushButton::clicked, this, &PostingPanel::close);
    connect(&m_reading, &QTimer::timeout, this, &PostingPanel::showState);
    connect(&m_form, &PostingForm::changed, this, &PostingPanel::showState);
    const auto forget = [this] {
        m_judged = false;
        m_fields->fields().forgetVisits();
        showState();
    };
    connect(&m_form, &PostingForm::posted, this, forget);
    connect(&m_form, &PostingForm::proposed, this, forget);
    connect(&m_form, &PostingForm::failed, this, [this] {
        judgeAll();
        m_fields->fields().focusFirstFault();
    });
    connect(&m_form, &PostingForm::ledgerChangedMeanwhile, this, [this] {
        m_notice->say(Severity::Attention, tr("The account changed while this was open; the figures below are the new ones."));
    });
}

void PostingPanel::addShortcuts()
{
    for (const QKeyCombination keys : {QKeyCombination(Qt::ControlModifier, Qt::Key_Return), QKeyCombination(Qt::ControlModifier, Qt::Key_Enter)}) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, &PostingPanel::submit);
    }
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &PostingPanel::close);
}

void PostingPanel::start()
{
    m_notice->say(Severity::None, {});
    m_judged = false;
    m_fields->fields().forgetVisits();
    showState();
    placeCharges();
    if (m_form.hasField(PostingField::ChargesRequired) && m_form.fields().debits.empty())
        m_charges->table()->setFocus(Qt::OtherFocusReason);
    else if (specOf(m_form.mode()).fields)
        m_fields->focusFirst();
    else
        m_submit->setFocus(Qt::OtherFocusReason);
}

void PostingPanel::placeCharges()
{
    // Charges that must be named come before their amount; charges to pay first are seldom named and come last.
    const bool first = m_form.hasField(PostingField::ChargesRequired);
    m_column->removeWidget(m_charges);
    m_column->insertWidget(first ? 0 : 1, m_charges);
    if (first)
        setTabOrder(m_charges->table(), m_fields);
    else
        setTabOrder(m_fields->lastField(), m_charges->table());
}

void PostingPanel::showState()
{
    m_title->setText(PostingWords::title(m_form.mode()));
    m_account->setText(PostingWords::account(m_form));
    say(m_explanation, PostingWords::explanation(m_form.mode()));
    say(m_about, PostingWords::about(m_form));
    m_fields->showState();
    m_charges->showState(m_judged);
    m_preview->showState();
    showSubmit();
    setFieldsEnabled(!m_form.isBusy());
}

void PostingPanel::showSubmit()
{
    const QString why = whyNotSubmit();
    m_submit->setText(PostingWords::action(m_form));
    // A question that has just appeared is not answered by the second half of a double click.
    m_submit->setEnabled(m_form.canSubmit() && !m_reading.isActive());
    m_submit->setToolTip(why.isEmpty() ? tr("%1 (Ctrl+Enter)").arg(m_submit->text()) : why);
    if (m_form.asksAgain())
        m_question->say(Severity::Attention, PostingWords::question(m_form));
    else
        m_question->say(Severity::Stop, m_form.whyNotAllowed());
}

QString PostingPanel::whyNotSubmit() const
{
    if (m_form.isBusy())
        return tr("This is on its way to the database.");
    if (const QString why = m_form.whyNotAllowed(); !why.isEmpty())
        return why;
    if (!m_form.canSubmit() && !m_form.faults().empty())
        return fieldSentence(m_form.faults().front(), m_form.account().currency());
    return m_form.changesNothing() ? PostingWords::nothing(m_form.mode()) : QString();
}

void PostingPanel::judgeAll()
{
    m_judged = true;
    m_fields->fields().judgeAll();
    m_charges->showState(true);
}

void PostingPanel::submit()
{
    if (m_form.isBusy() || m_reading.isActive())
        return;
    m_fields->readDueDate();
    if (m_form.canSubmit()) {
        const bool asked = m_form.asksAgain();
        m_form.submit();
        if (!asked && m_form.asksAgain()) {
            m_reading.start(QApplication::doubleClickInterval());
            showSubmit();
        }
        return;
    }
    judgeAll();
    if (!m_fields->fields().focusFirstFault() && m_form.faultOf(u"account_lines_ids"))
        m_charges->table()->setFocus(Qt::OtherFocusReason);
}

void PostingPanel::close()
{
    // While it is being posted nobody could say what became of what was typed.
    if (!m_form.isBusy())
        emit closed();
}

void PostingPanel::setFieldsEnabled(bool enabled)
{
    if (m_content->isEnabled() == enabled)
        return;
    QWidget *focus = focusWidget();
    if (!enabled)
        m_focusBeforeBusy = focus;
    m_content->setEnabled(enabled);
    m_cancel->setEnabled(enabled);
    if (enabled && m_focusBeforeBusy)
        m_focusBeforeBusy->setFocus(Qt::OtherFocusReason);
}

void PostingPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateFonts();
    QFrame::changeEvent(event);
}

void PostingPanel::updateFonts()
{
    if (m_title == nullptr)
        return;
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_title->setFont(larger);
    m_preview->updateFonts();
    m_fields->fields().alignLabels();
    setMinimumWidth(leastLetters * fontMetrics().averageCharWidth());
    fitTables();
}

void PostingPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitTables();
}

void PostingPanel::fitTables()
{
    // Beside a ledger there is no room for the due date again, which the charges above show.
    m_preview->fit(width() >= roomyLetters * fontMetrics().averageCharWidth());
    m_charges->fit();
}

} // namespace Tally
