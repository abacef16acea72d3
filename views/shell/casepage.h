// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/accountform/accountform.h"
#include "models/workflows/holderledger/holderledger.h"
#include "models/workflows/posting/postingform.h"

#include <QHash>
#include <QWidget>

#include <functional>

namespace Tally {

class AccountPanel;
class LedgerView;
class PostingPanel;
class ShellActions;

/// An open case: the ledger of an account, with the form that is being filled in beside it. Each kind of form keeps its draft
/// while the case is open.
class CasePage final : public QWidget
{
    Q_OBJECT
public:
    CasePage(AccountStore &store, AccountId account, const std::function<QDate()> &today, const ShellActions &actions, QWidget *parent = nullptr);
    ~CasePage() override;

    [[nodiscard]] HolderLedger &ledger() { return m_ledger; }
    [[nodiscard]] LedgerView &view() { return *m_view; }
    /// Why that form cannot be opened now, in a sentence; empty if it can.
    [[nodiscard]] QString whyNot(PostingMode mode) const;
    /// Which forms hold something that was typed and not posted, or are at work: a sentence each.
    [[nodiscard]] QStringList drafts() const;

    /// Opens the form of that operation on what is selected in the ledger.
    void startPosting(PostingMode mode);
    /// Opens it on that line, which is selected first, as soon as the ledger has it.
    void startOn(PostingMode mode, LineId line);
    void startEdit();
    /// Runs `start` now, or once the ledger is there and what the person may do; a newer call takes the place of one still waiting.
    void whenLoaded(std::function<void()> start);

signals:
    void titleChanged();
    void currentLineChanged();
    void done(const QString &sentence);
    /// Something was posted that the form of `undo` takes back, on `line`.
    void doneUndoable(const QString &sentence, Tally::PostingMode undo, Tally::LineId line);
    void failed(const Tally::Error &error);
    void noticed(const QString &sentence);

private:
    void connectForms();
    /// Building one takes as long as all else of a case together, and most cases are only read: it is made when it is needed first.
    [[nodiscard]] PostingPanel &postingPanel();
    [[nodiscard]] AccountPanel &accountPanel();
    /// Whether that form stands beside the ledger.
    [[nodiscard]] bool isPosting() const;
    [[nodiscard]] bool isEditing() const;
    /// Whether the ledger, and what the person may do, are on their way and will be there in a moment.
    [[nodiscard]] bool isAwaited() const { return m_ledger.isReading() || m_access.isAwaited(); }
    void startWhatWaited();
    /// What commands about the current line need; of the whole ledger, which must be there.
    [[nodiscard]] const LedgerState &stateHere() const;
    [[nodiscard]] PostingTarget targetOf(PostingMode mode) const;
    void begin(PostingMode mode, const PostingTarget &target);
    void closePanel();
    /// Closes it and keeps what is typed there.
    void putPanelAway();
    /// Puts away what is typed in the form that is open.
    void keepDrafts();
    void takePosted(const Posted &posted);
    void takeProposed(const WriteOffProposal &proposal);
    /// Selects a line as soon as the ledger on the page has it.
    void selectSoon(LineId line);

    HolderLedger m_ledger;
    LedgerAccess m_access;
    PostingForm m_posting;
    AccountForm m_editing;
    LedgerView *m_view;
    PostingPanel *m_postingPanel = nullptr;
    AccountPanel *m_accountPanel = nullptr;
    mutable SharedLedger m_stateOf;                  ///< what m_state was taken from
    mutable LineId m_stateLine;
    mutable LedgerState m_state;
    QHash<int, PostingDraft> m_drafts;               ///< by mode
    std::optional<AccountDraft> m_accountDraft;
    std::function<void()> m_waiting;     ///< runs once all that was read is there
    LineId m_selectWhenLoaded;
    PostingMode m_postingMode = PostingMode::Payment; ///< of the form that was submitted last
};

} // namespace Tally
