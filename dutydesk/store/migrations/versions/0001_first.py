"""The first schema.

Revision ID: dutydesk_0001
"""

import sqlalchemy as sa
from alembic import op

revision = "dutydesk_0001"
down_revision = None


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False, unique=True),
    )
    op.create_table(
        "changes",
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(), nullable=False, index=True, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("typed", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "homes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False, index=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("authority", sa.String()),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("telephone", sa.String(), nullable=False),
    )
    op.create_table(
        "officers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False, index=True, unique=True),
        sa.Column("role", sa.String(), nullable=False),
    )
    op.create_table(
        "protocol_copies",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("protocol", sa.String(), nullable=False, index=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("protocol", "digest"),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("role", sa.String(), nullable=False, index=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("authority", sa.String()),
        sa.Column("telephone", sa.String(), nullable=False),
        sa.Column("out_of_hours", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("home_id", sa.Integer(), sa.ForeignKey("homes.id"), index=True),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("case_number", sa.String(), nullable=False, index=True, unique=True),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("family_name", sa.String(), nullable=False, index=True),
        sa.Column("born", sa.Date()),
        sa.Column("known_to_yot", sa.Boolean()),
        sa.Column("known_to_social_care", sa.Boolean()),
        sa.Column("allocated_social_worker", sa.Boolean()),
        sa.Column("looked_after", sa.Boolean()),
        sa.Column("legal_status", sa.String()),
        sa.Column("home_authority", sa.String()),
        sa.Column("remand", sa.String(), nullable=False),
        sa.Column("in_custody", sa.Boolean(), nullable=False),
        sa.Column("release_at", sa.DateTime(timezone=True)),
        sa.Column("social_worker_id", sa.Integer(), sa.ForeignKey("contacts.id")),
        sa.Column("host_yot_id", sa.Integer(), sa.ForeignKey("contacts.id")),
        sa.Column("case_manager", sa.String()),
        sa.Column("link_worker", sa.String()),
        sa.Column("contingency_address", sa.String()),
    )
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column("name", sa.String(), nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(), nullable=False, index=True, unique=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("raised", sa.JSON(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
    )
    op.create_table(
        "tellings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(), nullable=False, index=True, unique=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column("reached", _one_of("reached", "tried", "told", "acknowledged"), nullable=False),
        sa.Column("told_name", sa.String(), nullable=False),
        sa.Column("told_role", sa.String(), nullable=False),
        sa.Column("told_agency", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "conditions",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("curfew_from", sa.String(), nullable=False),
        sa.Column("curfew_to", sa.String(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_by_entry_id", sa.Integer(), sa.ForeignKey("entries.id")),
    )
    op.create_table(
        "hearings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("court", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("state", _one_of("hearingstate", "listed", "heard", "vacated"), nullable=False),
        sa.Column("accompanied_by_role", sa.String()),
        sa.Column("accompanied_by_name", sa.String(), nullable=False),
        sa.Column("transport", sa.String()),
        sa.Column("legal_representative", sa.String(), nullable=False),
        sa.Column("yot_officer", sa.String(), nullable=False),
        sa.Column("attendance_arranged_by", sa.String(), nullable=False),
        sa.Column("custody_likely", sa.Boolean()),
        sa.Column("carer_is_victim", sa.Boolean()),
        sa.Column("remand_likely", sa.String()),
        sa.Column("adjourned_from_id", sa.Integer(), sa.ForeignKey("hearings.id")),
    )
    op.create_table(
        "placements",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id"), index=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("home_id", sa.Integer(), sa.ForeignKey("homes.id")),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("authority", sa.String()),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_by_entry_id", sa.Integer(), sa.ForeignKey("entries.id")),
    )
    op.create_table(
        "status_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("before", sa.JSON()),
        sa.Column("after", sa.JSON()),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "arrests",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("arrested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("pre_planned", sa.Boolean(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True)),
        sa.Column("detention_authorised_at", sa.DateTime(timezone=True)),
        sa.Column("appropriate_adult_from", sa.String()),
        sa.Column("appropriate_adult_name", sa.String(), nullable=False),
        sa.Column("estimated_release_at", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.String()),
        sa.Column("bail_return_at", sa.DateTime(timezone=True)),
        sa.Column("hearing_id", sa.Integer(), sa.ForeignKey("hearings.id")),
    )
    op.create_table(
        "clocks",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("hearing_id", sa.Integer(), sa.ForeignKey("hearings.id"), index=True),
        sa.Column(
            "protocol_copy_id", sa.Integer(), sa.ForeignKey("protocol_copies.id"), nullable=False
        ),
        sa.Column("protocol", sa.String(), nullable=False),
        sa.Column("protocol_version", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("paragraphs", sa.String(), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("desk_owes", sa.Boolean(), nullable=False),
        sa.Column("tell", sa.String()),
        sa.Column("by", sa.String()),
        sa.Column("ends", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("limit", sa.JSON(), nullable=False),
        sa.Column("anchors", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("why", sa.JSON(), nullable=False),
        sa.Column("calendar_version", sa.String(), nullable=False),
        sa.Column("waits_for", sa.String()),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("anchored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True)),
        sa.Column("near_at", sa.DateTime(timezone=True)),
        sa.Column("urgent_at", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("next_crossing_at", sa.DateTime(timezone=True)),
        sa.Column(
            "state",
            _one_of(
                "clockstate", "running", "met", "met_late", "not_required", "superseded", "voided"
            ),
            nullable=False,
        ),
        sa.Column("missed_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_why", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String()),
        sa.Index("ix_clocks_person", "person_id", "state"),
        sa.Index("ix_clocks_board", "state", "due_at", "near_at", "urgent_at"),
        sa.Index("ix_clocks_watch", "state", "next_crossing_at"),
    )
    op.create_table(
        "results",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column(
            "hearing_id", sa.Integer(), sa.ForeignKey("hearings.id"), nullable=False, index=True
        ),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("remand", sa.String(), nullable=False),
        sa.Column("designated_authority", sa.String()),
        sa.Column("next_hearing_id", sa.Integer(), sa.ForeignKey("hearings.id")),
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("clock_id", sa.Integer(), sa.ForeignKey("clocks.id"), nullable=False, index=True),
        sa.Column("threshold", _one_of("threshold", "near", "urgent", "overdue"), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("crossed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False, index=True),
        sa.Column("missed_while_away", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True)),
        sa.Column("seen_by", sa.String()),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True)),
        sa.Column("acknowledged_by", sa.String()),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("quiet_until", sa.DateTime(timezone=True)),
        sa.Column("came_back_at", sa.DateTime(timezone=True)),
        sa.Column("escalated_at", sa.DateTime(timezone=True)),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("clock_id", "threshold", "due_at"),
        sa.Index("ix_alerts_open", "closed_at", "quiet_until"),
    )
    op.create_table(
        "chases",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("uid", sa.String(), nullable=False, index=True, unique=True),
        sa.Column("clock_id", sa.Integer(), sa.ForeignKey("clocks.id"), nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "clock_events",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("clock_id", sa.Integer(), sa.ForeignKey("clocks.id"), nullable=False, index=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("terminal", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("entries.id")),
        sa.Column("telling_id", sa.Integer(), sa.ForeignKey("tellings.id")),
        sa.Column("old_due_at", sa.DateTime(timezone=True)),
        sa.Column("new_due_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "offences",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "arrest_id", sa.Integer(), sa.ForeignKey("arrests.id"), nullable=False, index=True
        ),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("offence_class", sa.String()),
        sa.Column("gravity", sa.Integer()),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "person_id", sa.Integer(), sa.ForeignKey("people.id"), nullable=False, index=True
        ),
        sa.Column(
            "entry_id", sa.Integer(), sa.ForeignKey("entries.id"), nullable=False, index=True
        ),
        sa.Column("result_id", sa.Integer(), sa.ForeignKey("results.id")),
        sa.Column("disposal", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("months", sa.Integer()),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "telling_clocks",
        sa.Column("telling_id", sa.Integer(), sa.ForeignKey("tellings.id"), primary_key=True),
        sa.Column("clock_id", sa.Integer(), sa.ForeignKey("clocks.id"), primary_key=True),
    )
