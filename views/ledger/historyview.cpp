// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/historyview.h"

#include "models/tables/storywords.h"
#include "models/tables/trailwords.h"
#include "views/widgets/errortext.h"

#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Tally {
namespace {

// Links that are no line's number.
constexpr auto older = "older"_L1;
constexpr auto again = "again"_L1;
constexpr auto account = "account"_L1;
constexpr auto line = "line"_L1;
constexpr auto steps = "steps"_L1;

constexpr qsizetype stepsAtFirst = 50;

QString link(QLatin1StringView address, const QString &text)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(address, text);
}

QString paragraphs(const QStringList &texts)
{
    QString all;
    for (const QString &text : texts)
        all += u"<p style=\"margin-top:0; margin-bottom:6px\">%1</p>"_s.arg(text);
    return all;
}

QLabel *addLabel(QVBoxLayout *layout, const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::LinksAccessibleByKeyboard);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    layout->addWidget(label);
    return label;
}

QLabel *addHeading(QVBoxLayout *layout, const QString &name)
{
    QLabel *label = addLabel(layout, name);
    QFont larger = label->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.15);
    label->setFont(larger);
    return label;
}

/// Keeps what is selected in a text that did not change.
void say(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

HistoryView::HistoryView(HolderLedger &ledger, QWidget *parent) : QScrollArea(parent), m_ledger{ledger}, m_stepsShown{stepsAtFirst}
{
    setObjectName(u"historyView"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("History of the line"));
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    m_storyHeading = addHeading(layout, u"storyHeading"_s);
    m_story = addLabel(layout, u"lineStory"_s);
    m_trailHeading = addHeading(layout, u"trailHeading"_s);
    m_trailHeading->setContentsMargins(0, 8, 0, 0);     // groups stand further apart than what belongs together
    m_trail = addLabel(layout, u"lineTrail"_s);
    layout->addStretch();
    setWidget(content);
    showStory();
    m_slow.setSingleShot(true);
    m_slow.setInterval(300ms);
    connect(&m_slow, &QTimer::timeout, this, &HistoryView::showTrail);
    connect(&m_ledger, &HolderLedger::loaded, this, [this] {
        showStory();
        showTrail();
    });
    connect(&m_ledger.trail(), &AccountTrail::changed, this, &HistoryView::showTrail);
    for (QLabel *label : {m_story, m_trailHeading, m_trail})
        connect(label, &QLabel::linkActivated, this, &HistoryView::follow);
}

void HistoryView::showLine(LineId shown)
{
    if (m_line == shown)
        return;
    m_line = shown;
    m_stepsShown = stepsAtFirst;
    m_wholeAccount = false;
    showStory();
    openTrail();
    verticalScrollBar()->setValue(0);
}

void HistoryView::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (event->spontaneous())
        return;
    showStory();
    openTrail();
}

void HistoryView::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    if (!event->spontaneous())
        m_ledger.trail().close();
}

void HistoryView::openTrail()
{
    if (!isVisible())
        return;
    const bool ofLine = m_line.isValid() && !m_wholeAccount;
    m_slow.start();
    m_ledger.trail().open(ofLine ? std::optional(m_line) : std::nullopt);
    showTrail();
}

void HistoryView::showStory()
{
    if (!isVisible())
        return;
    Words::LineStory story;
    if (m_ledger.ledger() && m_line.isValid())
        story = Words::story(m_line, *m_ledger.ledger(), m_stepsShown);
    say(m_storyHeading, story.sentences.isEmpty() ? QString() : tr("What happened to this line"));
    if (story.leftOut > 0)
        story.sentences.insert(1, link(steps, tr("Show %1 steps more").arg(QLocale().toString(story.leftOut))));
    say(m_story, paragraphs(story.sentences));
}

void HistoryView::showTrail()
{
    QString heading = tr("Who did what to this account");
    if (m_line.isValid() && m_wholeAccount)
        heading += u" · "_s + link(line, tr("Show this line only"));
    else if (m_line.isValid())
        heading = tr("Who did what to this line") + u" · "_s + link(account, tr("Show the whole account"));
    say(m_trailHeading, heading);
    say(m_trail, trailText());
}

QString HistoryView::trailText() const
{
    const AccountTrail &trail = m_ledger.trail();
    if (!trail.isRead() || !m_ledger.ledger())
        return m_slow.isActive() ? QString() : tr("Loading…");
    QStringList texts;
    if (trail.error())
        texts.append(tr("Who did what could not be read. %1 %2").arg(errorSentence(*trail.error()).toHtmlEscaped(), link(again, tr("Try again"))));
    else if (trail.entries().empty())
        texts.append(emptyText());
    for (const TrailEntry &entry : trail.entries())
        texts.append(Words::trailEntry(entry, *m_ledger.ledger(), trail.line()));
    if (trail.hasOlder())
        texts.append(link(older, tr("Show older")));
    return paragraphs(texts);
}

QString HistoryView::emptyText() const
{
    if (m_ledger.trail().line())
        return tr("Nobody did anything to this line alone: it came with an import, which stands with the whole account.");
    return tr("Nothing is written down about this account yet.");
}

void HistoryView::follow(const QString &address)
{
    if (address == older) {
        m_ledger.trail().readOlder();
    } else if (address == steps) {
        m_stepsShown *= 4;
        showStory();
    } else if (address == again) {
        m_ledger.trail().refresh();
    } else if (address == account || address == line) {
        m_wholeAccount = address == account;
        openTrail();
    } else {
        emit lineActivated({address.toLongLong()});
    }
}

} // namespace Tally
