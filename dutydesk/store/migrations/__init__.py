"""The schema's history. A new version adds a file in `versions` and its revision here, last."""

# Known without alembic, so that a start which has nothing to migrate doesn't import it.
REVISIONS = ("dutydesk_0001", "dutydesk_0002", "dutydesk_0003", "dutydesk_0004")
HEAD = REVISIONS[-1]
