// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/start/startview.h"

#include "views/widgets/icons.h"

#include <QCommandLinkButton>
#include <QFileInfo>
#include <QLabel>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int columnWidth = 520;
constexpr qsizetype mostRecent = 5;

bool isAddress(const QString &path)
{
    return path.contains(u"://"_s);
}

/// What people call it: a file by its name, a server's database by name and server.
QString nameOf(const QString &path)
{
    if (!isAddress(path))
        return QFileInfo(path).fileName();
    const QUrl address(path);
    return StartView::tr("%1 on %2").arg(address.path().mid(1), address.host());
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    label->setFont(font);
    return label;
}

} // namespace

StartView::StartView(QWidget *parent) : QWidget(parent)
{
    auto *column = new QWidget;
    column->setFixedWidth(columnWidth);
    auto *choices = new QVBoxLayout(column);
    choices->setContentsMargins(12, 32, 12, 12);
    choices->setSpacing(8);
    choices->addWidget(heading(tr("Welcome to Tallystick")));
    auto *what = new QLabel(tr("Tallystick shows whom to act on next and keeps the ledger exact. "
                               "Everything is kept in one database: a file of yours or a server you share."));
    what->setWordWrap(true);
    choices->addWidget(what);
    choices->addSpacing(8);
    const auto add = [&](const QString &name, QStringView icon, const QString &text, const QString &explanation, auto signal) {
        auto *button = new QCommandLinkButton(text, explanation);
        button->setObjectName(name);
        button->setIcon(Icons::get(icon));
        button->setIconSize({24, 24});
        connect(button, &QCommandLinkButton::clicked, this, signal);
        choices->addWidget(button);
    };
    add(u"startDemo"_s, u"people", tr("Try the &demo council"),
        tr("10,000 invented accounts with two years of charges and payments. Nothing of yours is touched."), &StartView::demoWanted);
    add(u"startOpen"_s, u"open", tr("&Open a database"), tr("A Tallystick file on this computer."), &StartView::openWanted);
    add(u"startConnect"_s, u"people", tr("&Connect to a shared database"), tr("A PostgreSQL server that several people work on."),
        &StartView::connectWanted);
    add(u"startImport"_s, u"import", tr("&Import a file"),
        tr("Accounts or invoices from a CSV file, into a new database. You see what will happen first."), &StartView::importWanted);
    add(u"startNew"_s, u"new", tr("&New database"), tr("An empty one, to fill by hand."), &StartView::newWanted);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(4);
    choices->addSpacing(8);
    choices->addLayout(m_recent);
    choices->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(column, 1, Qt::AlignHCenter);
}

void StartView::setRecent(const QStringList &paths)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList there;
    for (const QString &path : paths) {
        // A server is there or not: only asking it tells.
        if ((isAddress(path) || QFileInfo::exists(path)) && there.size() < mostRecent)
            there.append(path);
    }
    if (there.isEmpty())
        return;
    m_recent->addWidget(new QLabel(tr("Opened before:")));
    for (const QString &path : std::as_const(there)) {
        auto *link = new QLabel(u"<a href=\"open\">%1</a>"_s.arg(nameOf(path).toHtmlEscaped()));
        link->setToolTip(path);
        link->setTextInteractionFlags(Qt::TextBrowserInteraction);
        link->setAccessibleName(tr("Open %1").arg(path));
        connect(link, &QLabel::linkActivated, this, [this, path] { emit recentWanted(path); });
        m_recent->addWidget(link);
    }
}

} // namespace Tally
