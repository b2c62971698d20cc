"""Whether a desk is guarded, in plain SQL: the first look at a desk needs no library for it."""

GUARDED = """
    SELECT EXISTS (
        SELECT 1 FROM officers
        WHERE ended_at IS NULL AND role = 'supervisor' AND (
            secret <> '' OR EXISTS (
                SELECT 1 FROM officer_keys
                WHERE officer_id = officers.id AND officer_keys.ended_at IS NULL)))
"""
"""1 if a supervisor who is here can prove who they are, by a PIN or by a key; else 0."""
