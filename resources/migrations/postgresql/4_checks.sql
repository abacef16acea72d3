-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What write() asks of the rows of one change besides who may write them: that they are a whole operation and add up.

-- New rows stand under numbers that take() gave away, or they would be in the way of those who are given them later.
CREATE OR REPLACE FUNCTION check_numbers(rows jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
    bad record;
BEGIN
    SELECT tables.name, (value->>'id')::bigint AS id INTO bad
    FROM (VALUES ('line', 'account_line'), ('offset', 'account_offset'), ('holder', 'holder'), ('new_account', 'account'), ('batch', 'batch'),
                 ('proposal', 'write_off_proposal')) AS tables (op, name)
    CROSS JOIN LATERAL (SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('tallystick.' || tables.name, 'id')), 0) AS last) AS taken
    JOIN jsonb_array_elements(rows) ON value->>'op' = tables.op
    WHERE ((value->>'id')::bigint BETWEEN 1 AND taken.last) IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% %: nobody took this number', bad.name, bad.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$
--;
-- A payment taken by hand has the receipt number that was taken for it, if the settings want one; nothing else has any. One that was
-- taken and kept is on a line already, so the newest of its series can only have been taken by this very transaction.
CREATE OR REPLACE FUNCTION check_receipt_of(line jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
    kept text := (SELECT receipt_numbers FROM ledger_settings);
    receipt text := line->>'receipt';
BEGIN
    IF receipt IS NULL THEN
        IF kept <> 'off' AND line->>'credit' = 'PAYMENT' AND line->>'batch' IS NULL THEN
            RAISE EXCEPTION 'a payment without a receipt number' USING ERRCODE = 'serialization_failure';
        END IF;
    ELSIF line->>'credit' IS DISTINCT FROM 'PAYMENT'
       OR NOT EXISTS (SELECT FROM receipt_serial r WHERE receipt_text(r.series, r.value) = receipt
                      AND CASE kept WHEN 'running' THEN r.series = '' WHEN 'per-year' THEN r.series ~ '^\d{4}$' ELSE false END)
    THEN
        RAISE EXCEPTION 'receipt number % is not the one that was taken', receipt USING ERRCODE = 'serialization_failure';
    END IF;
END $$
--;
-- Every line that was added or changed, or that an offset names, is explained by its offsets; every account they are of has new
-- totals and an entry in its trail.
CREATE OR REPLACE FUNCTION check_ledger(rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    items jsonb[] := ARRAY(SELECT value FROM jsonb_array_elements(rows));
    lines bigint[] := ARRAY(SELECT (i->>'id')::bigint FROM unnest(items) i WHERE i->>'op' IN ('line', 'change')
                            UNION SELECT (i->>'credit')::bigint FROM unnest(items) i WHERE i->>'op' = 'offset' AND i->>'credit' IS NOT NULL
                            UNION SELECT (i->>'debit')::bigint FROM unnest(items) i WHERE i->>'op' = 'offset' AND i->>'debit' IS NOT NULL);
    bad bigint;
BEGIN
    IF cardinality(lines) = 0 THEN
        RETURN;
    END IF;
    SELECT l.id INTO bad FROM account_line l
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(o.amount) FILTER (WHERE o.type NOT IN ('APPLY', 'VOID')), 0) AS made,
               coalesce(sum(o.amount) FILTER (WHERE o.type IN ('APPLY', 'VOID')), 0) AS moved
        FROM account_offset o WHERE (l.credit_type IS NOT NULL AND o.credit_id = l.id) OR (l.debit_type IS NOT NULL AND o.debit_id = l.id)) sums
    WHERE l.id = ANY (lines)
      AND (l.amount <> sums.made OR l.amount_outstanding <> l.amount + CASE WHEN l.debit_type IS NULL THEN -sums.moved ELSE sums.moved END)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'line %: its offsets do not explain it', bad USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT o.id INTO bad FROM unnest(items) i JOIN account_offset o ON o.id = (i->>'id')::bigint
        LEFT JOIN account_line c ON c.id = o.credit_id LEFT JOIN account_line d ON d.id = o.debit_id
    WHERE i->>'op' = 'offset' AND (c.debit_type IS NOT NULL OR d.credit_type IS NOT NULL OR c.account_id <> d.account_id
          OR (o.type = 'CREATE' AND (o.credit_id IS NULL) = (o.debit_id IS NULL))
          OR (o.type = 'APPLY' AND o.amount > 0) OR (o.type = 'VOID' AND o.amount < 0)
          -- no debit gives back more than it received from that credit
          OR (o.type = 'VOID' AND 0 < (SELECT sum(p.amount) FROM account_offset p WHERE p.credit_id = o.credit_id AND p.debit_id = o.debit_id)))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'offset % makes no sense', bad USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    SELECT l.account_id INTO bad FROM account_line l
    WHERE l.id = ANY (lines)
      AND (NOT EXISTS (SELECT FROM unnest(items) i WHERE i->>'op' = 'totals' AND (i->>'account')::bigint = l.account_id)
           OR NOT EXISTS (SELECT FROM unnest(items) i WHERE i->>'op' = 'audit' AND (i->>'account')::bigint = l.account_id))
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'account % has no new totals, or nothing tells of the change', bad USING ERRCODE = 'integrity_constraint_violation';
    END IF;
END $$
--;
-- What one half of an operation says is true of the other: a VOID is as large as the credit it settles, which is void by it alone; a
-- CANCELLATION likewise; a REFUND or OVERPAYMENT gives back no more than was paid. Nothing is void or cancelled without such a line.
CREATE OR REPLACE FUNCTION check_halves(rows jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
    added bigint[] := ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' = 'line');
    changed bigint[] := ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' = 'change');
    bad bigint;
BEGIN
    SELECT l.id INTO bad FROM account_line l
    WHERE l.id = ANY (added || changed) AND l.status IS NOT NULL
      AND NOT EXISTS (SELECT FROM account_line half WHERE half.origin_line_id = l.id AND half.account_id = l.account_id
                      AND CASE l.status WHEN 'VOID' THEN half.debit_type = 'VOID' ELSE half.credit_type = 'CANCELLATION' END)
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(format('line %s is marked as void or cancelled, and no line says so', bad));
    END IF;
    SELECT half.id INTO bad FROM account_line half LEFT JOIN account_line whole ON whole.id = half.origin_line_id
    WHERE half.id = ANY (added)
      AND CASE
          WHEN half.debit_type = 'VOID' OR half.credit_type = 'CANCELLATION' THEN
              whole.account_id = half.account_id AND whole.amount = -half.amount AND half.amount_outstanding = 0
              AND whole.status = CASE WHEN half.debit_type = 'VOID' THEN 'VOID' ELSE 'CANCELLED' END
              AND EXISTS (SELECT FROM account_offset o WHERE o.type = 'APPLY' AND o.amount = -abs(half.amount)
                          AND o.credit_id IN (half.id, whole.id) AND o.debit_id IN (half.id, whole.id))
              AND NOT EXISTS (SELECT FROM account_line twin WHERE twin.origin_line_id = whole.id AND twin.id <> half.id
                              AND (twin.debit_type = 'VOID' OR twin.credit_type = 'CANCELLATION'))
          WHEN half.credit_type IN ('REFUND', 'OVERPAYMENT') THEN
              whole.account_id = half.account_id AND whole.debit_type NOT IN ('VOID', 'PAYOUT')
              AND (half.credit_type = 'REFUND' OR whole.debit_type = 'OVERDUE')
              AND (SELECT coalesce(sum(-o.amount), 0) FROM account_offset o JOIN account_line c ON c.id = o.credit_id
                   WHERE o.debit_id = whole.id AND c.credit_type NOT IN ('WRITEOFF', 'FORGIVEN', 'DISCOUNT', 'CANCELLATION'))
                  >= (SELECT coalesce(sum(-given.amount), 0) FROM account_line given WHERE given.origin_line_id = whole.id AND given.status IS NULL
                      AND given.credit_type IN ('REFUND', 'OVERPAYMENT'))
          ELSE true END IS NOT TRUE
    LIMIT 1;
    IF FOUND THEN
        PERFORM refuse(format('line %s is the other half of nothing', bad));
    END IF;
END $$
--;
-- The name of a holder changes with one of the holder's accounts, and all the others are touched with it; nothing else touches one.
CREATE OR REPLACE FUNCTION check_names(rows jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
    renamed bigint[] := ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' = 'rename');
    changed bigint[] := ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' = 'change_account');
    touched bigint[] := ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' = 'touch');
BEGIN
    IF EXISTS (SELECT FROM unnest(renamed) AS r (id) WHERE NOT EXISTS (SELECT FROM account a WHERE a.holder_id = r.id AND a.id = ANY (changed)))
       OR EXISTS (SELECT FROM account a WHERE a.holder_id = ANY (renamed) AND NOT a.id = ANY (changed || touched))
       OR EXISTS (SELECT FROM account a WHERE a.id = ANY (touched) AND NOT a.holder_id = ANY (renamed)) THEN
        PERFORM refuse('a name changes with all accounts of its holder');
    END IF;
END $$
--;
DROP FUNCTION IF EXISTS tells_of(jsonb, jsonb)
--;
DROP FUNCTION IF EXISTS is_event_of(jsonb, jsonb)
--;
-- What rows do to which account, so that each entry of a long batch finds it at once: under each operation its accounts, and under
-- "first" the type of the first new line of each account.
CREATE OR REPLACE FUNCTION deeds_of(rows jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce((SELECT jsonb_object_agg(op, accounts) FROM (
               SELECT op, jsonb_object_agg(account, true) AS accounts FROM (
                   SELECT value->>'op' AS op, (value->>'id')::bigint AS account FROM jsonb_array_elements(rows)
                   WHERE value->>'op' IN ('new_account', 'change_account', 'touch') AND value->>'id' IS NOT NULL
                   UNION ALL
                   SELECT value->>'op', (value->>'account')::bigint FROM jsonb_array_elements(rows)
                   WHERE value->>'op' IN ('proposal', 'totals', 'audit') AND value->>'account' IS NOT NULL) named GROUP BY op) by_op), '{}')
        || jsonb_build_object('first', coalesce((SELECT jsonb_object_agg(account, type) FROM (
               SELECT DISTINCT ON (account) (value->>'account')::bigint AS account, coalesce(value->>'credit', value->>'debit') AS type
               FROM jsonb_array_elements(rows) WITH ORDINALITY AS r (value, place) WHERE value->>'op' = 'line' ORDER BY account, place) firsts
               WHERE account IS NOT NULL), '{}'));
$$
--;
-- Whether the rows do this to that account.
CREATE OR REPLACE FUNCTION does(deeds jsonb, op text, account bigint) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN coalesce(deeds->op ? account::text, false);
END $$
--;
-- Whether an entry of the trail tells of what the rows do.
CREATE OR REPLACE FUNCTION tells_of(entry jsonb, rows jsonb, deeds jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    of_account bigint := (entry->>'account')::bigint;
    first text := deeds->'first'->>of_account::text;
    kind text := (SELECT t.kind FROM line_type t WHERE t.code = first COLLATE "C");
BEGIN
    IF of_account IS NULL THEN
        RETURN EXISTS (SELECT FROM jsonb_array_elements(rows) WHERE value->>'op' IN ('line_type', 'payment_type', 'cash_register', 'settings', 'person'));
    ELSIF entry->>'line' IS NOT NULL
       AND NOT EXISTS (SELECT FROM account_line l WHERE l.id = (entry->>'line')::bigint AND l.account_id = of_account) THEN
        RETURN false;
    END IF;
    RETURN CASE entry->>'action'
        WHEN 'create-account' THEN does(deeds, 'new_account', of_account)
        WHEN 'update-account' THEN does(deeds, 'change_account', of_account)
        WHEN 'rename-holder' THEN does(deeds, 'touch', of_account)
        WHEN 'propose-write-off' THEN does(deeds, 'proposal', of_account)
        WHEN 'answer-proposal' THEN EXISTS (SELECT FROM jsonb_array_elements(rows) JOIN write_off_proposal p ON p.id = (value->>'proposal')::bigint
                                            WHERE value->>'op' = 'decision' AND p.account_id = of_account)
        WHEN 'post-batch' THEN entry->>'batch' IS NOT NULL AND does(deeds, 'totals', of_account)
        WHEN 'add-debit' THEN kind = 'debit' AND NOT has_own_operation(first)
        WHEN 'add-credit' THEN kind = 'credit' AND NOT has_own_operation(first)
        WHEN 'void-credit' THEN first = 'VOID'
        WHEN 'write-off' THEN first IN ('WRITEOFF', 'FORGIVEN')
        WHEN 'cancel-debit' THEN first = 'CANCELLATION'
        WHEN 'discount' THEN first = 'DISCOUNT'
        WHEN 'refund' THEN first = 'REFUND'
        WHEN 'pay-out' THEN first = 'PAYOUT'
        WHEN 'adjust-overdue' THEN first = 'OVERPAYMENT' OR (first IS NULL AND EXISTS (
            SELECT FROM jsonb_array_elements(rows) JOIN account_line l ON l.id = (value->>'id')::bigint
            WHERE value->>'op' = 'change' AND l.account_id = of_account AND l.debit_type = 'OVERDUE'))
        WHEN 'describe' THEN first IS NULL AND EXISTS (
            SELECT FROM jsonb_array_elements(rows) JOIN account_line l ON l.id = (value->>'id')::bigint
            WHERE value->>'op' = 'change' AND l.account_id = of_account)
        ELSE entry->>'action' IN ('apply-credit', 'reconcile') AND first IS NULL AND EXISTS (
            SELECT FROM jsonb_array_elements(rows) JOIN account_line l ON l.id = (value->>'credit')::bigint
            WHERE value->>'op' = 'offset' AND value->>'type' = 'APPLY' AND l.account_id = of_account)
        END;
END $$
--;
-- Whether an event tells of an account that the rows change, and of what it is now.
CREATE OR REPLACE FUNCTION is_event_of(event jsonb, deeds jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT CASE event->>'type'
        WHEN 'LedgerChanged' THEN a.ledger_version = (event->>'version')::bigint
             AND does(deeds, 'totals', a.id) AND does(deeds, 'audit', a.id)
        WHEN 'AccountCreated' THEN a.version = (event->>'version')::bigint
             AND does(deeds, 'new_account', a.id)
        WHEN 'AccountUpdated' THEN a.version = (event->>'version')::bigint
             AND (does(deeds, 'change_account', a.id)
                  OR does(deeds, 'touch', a.id))
        END FROM account a WHERE a.uuid = event->>'key' COLLATE "C"), false);
$$
--;
-- The trail, the outbox and the keys tell of what happened, and once. What an entry says of before and after is the program's word.
CREATE OR REPLACE FUNCTION check_trail(rows jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
    item jsonb;
    deeds jsonb := deeds_of(rows);
BEGIN
    FOR item IN SELECT value FROM jsonb_array_elements(rows) WHERE value->>'op' IN ('audit', 'event', 'remember') LOOP
        IF (CASE item->>'op'
           WHEN 'audit' THEN tells_of(item, rows, deeds)
           WHEN 'event' THEN is_event_of(item, deeds)
           ELSE item->>'line' IS NULL OR EXISTS (SELECT FROM account_line l WHERE l.id = (item->>'line')::bigint
                                                 AND l.account_id = (item->>'account')::bigint) END) IS NOT TRUE THEN
            PERFORM refuse(format('nothing of this happened: %s %s', item->>'op', coalesce(item->>'action', item->>'type', item->>'operation')));
        END IF;
    END LOOP;
    IF EXISTS (SELECT FROM jsonb_array_elements(rows) WHERE value->>'op' IN ('audit', 'event')
               GROUP BY value->>'op', value->>'account', value->>'action', value->>'type', value->>'key' HAVING count(*) > 1) THEN
        PERFORM refuse('this happened once');
    END IF;
END $$
--;
