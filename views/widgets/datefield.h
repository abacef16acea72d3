// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace Tally {

/// A field for a day that may be left out. It takes the locale's short form, "3 Sep 2013" and 2013-09-03; Up and Down go a day
/// on and back, the button opens a calendar. An invalid QDate means "not given".
class DateField final : public QWidget
{
    Q_OBJECT
public:
    explicit DateField(QWidget *parent = nullptr);

    [[nodiscard]] QDate date() const { return m_date; }
    void setDate(QDate date);
    [[nodiscard]] bool isBlank() const;
    /// A sentence for the person if the field was left with something that is no day, empty otherwise.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// What `text` means in `locale`; invalid if it is no day. A year of two digits is this century's.
    [[nodiscard]] static QDate parse(QStringView text, const QLocale &locale);

signals:
    /// The day became another one; invalid when it was cleared or is no day.
    void dateChanged(QDate date);
    void problemChanged(const QString &problem);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish();
    void show(QDate date);
    void take(QDate date);
    void openCalendar();
    void setProblem(const QString &problem);

    QLineEdit *m_edit = nullptr;
    QToolButton *m_button = nullptr;
    QDate m_date;
    QString m_problem;
};

} // namespace Tally
