// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/formfields.h"

#include "views/widgets/errortext.h"
#include "views/widgets/sentencelabel.h"

#include <QComboBox>
#include <QFocusEvent>
#include <QFormLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The widget that has the focus when the field has it.
QWidget *focusWidgetOf(QWidget *field)
{
    return field->focusProxy() != nullptr ? field->focusProxy() : field;
}

bool isLeaving(const QEvent &event)
{
    if (event.type() != QEvent::FocusOut)
        return false;
    // The field's own menu or list and another window coming to the front do not leave it.
    const auto reason = static_cast<const QFocusEvent &>(event).reason();
    return reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason;
}

/// A label is as high as its field, so that both stand on one line; beside a field of several lines it stands at the first.
int labelHeight(const QWidget &field)
{
    return std::min(field.sizeHint().height(), 2 * field.fontMetrics().lineSpacing());
}

} // namespace

void FormFields::add(QFormLayout *layout, const QString &name, const QString &label, QWidget *field)
{
    auto *cell = new QWidget;
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *sentence = new SentenceLabel(cell);
    sentence->setObjectName(field->objectName() + u"Problem"_s);
    column->addWidget(field);
    column->addWidget(sentence);
    auto *text = label.isEmpty() ? nullptr : addLabel(layout, label, field, cell);
    if (text == nullptr)
        layout->addRow(cell);
    focusWidgetOf(field)->installEventFilter(this);
    m_rows.push_back(
        {.name = name, .field = field, .cell = cell, .sentence = sentence, .label = text, .layout = layout, .hint = {}});
}

QLabel *FormFields::addLabel(QFormLayout *layout, const QString &label, QWidget *field, QWidget *cell)
{
    auto *text = new QLabel(label);
    text->setBuddy(field);
    // A label stands beside its field, also when a sentence makes the row higher.
    text->setMinimumHeight(labelHeight(*field));
    text->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addRow(text, cell);
    layout->setAlignment(text, Qt::AlignTop);
    return text;
}

void FormFields::alignLabels()
{
    int widest = 0;
    for (const Row &row : m_rows) {
        if (row.label != nullptr)
            widest = std::max(widest, row.label->sizeHint().width());
    }
    for (const Row &row : m_rows) {
        if (row.label == nullptr)
            continue;
        row.label->setMinimumWidth(widest);
        row.label->setMinimumHeight(labelHeight(*row.field));
    }
}

void FormFields::setLabel(const QString &name, const QString &label)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&name](const Row &row) { return row.name == name; });
    if (found != m_rows.end() && found->label != nullptr)
        found->label->setText(label);
}

void FormFields::setShown(const QString &name, bool shown)
{
    for (Row &row : m_rows) {
        if (row.name != name || row.shown == shown)
            continue;
        row.shown = shown;
        // Not setRowVisible(): with rows whose height depends on their width, QFormLayout of Qt 6.4 writes behind its own
        // rows for one that was hidden. A row that is not shown is not in the layout.
        if (shown)
            insertRow(row);
        else
            takeRow(row);
    }
}

void FormFields::insertRow(Row &row)
{
    // Behind the last shown row before it; else before the first one behind it, since rows of others may stand on top.
    int place = -1;
    bool behind = false;
    for (const Row &other : m_rows) {
        if (&other == &row)
            behind = true;
        else if (other.shown && other.layout == row.layout && (!behind || place < 0))
            place = rowOf(other) + (behind ? 0 : 1);
    }
    if (row.label != nullptr) {
        row.layout->insertRow(place, row.label, row.cell);
        row.layout->setAlignment(row.label, Qt::AlignTop);
        row.label->show();
    } else {
        row.layout->insertRow(place, row.cell);
    }
    row.cell->show();
}

void FormFields::takeRow(Row &row)
{
    const QFormLayout::TakeRowResult taken = row.layout->takeRow(rowOf(row));
    delete taken.labelItem;
    delete taken.fieldItem;
    row.cell->hide();
    if (row.label != nullptr)
        row.label->hide();
}

int FormFields::rowOf(const Row &row)
{
    int place = 0;
    row.layout->getWidgetPosition(row.cell, &place, nullptr);
    return place;
}

void FormFields::setHint(const QString &name, const QString &hint)
{
    for (Row &row : m_rows) {
        if (row.name == name) {
            row.hint = hint;
            update(row);
        }
    }
}

void FormFields::setFaults(std::vector<Error> faults)
{
    m_faults = std::move(faults);
    updateAll();
}

void FormFields::judgeAll()
{
    for (Row &row : m_rows)
        row.visited = true;
    updateAll();
}

void FormFields::forgetVisits()
{
    for (Row &row : m_rows)
        row.visited = false;
    updateAll();
}

bool FormFields::focusFirstFault()
{
    const auto wrong = std::find_if(m_rows.begin(), m_rows.end(),
                                    [this](const Row &row) { return row.shown && faultOf(row) != nullptr; });
    if (wrong == m_rows.end())
        return false;
    wrong->field->setFocus(Qt::OtherFocusReason);
    return true;
}

QString FormFields::sentence(const QString &name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&name](const Row &row) { return row.name == name; });
    return found == m_rows.end() ? QString() : found->sentence->sentence();
}

const Error *FormFields::faultOf(const Row &row) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [&row](const Error &fault) { return fault.field == row.name; });
    return found == m_faults.end() ? nullptr : &*found;
}

void FormFields::update(Row &row)
{
    const Error *fault = row.visited ? faultOf(row) : nullptr;
    if (fault != nullptr)
        row.sentence->say(Severity::Stop, fieldSentence(*fault, m_currency));
    else
        row.sentence->say(Severity::Information, row.hint);
    row.field->setAccessibleDescription(row.sentence->sentence());
}

void FormFields::updateAll()
{
    for (Row &row : m_rows)
        update(row);
}

bool FormFields::eventFilter(QObject *watched, QEvent *event)
{
    // A form scrolls under the wheel; it must not change how something was paid on the way.
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched) != nullptr) {
        event->ignore();
        return true;
    }
    if (isLeaving(*event)) {
        for (Row &row : m_rows) {
            if (focusWidgetOf(row.field) != watched)
                continue;
            row.visited = true;
            update(row);
            emit left(row.name);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Tally
