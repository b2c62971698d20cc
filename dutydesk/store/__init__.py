"""The store: engine, migrations, backup, the feed between terminals and the audit chain.

Nothing is imported here, so that `dutydesk.store.driver` loads no SQLAlchemy: with it the console's
first board would come twice as late.
"""
