-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The only way to write. It gets the rows of one change (PostgresRowWriter makes them), checks who asks, sets who and when by
-- itself, writes them in order, brings the totals up to them and checks that the ledger still adds up. Whoever can do anything here can do it only through this.

CREATE OR REPLACE FUNCTION moment() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
$$
--;
-- In plpgsql, which evaluates it without a query of its own: nine times for each entry of the trail.
CREATE OR REPLACE FUNCTION chain_field(field text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN CASE WHEN field IS NULL THEN '-;' ELSE octet_length(convert_to(field, 'UTF8')) || ':' || field || ';' END;
END $$
--;
-- The hash of an entry in its chain: the same bytes as auditchain.h says.
CREATE OR REPLACE FUNCTION chain_hash(previous text, entry audit) RETURNS text LANGUAGE sql IMMUTABLE
SET search_path = tallystick, pg_temp AS $$
    SELECT encode(sha256(convert_to(previous || chain_field(entry.chain_number::text) || chain_field(entry.at) || chain_field(entry.actor)
        || chain_field(entry.action) || chain_field(entry.account_id::text) || chain_field(entry.line_id::text)
        || chain_field(entry.batch_id::text) || chain_field(entry.before) || chain_field(entry.after), 'UTF8')), 'hex');
$$
--;
CREATE OR REPLACE FUNCTION write_audit(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry audit;
    previous text;
BEGIN
    entry.at := moment();
    entry.actor := session_user;
    entry.action := item->>'action';
    entry.account_id := (item->>'account')::bigint;
    entry.line_id := (item->>'line')::bigint;
    entry.batch_id := (item->>'batch')::bigint;
    entry.before := item->>'before';
    entry.after := item->>'after';
    IF entry.account_id IS NULL THEN
        SELECT audit_entries + 1, audit_hash INTO entry.chain_number, previous FROM ledger_settings FOR UPDATE;
    ELSE
        SELECT audit_entries + 1, audit_hash INTO entry.chain_number, previous FROM account WHERE id = entry.account_id FOR UPDATE;
    END IF;
    entry.hash := chain_hash(previous, entry);
    INSERT INTO audit (at, actor, action, account_id, line_id, batch_id, before, after, chain_number, hash)
    VALUES (entry.at, entry.actor, entry.action, entry.account_id, entry.line_id, entry.batch_id, entry.before, entry.after,
            entry.chain_number, entry.hash);
    IF entry.account_id IS NULL THEN
        UPDATE ledger_settings SET audit_entries = entry.chain_number, audit_hash = entry.hash;
    ELSE
        UPDATE account SET audit_entries = entry.chain_number, audit_hash = entry.hash WHERE id = entry.account_id;
    END IF;
END $$
--;
-- What the whole trail is now, if it has grown. Only while nobody writes, so that no entry is left out; it waits for nobody, because
-- everybody who comes to write meanwhile would wait behind it.
CREATE OR REPLACE FUNCTION write_checkpoint() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    newest bigint;
    since bigint;
    previous text;
BEGIN
    LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE NOWAIT;
    SELECT last_audit_id, hash INTO since, previous FROM audit_checkpoint ORDER BY id DESC LIMIT 1;
    SELECT max(id) INTO newest FROM audit;
    IF newest IS NULL OR newest <= coalesce(since, 0) THEN
        RETURN;
    END IF;
    INSERT INTO audit_checkpoint (at, actor, last_audit_id, hash)
    SELECT moment(), session_user, newest,
           encode(sha256(convert_to(coalesce(previous, '') || string_agg(chain || ' ' || chain_number || ' ' || hash || ';', '' ORDER BY chain), 'UTF8')), 'hex')
    FROM (SELECT DISTINCT ON (coalesce(account_id, 0)) coalesce(account_id, 0) AS chain, chain_number, hash
          FROM audit WHERE id > coalesce(since, 0) ORDER BY coalesce(account_id, 0), chain_number DESC) ends;
END $$
--;
DROP FUNCTION IF EXISTS write_line(jsonb)
--;
-- All new lines at once: a batch has a thousand.
CREATE OR REPLACE FUNCTION write_lines(rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM jsonb_array_elements(rows) WHERE value->>'op' = 'line' AND (NOT is_day(value->>'date') OR NOT is_day(value->>'due'))) THEN
        RAISE EXCEPTION 'a date is not a day of the calendar' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    PERFORM check_receipt_of(value) FROM jsonb_array_elements(rows) WHERE value->>'op' = 'line';
    INSERT INTO account_line (id, account_id, credit_type, debit_type, amount, amount_outstanding, date, due_date, description,
                              internal_note, payment_type, status, batch_id, created_at, created_by, cash_register, receipt_number,
                              origin_line_id, proposal_id, accruing)
    SELECT l.id, l.account, l.credit, l.debit, l.amount, l.outstanding, l.date, l.due, l.description, l.note, l.payment, l.status, l.batch,
           moment(), session_user, l.register, l.receipt, l.origin, l.proposal, l.accruing
    FROM jsonb_to_recordset(jsonb_path_query_array(rows, '$[*] ? (@.op == "line")'))
         AS l (id bigint, account bigint, credit text, debit text, amount bigint, outstanding bigint, date text,
         due text, description text, note text, payment text, status text, batch bigint, register text, receipt text, origin bigint,
         proposal bigint, accruing bigint);
END $$
--;
-- The same for offsets.
CREATE OR REPLACE FUNCTION write_offsets(rows jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO account_offset (id, type, amount, credit_id, debit_id, created_at, created_by)
    SELECT o.id, o.type, o.amount, o.credit, o.debit, moment(), session_user
    FROM jsonb_to_recordset(jsonb_path_query_array(rows, '$[*] ? (@.op == "offset")'))
         AS o (id bigint, type text, amount bigint, credit bigint, debit bigint);
$$
--;
-- The same for the outbox, in the order given, and for keys.
CREATE OR REPLACE FUNCTION write_events(rows jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO event (at, type, key, version, payload)
    SELECT moment(), e->>'type', e->>'key', (e->>'version')::bigint, e->>'payload'
    FROM jsonb_path_query(rows, '$[*] ? (@.op == "event")') WITH ORDINALITY AS given (e, place) ORDER BY place;
    INSERT INTO idempotency_key (key, operation, fingerprint, account_id, line_id, created_at, subject_id)
    SELECT k.key, k.operation, k.fingerprint, k.account, k.line, moment(), k.subject
    FROM jsonb_to_recordset(jsonb_path_query_array(rows, '$[*] ? (@.op == "remember")'))
         AS k (key text, operation text, fingerprint text, account bigint, line bigint, subject bigint);
$$
--;
CREATE OR REPLACE FUNCTION change_line(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account_line l SET amount = c.amount, amount_outstanding = c.outstanding, status = c.status, description = c.description,
           internal_note = c.note, accruing = c.accruing
    FROM jsonb_to_record(item) AS c (id bigint, amount bigint, outstanding bigint, status text, description text, note text, accruing bigint)
    WHERE l.id = c.id;
END $$
--;
CREATE OR REPLACE FUNCTION write_charges(account bigint, charges jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM consolidated_charge c WHERE c.account_id = account;
    INSERT INTO consolidated_charge (account_id, position, type, frequency, amount)
    SELECT account, place, charge->>'type', charge->>'frequency', (charge->>'amount')::bigint
    FROM jsonb_array_elements(charges) WITH ORDINALITY AS listed (charge, place);
END $$
--;
CREATE OR REPLACE FUNCTION write_account(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account (id, uuid, holder_id, payment_reference, parent_account_id, target_type, target_id, account_type, rent_group_type,
                         agreement_type, account_status, currency, tenure_id, tenure_type_code, tenure_type, full_address, patch,
                         start_date, end_date, end_reason_code, created_at, created_by, last_updated_at, last_updated_by, search_text)
    SELECT a.id, a.uuid, a.holder, a.payment_reference, a.parent, a.target_type, a.target_id, a.account_type, a.rent_group_type,
           a.agreement_type, a.account_status, a.currency, a.tenure_id, a.tenure_type_code, a.tenure_type, a.full_address, a.patch,
           a.start_date, a.end_date, a.end_reason_code, moment(), session_user, moment(), session_user, a.search_text
    FROM jsonb_to_record(item) AS a (id bigint, uuid text, holder bigint, payment_reference text, parent bigint, target_type text,
         target_id text, account_type text, rent_group_type text, agreement_type text, account_status text, currency text, tenure_id text,
         tenure_type_code text, tenure_type text, full_address text, patch text, start_date text, end_date text, end_reason_code text,
         search_text text);
    PERFORM write_charges((item->>'id')::bigint, item->'charges');
END $$
--;
CREATE OR REPLACE FUNCTION change_account(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account a SET parent_account_id = c.parent, target_type = c.target_type, target_id = c.target_id,
           rent_group_type = c.rent_group_type, agreement_type = c.agreement_type, account_status = c.account_status,
           tenure_id = c.tenure_id, tenure_type_code = c.tenure_type_code, tenure_type = c.tenure_type, full_address = c.full_address,
           patch = c.patch, start_date = c.start_date, end_date = c.end_date, end_reason_code = c.end_reason_code,
           last_updated_at = moment(), last_updated_by = session_user, version = a.version + 1, search_text = c.search_text
    FROM jsonb_to_record(item) AS c (id bigint, parent bigint, target_type text, target_id text, rent_group_type text, agreement_type text,
         account_status text, tenure_id text, tenure_type_code text, tenure_type text, full_address text, patch text, start_date text,
         end_date text, end_reason_code text, search_text text, version bigint)
    WHERE a.id = c.id AND a.version = c.version - 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the account was changed meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    PERFORM write_charges((item->>'id')::bigint, item->'charges');
END $$
--;
-- What lines add up to, by account: [amount, outstanding, open debits, whether a payment among them pays no more].
CREATE OR REPLACE FUNCTION sums_of(lines bigint[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_object_agg(s.account_id, s.sums), '{}') FROM (
        SELECT l.account_id, jsonb_build_array(sum(l.amount), sum(l.amount_outstanding), count(*) FILTER (WHERE l.amount_outstanding <> 0 AND l.debit_type IS NOT NULL),
               bool_or(coalesce(l.credit_type, '') = 'PAYMENT' AND l.status IS NOT NULL)) AS sums
        FROM account_line l WHERE l.id = ANY (lines) GROUP BY l.account_id) s;
$$
--;
-- The newest payment among lines, by account: [date, amount].
CREATE OR REPLACE FUNCTION payments_of(lines bigint[]) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(jsonb_object_agg(p.account_id, jsonb_build_array(p.date, p.amount)), '{}') FROM (
        SELECT DISTINCT ON (l.account_id) l.account_id, l.date, -l.amount AS amount FROM account_line l
        WHERE l.id = ANY (lines) AND l.credit_type = 'PAYMENT' AND l.status IS NULL ORDER BY l.account_id, l.date DESC, l.id DESC) p;
$$
--;
DROP FUNCTION IF EXISTS write_totals(bigint, bigint)
--;
-- Brings an account's balance, open charges and last payment up to its lines; the program must have come to the same balance. An
-- account may have a hundred thousand lines, so only those are asked that were written: what they added up to before and after. The
-- balance was their sum before, because nothing but this writes either; verify adds up all of them.
CREATE OR REPLACE FUNCTION write_totals(of_account bigint, expected bigint, before jsonb, after jsonb, paid jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := coalesce(before->of_account::text, '[0, 0, 0, false]');
    now jsonb := coalesce(after->of_account::text, '[0, 0, 0, false]');
    payment jsonb := paid->of_account::text;
    moved bigint := (now->>0)::bigint - (was->>0)::bigint;
    balance bigint;
BEGIN
    UPDATE account a SET account_balance = a.account_balance + moved, ledger_version = a.ledger_version + 1,
        open_debits = a.open_debits + (now->>2)::bigint - (was->>2)::bigint
    WHERE a.id = of_account RETURNING a.account_balance INTO balance;
    IF moved <> (now->>1)::bigint - (was->>1)::bigint OR balance IS DISTINCT FROM expected THEN
        RAISE EXCEPTION 'account %: the balance is not the sum of its lines', of_account USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (now->>3)::boolean THEN
        UPDATE account a SET (last_payment_date, last_payment_amount) = (SELECT l.date, -l.amount FROM account_line l WHERE l.account_id = a.id
            AND l.credit_type = 'PAYMENT' AND l.status IS NULL ORDER BY l.date DESC, l.id DESC LIMIT 1)
        WHERE a.id = of_account;
    ELSIF payment IS NOT NULL THEN
        UPDATE account a SET last_payment_date = payment->>0, last_payment_amount = (payment->>1)::bigint
        WHERE a.id = of_account AND (a.last_payment_date IS NULL OR a.last_payment_date <= (payment->>0) COLLATE "C");
    END IF;
END $$
--;
-- The totals of all accounts of a change, each once: what moved would count twice.
CREATE OR REPLACE FUNCTION write_all_totals(rows jsonb, before jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    after jsonb := sums_of(ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' IN ('line', 'change')));
    paid jsonb := payments_of(ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' = 'line'));
BEGIN
    IF EXISTS (SELECT FROM jsonb_array_elements(rows) WHERE value->>'op' = 'totals' GROUP BY (value->>'account')::bigint HAVING count(*) > 1) THEN
        PERFORM refuse('an account has one balance');
    END IF;
    PERFORM write_totals((value->>'account')::bigint, (value->>'balance')::bigint, before, after, paid)
    FROM jsonb_array_elements(rows) WHERE value->>'op' = 'totals';
END $$
--;
-- A proposal needs what the ladder says now, and somebody of finance unless its proposer is one.
CREATE OR REPLACE FUNCTION write_proposal(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO write_off_proposal (id, account_id, amount, type, date, reason, evidence, proposed_by, proposed_at, approvals_needed)
    SELECT p.id, p.account, p.amount, p.type, p.date, p.reason, p.evidence, session_user, moment(),
           greatest(p.approvals, (SELECT coalesce(max(s.approvers), 0) FROM approval_step s WHERE s.above_amount < p.amount),
                    CASE WHEN holds('finance') THEN 0 ELSE 1 END)
    FROM jsonb_to_record(item) AS p (id bigint, account bigint, amount bigint, type text, date text, reason text, evidence text, approvals bigint);
    INSERT INTO write_off_debit (proposal_id, position, line_id)
    SELECT (item->>'id')::bigint, place, line::text::bigint FROM jsonb_array_elements(item->'debits') WITH ORDINALITY AS listed (line, place);
END $$
--;
CREATE OR REPLACE FUNCTION close_proposal(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    proposal bigint := (item->>'id')::bigint;
    line bigint := (item->>'line')::bigint;
BEGIN
    IF NOT (CASE item->>'status'
           WHEN 'posted' THEN EXISTS (SELECT FROM account_line l WHERE l.id = line AND l.proposal_id = proposal)
           WHEN 'declined' THEN EXISTS (SELECT FROM write_off_decision d WHERE d.proposal_id = proposal AND d.answer = 'decline')
           WHEN 'withdrawn' THEN EXISTS (SELECT FROM write_off_decision d WHERE d.proposal_id = proposal AND d.answer = 'withdraw')
           ELSE false END)
    THEN
        PERFORM refuse('nothing closed this proposal');
    END IF;
    UPDATE write_off_proposal SET status = item->>'status', line_id = line WHERE id = proposal;
END $$
--;
CREATE OR REPLACE FUNCTION write_decision(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO write_off_decision (proposal_id, person, proposed_by, answer, at, note)
    SELECT p.id, session_user, p.proposed_by, item->>'answer', moment(), item->>'note'
    FROM write_off_proposal p WHERE p.id = (item->>'proposal')::bigint AND p.status = 'waiting';
    IF NOT FOUND THEN
        PERFORM refuse('the proposal waits no more');
    END IF;
END $$
--;
CREATE OR REPLACE FUNCTION write_rules(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    CASE item->>'op'
    WHEN 'line_type' THEN
        INSERT INTO line_type AS t (code, label, kind, by_hand, default_amount, by_caseworker, by_finance, archived, position)
        SELECT r.code, r.label, r.kind, r.by_hand, r.default_amount, r.by_caseworker, r.by_finance, r.archived,
               (SELECT coalesce(max(position), 0) + 1 FROM line_type)
        FROM jsonb_to_record(item) AS r (code text, label text, kind text, by_hand bigint, default_amount bigint, by_caseworker bigint,
             by_finance bigint, archived bigint)
        ON CONFLICT (code) DO UPDATE SET label = excluded.label, by_hand = excluded.by_hand, default_amount = excluded.default_amount,
               by_caseworker = excluded.by_caseworker, by_finance = excluded.by_finance, archived = excluded.archived;
    WHEN 'payment_type' THEN
        INSERT INTO payment_type (code, label, archived, position)
        VALUES (item->>'code', item->>'label', (item->>'archived')::bigint, (SELECT coalesce(max(position), 0) + 1 FROM payment_type))
        ON CONFLICT (code) DO UPDATE SET label = excluded.label, archived = excluded.archived;
    WHEN 'cash_register' THEN
        INSERT INTO cash_register (code, label, archived, position)
        VALUES (item->>'code', item->>'label', (item->>'archived')::bigint, (SELECT coalesce(max(position), 0) + 1 FROM cash_register))
        ON CONFLICT (code) DO UPDATE SET label = excluded.label, archived = excluded.archived;
    WHEN 'settings' THEN
        UPDATE ledger_settings SET receipt_numbers = item->>'receipt_numbers', cash_registers = (item->>'cash_registers')::bigint,
               warn_above = (item->>'warn_above')::bigint, refuse_above = (item->>'refuse_above')::bigint, version = version + 1;
        DELETE FROM approval_step;
        INSERT INTO approval_step (above_amount, approvers)
        SELECT (step->>'above')::bigint, (step->>'approvers')::bigint FROM jsonb_array_elements(item->'ladder') AS listed (step);
    END CASE;
    UPDATE ledger_settings SET rules_version = rules_version + 1;
END $$
--;
-- Stores a person and gives the server's role to a login of that name. It takes none away: the server's other databases may need
-- it, and without the role in this database it allows no writing here.
CREATE OR REPLACE FUNCTION write_person(item jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    who text := item->>'name';
    given text;
BEGIN
    INSERT INTO person (name, display_name, posting_limit, active, version)
    VALUES (who, item->>'display_name', (item->>'posting_limit')::bigint, (item->>'active')::bigint, (item->>'version')::bigint)
    ON CONFLICT (name) DO UPDATE SET display_name = excluded.display_name, posting_limit = excluded.posting_limit,
        active = excluded.active, version = excluded.version;
    DELETE FROM person_role WHERE name = who COLLATE "C";
    INSERT INTO person_role (name, role) SELECT who, value FROM jsonb_array_elements_text(item->'roles');
    FOR given IN SELECT 'tallystick_' || value FROM jsonb_array_elements_text(item->'roles') LOOP
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = who) AND NOT pg_has_role(who, given, 'MEMBER') THEN
            EXECUTE format('GRANT %I TO %I', given, who);
        END IF;
    END LOOP;
    IF NOT EXISTS (SELECT FROM person p JOIN person_role r ON r.name = p.name WHERE p.active = 1 AND r.role = 'administrator') THEN
        PERFORM refuse('nobody would be left to administer this database');
    END IF;
END $$
--;
-- Tells whoever listens, after the commit, which connection changed what.
CREATE OR REPLACE FUNCTION tell(rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    accounts text[] := ARRAY(SELECT DISTINCT value->>'account' FROM jsonb_array_elements(rows) WHERE value->>'op' = 'audit' AND value->>'account' IS NOT NULL);
BEGIN
    IF cardinality(accounts) > 0 THEN
        PERFORM pg_notify('tallystick', pg_backend_pid() || ' account ' || CASE WHEN cardinality(accounts) = 1 THEN accounts[1] ELSE '*' END);
    END IF;
    IF EXISTS (SELECT FROM jsonb_array_elements(rows) WHERE value->>'op' IN ('proposal', 'decision', 'close')) THEN
        PERFORM pg_notify('tallystick', pg_backend_pid() || ' proposals');
    END IF;
    IF EXISTS (SELECT FROM jsonb_array_elements(rows) WHERE value->>'op' IN ('line_type', 'payment_type', 'cash_register', 'settings', 'person')) THEN
        PERFORM pg_notify('tallystick', pg_backend_pid() || ' rules');
    END IF;
END $$
--;
CREATE OR REPLACE FUNCTION write(rows jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
DECLARE
    item jsonb;
    before jsonb;
BEGIN
    -- In the order of their ids, so that two who write to the same accounts wait for each other rather than for ever.
    PERFORM 1 FROM account WHERE id IN (SELECT (value->>'account')::bigint FROM jsonb_array_elements(rows)) ORDER BY id FOR UPDATE;
    PERFORM require_rights(rows);
    PERFORM check_numbers(rows);
    before := sums_of(ARRAY(SELECT (value->>'id')::bigint FROM jsonb_array_elements(rows) WHERE value->>'op' IN ('line', 'change')));
    -- What lines need is there before them, what speaks of them comes behind them, and totals behind everything.
    FOR item IN SELECT value FROM jsonb_array_elements(rows)
        WHERE value->>'op' IN ('holder', 'batch', 'new_account', 'proposal', 'decision') LOOP
        CASE item->>'op'
        WHEN 'holder' THEN
            INSERT INTO holder (id, reference, name, sort_name)
            VALUES ((item->>'id')::bigint, item->>'reference', item->>'name', item->>'sort_name');
        WHEN 'batch' THEN
            INSERT INTO batch (id, name, created_at, created_by) VALUES ((item->>'id')::bigint, item->>'name', moment(), session_user);
        WHEN 'new_account' THEN PERFORM write_account(item);
        WHEN 'proposal' THEN PERFORM write_proposal(item);
        WHEN 'decision' THEN PERFORM write_decision(item);
        END CASE;
    END LOOP;
    PERFORM write_lines(rows);
    PERFORM write_offsets(rows);
    FOR item IN SELECT value FROM jsonb_array_elements(rows)
        WHERE (value->>'op' IN ('holder', 'batch', 'new_account', 'proposal', 'decision', 'line', 'offset', 'event', 'remember', 'totals')) IS NOT TRUE LOOP
        CASE item->>'op'
        WHEN 'change' THEN PERFORM change_line(item);
        WHEN 'rename' THEN
            UPDATE holder SET name = item->>'name', sort_name = item->>'sort_name' WHERE id = (item->>'id')::bigint;
        WHEN 'change_account' THEN PERFORM change_account(item);
        WHEN 'touch' THEN
            UPDATE account SET search_text = item->>'search_text', version = version + 1, last_updated_at = moment(),
                   last_updated_by = session_user WHERE id = (item->>'id')::bigint;
        WHEN 'close' THEN PERFORM close_proposal(item);
        WHEN 'person' THEN PERFORM write_person(item);
        WHEN 'audit' THEN PERFORM write_audit(item);
        WHEN 'checkpoint' THEN PERFORM write_checkpoint();
        ELSE PERFORM write_rules(item);
        END CASE;
    END LOOP;
    PERFORM write_events(rows);
    PERFORM write_all_totals(rows, before);
    PERFORM check_ledger(rows);
    PERFORM check_halves(rows);
    PERFORM check_names(rows);
    PERFORM check_trail(rows);
    PERFORM tell(rows);
END $$
--;
