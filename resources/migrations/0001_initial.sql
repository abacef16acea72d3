-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The first schema. Money is in minor units; instants are UTC ISO 8601, dates yyyy-MM-dd; positive means the holder owes.
-- Each statement ends with a line `--;`, because triggers hold semicolons of their own. One that begins with `--@sqlite` or
-- `--@postgresql` is for that database only; the others are written for SQLite and translated (models/stores/sql/dialect). What
-- PostgreSQL has instead of these triggers is under postgresql/.

CREATE TABLE target_type (
    code     TEXT PRIMARY KEY,
    label    TEXT NOT NULL,
    -- what a positive amount of this target type means at the wire
    polarity TEXT NOT NULL CHECK (polarity IN ('positive-owes', 'negative-owes'))
) STRICT, WITHOUT ROWID
--;
INSERT INTO target_type (code, label, polarity) VALUES
    ('Tenure', 'Tenure', 'negative-owes'),
    ('Licensing', 'Licensing', 'negative-owes'),
    ('HousingBenefit', 'Housing benefit', 'positive-owes')
--;
CREATE TABLE holder (
    id        INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE CHECK (length(reference) BETWEEN 1 AND 80),
    name      TEXT NOT NULL CHECK (length(name) > 0),
    -- the name folded for sorting: lower case, without diacritics
    sort_name TEXT NOT NULL
) STRICT
--;
CREATE TABLE batch (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT
--;
CREATE TABLE account (
    id                   INTEGER PRIMARY KEY,
    uuid                 TEXT NOT NULL UNIQUE,
    holder_id            INTEGER NOT NULL REFERENCES holder (id),
    payment_reference    TEXT NOT NULL UNIQUE CHECK (length(payment_reference) BETWEEN 1 AND 40),
    parent_account_id    INTEGER REFERENCES account (id) CHECK (parent_account_id <> id),
    target_type          TEXT REFERENCES target_type (code),
    target_id            TEXT NOT NULL DEFAULT '',
    account_type         TEXT NOT NULL,
    rent_group_type      TEXT NOT NULL DEFAULT '',
    agreement_type       TEXT NOT NULL DEFAULT '',
    account_status       TEXT NOT NULL CHECK (account_status IN ('active', 'suspended', 'ended', 'pending', 'inactive')),
    currency             TEXT NOT NULL CHECK (length(currency) = 3),
    tenure_id            TEXT NOT NULL DEFAULT '',
    tenure_type_code     TEXT NOT NULL DEFAULT '',
    tenure_type          TEXT NOT NULL DEFAULT '',
    full_address         TEXT NOT NULL DEFAULT '',
    patch                TEXT NOT NULL DEFAULT '',
    start_date           TEXT,
    end_date             TEXT,
    end_reason_code      TEXT NOT NULL DEFAULT '',
    created_at           TEXT NOT NULL,
    created_by           TEXT NOT NULL,
    last_updated_at      TEXT NOT NULL,
    last_updated_by      TEXT NOT NULL,
    -- counts changes of the facts above, for optimistic locking
    version              INTEGER NOT NULL DEFAULT 1,
    -- kept by every posting in its own transaction
    account_balance      INTEGER NOT NULL DEFAULT 0,
    open_debits          INTEGER NOT NULL DEFAULT 0,
    last_payment_date    TEXT,
    last_payment_amount  INTEGER,
    ledger_version       INTEGER NOT NULL DEFAULT 0,
    -- name, references, address and patch, folded for search
    search_text          TEXT NOT NULL,
    CHECK (end_date IS NULL OR start_date IS NULL OR end_date >= start_date),
    CHECK (account_status <> 'ended' OR end_date IS NOT NULL)
) STRICT
--;
CREATE INDEX account_holder ON account (holder_id)
--;
CREATE INDEX account_by_balance ON account (account_balance)
--;
CREATE TABLE consolidated_charge (
    account_id INTEGER NOT NULL REFERENCES account (id),
    position   INTEGER NOT NULL,
    type       TEXT NOT NULL,
    frequency  TEXT NOT NULL,
    amount     INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (account_id, position)
) STRICT, WITHOUT ROWID
--;
CREATE TABLE account_line (
    id                 INTEGER PRIMARY KEY,
    account_id         INTEGER NOT NULL REFERENCES account (id),
    credit_type        TEXT,
    debit_type         TEXT,
    amount             INTEGER NOT NULL,
    amount_outstanding INTEGER NOT NULL,
    date               TEXT NOT NULL,
    due_date           TEXT,
    description        TEXT NOT NULL DEFAULT '',
    internal_note      TEXT NOT NULL DEFAULT '',
    payment_type       TEXT,
    status             TEXT CHECK (status IN ('VOID', 'CANCELLED')),
    batch_id           INTEGER REFERENCES batch (id),
    created_at         TEXT NOT NULL,
    created_by         TEXT NOT NULL,
    CHECK ((credit_type IS NULL) <> (debit_type IS NULL)),
    CHECK (debit_type IS NULL OR (amount > 0 AND amount_outstanding BETWEEN 0 AND amount)),
    CHECK (credit_type IS NULL OR (amount < 0 AND amount_outstanding BETWEEN amount AND 0)),
    CHECK (credit_type IS NOT 'PAYMENT' OR payment_type IS NOT NULL)
) STRICT
--;
CREATE INDEX line_account ON account_line (account_id, date, id)
--;
CREATE INDEX line_open ON account_line (account_id, date, id) WHERE amount_outstanding <> 0
--;
CREATE TABLE account_offset (
    id         INTEGER PRIMARY KEY,
    type       TEXT NOT NULL CHECK (type IN ('CREATE', 'APPLY', 'VOID', 'OVERDUE_INCREASE', 'OVERDUE_DECREASE')),
    amount     INTEGER NOT NULL CHECK (amount <> 0),
    credit_id  INTEGER REFERENCES account_line (id),
    debit_id   INTEGER REFERENCES account_line (id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (credit_id IS NOT NULL OR debit_id IS NOT NULL),
    CHECK (type NOT IN ('APPLY', 'VOID') OR (credit_id IS NOT NULL AND debit_id IS NOT NULL))
) STRICT
--;
CREATE INDEX offset_debit ON account_offset (debit_id) WHERE debit_id IS NOT NULL
--;
CREATE INDEX offset_credit ON account_offset (credit_id) WHERE credit_id IS NOT NULL
--;
-- Who did what: one row for every change, written in the same transaction. `before` and `after` are JSON.
CREATE TABLE audit (
    id         INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL,
    account_id INTEGER REFERENCES account (id),
    line_id    INTEGER REFERENCES account_line (id),
    batch_id   INTEGER REFERENCES batch (id),
    before     TEXT,
    after      TEXT
) STRICT
--;
CREATE INDEX audit_account ON audit (account_id, id)
--;
-- The outbox: what others are told, in order per key (the account's UUID), only after the commit.
CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,
    type       TEXT NOT NULL,
    key        TEXT NOT NULL,
    version    INTEGER NOT NULL,
    payload    TEXT NOT NULL
) STRICT
--;
CREATE TABLE idempotency_key (
    key         TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
    operation   TEXT NOT NULL,
    -- what was asked, so that a key used for something else is refused rather than answered wrongly
    fingerprint TEXT NOT NULL,
    account_id  INTEGER REFERENCES account (id),
    line_id     INTEGER REFERENCES account_line (id),
    created_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID
--;
-- The next serial number of a payment reference.
CREATE TABLE serial (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID
--;
INSERT INTO serial (name, value) VALUES ('payment_reference', 100000001)
--;
--@sqlite
CREATE TRIGGER account_line_append_only BEFORE UPDATE OF
    id, account_id, credit_type, debit_type, amount, date, due_date, payment_type, batch_id, created_at, created_by
    ON account_line
BEGIN
    SELECT RAISE(ABORT, 'account lines are append-only: post a correction instead');
END
--;
--@sqlite
CREATE TRIGGER account_line_no_delete BEFORE DELETE ON account_line
BEGIN
    SELECT RAISE(ABORT, 'account lines are never deleted');
END
--;
--@sqlite
CREATE TRIGGER account_offset_append_only BEFORE UPDATE ON account_offset
BEGIN
    SELECT RAISE(ABORT, 'offsets are append-only');
END
--;
--@sqlite
CREATE TRIGGER account_offset_no_delete BEFORE DELETE ON account_offset
BEGIN
    SELECT RAISE(ABORT, 'offsets are never deleted');
END
--;
--@sqlite
CREATE TRIGGER account_no_delete BEFORE DELETE ON account
BEGIN
    SELECT RAISE(ABORT, 'accounts are never deleted: end them instead');
END
--;
--@sqlite
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END
--;
--@sqlite
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is never deleted');
END
--;
--@sqlite
CREATE TRIGGER event_append_only BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END
--;
--@sqlite
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
END
--;
--@sqlite
-- REPLACE would delete a row without firing the triggers above.
CREATE TRIGGER account_line_no_replace BEFORE INSERT ON account_line WHEN EXISTS (SELECT 1 FROM account_line WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'rows of account_line are never replaced');
END
--;
--@sqlite
CREATE TRIGGER account_offset_no_replace BEFORE INSERT ON account_offset WHEN EXISTS (SELECT 1 FROM account_offset WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'rows of account_offset are never replaced');
END
--;
--@sqlite
CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'rows of audit are never replaced');
END
--;
--@sqlite
CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'rows of event are never replaced');
END
--;
--@sqlite
CREATE TRIGGER account_line_status_final BEFORE UPDATE OF status ON account_line
    WHEN OLD.status IS NOT NULL AND NEW.status IS NOT OLD.status
BEGIN
    SELECT RAISE(ABORT, 'a void or cancelled line stays so');
END
--;
--@sqlite
-- A key that were forgotten or changed could post twice.
CREATE TRIGGER idempotency_key_append_only BEFORE UPDATE ON idempotency_key
BEGIN
    SELECT RAISE(ABORT, 'idempotency keys are append-only');
END
--;
--@sqlite
CREATE TRIGGER idempotency_key_no_delete BEFORE DELETE ON idempotency_key
BEGIN
    SELECT RAISE(ABORT, 'idempotency keys are never deleted');
END
--;
--@sqlite
CREATE TRIGGER idempotency_key_no_replace BEFORE INSERT ON idempotency_key
    WHEN EXISTS (SELECT 1 FROM idempotency_key WHERE key = NEW.key)
BEGIN
    SELECT RAISE(ABORT, 'idempotency keys are never replaced');
END
--;
--@sqlite
CREATE TRIGGER batch_append_only BEFORE UPDATE ON batch
BEGIN
    SELECT RAISE(ABORT, 'batches are append-only');
END
--;
--@sqlite
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch
BEGIN
    SELECT RAISE(ABORT, 'batches are never deleted');
END
--;
