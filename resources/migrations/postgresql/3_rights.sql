-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Who may what, as the last section of LEDGER.md says, asked by write() of the rows themselves: what a program claims to be doing
-- counts for nothing.

-- Whether the person who signed in holds a role: it is given in this database, and the server's role is given, too. (The server's
-- roles are those of all its databases.)
CREATE OR REPLACE FUNCTION holds(role_code text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
    SELECT EXISTS (SELECT FROM person p JOIN person_role r ON r.name = p.name
                   WHERE p.name = session_user::text COLLATE "C" AND p.active = 1 AND r.role = role_code)
       AND pg_has_role(session_user, 'tallystick_' || role_code, 'MEMBER');
$$
--;
CREATE OR REPLACE FUNCTION refuse(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% may not do this: %', session_user, what USING ERRCODE = 'insufficient_privilege';
END $$
--;
-- Whether lines of this type come of an operation of their own, and of nothing else.
CREATE OR REPLACE FUNCTION has_own_operation(type text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT type IN ('WRITEOFF', 'FORGIVEN', 'DISCOUNT', 'REFUND', 'OVERPAYMENT', 'CANCELLATION', 'PAYOUT', 'VOID');
$$
--;
-- A new line of this kind by this person. An approved write-off may be posted for a caseworker (a trigger counts the approvals).
-- That a VOID, a CANCELLATION, a REFUND or an OVERPAYMENT belongs to what it answers is asked when it is written: check_halves().
CREATE OR REPLACE FUNCTION may_add_line(line jsonb, caseworker boolean, finance boolean) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = tallystick, pg_temp AS $$
DECLARE
    known line_type;
BEGIN
    SELECT * INTO known FROM line_type WHERE code = coalesce(line->>'credit', line->>'debit') COLLATE "C";
    IF NOT FOUND OR (known.kind = 'credit') <> (line->>'credit' IS NOT NULL) THEN
        RETURN false;
    ELSIF known.code IN ('WRITEOFF', 'FORGIVEN', 'PAYOUT') AND (line->>'outstanding')::bigint IS DISTINCT FROM 0 THEN
        RETURN false;   -- each is used up by what it was made for
    ELSIF known.code IN ('WRITEOFF', 'FORGIVEN') AND line->>'proposal' IS NOT NULL THEN
        RETURN finance OR (caseworker AND EXISTS (SELECT FROM write_off_decision
                           WHERE proposal_id = (line->>'proposal')::bigint AND answer = 'approve'));
    ELSIF known.code = 'OVERPAYMENT' THEN
        RETURN finance AND NOT EXISTS (SELECT FROM account_line WHERE id = (line->>'origin')::bigint AND accruing = 0);
    ELSIF has_own_operation(known.code) OR line->>'batch' IS NOT NULL THEN
        RETURN finance;
    END IF;
    RETURN known.by_hand = 1 AND ((finance AND known.by_finance = 1) OR (caseworker AND known.by_caseworker = 1));
END $$
--;
-- The largest posting allowed to this person; null: any. Whoever approved a write-off has answered for its size.
CREATE OR REPLACE FUNCTION largest_amount(of_proposal bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
    SELECT least(s.refuse_above, CASE WHEN of_proposal IS NULL OR p.approvals_needed = 0 THEN me.posting_limit END)
    FROM ledger_settings s LEFT JOIN person me ON me.name = session_user::text COLLATE "C"
         LEFT JOIN write_off_proposal p ON p.id = of_proposal;
$$
--;
-- Whether a line has no limit: another operation made it of its own accord, as large as what it answers, or it was imported. An
-- import posts charges and payments, and other credits where it makes the account.
CREATE OR REPLACE FUNCTION has_no_limit(line jsonb, rows jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE
SET search_path = tallystick, pg_temp AS $$
    SELECT coalesce(line->>'credit', line->>'debit') IN ('VOID', 'CANCELLATION', 'OVERPAYMENT')
        OR (line->>'batch' IS NOT NULL AND NOT has_own_operation(coalesce(line->>'credit', line->>'debit'))
            AND (line->>'debit' IS NOT NULL OR line->>'credit' = 'PAYMENT'
                 OR rows @> jsonb_build_array(jsonb_build_object('op', 'new_account', 'id', line->'account'))));
$$
--;
-- A new line, or an overdue charge that grows, is not above the limit. What was given back of the charge is owed again, not new.
CREATE OR REPLACE FUNCTION check_limit(item jsonb, rows jsonb) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
DECLARE
    asked bigint := abs((item->>'amount')::bigint);
BEGIN
    IF item->>'op' = 'line' AND has_no_limit(item, rows) THEN
        RETURN;
    ELSIF item->>'op' = 'change' THEN
        IF EXISTS (SELECT FROM account_line l WHERE l.id = (item->>'id')::bigint AND abs(l.amount) >= asked) THEN
            RETURN;
        END IF;
        asked := asked + (SELECT coalesce(sum(l.amount), 0) FROM account_line l
                            WHERE l.origin_line_id = (item->>'id')::bigint AND l.credit_type = 'OVERPAYMENT' AND l.status IS NULL);
    END IF;
    IF asked > largest_amount((item->>'proposal')::bigint) THEN
        PERFORM refuse('the amount is above the limit');
    END IF;
END $$
--;
-- A caseworker changes what a line says, and what is outstanding on it where a new payment pays it; never what it is.
CREATE OR REPLACE FUNCTION changes_only_texts(line jsonb) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
    SELECT EXISTS (SELECT FROM account_line l WHERE l.id = (line->>'id')::bigint AND l.amount = (line->>'amount')::bigint
                   AND l.status IS NOT DISTINCT FROM (line->>'status') COLLATE "C" AND l.accruing = (line->>'accruing')::bigint);
$$
--;
-- Refuses the first row that this person may not write.
CREATE OR REPLACE FUNCTION require_rights(rows jsonb) RETURNS void LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
DECLARE
    caseworker boolean := holds('caseworker');
    finance boolean := holds('finance');
    administrator boolean := holds('administrator');
    -- The owner of the schema makes the first person.
    founder boolean := NOT EXISTS (SELECT FROM person) AND pg_has_role(session_user, current_user, 'MEMBER');
    new_lines bigint[] := ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' = 'line');
    item jsonb;
    allowed boolean;
BEGIN
    FOR item IN SELECT value FROM jsonb_array_elements(rows) LOOP
        allowed := CASE item->>'op'
            WHEN 'line' THEN may_add_line(item, caseworker, finance)
            WHEN 'change' THEN finance OR (caseworker AND changes_only_texts(item))
            WHEN 'offset' THEN finance OR (caseworker AND item->>'type' IN ('CREATE', 'APPLY')
                               AND coalesce((item->>'credit')::bigint = ANY (new_lines), (item->>'debit')::bigint = ANY (new_lines), false))
            WHEN 'batch' THEN finance
            WHEN 'decision' THEN finance OR (caseworker AND item->>'answer' = 'withdraw')
            WHEN 'line_type' THEN administrator
            WHEN 'payment_type' THEN administrator
            WHEN 'cash_register' THEN administrator
            WHEN 'settings' THEN administrator
            WHEN 'person' THEN administrator OR founder
            WHEN 'audit' THEN caseworker OR finance OR (item->>'account' IS NULL AND (administrator OR founder))
            WHEN 'remember' THEN caseworker OR finance OR (item->>'account' IS NULL AND administrator)
            WHEN 'checkpoint' THEN true
            ELSE caseworker OR finance END;
        IF allowed IS NOT TRUE THEN
            PERFORM refuse(item->>'op');
        ELSIF item->>'op' IN ('line', 'change') THEN
            PERFORM check_limit(item, rows);
        END IF;
    END LOOP;
END $$
--;
