-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A server finds words through an index of their letters. It stands on a table of its own: every posting makes a new version of its
-- account's row, which would otherwise put all its letters into the index again. (A file's lists are searched in memory.)
--@postgresql
CREATE TABLE account_text (
    account_id  INTEGER PRIMARY KEY REFERENCES account (id),
    search_text TEXT NOT NULL
) STRICT
--;
-- The texts lie in memory, a million of them: UUIDs are looked up where they are and need not be there as well.
UPDATE account SET search_text = replace(replace(replace(search_text, ' ' || uuid, ''),
    CASE WHEN target_id LIKE '________-____-____-____-____________' THEN ' ' || lower(target_id) ELSE '' END, ''),
    CASE WHEN tenure_id LIKE '________-____-____-____-____________' THEN ' ' || lower(tenure_id) ELSE '' END, '')
--;
--@postgresql
INSERT INTO account_text (account_id, search_text) SELECT id, search_text FROM account
--;
