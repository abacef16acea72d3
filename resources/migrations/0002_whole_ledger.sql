-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Every operation of the ledger: types, registers and settings as tables, people and their roles, proposals of write-offs, and
-- an audit trail chained by hashes. See 0001 for how statements end and amounts and dates are kept. A statement that begins
-- with `--@sqlite` or `--@postgresql` is for that database only.

CREATE TABLE line_type (
    code           TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40),
    label          TEXT NOT NULL CHECK (length(label) > 0),
    kind           TEXT NOT NULL CHECK (kind IN ('debit', 'credit')),
    by_hand        INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
    default_amount INTEGER CHECK (default_amount > 0),
    -- the roles whose people may post it by hand
    by_caseworker  INTEGER NOT NULL DEFAULT 0 CHECK (by_caseworker IN (0, 1)),
    by_finance     INTEGER NOT NULL DEFAULT 1 CHECK (by_finance IN (0, 1)),
    archived       INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    position       INTEGER NOT NULL
) STRICT, WITHOUT ROWID
--;
INSERT INTO line_type (code, label, kind, by_hand, by_caseworker, position) VALUES
    ('PAYMENT', 'Payment', 'credit', 1, 1, 1),
    ('WRITEOFF', 'Write-off', 'credit', 0, 0, 2),
    ('FORGIVEN', 'Forgiven', 'credit', 0, 0, 3),
    ('CREDIT', 'Credit', 'credit', 1, 0, 4),
    ('DISCOUNT', 'Discount', 'credit', 0, 0, 5),
    ('REFUND', 'Refund', 'credit', 0, 0, 6),
    ('LOST_FOUND', 'Lost item found', 'credit', 1, 0, 7),
    ('PROCESSING_FOUND', 'Processing fee returned', 'credit', 1, 0, 8),
    ('OVERPAYMENT', 'Overpayment', 'credit', 0, 0, 9),
    ('PURCHASE', 'Purchase', 'credit', 0, 0, 10),
    ('CANCELLATION', 'Cancellation', 'credit', 0, 0, 11),
    ('RENT', 'Rent', 'debit', 1, 0, 12),
    ('SERVICE_CHARGE', 'Service charge', 'debit', 1, 0, 13),
    ('MAJOR_WORKS', 'Major works', 'debit', 1, 0, 14),
    ('COURT_COST', 'Court cost', 'debit', 1, 0, 15),
    ('RECHARGE', 'Recharge', 'debit', 1, 0, 16),
    ('SUNDRY', 'Sundry charge', 'debit', 1, 0, 17),
    ('MANUAL', 'Manual charge', 'debit', 1, 0, 18),
    ('ACCOUNT', 'Account fee', 'debit', 1, 0, 19),
    ('ACCOUNT_RENEW', 'Account renewal fee', 'debit', 1, 0, 20),
    ('LOST', 'Lost item', 'debit', 1, 0, 21),
    ('NEW_CARD', 'New card', 'debit', 1, 0, 22),
    ('OVERDUE', 'Overdue charge', 'debit', 1, 0, 23),
    ('PROCESSING', 'Processing fee', 'debit', 1, 0, 24),
    ('RENT_DAILY', 'Daily rent', 'debit', 1, 0, 25),
    ('RESERVE', 'Reservation fee', 'debit', 1, 0, 26),
    ('PAYOUT', 'Payout', 'debit', 0, 0, 27),
    ('VOID', 'Voided credit', 'debit', 0, 0, 28)
--;
CREATE TABLE payment_type (
    code     TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40),
    label    TEXT NOT NULL CHECK (length(label) > 0),
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID
--;
INSERT INTO payment_type (code, label, position) VALUES
    ('CASH', 'Cash', 1),
    ('CARD', 'Card', 2),
    ('DIRECT_DEBIT', 'Direct debit', 3),
    ('CHEQUE', 'Cheque', 4),
    ('BANK_TRANSFER', 'Bank transfer', 5),
    ('STANDING_ORDER', 'Standing order', 6),
    ('HOUSING_BENEFIT', 'Housing benefit', 7)
--;
CREATE TABLE cash_register (
    code     TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 40),
    label    TEXT NOT NULL CHECK (length(label) > 0),
    archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
    position INTEGER NOT NULL
) STRICT, WITHOUT ROWID
--;
-- One row. The end of the chain of audit entries that concern no account stands here, too.
CREATE TABLE ledger_settings (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    receipt_numbers TEXT NOT NULL DEFAULT 'off' CHECK (receipt_numbers IN ('off', 'running', 'per-year')),
    cash_registers  INTEGER NOT NULL DEFAULT 0 CHECK (cash_registers IN (0, 1)),
    warn_above      INTEGER CHECK (warn_above > 0),
    refuse_above    INTEGER CHECK (refuse_above > 0),
    -- counts changes of this row and the ladder, for optimistic locking
    version         INTEGER NOT NULL DEFAULT 1,
    -- counts changes of types, registers and settings, so that a program sees that its copy is old
    rules_version   INTEGER NOT NULL DEFAULT 1,
    audit_entries   INTEGER NOT NULL DEFAULT 0,
    audit_hash      TEXT NOT NULL DEFAULT ''
) STRICT
--;
INSERT INTO ledger_settings (id) VALUES (1)
--;
-- A write-off above the amount needs so many approvals by others than its proposer.
CREATE TABLE approval_step (
    above_amount INTEGER PRIMARY KEY CHECK (above_amount >= 0),
    approvers    INTEGER NOT NULL CHECK (approvers IN (1, 2))
) STRICT
--;
-- The last receipt number given: in the series '' when they run on, in that of a year otherwise.
CREATE TABLE receipt_serial (
    series TEXT PRIMARY KEY,
    value  INTEGER NOT NULL CHECK (value > 0)
) STRICT, WITHOUT ROWID
--;
CREATE TABLE person (
    name          TEXT PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 80),
    display_name  TEXT NOT NULL DEFAULT '',
    posting_limit INTEGER CHECK (posting_limit >= 0),
    active        INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    version       INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID
--;
CREATE TABLE person_role (
    name TEXT NOT NULL REFERENCES person (name),
    role TEXT NOT NULL CHECK (role IN ('caseworker', 'finance', 'administrator')),
    PRIMARY KEY (name, role)
) STRICT, WITHOUT ROWID
--;
CREATE TABLE write_off_proposal (
    id               INTEGER PRIMARY KEY,
    account_id       INTEGER NOT NULL REFERENCES account (id),
    amount           INTEGER NOT NULL CHECK (amount > 0),
    type             TEXT NOT NULL CHECK (type IN ('WRITEOFF', 'FORGIVEN')),
    date             TEXT NOT NULL,
    reason           TEXT NOT NULL CHECK (length(reason) > 0),
    evidence         TEXT NOT NULL DEFAULT '',
    proposed_by      TEXT NOT NULL,
    proposed_at      TEXT NOT NULL,
    approvals_needed INTEGER NOT NULL CHECK (approvals_needed BETWEEN 0 AND 2),
    status           TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'posted', 'declined', 'withdrawn')),
    line_id          INTEGER REFERENCES account_line (id),
    UNIQUE (id, proposed_by),
    CHECK ((status = 'posted') = (line_id IS NOT NULL))
) STRICT
--;
CREATE INDEX proposal_waiting ON write_off_proposal (id) WHERE status = 'waiting'
--;
CREATE INDEX proposal_account ON write_off_proposal (account_id)
--;
CREATE TABLE write_off_debit (
    proposal_id INTEGER NOT NULL REFERENCES write_off_proposal (id),
    position    INTEGER NOT NULL,
    line_id     INTEGER NOT NULL REFERENCES account_line (id),
    PRIMARY KEY (proposal_id, position)
) STRICT, WITHOUT ROWID
--;
-- proposed_by is repeated here so that the database itself can refuse an approval of one's own proposal.
CREATE TABLE write_off_decision (
    proposal_id INTEGER NOT NULL,
    person      TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    answer      TEXT NOT NULL CHECK (answer IN ('approve', 'decline', 'withdraw')),
    at          TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (proposal_id, person),
    FOREIGN KEY (proposal_id, proposed_by) REFERENCES write_off_proposal (id, proposed_by),
    CONSTRAINT nobody_decides_on_their_own CHECK ((answer = 'withdraw') = (person = proposed_by))
) STRICT, WITHOUT ROWID
--;
-- What the whole trail was at a moment: `hash` covers the ends of all chains that moved since the checkpoint before, and its hash.
CREATE TABLE audit_checkpoint (
    id            INTEGER PRIMARY KEY,
    at            TEXT NOT NULL,
    actor         TEXT NOT NULL,
    last_audit_id INTEGER NOT NULL,
    hash          TEXT NOT NULL
) STRICT
--;
ALTER TABLE account_line ADD COLUMN cash_register TEXT REFERENCES cash_register (code)
--;
ALTER TABLE account_line ADD COLUMN receipt_number TEXT
--;
-- the line this one answers: what a VOID voided, a REFUND gave back and so on
ALTER TABLE account_line ADD COLUMN origin_line_id INTEGER REFERENCES account_line (id)
--;
ALTER TABLE account_line ADD COLUMN proposal_id INTEGER REFERENCES write_off_proposal (id)
--;
-- an overdue charge whose amount may still move
ALTER TABLE account_line ADD COLUMN accruing INTEGER NOT NULL DEFAULT 0 CHECK (accruing IN (0, 1))
--;
UPDATE account_line SET accruing = 1 WHERE debit_type = 'OVERDUE'
--;
UPDATE account_line SET origin_line_id = (SELECT o.credit_id FROM account_offset o WHERE o.debit_id = account_line.id AND o.type = 'APPLY')
WHERE debit_type = 'VOID'
--;
CREATE UNIQUE INDEX line_receipt ON account_line (receipt_number) WHERE receipt_number IS NOT NULL
--;
CREATE INDEX line_origin ON account_line (origin_line_id) WHERE origin_line_id IS NOT NULL
--;
-- the number of an entry in its account's chain, and the hash over it and the hash before it
ALTER TABLE audit ADD COLUMN chain_number INTEGER
--;
ALTER TABLE audit ADD COLUMN hash TEXT
--;
CREATE INDEX audit_line ON audit (line_id, id) WHERE line_id IS NOT NULL
--;
-- the end of the account's chain
ALTER TABLE account ADD COLUMN audit_entries INTEGER NOT NULL DEFAULT 0
--;
ALTER TABLE account ADD COLUMN audit_hash TEXT NOT NULL DEFAULT ''
--;
-- what the key's operation was about where that is no line: a proposal
ALTER TABLE idempotency_key ADD COLUMN subject_id INTEGER
--;
-- The entries of step 1 get their place in the chains after this file; 0003 puts the trigger back.
--@sqlite
DROP TRIGGER audit_append_only
--;
--@sqlite
DROP TRIGGER account_line_append_only
--;
--@sqlite
CREATE TRIGGER account_line_append_only BEFORE UPDATE OF
    id, account_id, credit_type, debit_type, date, due_date, payment_type, batch_id, created_at, created_by,
    cash_register, receipt_number, origin_line_id, proposal_id
    ON account_line
BEGIN
    SELECT RAISE(ABORT, 'account lines are append-only: post a correction instead');
END
--;
--@sqlite
CREATE TRIGGER account_line_amount_final BEFORE UPDATE OF amount ON account_line
    WHEN OLD.debit_type IS NOT 'OVERDUE' OR OLD.accruing = 0
BEGIN
    SELECT RAISE(ABORT, 'account lines are append-only: only the amount of an overdue charge that accrues may change');
END
--;
--@sqlite
CREATE TRIGGER account_line_accruing_final BEFORE UPDATE OF accruing ON account_line WHEN OLD.accruing = 0 AND NEW.accruing = 1
BEGIN
    SELECT RAISE(ABORT, 'account lines are append-only: a charge that accrues no more stays so');
END
--;
--@sqlite
CREATE TRIGGER account_line_write_off_approved BEFORE INSERT ON account_line WHEN NEW.credit_type IN ('WRITEOFF', 'FORGIVEN')
    AND (SELECT count(*) FROM write_off_decision d WHERE d.proposal_id = NEW.proposal_id AND d.answer = 'approve') <
        max((SELECT coalesce(max(s.approvers), 0) FROM approval_step s WHERE s.above_amount < -NEW.amount),
            coalesce((SELECT p.approvals_needed FROM write_off_proposal p WHERE p.id = NEW.proposal_id), 0))
BEGIN
    SELECT RAISE(ABORT, 'this write-off is not approved');
END
--;
--@sqlite
CREATE TRIGGER account_line_write_off_proposed BEFORE INSERT ON account_line WHEN NEW.proposal_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM write_off_proposal p WHERE p.id = NEW.proposal_id AND p.status = 'waiting'
                    AND p.account_id = NEW.account_id AND p.amount = -NEW.amount AND p.type = NEW.credit_type)
BEGIN
    SELECT RAISE(ABORT, 'this is not the write-off that was proposed');
END
--;
--@sqlite
CREATE TRIGGER write_off_proposal_kept BEFORE UPDATE ON write_off_proposal
    WHEN OLD.status <> 'waiting' OR NEW.id <> OLD.id OR NEW.account_id <> OLD.account_id OR NEW.amount <> OLD.amount
      OR NEW.type <> OLD.type OR NEW.date <> OLD.date OR NEW.reason <> OLD.reason OR NEW.evidence <> OLD.evidence
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at OR NEW.approvals_needed <> OLD.approvals_needed
BEGIN
    SELECT RAISE(ABORT, 'a proposal is never rewritten');
END
--;
--@sqlite
CREATE TRIGGER write_off_proposal_no_delete BEFORE DELETE ON write_off_proposal
BEGIN
    SELECT RAISE(ABORT, 'proposals are never deleted');
END
--;
--@sqlite
CREATE TRIGGER write_off_debit_append_only BEFORE UPDATE ON write_off_debit
BEGIN
    SELECT RAISE(ABORT, 'a proposal is never rewritten');
END
--;
--@sqlite
CREATE TRIGGER write_off_debit_no_delete BEFORE DELETE ON write_off_debit
BEGIN
    SELECT RAISE(ABORT, 'a proposal is never rewritten');
END
--;
--@sqlite
CREATE TRIGGER write_off_decision_append_only BEFORE UPDATE ON write_off_decision
BEGIN
    SELECT RAISE(ABORT, 'decisions are never rewritten');
END
--;
--@sqlite
CREATE TRIGGER write_off_decision_no_delete BEFORE DELETE ON write_off_decision
BEGIN
    SELECT RAISE(ABORT, 'decisions are never deleted');
END
--;
--@sqlite
CREATE TRIGGER line_type_no_delete BEFORE DELETE ON line_type
BEGIN
    SELECT RAISE(ABORT, 'types are never deleted: archive them instead');
END
--;
--@sqlite
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE ON audit_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'checkpoints are append-only');
END
--;
--@sqlite
CREATE TRIGGER audit_checkpoint_no_delete BEFORE DELETE ON audit_checkpoint
BEGIN
    SELECT RAISE(ABORT, 'checkpoints are never deleted');
END
--;
--@sqlite
-- REPLACE would rewrite a row without firing the triggers above.
CREATE TRIGGER write_off_proposal_no_replace BEFORE INSERT ON write_off_proposal
    WHEN EXISTS (SELECT 1 FROM write_off_proposal WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'proposals are never replaced');
END
--;
--@sqlite
CREATE TRIGGER write_off_debit_no_replace BEFORE INSERT ON write_off_debit
    WHEN EXISTS (SELECT 1 FROM write_off_debit WHERE proposal_id = NEW.proposal_id AND position = NEW.position)
BEGIN
    SELECT RAISE(ABORT, 'debits of a proposal are never replaced');
END
--;
--@sqlite
CREATE TRIGGER write_off_decision_no_replace BEFORE INSERT ON write_off_decision
    WHEN EXISTS (SELECT 1 FROM write_off_decision WHERE proposal_id = NEW.proposal_id AND person = NEW.person)
BEGIN
    SELECT RAISE(ABORT, 'decisions are never replaced');
END
--;
--@sqlite
CREATE TRIGGER audit_checkpoint_no_replace BEFORE INSERT ON audit_checkpoint
    WHEN EXISTS (SELECT 1 FROM audit_checkpoint WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'checkpoints are never replaced');
END
--;
