// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/datefield.h"

#include "views/widgets/dateedit.h"
#include "views/widgets/icons.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// The format that reads days and months with and without leading zeros.
QString withoutZeros(QString format)
{
    format.replace("dd"_L1, "d"_L1);
    if (!format.contains("MMM"_L1))
        format.replace("MM"_L1, "M"_L1);
    return format;
}

} // namespace

DateField::DateField(QWidget *parent) : QWidget(parent), m_edit(new QLineEdit(this)), m_button(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_button);

    m_edit->setPlaceholderText(tr("not given"));
    m_edit->installEventFilter(this);
    m_button->setIcon(Icons::get(u"calendar"));
    m_button->setAutoRaise(true);
    m_button->setToolTip(tr("Choose a day from a calendar (Alt+Down)"));
    m_button->setAccessibleName(tr("Choose a day from a calendar"));
    m_button->setFocusPolicy(Qt::TabFocus);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textEdited, this, [this] { take(parse(m_edit->text(), locale())); });
    connect(m_edit, &QLineEdit::editingFinished, this, &DateField::finish);
    connect(m_button, &QToolButton::clicked, this, &DateField::openCalendar);
}

QDate DateField::parse(QStringView text, const QLocale &locale)
{
    const QString trimmed = text.trimmed().toString();
    const QString own = withoutZeros(shortDateFormat(locale));
    QString shortYear = own;
    shortYear.replace("yyyy"_L1, "yy"_L1);
    // British English abbreviates "Sept"; people and other programs write "Sep", too.
    const std::pair<QString, QLocale> spellings[] = {{own, locale}, {u"yyyy-M-d"_s, locale}, {u"d.M.yyyy"_s, locale},
                                                     {u"d MMM yyyy"_s, locale}, {u"d MMM yyyy"_s, QLocale::c()}};
    for (const auto &[format, language] : spellings) {
        // Nobody means the year 13, whatever the zeros in front of it.
        if (const QDate date = language.toDate(trimmed, format); date.isValid() && date.year() >= 1000)
            return date;
    }
    const QDate date = locale.toDate(trimmed, shortYear);
    return date.isValid() && date.year() < 2000 ? date.addYears(100) : date;
}

void DateField::setDate(QDate date)
{
    show(date);
    setProblem({});
    take(date);
}

bool DateField::isBlank() const
{
    return m_edit->text().trimmed().isEmpty();
}

bool DateField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool up = key->key() == Qt::Key_Up;
        const bool down = key->key() == Qt::Key_Down;
        if (down && key->modifiers().testFlag(Qt::AltModifier)) {
            openCalendar();
            return true;
        }
        if ((up || down) && m_date.isValid()) {
            setDate(m_date.addDays(up ? 1 : -1));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void DateField::finish()
{
    if (m_date.isValid())
        show(m_date);
    else if (!isBlank())
        setProblem(tr("This is not a day. Write it like %1.").arg(locale().toString(QDate(2013, 9, 3), shortDateFormat(locale()))));
}

void DateField::show(QDate date)
{
    m_edit->setText(date.isValid() ? locale().toString(date, shortDateFormat(locale())) : QString());
}

void DateField::take(QDate date)
{
    if (date.isValid() || isBlank())
        setProblem({});
    if (date == m_date)
        return;
    m_date = date;
    emit dateChanged(m_date);
}

void DateField::openCalendar()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(menu);
    calendar->setFirstDayOfWeek(locale().firstDayOfWeek());
    if (m_date.isValid())
        calendar->setSelectedDate(m_date);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(calendar);
    menu->addAction(action);
    const auto choose = [this, menu](QDate date) {
        setDate(date);
        menu->close();
        m_edit->setFocus(Qt::OtherFocusReason);
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    menu->popup(mapToGlobal(QPoint(0, height())));
    calendar->setFocus(Qt::PopupFocusReason);
}

void DateField::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    m_edit->setAccessibleDescription(m_problem);
    emit problemChanged(m_problem);
}

} // namespace Tally
