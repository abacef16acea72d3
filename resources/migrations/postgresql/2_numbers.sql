-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Locks and numbers, which a writer asks for while it decides. All run as the owner: nobody else may touch the tables.

-- Nobody else writes to this account until the transaction ends.
CREATE OR REPLACE FUNCTION lock_account(account bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
    SELECT 1 FROM account WHERE id = $1 FOR UPDATE;
$$
--;
-- The same for settings, types and people.
CREATE OR REPLACE FUNCTION lock_rules() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
    SELECT 1 FROM ledger_settings FOR UPDATE;
$$
--;
-- Reserves `count` numbers in a row and gives the first. A number that is not used after all leaves a gap.
CREATE OR REPLACE FUNCTION take(of_table text, count bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
DECLARE
    sequence regclass;
    first bigint;
BEGIN
    IF of_table NOT IN ('account_line', 'account_offset', 'holder', 'account', 'batch', 'write_off_proposal')
       OR count NOT BETWEEN 0 AND 100000 THEN
        RAISE EXCEPTION 'no numbers for that' USING ERRCODE = 'insufficient_privilege';
    END IF;
    sequence := pg_get_serial_sequence('tallystick.' || of_table, 'id');
    -- Between nextval and setval nobody else may take one.
    PERFORM pg_advisory_lock(hashtext('tallystick'), hashtext(of_table));
    first := nextval(sequence);
    IF count > 1 THEN
        PERFORM setval(sequence, first + count - 1);
    END IF;
    PERFORM pg_advisory_unlock(hashtext('tallystick'), hashtext(of_table));
    RETURN first;
END $$
--;
-- The next `count` numbers of payment references, which are given back if the transaction is not kept. @return the first.
CREATE OR REPLACE FUNCTION take_payment_serials(count bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
DECLARE
    first bigint;
BEGIN
    IF (count BETWEEN 1 AND 100000) IS NOT TRUE THEN
        RAISE EXCEPTION 'no numbers for that' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE serial s SET value = s.value + count WHERE s.name = 'payment_reference' RETURNING s.value - count INTO first;
    RETURN first;
END $$
--;
DROP FUNCTION IF EXISTS take_payment_serial()
--;
-- The next receipt number of a series, without gaps: it is given back if the transaction is not kept.
CREATE OR REPLACE FUNCTION take_receipt(in_series text) RETURNS bigint LANGUAGE sql SECURITY DEFINER
SET search_path = tallystick, pg_temp AS $$
    INSERT INTO receipt_serial AS r (series, value) VALUES (in_series, 1)
    ON CONFLICT (series) DO UPDATE SET value = r.value + 1 RETURNING value;
$$
--;
