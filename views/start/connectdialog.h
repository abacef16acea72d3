// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Tally {

/// Asks where a shared PostgreSQL database is and how to sign in. The password leaves only through password().
class ConnectDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ConnectDialog(QWidget *parent = nullptr);

    /// Fills the fields from an address, and says why it is asked again; the password then has the focus.
    void askAgain(const QUrl &address, const QString &why);

    /// postgresql://user@host:port/database?sslmode=…, without a password.
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString password() const;
    [[nodiscard]] bool isToBeKept() const;

private:
    void update();

    QLabel *m_why = nullptr;
    QLineEdit *m_host = nullptr;
    QSpinBox *m_port = nullptr;
    QLineEdit *m_database = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    QComboBox *m_encryption = nullptr;
    QCheckBox *m_keep = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace Tally
