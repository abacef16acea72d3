// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateEdit>

namespace Tally {

/// A field for a day that must be given: the locale's short form with four digits for the year, and a calendar.
class DateEdit final : public QDateEdit
{
    Q_OBJECT
public:
    explicit DateEdit(QWidget *parent = nullptr);
};

/// The short date format of `locale`, always with the whole year.
[[nodiscard]] QString shortDateFormat(const QLocale &locale);

} // namespace Tally
