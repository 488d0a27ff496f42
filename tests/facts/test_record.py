"""The record: JSON to facts to JSON comes home, and what is no record is refused in plain words."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import generated
from moothall.facts.packs import SCHEMA, Pack
from moothall.facts.record import RecordError, essence, from_json, schema, to_json
from shared_packs import each_record

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
whole_packs = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.shared
@each_record
def test_a_reference_record_comes_home(path: Path) -> None:
    text = path.read_bytes()
    assert essence(json.loads(to_json(from_json(text)))) == essence(json.loads(text))


@whole_packs
@given(generated.packs())
def test_any_pack_comes_home(pack: Pack) -> None:
    text = to_json(pack)
    assert from_json(text) == pack
    assert essence(json.loads(to_json(from_json(text)))) == essence(json.loads(text))


@whole_packs
@given(generated.packs())
def test_a_record_is_as_good_without_what_says_nothing(pack: Pack) -> None:
    text = json.dumps(essence(json.loads(to_json(pack))))
    assert essence(json.loads(to_json(from_json(text)))) == json.loads(text)


def test_a_pack_may_say_nothing_but_its_schema() -> None:
    pack = from_json(json.dumps({"schema": SCHEMA}))
    assert pack == Pack(schema=SCHEMA)
    assert pack.date is None


def test_absent_null_and_empty_mean_the_same() -> None:
    item = {"number": "1", "title": "Apologies"}
    short = {"schema": SCHEMA, "agenda": [item]}
    long = {"schema": SCHEMA, "body": None, "minutes": [], "agenda": [{**item, "pages": None}]}
    assert from_json(json.dumps(short)) == from_json(json.dumps(long))
    assert essence(short) == essence(long)


def test_keys_that_this_version_does_not_know_are_left_out() -> None:
    pack = from_json(json.dumps({"schema": SCHEMA, "body": "Harbour Board", "weather": {"wind": "fresh"}}))
    assert pack == Pack(schema=SCHEMA, body="Harbour Board")
    assert b"weather" not in to_json(pack)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "truncated"),
        ("{", "truncated"),
        ("Agenda", "malformed"),
        ("null", "got `null`"),
        ("[]", "got `array`"),
        ("{}", "`schema`"),
        ('{"schema": 1}', "$.schema"),
        ('{"schema": "moothall.pack/0"}', "this version reads 'moothall.pack/1'"),
        ('{"schema": "moothall.pack/1", "agenda": [{"number": 1, "title": "x"}]}', "$.agenda[0].number"),
        ('{"schema": "moothall.pack/1", "agenda": [{"number": "1"}]}', "missing required field `title`"),
        ('{"schema": "moothall.pack/1", "agenda": [{"number": "1", "title": "x", "pages": [3]}]}', "$.agenda[0].pages"),
        ('{"schema": "moothall.pack/1", "meeting": {"date": "31 January"}}', "$.meeting.date"),
        ('{"schema": "moothall.pack/1", "meeting": {"time": "2 pm"}}', "$.meeting.time"),
        ('{"schema": "moothall.pack/1", "meeting": {"time": "24:00"}}', "$.meeting.time"),
        ('{"schema": "moothall.pack/1", "indicators": [{"kind": "risk"}]}', "$.indicators[0].kind"),
        ('{"schema": "moothall.pack/1", "body": "\ud800"}', "surrogates not allowed"),
        (b'{"schema": "moothall.pack/1", "body": "\xff"}', "invalid start byte"),
        (b'{"schema": "moothall.pack/1", "x": ' + b"[" * 100_000, "recursion"),
    ],
)
def test_what_is_no_record_is_refused_with_what_is_wrong_and_where(text: str | bytes, says: str) -> None:
    with pytest.raises(RecordError, match="record") as refusal:
        from_json(text)
    assert says in str(refusal.value)


@given(st.binary(max_size=200) | st.text(max_size=200) | json_values.map(json.dumps))
def test_any_input_is_a_pack_or_a_refusal(text: str | bytes) -> None:
    assert isinstance(pack_or_refusal(text), Pack | RecordError)


def pack_or_refusal(text: str | bytes) -> Pack | RecordError:
    try:
        return from_json(text)
    except RecordError as refusal:
        return refusal


@given(json_values)
def test_the_essence_of_an_essence_is_itself(value: object) -> None:
    assert essence(essence(value)) == essence(value)


def test_essence_keeps_what_says_something() -> None:
    assert essence({"a": 0, "b": False, "c": "", "d": None, "e": [], "f": {"g": None}}) == {"a": 0, "b": False, "c": ""}


def test_the_schema_describes_every_part_of_a_pack() -> None:
    described = schema()["$defs"]["Pack"]
    assert set(described["properties"]) == {field.encode_name for field in msgspec.structs.fields(Pack)}
    assert described["required"] == ["schema"]
