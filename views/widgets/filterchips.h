// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace Tally {

/// One filter in force: what it is for the screen, and in words.
struct Chip
{
    QString id;
    QString text;                 ///< "Type: Main account"

    friend bool operator==(const Chip &, const Chip &) = default;
};

/// The filters in force as removable buttons in rows. Space, Enter, Delete and a click take a filter away; the last button
/// takes away all. It only says what the person wants: the chips change with setChips().
class FilterChips final : public QWidget
{
    Q_OBJECT
public:
    explicit FilterChips(QWidget *parent = nullptr);

    /// Shows these chips; without any the widget is hidden. The keyboard focus stays as near to its place as it can.
    void setChips(const QList<Chip> &chips);
    [[nodiscard]] QList<Chip> chips() const { return m_chips; }

signals:
    void removed(const QString &id);
    void cleared();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addChip(const Chip &chip);

    QList<Chip> m_chips;
};

} // namespace Tally
