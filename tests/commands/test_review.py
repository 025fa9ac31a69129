"""/review, its form, and the message menu, through a simulated Discord."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cards import words
from bot.commands import coach
from tests.sim.world import labels, texts, world

CROWD = "Hey guys, the bread is out of the oven and I hope all of you try it"
BAD_INPUT = yaml.safe_load((Path(__file__).parent / "bad_input.yaml").read_text(encoding="utf-8"))


def says(answer: str, sentence: str) -> bool:
    """Whether an answer is this sentence of the coach, whatever fills its gaps."""
    return all(part in answer for part in [piece.split("}")[-1] for piece in sentence.split("{")])


async def test_a_caption_gets_a_private_card_with_its_places_marked_and_a_rewrite() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "review", caption=CROWD)

        assert answer.ephemeral
        assert "Hey **guys**, the bread" in texts(answer.response)
        assert "**all of you**" in texts(answer.response)
        assert "> Hey, the bread is out of the oven and I hope you try it" in texts(answer.response)
        assert words.COPY in labels(answer.response)


async def test_the_platform_and_format_that_were_chosen_stand_on_the_card() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "review", caption=CROWD, platform="tiktok", format="video")

        assert "TikTok · video" in texts(answer.response)


async def test_formats_are_offered_for_the_chosen_platform() -> None:
    async with world() as w:
        offered = await w.mira.autocomplete(w.general, "review", "format", "vi", platform="tiktok")
        by_default = await w.mira.autocomplete(w.general, "review", "format", "re")

        assert [one["value"] for one in offered] == ["video"]
        assert [one["value"] for one in by_default] == ["reel"]


async def test_a_format_that_a_platform_lacks_is_answered_with_those_it_has() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "review", caption=CROWD, platform="tiktok", format="reel")

        assert answer.ephemeral
        assert "video" in texts(answer.response)


async def test_without_a_caption_a_form_opens_and_its_answer_is_the_same_card() -> None:
    async with world() as w:
        form = await w.mira.slash(w.general, "review", platform="tiktok")
        answer = await w.mira.submit_modal(form, {"caption": CROWD, "place": ["tiktok|video"]})

        assert answer.ephemeral
        assert "TikTok · video" in texts(answer.response)
        assert "**guys**" in texts(answer.response)


async def test_a_form_that_was_opened_before_a_restart_is_answered_after_it() -> None:
    async with world() as w:
        form = await w.mira.slash(w.general, "review")
        await w.restart()
        answer = await w.mira.submit_modal(form, {"caption": CROWD, "place": ["instagram|"]})

        assert "**guys**" in texts(answer.response)


async def test_a_form_of_an_earlier_version_is_answered_honestly() -> None:
    async with world() as w:
        form = await w.mira.slash(w.general, "review")
        form._interaction.modal["custom_id"] = "coach0:form"
        answer = await w.mira.submit_modal(form, {"caption": CROWD, "place": ["instagram|"]})

        assert answer.ephemeral
        assert texts(answer.response) == words.OLD_FORM


async def test_two_members_may_have_the_form_open_at_once() -> None:
    async with world() as w:
        miras = await w.mira.slash(w.general, "review")
        jos = await w.jo.slash(w.general, "review")
        first = await w.mira.submit_modal(miras, {"caption": "Dear you, this is Mira", "place": ["instagram|"]})
        second = await w.jo.submit_modal(jos, {"caption": "Dear you, this is Jo", "place": ["instagram|"]})

        assert "Mira" in texts(first.response) and "Jo" in texts(second.response)


@pytest.mark.parametrize("case", BAD_INPUT, ids=lambda case: case["name"])
async def test_what_is_no_caption_has_its_own_clear_answer(case: dict[str, Any]) -> None:
    async with world() as w:
        text = case["text"] * case.get("times", 1)
        answer = await w.mira.slash(w.general, "review", caption=text)

        assert answer.ephemeral
        assert says(texts(answer.response), getattr(words, case["answer"]))


async def test_marks_and_broken_characters_around_words_do_no_harm() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "review", caption="\u202eHey \ud83d guys\0, \u200bthis is \u2066new")

        assert answer.ephemeral
        assert "guys" in texts(answer.response)


async def test_a_caption_in_another_language_hears_that_only_limits_were_checked() -> None:
    async with world() as w:
        caption = "Heute zeige ich dir, wie ich mein Brot backe und warum der Teig so lange ruhen muss"
        answer = await w.mira.slash(w.general, "review", caption=caption)

        assert words.OTHER_LANGUAGE in texts(answer.response)


async def test_the_message_menu_reviews_a_message_in_private() -> None:
    async with world() as w:
        message = await w.mira.send(w.general, CROWD)
        answer = await w.mira.context_menu(w.general, words.REVIEW_MENU, message)

        assert answer.ephemeral
        assert "**guys**" in texts(answer.response)


async def test_the_message_menu_on_a_picture_asks_for_text() -> None:
    async with world() as w:
        message = await w.mira.send(w.general, attachments=[("bread.png", b"...")])
        answer = await w.mira.context_menu(w.general, words.REVIEW_MENU, message)

        assert texts(answer.response) == words.PICTURE


async def test_the_message_menu_on_a_message_of_the_coach_says_so() -> None:
    async with world() as w:
        card = await w.mira.slash(w.general, "review", caption=CROWD)
        shared = await w.mira.click(card.response, label=words.SHARE)
        answer = await w.mira.context_menu(w.general, words.REVIEW_MENU, shared.response)

        assert texts(answer.response) == words.MY_OWN


async def test_review_works_in_direct_messages_too() -> None:
    async with world() as w:
        answer = await w.mira.user.slash("review", caption=CROWD)

        assert "**guys**" in texts(answer.response)


async def test_a_long_caption_hears_whether_its_point_stands_before_the_fold() -> None:
    async with world() as w:
        rest = " I kept you a slice" * 12 + " #bread #baking #sourdough"
        early = await w.mira.slash(
            w.general, "review", caption="The bread is out of the oven." + rest, platform="tiktok"
        )
        late = await w.mira.slash(w.general, "review", caption="The bread" + " and the butter" * 12, platform="tiktok")
        short = await w.mira.slash(w.general, "review", caption="The bread is out of the oven", platform="tiktok")

        assert words.POINT_FIRST.format(fold=80) in texts(early.response)
        assert words.HASHTAGS.format(count=3, most=5) in texts(early.response)
        assert words.POINT_LATE.format(fold=80) in texts(late.response)
        assert "80" not in texts(short.response)


async def test_a_very_long_caption_does_not_hold_up_anyone_else(monkeypatch: pytest.MonkeyPatch) -> None:
    loops: list[bool] = []
    real = coach.review

    def watched(*args: Any, **kwargs: Any) -> Any:
        loops.append(threading.current_thread() is threading.main_thread())
        return real(*args, **kwargs)

    monkeypatch.setattr(coach, "review", watched)
    async with world() as w:
        await w.mira.slash(w.general, "review", caption=CROWD)
        await w.mira.slash(w.general, "review", caption=CROWD + " and then some" * 280)

    assert loops == [True, False]
