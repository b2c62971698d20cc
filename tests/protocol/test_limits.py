"""Every form of limit: its words, its basis, what it counts from, and its way to JSON and back."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from dutydesk.protocol.limits import FORMS, Limit, limit_adapter

H24 = {"within": "24 hours"}
SOON = {"as_soon_as": "possible", "target": "1 hour"}
HEARING = {"before": "hearing"}
SERIOUS = {"when": {"serious": True}, "limit": SOON}
DAYS, HOURS = (lambda n: timedelta(days=n)), (lambda n: timedelta(hours=n))

FORMS_WRITTEN: list[tuple[dict[str, Any], str, str, str, timedelta | None]] = [
    (H24, "24 hours", "limit", "event", HOURS(24)),
    ({"within": "2 days", "from": "receipt"}, "2 days after receipt", "limit", "receipt", DAYS(2)),
    (
        {"within": "5 working days", "at": "17:00"},
        "within 5 working days, by 17:00", "limit", "event", DAYS(4) + HOURS(17),
    ),
    (
        {"within": "3 months", "beginning_with_day": True},
        "3 months beginning with the day", "limit", "event", DAYS(83),
    ),
    (
        {"within": "3 months", "beginning_with_day": "after", "from": "arrest"},
        "3 months beginning with the day after the arrest", "limit", "arrest", DAYS(84),
    ),
    (
        {"within": "10 days", "from": "completed:r33"},
        "10 days after the completion of r33", "limit", "completed:r33", DAYS(10),
    ),
    (
        {"next_working_day_at": "10:00"},
        "10:00 on the next working day", "limit", "event", HOURS(10),
    ),
    ({"same_day": True}, "the same day", "limit", "event", None),
    ({"same_day": True, "from": "panel"}, "the same day as the panel", "limit", "panel", None),
    (HEARING, "before the hearing", "limit", "hearing", None),
    (
        {"before": "release", "lead": "one month"},
        "1 month before the release date", "limit", "release", None,
    ),
    ({"by": "next_hearing"}, "by the next hearing", "limit", "next_hearing", None),
    ({"every": "3 months", "counted_from": "start"}, "every 3 months", "limit", "event", DAYS(84)),
    (
        {"every": "3 months", "counted_from": "last", "desk_target": True},
        "no time given", "desk target", "event", DAYS(84),
    ),
    (
        {
            "every": "3 months", "counted_from": "last", "desk_target": True,
            "words": "from time to time",
        },
        "from time to time", "desk target", "event", DAYS(84),
    ),
    (
        {"every": ["20 working days", "3 months", "6 months"], "counted_from": "last"},
        "20 working days, then 3 months, then every 6 months", "limit", "event", DAYS(20),
    ),
    (
        {"contacts": [{"a_month": 8, "for": "12 weeks"}, {"a_month": 4}], "from": "release"},
        "8 contacts a month for 12 weeks, then 4 a month from the release date",
        "limit", "release", DAYS(27),
    ),
    (
        {"contacts": [{"a_month": 1}], "desk_target": True},
        "no time given", "desk target", "event", DAYS(27),
    ),
    (
        {"earliest_of": [H24, {"within": "2 hours", "from": "known"}]},
        "24 hours or 2 hours after the time the desk knew, whichever is earlier",
        "limit", "event known", HOURS(2),
    ),
    (
        {"latest_of": [H24, HEARING]},
        "24 hours or before the hearing, whichever is later", "limit", "event hearing", HOURS(24),
    ),
    (
        {"not_before": "3 months", "then": {"within": "2 weeks"}, "from": "order"},
        "not before 3 months from the order, then 2 weeks", "limit", "order", DAYS(98),
    ),
    ({"not_before": "1 day", "then": HEARING}, "not before 1 day, then before the hearing", "limit",
     "event hearing", None),
    ({"fraction": "1/2", "of": "term"}, "half of the term", "limit", "term_start term_end", None),
    ({"fraction": "3/5", "of": "term"}, "3/5 of the term", "limit", "term_start term_end", None),
    (
        {"choose": [SERIOUS, {"limit": H24}]},
        "as soon as possible or 24 hours, as the facts decide", "desk target", "event", HOURS(1),
    ),
    (SOON, "as soon as possible", "desk target", "event", HOURS(1)),
    ({**SOON, "words": "promptly"}, "promptly", "desk target", "event", HOURS(1)),
    ({"not_until": "assessment"}, "not until the assessment", "limit", "assessment", None),
    ({"no_limit": True}, "no limit", "none", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("written", "words", "basis", "anchors", "length"), FORMS_WRITTEN)
def test_each_form(written, words, basis, anchors, length):
    limit = limit_adapter.validate_python(written)
    assert limit.words == words
    assert limit.basis == basis
    assert limit.anchors() == set(anchors.split())
    assert limit.length() == length
    stored = limit_adapter.dump_json(limit)
    assert limit_adapter.validate_json(stored) == limit
    assert limit_adapter.dump_json(limit_adapter.validate_json(stored)) == stored


def test_no_form_is_left_out_here():
    assert {key for written, *_ in FORMS_WRITTEN for key in written if key in FORMS} == set(FORMS)


def test_stored_as_the_file_writes_it():
    for written, *_ in FORMS_WRITTEN:
        stored = limit_adapter.dump_python(limit_adapter.validate_python(written), mode="json")
        assert set(stored) == set(written)


def test_a_desk_target_never_passes_for_the_protocols_word():
    for both in ({"earliest_of": [SOON, H24]}, {"latest_of": [H24, SOON]}):
        assert limit_adapter.validate_python(both).basis == "desk target"
    nothing = {"choose": [{"limit": {"no_limit": True}}]}
    assert limit_adapter.validate_python(nothing).basis == "none"
    either = {"choose": [{"when": {"a": True}, "limit": {"no_limit": True}}, {"limit": H24}]}
    assert limit_adapter.validate_python(either).basis == "limit"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (24, ["24 is not a limit", "write a table"]),
        ({}, ["a limit has one of the keys `within`", "`no_limit`"]),
        ({"wihtin": "1 day"}, ["this has `wihtin`"]),
        ({"within": "1 day", "before": "hearing"}, ["`within`, `before`", "keep one"]),
        (
            {"every": "1 month", "counted_from": "last", "words": "often"},
            ["`words` goes with `desk_target = true`"],
        ),
        ({"contacts": [{"a_month": 1}], "words": "often"}, ["`words` goes with `desk_target"]),
        ({"within": "a while"}, ["`within`", "write a whole number", "{ within = "]),
        ({"within": "1 day", "lead": "1 day"}, ["`lead` does not go with `within`", "`from`"]),
        ({"within": "1 day", "from_": "event"}, ["`from_` does not go"]),
        ({"within": "1 day", "from": "The Court"}, ["`from`", "not the name of an instant"]),
        ({"within": "1 day", "from": "completed:"}, ["not the name of an instant"]),
        ({"within": "3 hours", "at": "17:00"}, ["`at` does not go with hours"]),
        ({"within": "3 days", "at": "5pm"}, ["`at`", 'such as "17:00"']),
        ({"within": "3 days", "at": 17}, ["`at`", 'such as "17:00"']),
        ({"within": "3 days", "at": "24:00"}, ["`at`", 'such as "17:00"']),
        ({"within": "5 working days", "beginning_with_day": True}, ["`beginning_with_day`"]),
        ({"within": "5 hours", "beginning_with_day": "after"}, ["`beginning_with_day`"]),
        ({"same_day": False}, ["`same_day`", "{ same_day = true }"]),
        ({"no_limit": False}, ["`no_limit`"]),
        ({"before": "hearing", "from": "event"}, ["`from` does not go with `before`"]),
        ({"every": "3 months"}, ["`counted_from` is missing", 'counted_from = "start"']),
        ({"every": [], "counted_from": "last"}, ["`every`"]),
        ({"every": "1 day", "counted_from": "end"}, ["`counted_from`", "'start' or 'last'"]),
        ({"contacts": []}, ["`contacts`"]),
        ({"contacts": [{"a_month": 0}]}, ["`contacts.0.a_month`", "greater than or equal to 1"]),
        ({"contacts": [{"a_month": True}]}, ["`contacts.0.a_month`", "integer"]),
        ({"contacts": [{"a_month": 2, "fro": "1 day"}]}, ["`contacts.0.fro` is not a key"]),
        ({"contacts": [{"a_month": 2}, {"a_month": 1}]}, ["every phase but the last"]),
        ({"contacts": [{"a_month": 2, "for": "1 month"}]}, ["the last phase runs on"]),
        ({"contacts": [{"a_month": 2, "for": "9 hours"}, {"a_month": 1}]}, ["`for` is a number"]),
        ({"earliest_of": [H24]}, ["two limits or more"]),
        ({"latest_of": [H24, {"no_limit": True}]}, ["`no_limit` has no instant to compare"]),
        ({"earliest_of": [H24, {"not_until": "panel"}]}, ["`not_until` has no instant"]),
        ({"earliest_of": [H24, {"within": "soon"}]}, ["`earliest_of.1`", '"soon" is not a span']),
        ({"not_before": "3 months"}, ["`then` is missing"]),
        ({"fraction": "half", "of": "term"}, ['write one such as "1/2"']),
        ({"fraction": "3/2", "of": "term"}, ['write one such as "1/2"']),
        ({"fraction": "1/0", "of": "term"}, ['write one such as "1/2"']),
        ({"choose": []}, ["`choose`"]),
        ({"choose": [{"limit": H24}, SERIOUS]}, ["only the last branch", "move it to the end"]),
        ({"choose": [{"when": {"serious": True}}]}, ["`choose.0.limit` is missing"]),
        ({"as_soon_as": "possible"}, ["`target` is missing", 'target = "1 hour"']),
        ({"as_soon_as": "", "target": "1 hour"}, ["`as_soon_as`"]),
    ],
)
def test_refused_with_the_key_and_what_to_write(written, says):
    with pytest.raises(ValidationError) as refused:
        limit_adapter.validate_python(written)
    [fault] = refused.value.errors()
    for words in says:
        assert words in fault["msg"]


def test_a_field_of_a_rule():
    class Holder(BaseModel):
        limit: Limit

    held = Holder.model_validate({"limit": H24})
    assert Holder.model_validate_json(held.model_dump_json()) == held
    with pytest.raises(ValidationError) as refused:
        Holder.model_validate({"limit": {"within": "soon"}})
    assert refused.value.errors()[0]["loc"] == ("limit",)


@pytest.mark.parametrize("key", sorted(FORMS))
def test_the_example_in_each_error_is_itself_a_limit(key):
    import tomllib

    written = tomllib.loads(f"limit = {FORMS[key].example}")["limit"]
    assert FORMS[key].key == key
    assert isinstance(limit_adapter.validate_python(written), FORMS[key])
