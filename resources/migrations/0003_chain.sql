-- SPDX-FileCopyrightText: 2026 The Tallystick developers
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Behind 0002, once the entries of step 1 have their place in the chains: from here on the trail is append-only again, and no
-- entry is without a hash.

--@sqlite
CREATE TRIGGER audit_append_only BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END
--;
--@sqlite
CREATE TRIGGER audit_chained BEFORE INSERT ON audit WHEN NEW.hash IS NULL OR NEW.chain_number IS NULL
BEGIN
    SELECT RAISE(ABORT, 'every entry of the audit trail is chained');
END
--;
CREATE UNIQUE INDEX audit_chain ON audit (coalesce(account_id, 0), chain_number)
--;
