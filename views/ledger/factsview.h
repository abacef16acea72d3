// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/accountquery.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace Tally {

/// The facts of an account in two columns of name and value; what is not known is left out.
class FactsView final : public QWidget
{
    Q_OBJECT
public:
    explicit FactsView(QWidget *parent = nullptr);

    void setAccount(const Account &account);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colourNames();

    QGridLayout *m_grid;
    QList<QLabel *> m_names;
};

} // namespace Tally
