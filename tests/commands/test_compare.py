"""/compare: two platforms side by side, each fact with its source and day, and a next step that starts something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.cards import learning_words as words
from bot.cards.card import MOST_COMPONENTS, MOST_TEXT, size
from bot.cards.compare import Comparison, answer_card, topic_card, topics_card
from bot.rulebook.knowledge.model import Answer, Topic
from tests.sim.everything import planted
from tests.sim.world import custom_id, labels, select_ids, shelf, texts, world

BOOK = shelf().current
TOPICS = BOOK.knowledge.topics
FRESH, LATER = date(2026, 11, 22), date(2027, 5, 2)
every_topic = pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))


def comparison(today: date = FRESH) -> Comparison:
    return Comparison(BOOK.knowledge, BOOK.platforms, 1, today)


def said(topic: Topic, today: date = FRESH) -> str:
    """Every page of it."""
    return "\n".join(dict.fromkeys(texts(_Sent(topic, today, page)) for page in range(9)))


class _Sent:
    """A card as a received message, for `texts`."""

    content = ""

    def __init__(self, topic: Topic, today: date, page: int) -> None:
        self.components = topic_card(comparison(today), topic, page).view.to_components()


def test_every_subject_of_the_issue_has_a_topic() -> None:
    wanted = {"audience", "formats", "usability", "algorithm", "what-counts", "community", "influencer-marketing"}

    assert wanted | {"interact", "limits", "strengths"} <= set(TOPICS)


@every_topic
def test_each_topic_has_both_sides_sources_days_and_what_to_do(topic: Topic) -> None:
    shown = said(topic)

    assert "**TikTok**" in shown or "### TikTok" in shown
    assert "**Instagram**" in shown or "### Instagram" in shown
    assert "→" in shown
    small = [line for line in shown.split("\n") if line.startswith("-# ") and "side by side" not in line]
    assert small and all("-" in line and "20" in line for line in small)


@every_topic
@pytest.mark.parametrize("today", [FRESH, LATER])
def test_each_topic_fits_a_card(topic: Topic, today: date) -> None:
    components, characters = size(topic_card(comparison(today), topic).view)

    assert components <= MOST_COMPONENTS
    assert characters <= MOST_TEXT


def test_a_topic_of_many_rows_goes_on_another_page() -> None:
    topic = TOPICS["algorithm"]
    long = replace(topic, rows=topic.rows * 12)

    cards = [topic_card(comparison(), long, page) for page in range(4)]

    assert all(size(card.view)[1] <= MOST_TEXT and size(card.view)[0] <= MOST_COMPONENTS for card in cards)
    assert words.PAGE_ON in str(cards[0].view.to_components())
    assert words.PAGE_BACK in str(cards[1].view.to_components())


def test_a_fact_past_its_day_says_so_and_one_before_it_does_not() -> None:
    warning = words.AGED.split("{", maxsplit=1)[0]

    assert warning in said(TOPICS["audience"]), "the article is from 2023"
    assert warning not in said(TOPICS["what-counts"])
    assert said(TOPICS["what-counts"], LATER).count(warning) == 8


def test_where_an_old_and_a_new_source_differ_both_are_shown_with_their_days() -> None:
    counts, followers, ways = (said(TOPICS[one]) for one in ("what-counts", "algorithm", "interact"))

    assert "2024-08-08" in counts and "Lookfamed" in counts
    assert "TikTok Newsroom" in followers and "Lookfamed" in followers
    assert ways.count("### TikTok") == 1 and "Lookfamed" in ways


def test_the_menus_of_the_two_platforms_differ() -> None:
    menus = {platform: {way.name for way in ways} for platform, ways in BOOK.knowledge.menus.items()}

    assert menus["tiktok"] - menus["instagram"]
    assert menus["instagram"] - menus["tiktok"]


def test_limits_are_those_of_the_platform_files() -> None:
    shown = said(TOPICS["limits"])

    assert f"{BOOK.platforms['instagram'].limits['caption'].value:,}" in shown
    assert BOOK.platforms["tiktok"].limits["hashtags"].note in shown


def test_the_overview_ends_on_a_conclusion_and_a_dated_opinion() -> None:
    view = topics_card(comparison()).view
    shown = str(view.to_components())

    assert "2023-08-26" in shown
    assert words.OPINION.split(":", maxsplit=1)[0] in shown
    assert size(view)[1] <= MOST_TEXT


async def test_without_a_topic_all_are_listed_and_one_is_picked() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "compare")
        assert answer.ephemeral
        assert all(one.title in texts(answer.response) for one in TOPICS.values())

        await w.mira.select(answer.response, ["limits"], custom_id=select_ids(answer.response)[0])

        assert "2,200" in texts(answer.response)


@pytest.mark.parametrize("typed", ["What counts", "what-counts", "WHAT  COUNTS", "whatcount"])
async def test_a_topic_is_found_however_it_is_typed(typed: str) -> None:
    async with world() as w:
        assert "## What counts" in texts((await w.mira.slash(w.general, "compare", topic=typed)).response)


async def test_an_unknown_topic_is_answered_with_those_that_there_are() -> None:
    async with world() as w:
        shown = texts((await w.mira.slash(w.general, "compare", topic="*bananas*")).response)

        assert "bananas" in shown and "Audience" in shown


async def test_topics_are_offered_while_typing() -> None:
    async with world() as w:
        offered = await w.mira.autocomplete(w.general, "compare", "topic", "limi")

        assert [one["value"] for one in offered] == ["limits", "strengths"]


@every_topic
async def test_the_next_step_of_each_topic_starts_something(topic: Topic) -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "compare", topic=topic.id)).response
        while words.PAGE_ON in labels(card):
            await w.mira.click(card, label=words.PAGE_ON)
        label = words.NEXT_STEPS[topic.next]
        assert label in labels(card)

        answer = await w.mira.click(card, custom_id=custom_id(card, label))

        assert answer.modal is not None or texts(answer.response)


QUESTION = TOPICS["audience"].question


async def test_the_audience_topic_asks_who_the_viewer_is_and_answers_with_a_lean_that_is_no_verdict() -> None:
    assert QUESTION is not None
    async with world() as w:
        card = (await w.mira.slash(w.general, "compare", topic="audience")).response
        await w.restart()

        await w.mira.select(card, ["gen-z"], custom_id=select_ids(card)[0])

        shown = texts(card)
        assert words.LEANS.format(platform="TikTok") in shown
        assert "2023-08-26" in shown and words.CLAIM.split(":", maxsplit=1)[0] in shown
        assert words.AGED.split("{", maxsplit=1)[0] in shown
        assert QUESTION.weak in shown
        assert labels(card) == [words.NEXT_STEPS["profile"]]


@pytest.mark.parametrize("answer", QUESTION.answers if QUESTION else (), ids=lambda one: one.id)
def test_every_answer_has_a_source_its_day_and_what_to_do(answer: Answer) -> None:
    card = answer_card(comparison(), TOPICS["audience"], answer)
    shown = str(card.view.to_components())

    assert answer.facts and answer.do in shown
    assert "2023-08-26" in shown
    assert size(card.view)[1] <= MOST_TEXT


def test_an_old_and_a_young_viewer_lean_to_different_platforms_and_an_unknown_one_to_none() -> None:
    leans = {one.id: one.leans for one in QUESTION.answers} if QUESTION else {}

    assert leans["gen-z"] == "tiktok" and leans["every-age"] == "instagram" and not leans["not-yet"]


async def test_an_answer_or_a_topic_that_is_gone_shows_what_there_is() -> None:
    async with world() as w:
        id = f"coach1:compare-answer:{w.mira.id}:limits"
        card = await planted(w, id)
        answer = await w.mira.click(card, custom_id=id)

        assert "## Limits" in texts(answer.response or card)


def test_strengths_and_limits_hold_the_dated_limits_of_the_platform_files() -> None:
    shown = said(TOPICS["strengths"])

    for platform in ("instagram", "tiktok"):
        limit = BOOK.platforms[platform].limits["hashtags"]
        assert limit.note in shown and limit.as_of.isoformat() in shown
    assert "What speaks for it" in shown and "Where it is short" in shown


def test_ease_of_use_has_a_hint_where_to_start() -> None:
    assert "Start here" in said(TOPICS["usability"])
    assert TOPICS["usability"].next == "adapt"
