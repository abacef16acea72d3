// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/casepage.h"

#include "models/workflows/posting/availability.h"
#include "views/accounts/accountpanel.h"
#include "views/ledger/ledgerview.h"
#include "views/posting/postedwords.h"
#include "views/posting/postingpanel.h"
#include "views/shell/draftwords.h"
#include "views/shell/shellactions.h"

#include <QVBoxLayout>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace Tally {
namespace {

/// Those of the lines that a form can name, in their order. Somebody may have chosen a hundred thousand.
std::vector<LineId> openDebits(std::vector<LineId> lines, const LedgerState &state)
{
    std::unordered_set<LineId> open;
    for (const AccountLine &line : state.lines) {
        if (line.isDebit() && line.isOpen())
            open.insert(line.id);
    }
    std::erase_if(lines, [&open](LineId id) { return !open.contains(id); });
    return lines;
}

} // namespace

CasePage::CasePage(AccountStore &store, AccountId account, const std::function<QDate()> &today, const ShellActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_ledger(store, account, today)
    , m_access(store)
    , m_posting(store, m_access)
    , m_editing(store)
    , m_view{new LedgerView(m_ledger)}
{
    m_view->setActions({actions[ShellActions::PostPayment], actions[ShellActions::AddDebit], actions[ShellActions::EditAccount]});
    m_view->setPostActions(actions.postingActions());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connectForms();
    m_ledger.refresh();
}

void CasePage::connectForms()
{
    connect(&m_access, &LedgerAccess::changed, this, &CasePage::currentLineChanged);
    connect(&m_access, &LedgerAccess::changed, this, &CasePage::startWhatWaited);
    connect(&m_access, &LedgerAccess::failed, this, &CasePage::failed);
    connect(&m_ledger, &HolderLedger::headLoaded, this, [this] {
        emit titleChanged();
        emit currentLineChanged();
    });
    connect(&m_ledger, &HolderLedger::orderLoaded, this, [this] {
        if (const LineId line = std::exchange(m_selectWhenLoaded, {}); line.isValid())
            m_view->selectLine(line);
    });
    connect(&m_ledger, &HolderLedger::loaded, this, [this] {
        m_posting.refreshLedger(m_ledger.ledger());
        emit currentLineChanged();
        startWhatWaited();
    });
    connect(&m_ledger, &HolderLedger::failed, this, [this](const Error &error) {
        m_waiting = {};
        emit failed(error);
    });
    connect(m_view, &LedgerView::currentLineChanged, this, &CasePage::currentLineChanged);
    connect(&m_posting, &PostingForm::posted, this, &CasePage::takePosted);
    connect(&m_posting, &PostingForm::proposed, this, &CasePage::takeProposed);
    connect(&m_posting, &PostingForm::failed, this, &CasePage::failed);
    connect(&m_posting, &PostingForm::ledgerChangedMeanwhile, this, [this] {
        // A form that was closed has nobody to tell; an open one says it itself, too.
        if (isPosting())
            emit noticed(tr("This account changed while the form was open. The preview shows the new figures."));
    });
    connect(&m_editing, &AccountForm::saved, this, [this](const Account &saved) {
        m_accountDraft.reset();
        closePanel();
        emit done(tr("The account of %1 was saved.").arg(saved.holder.name));
    });
    connect(&m_editing, &AccountForm::failed, this, &CasePage::failed);
}

PostingPanel &CasePage::postingPanel()
{
    if (m_postingPanel == nullptr) {
        m_postingPanel = new PostingPanel(m_posting, this);
        m_postingPanel->hide();
        connect(m_postingPanel, &PostingPanel::closed, this, &CasePage::putPanelAway);
    }
    return *m_postingPanel;
}

AccountPanel &CasePage::accountPanel()
{
    if (m_accountPanel == nullptr) {
        m_accountPanel = new AccountPanel(m_editing, this);
        m_accountPanel->hide();
        connect(m_accountPanel, &AccountPanel::closed, this, &CasePage::putPanelAway);
    }
    return *m_accountPanel;
}

bool CasePage::isPosting() const { return m_postingPanel != nullptr && !m_postingPanel->isHidden(); }

bool CasePage::isEditing() const { return m_accountPanel != nullptr && !m_accountPanel->isHidden(); }

CasePage::~CasePage()
{
    // They bind the forms, which are members and go before the children of a widget.
    delete m_postingPanel;
    delete m_accountPanel;
}

const LedgerState &CasePage::stateHere() const
{
    // Every form asks, whenever another line becomes current.
    const LineId current = m_view->currentLine();
    if (m_stateOf != m_ledger.ledger() || m_stateLine != current) {
        m_stateOf = m_ledger.ledger();
        m_stateLine = current;
        m_state = m_stateOf->stateFor(current);
    }
    return m_state;
}

void CasePage::startWhatWaited()
{
    if (isAwaited())
        return;
    if (const auto start = std::exchange(m_waiting, {}))
        start();
}

QString CasePage::whyNot(PostingMode mode) const
{
    // What needs no line is opened in a moment: nobody's key is lost because a case was opened just now.
    if (isAwaited() && (mode == PostingMode::Payment || mode == PostingMode::Debit))
        return {};
    const LineId current = m_view->currentLine();
    // A line that was just posted is in the list before the ledger that has it was read.
    if (!m_ledger.ledger() || (current.isValid() && m_ledger.ledger()->line(current) == nullptr))
        return tr("The ledger is still loading.");
    return whyNotNow(mode, stateHere(), m_ledger.ledger()->line(current), m_access);
}

QStringList CasePage::drafts() const
{
    if (m_ledger.head() == nullptr)
        return {};                                 // no form opens before the ledger is there
    const Account &account = m_ledger.head()->account;
    QStringList sentences;
    for (const PostingModeSpec &spec : postingModes()) {
        const bool current = m_posting.mode() == spec.mode;
        // Hidden, not invisible: a case in a tab behind is not visible and its form is open all the same.
        const bool open = current && isPosting() && m_posting.isDirty();
        if (current && m_posting.isBusy())
            sentences.append(DraftWords::underWay(spec.mode, account));
        else if (open || m_drafts.contains(int(spec.mode)))
            sentences.append(DraftWords::begun(spec.mode, account));
    }
    if (m_editing.isBusy() || m_accountDraft || (isEditing() && m_editing.isDirty()))
        sentences.append(DraftWords::changed(account, m_editing.isBusy()));
    return sentences;
}

PostingTarget CasePage::targetOf(PostingMode mode) const
{
    const LineId current = m_view->currentLine();
    const AccountLine *line = m_ledger.ledger()->line(current);
    PostingTarget target{.debits = openDebits(m_view->chosenLines(), stateHere())};
    const bool openCredit = line != nullptr && line->isCredit() && line->isOpen();
    if (specOf(mode).has(PostingField::FromCredit) ? openCredit : isAboutLine(mode) && line != nullptr)
        target.line = current;
    if (mode == PostingMode::Apply && !target.line) {
        const auto &lines = stateHere().lines;
        const auto credit = std::find_if(lines.begin(), lines.end(), [](const AccountLine &each) { return each.isCredit() && each.isOpen(); });
        if (credit != lines.end())
            target.line = credit->id;
    }
    // Giving up a debt needs its charge named: the selected one is meant.
    if (target.debits.empty() && specOf(mode).has(PostingField::Reason) && line != nullptr)
        target.debits.push_back(current);
    return target;
}

void CasePage::startPosting(PostingMode mode)
{
    if (!m_ledger.ledger())
        return;
    if (const QString why = whyNot(mode); why.isEmpty())
        begin(mode, targetOf(mode));
    else
        emit noticed(why);
}

void CasePage::startOn(PostingMode mode, LineId line)
{
    const auto start = [this, mode, line] {
        m_view->selectLine(line);
        begin(mode, {.line = line});
    };
    // Straight after a posting the ledger on the page does not have its line yet.
    if (m_ledger.ledger() && m_ledger.ledger()->line(line) != nullptr) {
        start();
    } else {
        m_waiting = start;
        m_ledger.refresh();
    }
}

void CasePage::whenLoaded(std::function<void()> start)
{
    m_waiting = std::move(start);
    startWhatWaited();
}

void CasePage::begin(PostingMode mode, const PostingTarget &target)
{
    if (!m_ledger.ledger() || m_posting.isBusy() || m_editing.isBusy())
        return;
    keepDrafts();
    PostingPanel &panel = postingPanel();
    m_postingMode = mode;
    m_posting.begin(mode, m_ledger.ledger(), m_ledger.today(), target);
    if (const auto draft = m_drafts.constFind(int(mode)); draft != m_drafts.cend())
        m_posting.restore(*draft);
    // What is ticked in the ledger now counts for more than what was ticked when the form was left.
    if (!target.debits.empty() && specOf(mode).has(PostingField::Charges))
        m_posting.tick(target.debits);
    m_view->setPanel(&panel);
    panel.start();
}

void CasePage::startEdit()
{
    if (m_ledger.head() == nullptr || m_posting.isBusy() || m_editing.isBusy())
        return;
    AccountPanel &panel = accountPanel();
    if (!panel.isHidden()) {
        panel.setFocus(Qt::ShortcutFocusReason);     // it is open: what is typed there stays
        return;
    }
    keepDrafts();
    m_editing.beginEdit(m_ledger.head()->account);
    if (m_accountDraft)
        m_editing.restore(*m_accountDraft);
    m_view->setPanel(&panel);
    panel.start();
}

void CasePage::keepDrafts()
{
    if (isEditing())
        m_accountDraft = m_editing.isDirty() ? std::optional(m_editing.draft()) : std::nullopt;
    if (!isPosting())
        return;
    if (m_posting.isDirty())
        m_drafts.insert(int(m_posting.mode()), m_posting.draft());
    else
        m_drafts.remove(int(m_posting.mode()));
}

void CasePage::closePanel()
{
    m_view->setPanel(nullptr);
    const auto takeBack = [this](QWidget *panel) {
        if (panel == nullptr)
            return;
        panel->setParent(this);
        panel->hide();
    };
    takeBack(m_postingPanel);
    takeBack(m_accountPanel);
}

void CasePage::putPanelAway()
{
    keepDrafts();
    closePanel();
}

void CasePage::selectSoon(LineId line)
{
    if (!line.isValid())
        return;
    if (m_ledger.model().placeOf(line.value) >= 0)
        m_view->selectLine(line);
    else
        m_selectWhenLoaded = line;
}

void CasePage::takePosted(const Posted &posted)
{
    m_drafts.remove(int(m_postingMode));
    closePanel();
    const QString sentence = PostedWords::sentence(m_postingMode, posted);
    selectSoon(posted.line.id);
    m_ledger.refresh();
    if (const auto undo = PostedWords::undoOf(m_postingMode, posted.line))
        emit doneUndoable(sentence, *undo, posted.line.id);
    else
        emit done(sentence);
}

void CasePage::takeProposed(const WriteOffProposal &proposal)
{
    m_drafts.remove(int(m_postingMode));
    closePanel();
    const QString sentence = PostedWords::sentence(proposal);
    m_ledger.refresh();
    if (!proposal.line) {
        emit done(sentence);
        return;
    }
    selectSoon(*proposal.line);
    emit doneUndoable(sentence, PostingMode::Void, *proposal.line);
}

} // namespace Tally
