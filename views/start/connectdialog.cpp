// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/start/connectdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <QUrlQuery>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int usualPort = 5432;

QLineEdit *field(const QString &name)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    return edit;
}

} // namespace

ConnectDialog::ConnectDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Connect to a shared database"));
    m_why = new QLabel(tr("Several people work on one PostgreSQL database. Ask whoever runs it for these."));
    m_why->setObjectName(u"connectWhy"_s);
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_host = field(u"connectHost"_s);
    m_host->setPlaceholderText(tr("for example db.council.example"));
    m_port = new QSpinBox;
    m_port->setObjectName(u"connectPort"_s);
    m_port->setRange(1, 65535);
    m_port->setValue(usualPort);
    m_port->setGroupSeparatorShown(false);
    m_database = field(u"connectDatabase"_s);
    m_user = field(u"connectUser"_s);
    m_password = field(u"connectPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("empty: from the password file, if there is one"));
    m_encryption = new QComboBox;
    m_encryption->setObjectName(u"connectEncryption"_s);
    m_encryption->addItem(tr("Encrypted, and the server proves its name"), u"verify-full"_s);
    m_encryption->addItem(tr("Encrypted"), u"require"_s);
    m_encryption->addItem(tr("Encrypted if the server can"), u"prefer"_s);
    m_encryption->addItem(tr("Not encrypted"), u"disable"_s);
    m_keep = new QCheckBox(tr("Keep the password in this computer's keychain"));
    m_keep->setObjectName(u"connectKeep"_s);

    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("&Server"), m_host);
    form->addRow(tr("P&ort"), m_port);
    form->addRow(tr("&Database"), m_database);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("&Connection"), m_encryption);
    form->addRow(QString(), m_keep);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setObjectName(u"connectButton"_s);
    m_connect->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(16);
    layout->addWidget(m_why);
    layout->addLayout(form);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit *edit : {m_host, m_database, m_user, m_password})
        connect(edit, &QLineEdit::textChanged, this, &ConnectDialog::update);
    update();
    resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
}

void ConnectDialog::askAgain(const QUrl &address, const QString &why)
{
    m_why->setText(why);
    m_host->setText(address.host());
    m_port->setValue(address.port(usualPort));
    m_database->setText(address.path().mid(1));
    m_user->setText(address.userName());
    if (const int mode = m_encryption->findData(QUrlQuery(address).queryItemValue(u"sslmode"_s)); mode >= 0)
        m_encryption->setCurrentIndex(mode);
    m_password->setFocus();
}

QString ConnectDialog::address() const
{
    QUrl url;
    url.setScheme(u"postgresql"_s);
    url.setHost(m_host->text().trimmed());
    url.setPort(m_port->value());
    url.setUserName(m_user->text().trimmed());
    url.setPath(u'/' + m_database->text().trimmed());
    QUrlQuery query;
    query.addQueryItem(u"sslmode"_s, m_encryption->currentData().toString());
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

QString ConnectDialog::password() const { return m_password->text(); }
bool ConnectDialog::isToBeKept() const { return m_keep->isChecked() && !m_password->text().isEmpty(); }

void ConnectDialog::update()
{
    const bool complete = !m_host->text().trimmed().isEmpty() && !m_database->text().trimmed().isEmpty() && !m_user->text().trimmed().isEmpty();
    m_connect->setEnabled(complete);
    m_connect->setToolTip(complete ? QString() : tr("Server, database and user are needed."));
    m_keep->setEnabled(!m_password->text().isEmpty());
    m_keep->setToolTip(m_keep->isEnabled() ? QString() : tr("There is no password to keep."));
}

} // namespace Tally
