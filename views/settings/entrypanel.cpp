// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/entrypanel.h"

#include "views/settings/differenceview.h"
#include "views/widgets/moneyedit.h"

#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int related = 8;
constexpr int apart = 16;
constexpr int margin = 12;

} // namespace

EntryPanel::EntryPanel(EntryForm &form, const QString &name, QWidget *parent) : QFrame(parent), m_form{form}
{
    setObjectName(name + u"Panel"_s);
    buildLayout(name);
    connect(&m_form, &EntryForm::changed, this, &EntryPanel::showState);
    connect(&m_form, &EntryForm::saved, this, [this] { m_fields.forgetVisits(); });
    connect(&m_form, &EntryForm::failed, this, [this] {
        m_fields.judgeAll();
        m_fields.focusFirstFault();
    });
    connect(m_conflict, &DifferenceView::mineChosen, &m_form, &EntryForm::keepMine);
    connect(m_conflict, &DifferenceView::theirsChosen, &m_form, &EntryForm::takeTheirs);
    addShortcuts();
}

EntryPanel::~EntryPanel()
{
    // The fields live a little longer; what they still say when they lose the focus must not reach what is gone.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void EntryPanel::buildLayout(const QString &name)
{
    m_title = new QLabel(this);
    m_title->setObjectName(name + u"Title"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_conflict = new DifferenceView(this);
    m_content = new QWidget;
    m_rows = new QFormLayout(m_content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(related);
    m_rows->setVerticalSpacing(related);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_rows->setLabelAlignment(Qt::AlignLeft);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(name + u"Save"_s);
    m_discard = new QPushButton(tr("Discard changes"), this);
    m_discard->setObjectName(name + u"Discard"_s);
    connect(m_save, &QPushButton::clicked, this, &EntryPanel::submit);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_fields.forgetVisits();
        m_form.discard();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(related);
    buttons->addWidget(m_save);
    buttons->addWidget(m_discard);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(apart);
    column->addWidget(m_title);
    column->addWidget(m_conflict);
    column->addWidget(m_content);
    column->addLayout(buttons);
    column->addStretch(1);
}

void EntryPanel::addShortcuts()
{
    for (const QKeyCombination keys : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &EntryPanel::submit);
    }
}

void EntryPanel::ready()
{
    updateFonts();
    showState();
}

void EntryPanel::start()
{
    m_fields.forgetVisits();
    for (QWidget *field : m_content->findChildren<QWidget *>()) {
        const auto *text = qobject_cast<QLineEdit *>(field);
        if (field->isVisible() && field->isEnabled() && (field->focusPolicy() & Qt::TabFocus) && (text == nullptr || !text->isReadOnly())) {
            field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void EntryPanel::setEditable(bool editable)
{
    m_editable = editable;
    showState();
}

QLabel *EntryPanel::addSentence(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_rows->addRow(label);
    return label;
}

QLineEdit *EntryPanel::addText(const QString &field, const QString &name, const QString &label)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    m_fields.add(m_rows, field, label, edit);
    return edit;
}

MoneyEdit *EntryPanel::addAmount(const QString &field, const QString &name, const QString &label)
{
    auto *edit = new MoneyEdit;
    edit->setObjectName(name);
    m_fields.add(m_rows, field, label, edit);
    // What is no amount is a fault at once and said when the field is left.
    connect(edit, &QLineEdit::textEdited, this, [this, field, edit] {
        if (!m_showing)
            m_form.setReadable(field, edit->isBlank() || edit->money().has_value());
    });
    return edit;
}

QCheckBox *EntryPanel::addCheck(const QString &field, const QString &name, const QString &label)
{
    auto *box = new QCheckBox(label);
    box->setObjectName(name);
    m_fields.add(m_rows, field, {}, box);
    return box;
}

void EntryPanel::show(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text)
        edit->setText(text);
}

void EntryPanel::show(MoneyEdit *edit, std::optional<qint64> minor)
{
    // An unreadable text is what was typed: it stays.
    if (minorOf(edit) != minor)
        edit->setMoney(minor ? std::optional(Money::fromMinor(*minor, edit->currency())) : std::nullopt);
}

std::optional<qint64> EntryPanel::minorOf(const MoneyEdit *edit)
{
    return edit->money() ? std::optional(edit->money()->minor()) : std::nullopt;
}

void EntryPanel::showState()
{
    setVisible(m_form.hasEntry());
    if (!m_form.hasEntry())
        return;
    const QString text = title();
    m_title->setText(text);
    m_title->setVisible(!text.isEmpty());
    {
        const QScopedValueRollback showing(m_showing, true);
        if (!m_form.isDirty()) {
            // Nothing of this entry was typed: an amount that could not be read belongs to what was discarded.
            for (MoneyEdit *edit : m_content->findChildren<MoneyEdit *>()) {
                if (!edit->money() && !edit->isBlank())
                    edit->setMoney(std::nullopt);
            }
        }
        showEntry();
    }
    m_fields.setFaults(m_form.faults());
    if (m_form.theirs())
        m_conflict->showDifferences(m_form.theirDifferences());
    else
        m_conflict->hide();
    m_content->setEnabled(m_editable && !m_form.isBusy() && !m_form.theirs());
    showButtons();
}

void EntryPanel::showButtons()
{
    m_save->setVisible(m_editable);
    m_discard->setVisible(m_editable);
    m_save->setText(m_form.isBusy() ? tr("Saving…") : tr("Save"));
    m_save->setEnabled(m_form.isDirty() && !m_form.isBusy() && !m_form.theirs());
    m_save->setToolTip(m_form.isBusy()       ? tr("This is on its way to the database.")
                       : m_form.theirs()     ? tr("First choose which values to keep.")
                       : !m_form.isDirty()   ? tr("Nothing was changed here.")
                                             : tr("Save (Ctrl+Enter)"));
    m_discard->setEnabled(m_form.isDirty() && !m_form.isBusy());
    m_discard->setToolTip(tr("Go back to what is stored"));
}

void EntryPanel::submit()
{
    if (m_form.isBusy() || m_form.theirs() || !m_form.isDirty())
        return;
    if (m_form.canSubmit()) {
        m_form.submit();
        return;
    }
    m_fields.judgeAll();
    m_fields.focusFirstFault();
}

void EntryPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateFonts();
    QFrame::changeEvent(event);
}

void EntryPanel::updateFonts()
{
    if (m_title == nullptr)
        return;
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_title->setFont(larger);
    m_fields.alignLabels();
}

} // namespace Tally
