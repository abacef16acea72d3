-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Keeps account_text what the accounts say, and the index of its letters where the server has one to give.

CREATE OR REPLACE FUNCTION keep_text() RETURNS trigger LANGUAGE plpgsql SET search_path = tallystick, pg_temp AS $$
BEGIN
    INSERT INTO account_text (account_id, search_text) VALUES (NEW.id, NEW.search_text)
    ON CONFLICT (account_id) DO UPDATE SET search_text = excluded.search_text;
    RETURN NULL;
END $$
--;
CREATE OR REPLACE TRIGGER keep_text AFTER INSERT OR UPDATE OF search_text ON account FOR EACH ROW EXECUTE FUNCTION keep_text()
--;
-- Without the extension, which may not be installed or not be ours to add, a search reads every text.
DO $$
DECLARE
    schema_of_it name;
BEGIN
    BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
    EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR invalid_schema_name OR unique_violation THEN
        NULL;
    END;
    SELECT n.nspname INTO schema_of_it FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
    IF schema_of_it IS NOT NULL THEN
        EXECUTE format('CREATE INDEX IF NOT EXISTS account_search ON account_text USING gin (search_text %I.gin_trgm_ops)', schema_of_it);
    END IF;
END $$
--;
