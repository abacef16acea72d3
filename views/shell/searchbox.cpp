// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/searchbox.h"

#include "models/tables/words.h"
#include "views/widgets/icons.h"
#include "views/widgets/rowdelegate.h"

#include <QAction>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

constexpr int pageStep = 10;
constexpr int boxWidth = 340;
constexpr int answersWidth = 560;
constexpr auto searchingDelay = 400ms;

} // namespace

SearchBox::SearchBox(QWidget *parent) : QLineEdit(parent), m_answers{new QListWidget(this)}
{
    setObjectName(u"searchBox"_s);
    setPlaceholderText(tr("Find a person, reference, address   Ctrl+K"));
    setAccessibleName(tr("Find a person, reference or address"));
    setToolTip(tr("Finds accounts by name, payment reference, address and identifiers (Ctrl+K)"));
    setClearButtonEnabled(true);
    setFixedWidth(boxWidth);
    addAction(Icons::get(u"search"), QLineEdit::LeadingPosition);
    // A tool tip window: above everything and without taking the keyboard from the box.
    m_answers->setWindowFlags(Qt::ToolTip);
    m_answers->setFocusPolicy(Qt::NoFocus);
    m_answers->setFocusProxy(this);
    m_answers->setObjectName(u"searchAnswers"_s);
    m_answers->setAccessibleName(tr("Accounts found"));
    m_answers->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_answers->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_answers->setTextElideMode(Qt::ElideRight);
    connect(m_answers, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { choose(m_answers->row(item)); });
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_openWhenFound = false;
        if (!m_search)
            return;
        m_search->setText(text);
        m_searchingSoon.stop();
        if (m_search->isCurrent() && (!m_showsRows || !m_answers->isVisible()))
            showAnswers();                 // back to what was answered before
        else if (!m_search->isCurrent())
            m_searchingSoon.start();
    });
    m_searchingSoon.setSingleShot(true);
    m_searchingSoon.setInterval(searchingDelay);
    connect(&m_searchingSoon, &QTimer::timeout, this, &SearchBox::showSearching);
}

SearchBox::~SearchBox() = default;

void SearchBox::setSearch(AccountSearch *search)
{
    if (m_search)
        m_search->disconnect(this);
    m_search = search;
    clear();
    setEnabled(search != nullptr);
    if (search != nullptr) {
        connect(search, &AccountSearch::found, this, &SearchBox::showAnswers);
        connect(search, &AccountSearch::failed, this, &SearchBox::giveUpSearching);
    }
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down: moveBy(1); return;
    case Qt::Key_Up: moveBy(-1); return;
    case Qt::Key_PageDown: moveBy(pageStep); return;
    case Qt::Key_PageUp: moveBy(-pageStep); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_search && !m_search->isCurrent()) {
            m_openWhenFound = true;
            m_searchingSoon.start();
            m_search->searchNow();
        } else {
            choose(std::max(0, m_answers->currentRow()));
        }
        return;
    case Qt::Key_Escape:
        m_answers->hide();
        clear();
        if (QWidget *next = nextInFocusChain())
            next->setFocus(Qt::OtherFocusReason);
        return;
    default: QLineEdit::keyPressEvent(event);
    }
}

void SearchBox::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    if (!m_search || m_search->text().isEmpty())
        return;
    m_searchingSoon.start();
    m_search->refresh();
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    m_answers->hide();
    QLineEdit::focusOutEvent(event);
}

void SearchBox::showAnswers()
{
    m_searchingSoon.stop();
    m_showsRows = true;
    m_answers->clear();
    if (!m_search || m_search->text().isEmpty() || !hasFocus()) {
        m_answers->hide();
        return;
    }
    for (const AccountRow &row : m_search->rows()) {
        QStringList parts{row.holderName, row.paymentReference};
        if (!row.fullAddress.isEmpty())
            parts.append(row.fullAddress);
        parts.append(Words::balance(row.balance));
        addLine(parts.join(u"  ·  "_s));
    }
    const auto shown = qint64(m_search->rows().size());
    if (shown == 0)
        addNote(tr("Nothing contains “%1”. Check the spelling, or try fewer words.").arg(m_search->text()));
    else if (lineOfAll() >= 0)
        addLine(tr("Show all %1 in the list").arg(QLocale().toString(m_search->count())));
    if (shown > 0)
        m_answers->setCurrentRow(0);
    placeAnswers();
    // A scanner presses Enter with its last digit. One answer is meant; of several nobody has seen the person chooses.
    if (std::exchange(m_openWhenFound, false) && shown == 1)
        choose(0);
}

void SearchBox::showSearching()
{
    if (!m_search || m_search->isCurrent() || !hasFocus())
        return;
    m_showsRows = false;
    m_answers->clear();
    addNote(tr("Searching for “%1”…").arg(m_search->text()));
    placeAnswers();
}

void SearchBox::giveUpSearching()
{
    // The reason is said elsewhere.
    m_searchingSoon.stop();
    m_openWhenFound = false;
    m_answers->hide();
}

QListWidgetItem *SearchBox::addLine(const QString &text)
{
    auto *line = new QListWidgetItem(text, m_answers);
    line->setSizeHint({1, std::max(RowDelegate::rowHeight, fontMetrics().height() + 8)});    // as in the lists; as wide as the box
    return line;
}

void SearchBox::addNote(const QString &text) { addLine(text)->setFlags(Qt::ItemIsEnabled); }

void SearchBox::placeAnswers()
{
    // All of them, as the last one says whether there are more; as far as the screen goes.
    const int width = std::max(answersWidth, this->width());
    const QPoint corner = mapToGlobal(QPoint(this->width() - width, height()));
    const int rowHeight = std::max(1, m_answers->sizeHintForRow(0));
    const int room = (screen()->availableGeometry().bottom() - corner.y()) / rowHeight - 1;
    const int rows = std::min(m_answers->count(), std::max(1, room));
    m_answers->resize(width, rows * rowHeight + 2 * m_answers->frameWidth());
    m_answers->move(corner);
    m_answers->show();
    m_answers->raise();
}

int SearchBox::lineOfAll() const
{
    const auto shown = int(m_search->rows().size());
    return m_search->count() > shown ? shown : -1;
}

void SearchBox::choose(int row)
{
    if (!m_search || !m_search->isCurrent() || !m_showsRows || !m_answers->isVisible())
        return;
    const bool all = row == lineOfAll();
    if (!all && row >= int(m_search->rows().size()))
        return;
    const QString text = m_search->text();
    const AccountId account = all ? AccountId() : m_search->rows()[std::size_t(row)].id;
    m_answers->hide();
    clear();
    if (all)
        emit allWanted(text);
    else
        emit accountChosen(account);
}

void SearchBox::moveBy(int rows)
{
    if (!m_search || !m_showsRows || !m_answers->isVisible() || m_search->rows().empty())
        return;
    m_answers->setCurrentRow(std::clamp(m_answers->currentRow() + rows, 0, m_answers->count() - 1));
}

} // namespace Tally
