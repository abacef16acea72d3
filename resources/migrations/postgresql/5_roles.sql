-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The server's roles, which all its databases share: they may read, and write through write(). No table is open to anybody's hands.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['tallystick_caseworker', 'tallystick_finance', 'tallystick_administrator'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;   -- another database of this server made it at the same moment
        END;
    END LOOP;
END $$
--;
REVOKE ALL ON SCHEMA tallystick FROM PUBLIC
--;
REVOKE ALL ON ALL TABLES IN SCHEMA tallystick FROM PUBLIC
--;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA tallystick FROM PUBLIC
--;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA tallystick FROM PUBLIC
--;
GRANT USAGE ON SCHEMA tallystick TO tallystick_caseworker, tallystick_finance, tallystick_administrator
--;
GRANT SELECT ON ALL TABLES IN SCHEMA tallystick TO tallystick_caseworker, tallystick_finance, tallystick_administrator
--;
GRANT EXECUTE ON FUNCTION write(jsonb), lock_account(bigint), lock_rules(), take(text, bigint), take_payment_serials(bigint), take_receipt(text),
    chain_field(text), chain_hash(text, audit), is_day(text)
    TO tallystick_caseworker, tallystick_finance, tallystick_administrator
--;
