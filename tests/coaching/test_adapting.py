"""A draft on its way to the other platform: what the version must hold and must not, and what is true of every one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.caption.reading import read
from bot.coaching.adapting import Route, adapting, advice, route
from bot.coaching.choosing import Chosen, Picks, choose, offers
from bot.coaching.reviewing import review
from tests.sim.world import shelf

BOOK = shelf().current
CASES = yaml.safe_load((Path(__file__).parent / "adapting.yaml").read_text(encoding="utf-8"))
WAYS = [("instagram", "tiktok"), ("tiktok", "instagram")]
each_case = pytest.mark.parametrize("case", CASES, ids=[one["name"] for one in CASES])
each_way = pytest.mark.parametrize(("leaves", "enters"), WAYS)


def way_of(leaves: str, enters: str, format: str | None = None) -> Route:
    return route(BOOK, leaves, enters, format, "en")


def chosen(caption: str, way: Route, picks: Picks | None = None) -> Chosen:
    platform = way.there.platform.id
    read_there = adapting(lambda text: review(text, BOOK, platform, format=way.format), way)
    return choose(read_there(caption), picks, read_there)


def version(caption: str, leaves: str, enters: str) -> str:
    return chosen(caption, way_of(leaves, enters)).text


@each_case
def test_a_draft_becomes_what_the_other_platform_wants(case: dict[str, Any]) -> None:
    way = way_of(case["from"], case["to"], case.get("format"))
    text = chosen(case["draft"], way).text
    said = {one.adaptation.id for one in advice(way, case["draft"])}

    assert [one for one in case.get("has", ()) if one.casefold() not in text.casefold()] == [], text
    assert [one for one in case.get("lacks", ()) if one.casefold() in text.casefold()] == [], text
    assert set(case.get("said", ())) <= said
    assert not said.intersection(case.get("unsaid", ()))
    assert not case.get("same") or text == case["draft"]


@each_case
def test_the_version_is_not_adapted_again(case: dict[str, Any]) -> None:
    way = way_of(case["from"], case["to"], case.get("format"))
    text = chosen(case["draft"], way).text

    assert chosen(text, way).text == text


@each_case
def test_where_nothing_is_taken_the_draft_is_left_byte_for_byte(case: dict[str, Any]) -> None:
    way = way_of(case["from"], case["to"], case.get("format"))
    offered = chosen(case["draft"], way).offers

    assert chosen(case["draft"], way, Picks((0,) * len(offered))).text == case["draft"]


@each_case
def test_each_edit_names_its_reason_and_what_that_stands_on(case: dict[str, Any]) -> None:
    way = way_of(case["from"], case["to"], case.get("format"))
    for offer in chosen(case["draft"], way).offers:
        for finding in offer.findings:
            assert finding.why and finding.message
            assert finding.sources or not finding.rule.startswith("adapt.")


@pytest.mark.parametrize("draft", [one["draft"] for one in CASES], ids=[one["name"] for one in CASES])
def test_the_two_directions_say_different_things_of_the_same_draft(draft: str) -> None:
    there, back = ({one.adaptation.id for one in advice(way_of(*way), draft)} for way in WAYS)

    assert there - back and back - there


found = [phrase for one in BOOK.knowledge.adaptations.values() for phrase in one.phrases]
words = st.sampled_from(sorted({*found, *(word for case in CASES for word in case["draft"].split(" "))}))
drafts = st.lists(words, min_size=1, max_size=40).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(drafts, st.sampled_from(WAYS))
@example("use the question sticker message me for", ("tiktok", "instagram"))
def test_there_and_back_and_there_doubles_nothing(draft: str, way: tuple[str, str]) -> None:
    back = tuple(reversed(way))
    there = version(draft, *way)
    again = version(version(there, *back), *way)

    assert version(version(again, *back), *way) == again, "from then on nothing changes any more"
    assert len(again.split()) <= len(there.split()) + 12
    for tag in {one for one in again.split() if one.startswith(("#", "@"))}:
        assert again.split().count(tag) <= draft.split().count(tag)
    asked = [one for one in BOOK.knowledge.adaptations.values() if not one.repeats]
    for says in {says for one in asked for says in one.phrases.values() if says}:
        was = sum(text.casefold().count(says.casefold()) for text in (draft, there))
        assert again.casefold().count(says.casefold()) <= max(was, 1)


@settings(max_examples=120, deadline=None)
@given(drafts, st.sampled_from([*WAYS, ("instagram", "threads")]))
def test_a_version_never_has_more_hashtags_than_the_platform_takes(draft: str, way: tuple[str, str]) -> None:
    there = way_of(*way)
    text = chosen(draft, there).text
    adverts = [one for one in text.split() if one.startswith("#ad")]

    assert len(read(text, BOOK.grammar("en")).hashtags) <= there.there.numbers["hashtags"] + len(adverts)


@settings(max_examples=80, deadline=None)
@given(drafts, st.sampled_from(WAYS))
def test_any_draft_is_left_as_it_is_where_nothing_is_taken(draft: str, way: tuple[str, str]) -> None:
    there = way_of(*way)
    offered = offers(chosen(draft, there).review)

    assert chosen(draft, there, Picks((0,) * len(offered))).text == draft


@each_way
def test_at_home_only_the_limits_speak(leaves: str, enters: str) -> None:
    draft = "Grab yours now. DM me, duet this #weave #loom #wool #yarn #blue #red #viral"
    said = {one.adaptation.id for one in advice(way_of(enters, enters), draft)}

    assert said == {"hashtags"}
    assert version(draft, enters, enters) == draft.removesuffix(" #viral").removesuffix(" #red")
