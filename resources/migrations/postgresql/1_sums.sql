-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What keeps open_sum and flow_sum: triggers that ask the lines themselves, whoever writes them. They only add rows of changes, so that
-- two who post never wait for each other here; every now and then one of them folds the changes into the sums.

-- Moves the changes everybody can see into the sums, unless somebody else is at it. Only who holds the lock touches a row of the sums,
-- so nobody can be waiting for anybody crosswise.
CREATE OR REPLACE FUNCTION fold_sums() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallystick, pg_temp AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('tallystick'), hashtext('sums')) THEN
        RETURN;
    END IF;
    WITH gone AS (DELETE FROM open_change RETURNING account_type, currency, kind, day, outstanding, lines)
    INSERT INTO open_sum AS s (account_type, currency, kind, day, outstanding, lines)
    SELECT account_type, currency, kind, day, CAST(sum(outstanding) AS bigint), CAST(sum(lines) AS bigint) FROM gone GROUP BY 1, 2, 3, 4
    ON CONFLICT (account_type, currency, kind, day) DO UPDATE SET outstanding = s.outstanding + excluded.outstanding, lines = s.lines + excluded.lines;
    WITH gone AS (DELETE FROM flow_change RETURNING account_type, currency, month, line_type, amount, lines)
    INSERT INTO flow_sum AS s (account_type, currency, month, line_type, amount, lines)
    SELECT account_type, currency, month, line_type, CAST(sum(amount) AS bigint), CAST(sum(lines) AS bigint) FROM gone GROUP BY 1, 2, 3, 4
    ON CONFLICT (account_type, currency, month, line_type) DO UPDATE SET amount = s.amount + excluded.amount, lines = s.lines + excluded.lines;
END $$
--;
CREATE OR REPLACE FUNCTION sum_new_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallystick, pg_temp AS $$
DECLARE
    newest bigint;
    made bigint;
BEGIN
    INSERT INTO open_change (account_type, currency, kind, day, outstanding, lines)
    SELECT a.account_type, a.currency, CASE WHEN l.debit_type IS NULL THEN 'credit' ELSE 'debit' END,
           CASE WHEN l.debit_type IS NULL THEN '' ELSE coalesce(l.due_date, l.date) END, CAST(sum(l.amount_outstanding) AS bigint), count(*)
    FROM lines_added l JOIN account a ON a.id = l.account_id WHERE l.amount_outstanding <> 0 GROUP BY 1, 2, 3, 4;
    WITH changes AS (
        INSERT INTO flow_change (account_type, currency, month, line_type, amount, lines)
        SELECT a.account_type, a.currency, left(l.date, 7), coalesce(l.debit_type, l.credit_type), CAST(sum(l.amount) AS bigint), count(*)
        FROM lines_added l JOIN account a ON a.id = l.account_id GROUP BY 1, 2, 3, 4 RETURNING id)
    SELECT max(id), count(*) INTO newest, made FROM changes;
    -- Every 500th change has them folded.
    IF newest / 500 <> (newest - made) / 500 THEN
        PERFORM fold_sums();
    END IF;
    RETURN NULL;
END $$
--;
CREATE OR REPLACE FUNCTION sum_changed_lines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallystick, pg_temp AS $$
BEGIN
    INSERT INTO open_change (account_type, currency, kind, day, outstanding, lines)
    SELECT a.account_type, a.currency, CASE WHEN l.debit_type IS NULL THEN 'credit' ELSE 'debit' END,
           CASE WHEN l.debit_type IS NULL THEN '' ELSE coalesce(l.due_date, l.date) END,
           CAST(sum(l.sign * l.amount_outstanding) AS bigint), CAST(sum(l.sign * CASE WHEN l.amount_outstanding = 0 THEN 0 ELSE 1 END) AS bigint)
    FROM (SELECT 1 AS sign, n.* FROM lines_now n UNION ALL SELECT -1, o.* FROM lines_before o) l JOIN account a ON a.id = l.account_id
    GROUP BY 1, 2, 3, 4
    HAVING sum(l.sign * l.amount_outstanding) <> 0 OR sum(l.sign * CASE WHEN l.amount_outstanding = 0 THEN 0 ELSE 1 END) <> 0;
    INSERT INTO flow_change (account_type, currency, month, line_type, amount, lines)
    SELECT a.account_type, a.currency, left(l.date, 7), coalesce(l.debit_type, l.credit_type), CAST(sum(l.sign * l.amount) AS bigint), 0
    FROM (SELECT 1 AS sign, n.* FROM lines_now n UNION ALL SELECT -1, o.* FROM lines_before o) l JOIN account a ON a.id = l.account_id
    GROUP BY 1, 2, 3, 4 HAVING sum(l.sign * l.amount) <> 0;
    RETURN NULL;
END $$
--;
CREATE OR REPLACE TRIGGER summed_new AFTER INSERT ON account_line REFERENCING NEW TABLE AS lines_added
    FOR EACH STATEMENT EXECUTE FUNCTION sum_new_lines()
--;
CREATE OR REPLACE TRIGGER summed_changed AFTER UPDATE ON account_line REFERENCING OLD TABLE AS lines_before NEW TABLE AS lines_now
    FOR EACH STATEMENT EXECUTE FUNCTION sum_changed_lines()
--;
