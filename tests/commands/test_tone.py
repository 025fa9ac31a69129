"""Adverts in a review: TikTok's card says that they count more, Instagram's keeps them under more."""

from __future__ import annotations

from bot.cards import words
from bot.coaching.opening import open_rulebook
from bot.shell.rules import page
from tests.sim.world import START, texts, world

ADVERT = "The green lamp is back, and I'd love to hear what you think of it. Don't miss out"


async def test_a_review_for_tiktok_says_that_an_advert_counts_more_there() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=ADVERT, platform="tiktok")).response

        assert "Don't miss out" in texts(card)
        assert "counts more on TikTok" in texts(card)


async def test_on_instagram_the_same_words_are_a_hint_under_more() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=ADVERT, platform="instagram")).response
        more = (await w.mira.click(card, label=words.MORE)).response

        assert "how an advert talks" not in texts(card)
        assert "how an advert talks" in texts(more)
        assert "counts more" not in texts(more)


async def test_the_glossary_points_to_a_german_video_and_claims_nothing_of_it() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn glossary", term="german video")).response

        assert "in German" in texts(card)
        assert "nothing it tells you is from there" in texts(card)


def test_the_page_of_a_rule_shows_its_level_and_its_message_on_each_platform() -> None:
    rule = open_rulebook().rulebook.rules["platform.ad-speak"]
    shown = "\n".join(str(getattr(part, "text", part)) for part in page(rule, START.date()))

    assert "hint, warning on tiktok" in shown
    assert "On tiktok" in shown and "counts more on TikTok" in shown
