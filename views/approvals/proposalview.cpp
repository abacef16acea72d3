// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/approvals/proposalview.h"

#include "models/tables/words.h"
#include "views/approvals/approvalwords.h"
#include "views/widgets/sentencelabel.h"
#include "views/widgets/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int related = 8;
constexpr int apart = 16;
constexpr int mostCharges = 6;
constexpr int noteLines = 3;

QLabel *wrappingLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);     // what people wrote is data, whatever it looks like
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QVBoxLayout *columnOf(QWidget *widget, int spacing)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

/// A title over what it is about, 4 pixels apart.
QVBoxLayout *titled(const QString &title, QWidget *content)
{
    auto *label = new QLabel(title);
    label->setBuddy(content);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addWidget(content);
    return layout;
}

QScrollArea *scrolling(QWidget *content, const QString &name)
{
    auto *area = new QScrollArea;
    area->setObjectName(name);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

} // namespace

ProposalView::ProposalView(Approvals &approvals, QWidget *parent) : QWidget(parent), m_approvals{approvals}
{
    setObjectName(u"proposalView"_s);
    m_content = new QWidget;
    m_headline = wrappingLabel(u"proposalHeadline"_s);
    QFont larger = m_headline->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.15);
    m_headline->setFont(larger);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(apart);
    columns->addWidget(buildFacts(), 3);
    columns->addWidget(buildAnswers(), 2);
    QVBoxLayout *content = columnOf(m_content, related);
    content->addWidget(m_headline);
    content->addLayout(columns, 1);
    QVBoxLayout *layout = columnOf(this, 0);
    layout->setContentsMargins(0, related, 0, 0);
    layout->addWidget(m_content);
    connect(&m_approvals, &Approvals::changed, this, &ProposalView::showProposal);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] { m_approvals.setNote(m_note->toPlainText()); });
    showProposal();
}

QWidget *ProposalView::buildFacts()
{
    m_balance = wrappingLabel(u"proposalBalance"_s);
    m_reason = wrappingLabel(u"proposalReason"_s);
    m_evidence = wrappingLabel(u"proposalEvidence"_s);
    m_charges = new TableView;
    m_charges->setObjectName(u"proposalCharges"_s);
    m_charges->setAccessibleName(tr("Charges it writes off"));
    m_charges->setSelectionMode(QAbstractItemView::SingleSelection);
    m_charges->setStretchColumn(ProposalChargesModel::Charge, TableView::Squeeze::Allowed);
    m_charges->setModel(&m_approvals.charges());
    auto *facts = new QWidget;
    QVBoxLayout *layout = columnOf(facts, apart);
    layout->setContentsMargins(0, 0, related, 0);
    layout->addLayout(titled(tr("Reason"), m_reason));
    layout->addLayout(titled(tr("Evidence"), m_evidence));
    QVBoxLayout *charges = titled(tr("Charges it writes off"), m_charges);
    charges->addWidget(m_balance);
    layout->addLayout(charges);
    layout->addStretch(1);
    m_facts = scrolling(facts, u"proposalFacts"_s);
    return m_facts;
}

QWidget *ProposalView::buildAnswers()
{
    m_story = wrappingLabel(u"proposalStory"_s);
    auto *story = new QWidget;
    QVBoxLayout *storyLayout = columnOf(story, 0);
    storyLayout->addLayout(titled(tr("So far"), m_story));
    storyLayout->addStretch(1);
    m_note = new QPlainTextEdit;
    m_note->setObjectName(u"proposalNote"_s);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(m_note->fontMetrics().lineSpacing() * noteLines + 2 * (m_note->frameWidth() + 4));
    auto *title = new QLabel(tr("&Note, needed to decline"));
    title->setBuddy(m_note);
    m_noteFault = new SentenceLabel;
    m_noteFault->setObjectName(u"proposalNoteFault"_s);
    m_sentence = new SentenceLabel;
    m_sentence->setObjectName(u"proposalSentence"_s);
    m_approve = addButton(u"proposalApprove"_s, tr("Ap&prove"), ProposalAnswer::Approve);
    m_decline = addButton(u"proposalDecline"_s, tr("&Decline"), ProposalAnswer::Decline);
    m_withdraw = addButton(u"proposalWithdraw"_s, tr("&Withdraw"), ProposalAnswer::Withdraw);
    auto *others = new QHBoxLayout;
    others->setSpacing(related);
    others->addWidget(m_decline, 1);
    others->addWidget(m_withdraw, 1);
    auto *answers = new QWidget;
    QVBoxLayout *layout = columnOf(answers, related);
    layout->addWidget(scrolling(story, u"proposalStoryArea"_s), 1);
    layout->addWidget(title);
    layout->addWidget(m_note);
    layout->addWidget(m_noteFault);
    layout->addWidget(m_sentence);
    layout->addWidget(m_approve);
    layout->addLayout(others);
    return answers;
}

QPushButton *ProposalView::addButton(const QString &name, const QString &text, ProposalAnswer answer)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setAutoDefault(false);            // Enter in the note writes a line; it never approves
    connect(button, &QPushButton::clicked, this, [this, answer] { this->answer(answer); });
    return button;
}

void ProposalView::answer(ProposalAnswer answer)
{
    m_approvals.answer(answer);
    if (m_approvals.noteFault())
        m_note->setFocus(Qt::OtherFocusReason);
}

void ProposalView::showProposal()
{
    const auto &current = m_approvals.current();
    m_content->setVisible(current.has_value());
    if (!current)
        return;
    const auto &effect = m_approvals.effect();
    m_headline->setText(ApprovalWords::headline(*current));
    m_reason->setText(current->reason);
    m_evidence->setText(current->evidence.isEmpty() ? tr("None was given.") : current->evidence);
    m_charges->setEmptyText(effect ? tr("Its charges are not in the ledger.") : tr("The ledger is being read."));
    m_charges->fitHeight(1, mostCharges);
    const auto balance = m_approvals.balance();
    //: What the holder owes on the account: The account owes £246.08 now.
    m_balance->setText(balance ? tr("The account now: %1.").arg(Words::balance(*balance)) : QString());
    m_story->setText(ApprovalWords::story(*current, m_approvals.approvalsNeeded(), effect && effect->voided));
    showNote(*current);
    showButtons(*current);
    if (std::exchange(m_shown, current->id) != current->id)
        m_facts->verticalScrollBar()->setValue(0);
}

void ProposalView::showNote(const WriteOffProposal &proposal)
{
    if (m_note->toPlainText() != m_approvals.note()) {
        const QSignalBlocker quiet(m_note);
        m_note->setPlainText(m_approvals.note());
    }
    const auto possible = [this](ProposalAnswer answer) { return !m_approvals.refusal(answer); };
    m_note->setReadOnly(m_approvals.isAnswering()
                        || !(possible(ProposalAnswer::Approve) || possible(ProposalAnswer::Decline) || possible(ProposalAnswer::Withdraw)));
    const auto fault = m_approvals.noteFault();
    m_noteFault->say(Severity::Stop, fault ? ApprovalWords::noteFault(proposal, *fault) : QString());
}

QString ProposalView::whyNot(const WriteOffProposal &proposal, ProposalAnswer answer) const
{
    if (m_approvals.isAnswering())
        return tr("An answer is on its way.");
    if (!m_approvals.me())
        return tr("It is not known yet who is signed in.");
    if (const auto refused = m_approvals.refusal(answer))
        return ApprovalWords::refusal(proposal, answer, *refused);
    return m_approvals.canAnswer(answer) ? QString() : tr("The note is too long.");
}

void ProposalView::showButtons(const WriteOffProposal &proposal)
{
    m_approve->setText(ApprovalWords::approveButton(proposal, m_approvals.nextApprovalPosts()));
    const auto offer = [&](QPushButton *button, ProposalAnswer answer, const QString &tip) {
        const QString why = whyNot(proposal, answer);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.isEmpty() ? tip : why);
        button->setAccessibleDescription(button->toolTip());
    };
    offer(m_approve, ProposalAnswer::Approve, tr("Say yes to this write-off"));
    offer(m_decline, ProposalAnswer::Decline, tr("Say no; it is kept with your note"));
    offer(m_withdraw, ProposalAnswer::Withdraw, tr("Take back what you proposed; it is kept as withdrawn"));
    const auto &error = m_approvals.answerError();
    const bool decided = proposal.status != ProposalStatus::Waiting;
    const auto refused = m_approvals.refusal(ProposalAnswer::Approve);
    if (error && !decided)
        m_sentence->say(Severity::Stop, ApprovalWords::failure(proposal, *error));
    else if (refused)
        m_sentence->say(decided ? Severity::Information : Severity::Attention,
                        ApprovalWords::refusal(proposal, ProposalAnswer::Approve, *refused));
    else
        m_sentence->say(Severity::None, {});
}

} // namespace Tally
