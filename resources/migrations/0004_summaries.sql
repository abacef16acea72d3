-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Two summaries of the lines, kept by whatever writes lines and in its transaction, so that aged debt and trends need not read all
-- lines. Behind this file the program fills them from the lines that are there (models/stores/sql/summaries). See 0001 for how
-- statements end.

-- What is outstanding. Debits by the day they fall due, which is their own date where none was said; credit that is not used has no
-- age and stands under the day ''. Rows of nothing may stay behind.
CREATE TABLE open_sum (
    account_type TEXT NOT NULL,
    currency     TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('debit', 'credit')),
    day          TEXT NOT NULL,
    outstanding  INTEGER NOT NULL,
    lines        INTEGER NOT NULL,
    PRIMARY KEY (account_type, currency, kind, day)
) STRICT, WITHOUT ROWID
--;
-- What was charged and credited, by the month of the line's date (yyyy-MM) and its type.
CREATE TABLE flow_sum (
    account_type TEXT NOT NULL,
    currency     TEXT NOT NULL,
    month        TEXT NOT NULL,
    line_type    TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    lines        INTEGER NOT NULL,
    PRIMARY KEY (account_type, currency, month, line_type)
) STRICT, WITHOUT ROWID
--;
-- On a server many write at once, and would wait for each other at the sums. Triggers add what changed to these two, which nobody
-- waits for; now and then one writer folds them into the sums (postgresql/1_sums). Whoever reads adds both up.
--@postgresql
CREATE TABLE open_change (
    id           INTEGER PRIMARY KEY,
    account_type TEXT NOT NULL,
    currency     TEXT NOT NULL,
    kind         TEXT NOT NULL,
    day          TEXT NOT NULL,
    outstanding  INTEGER NOT NULL,
    lines        INTEGER NOT NULL
) STRICT
--;
--@postgresql
CREATE TABLE flow_change (
    id           INTEGER PRIMARY KEY,
    account_type TEXT NOT NULL,
    currency     TEXT NOT NULL,
    month        TEXT NOT NULL,
    line_type    TEXT NOT NULL,
    amount       INTEGER NOT NULL,
    lines        INTEGER NOT NULL
) STRICT
--;
-- audit_chain answers for one account, too, and nothing asks for the entries of a line alone: two indexes less that every posting
-- writes to.
DROP INDEX audit_account
--;
DROP INDEX audit_line
--;
