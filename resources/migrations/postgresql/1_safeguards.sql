-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the triggers of the numbered files are on SQLite. The files of this folder run behind them, each time the schema changed,
-- so every statement replaces what an older program left.

-- Whether a text is a day of the calendar, as yyyy-MM-dd; none is as good as one.
CREATE OR REPLACE FUNCTION is_day(day text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN day IS NULL THEN true
                WHEN day !~ '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' OR day < '0001' THEN false
                ELSE right(day, 2)::int <= extract(day FROM (left(day, 7) || '-01')::date + interval '1 month' - interval '1 day') END;
$$
--;
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account_offset
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('offsets are append-only')
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit trail is append-only')
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('events are append-only')
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idempotency_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('idempotency keys are append-only')
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON batch
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('batches are append-only')
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON write_off_debit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a proposal is never rewritten')
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON write_off_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('decisions are never rewritten')
--;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('checkpoints are append-only')
--;
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('accounts are never deleted: end them instead')
--;
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON account_line
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('account lines are never deleted')
--;
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON write_off_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('proposals are never deleted')
--;
CREATE OR REPLACE TRIGGER no_delete BEFORE DELETE OR TRUNCATE ON line_type
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('types are never deleted: archive them instead')
--;
CREATE OR REPLACE FUNCTION keep_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.id, OLD.account_id, OLD.credit_type, OLD.debit_type, OLD.date, OLD.due_date, OLD.payment_type, OLD.batch_id,
        OLD.created_at, OLD.created_by, OLD.cash_register, OLD.receipt_number, OLD.origin_line_id, OLD.proposal_id)
       IS DISTINCT FROM
       (NEW.id, NEW.account_id, NEW.credit_type, NEW.debit_type, NEW.date, NEW.due_date, NEW.payment_type, NEW.batch_id,
        NEW.created_at, NEW.created_by, NEW.cash_register, NEW.receipt_number, NEW.origin_line_id, NEW.proposal_id)
    THEN
        RAISE EXCEPTION 'account lines are append-only: post a correction instead' USING ERRCODE = 'restrict_violation';
    ELSIF NEW.amount <> OLD.amount AND (OLD.debit_type IS DISTINCT FROM 'OVERDUE' OR OLD.accruing = 0) THEN
        RAISE EXCEPTION 'account lines are append-only: only the amount of an overdue charge that accrues may change'
            USING ERRCODE = 'restrict_violation';
    ELSIF OLD.accruing = 0 AND NEW.accruing = 1 THEN
        RAISE EXCEPTION 'account lines are append-only: a charge that accrues no more stays so' USING ERRCODE = 'restrict_violation';
    ELSIF OLD.status IS NOT NULL AND NEW.status IS DISTINCT FROM OLD.status THEN
        RAISE EXCEPTION 'a void or cancelled line stays so' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
--;
CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON account_line FOR EACH ROW EXECUTE FUNCTION keep_line()
--;
CREATE OR REPLACE FUNCTION check_write_off() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.credit_type IN ('WRITEOFF', 'FORGIVEN')
       AND (SELECT count(*) FROM write_off_decision d WHERE d.proposal_id = NEW.proposal_id AND d.answer = 'approve') <
           greatest((SELECT coalesce(max(s.approvers), 0) FROM approval_step s WHERE s.above_amount < -NEW.amount),
                    coalesce((SELECT p.approvals_needed FROM write_off_proposal p WHERE p.id = NEW.proposal_id), 0))
    THEN
        RAISE EXCEPTION 'this write-off is not approved' USING ERRCODE = 'insufficient_privilege';
    ELSIF NEW.proposal_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM write_off_proposal p WHERE p.id = NEW.proposal_id AND p.status = 'waiting'
                       AND p.account_id = NEW.account_id AND p.amount = -NEW.amount AND p.type = NEW.credit_type)
    THEN
        RAISE EXCEPTION 'this is not the write-off that was proposed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$
--;
CREATE OR REPLACE TRIGGER write_off_approved BEFORE INSERT ON account_line FOR EACH ROW
    WHEN (NEW.credit_type IN ('WRITEOFF', 'FORGIVEN') OR NEW.proposal_id IS NOT NULL) EXECUTE FUNCTION check_write_off()
--;
CREATE OR REPLACE FUNCTION keep_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'waiting'
       OR (to_jsonb(OLD) - 'status' - 'line_id') IS DISTINCT FROM (to_jsonb(NEW) - 'status' - 'line_id') THEN
        RAISE EXCEPTION 'a proposal is never rewritten' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$
--;
CREATE OR REPLACE TRIGGER kept BEFORE UPDATE ON write_off_proposal FOR EACH ROW EXECUTE FUNCTION keep_proposal()
--;
-- At the commit: whoever made or changed an account left an entry in its trail behind it.
CREATE OR REPLACE FUNCTION check_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallystick, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM account a WHERE a.id = NEW.id AND a.audit_entries > NEW.audit_entries) THEN
        RAISE EXCEPTION 'account %: nothing tells of the change', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
--;
DROP TRIGGER IF EXISTS told ON account
--;
CREATE CONSTRAINT TRIGGER told AFTER INSERT OR UPDATE OF version ON account DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_told()
--;
-- How a receipt number is written: at least six digits, behind the series ("" or a year).
CREATE OR REPLACE FUNCTION receipt_text(series text, value bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN series = '' THEN '' ELSE series || '-' END || lpad(value::text, greatest(6, length(value::text)), '0');
$$
--;
-- At the commit: a receipt number that was taken stands on a line, so that none is skipped.
CREATE OR REPLACE FUNCTION check_receipt() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = tallystick, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM account_line l WHERE l.receipt_number = receipt_text(NEW.series, NEW.value)) THEN
        RAISE EXCEPTION 'receipt number % is on no line', receipt_text(NEW.series, NEW.value) USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$
--;
DROP TRIGGER IF EXISTS used ON receipt_serial
--;
CREATE CONSTRAINT TRIGGER used AFTER INSERT OR UPDATE ON receipt_serial DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_receipt()
--;
ALTER TABLE audit ALTER COLUMN hash SET NOT NULL, ALTER COLUMN chain_number SET NOT NULL
--;
