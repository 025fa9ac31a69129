"""The ways into /adapt beside its options: the form, the message menu, the button under a review, a next step."""

from __future__ import annotations

from typing import Any

import pytest

from bot.cards import learning_words, words
from bot.cards.form import BOTH, AdaptForm
from bot.cards.keys import EditsKey
from bot.cards.next_steps import next_id
from bot.commands.services import Operator
from tests.commands.test_edit_buttons import copied, section_id
from tests.sim.everything import planted
from tests.sim.world import World, go_on, select_ids, shelf, texts, world

POST = "Hey guys, the loom is warped.\n\nNine evenings of wool.\n\nGrab yours now #weave #loom #wool #insta #yarn #blue"
TO_TIKTOK = learning_words.ADAPT_TITLE.format(leaves="Instagram", enters="TikTok")
TO_INSTAGRAM = learning_words.ADAPT_TITLE.format(leaves="TikTok", enters="Instagram")


async def sent(w: World, form: Any, enters: str, caption: str = POST, leaves: str = "instagram") -> Any:
    return await w.mira.submit_modal(form, {"caption": caption, "from": [leaves], "to": [enters]})


async def test_without_a_caption_a_form_opens_that_keeps_the_lines_as_they_are() -> None:
    async with world() as w:
        form = await w.mira.slash(w.general, "adapt")
        assert form.modal is not None

        answer = await sent(w, form, "tiktok|")

        assert answer.ephemeral
        assert TO_TIKTOK in texts(answer.response)
        assert "\n\nNine evenings of wool.\n\n" in await copied(w, answer.response)


async def test_the_form_has_both_to_pick_too() -> None:
    async with world() as w:
        shown = texts((await sent(w, await w.mira.slash(w.general, "adapt"), BOTH)).response)

        assert "### TikTok" in shown and "### Instagram" in shown


@pytest.mark.parametrize(("leaves", "enters"), [("instagram", "tiktok"), ("tiktok", "instagram"), ("threads", BOTH)])
def test_the_form_proposes_a_way_that_there_is(leaves: str, enters: str) -> None:
    form = AdaptForm(shelf().current.platforms.values(), leaves, enters).to_dict()
    _, left, entered = (one["component"].get("options", ()) for one in form["components"])

    assert [one["value"] for one in left if one.get("default")] == [leaves]
    assert [one["value"].rstrip("|") for one in entered if one.get("default")] == [enters]
    assert len(entered) <= 25


async def test_a_caption_alone_goes_from_the_usual_platform_to_the_other_one() -> None:
    async with world(Operator(cooldown=0, default_platform="tiktok")) as w:
        shown = (await w.mira.slash(w.general, "adapt", caption="The loom is warped. Stitch this")).response

        assert TO_INSTAGRAM in texts(shown)


async def test_a_format_has_its_own_limit() -> None:
    long = "The wool is blue and the evening is long. " * 60
    async with world() as w:
        there = {"from": "instagram", "to": "tiktok"}
        video = (await w.mira.slash(w.general, "adapt", caption=long, format="video", **there)).response
        photo = (await w.mira.slash(w.general, "adapt", caption=long, format="Photo", **there)).response

        assert "2,200" in texts(video)
        assert "2,200" not in texts(photo)


async def test_every_control_keeps_the_format() -> None:
    async with world() as w:
        there = {"from": "instagram", "to": "tiktok"}
        shown = (await w.mira.slash(w.general, "adapt", caption=POST, format="photo", **there)).response
        key, _ = EditsKey.read(section_id(shown, 0))

        assert key.review.format == "photo"


async def test_a_format_that_the_platform_lacks_is_named_with_those_it_has() -> None:
    async with world() as w:
        answer = await w.mira.slash(
            w.general, "adapt", caption=POST, **{"from": "instagram", "to": "tiktok"}, format="reel"
        )

        assert "video" in texts(answer.response) and "photo" in texts(answer.response)


async def test_formats_are_offered_of_where_it_goes() -> None:
    async with world() as w:
        offered = await w.mira.autocomplete(w.general, "adapt", "format", "", to="tiktok")
        assert [one["value"] for one in offered] == ["video", "photo"]

        offered = await w.mira.autocomplete(w.general, "adapt", "format", "car")
        assert [one["value"] for one in offered] == ["carousel"]


async def test_a_message_opens_the_form_with_its_caption_in_it() -> None:
    async with world() as w:
        message = await w.mira.send(w.general, POST)
        form = await w.mira.context_menu(w.general, learning_words.ADAPT_MENU, message)

        assert form.modal is not None and "Nine evenings" in str(form.modal)
        assert TO_TIKTOK in texts((await sent(w, form, "tiktok|")).response)


async def test_the_profile_does_not_count_for_what_somebody_else_wrote() -> None:
    async with world() as w:
        message = await w.jo.send(w.general, POST)
        form = await w.mira.context_menu(w.general, learning_words.ADAPT_MENU, message)
        shown = (await sent(w, form, "tiktok|")).response
        key, _ = EditsKey.read(section_id(shown, 0))

        assert not key.review.own


async def test_a_message_of_the_coach_or_with_a_file_alone_is_answered_with_what_to_do() -> None:
    async with world() as w:
        mine = await planted(w, "coach1:next-review")
        spoken = await w.mira.send(w.general, "", attachments=[("talk.srt", b"1")])

        for message, said in ((mine, words.MY_OWN), (spoken, learning_words.ADAPT_NO_TALK)):
            answer = await w.mira.context_menu(w.general, learning_words.ADAPT_MENU, message)
            assert texts(answer.response) == said


async def test_a_review_of_ones_own_caption_leads_to_its_version_for_the_other_platform() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=POST, platform="instagram")).response
        await w.restart()

        answer = await go_on(w.mira, card, "adapt")

        assert answer.ephemeral
        assert TO_TIKTOK in texts(answer.response)


async def test_a_review_of_somebody_elses_caption_or_a_shared_one_does_not_offer_that() -> None:
    async with world() as w:
        of_jo = await w.mira.context_menu(w.general, words.REVIEW_MENU, await w.jo.send(w.general, POST))
        own = (await w.mira.slash(w.general, "review", caption=POST, platform="instagram")).response
        await w.mira.click(own, label=words.SHARE)

        assert select_ids(own)
        assert not select_ids(of_jo.response)
        assert not select_ids(w.general.last_message)


async def test_the_next_step_adapt_opens_the_form() -> None:
    async with world() as w:
        answer = await w.mira.click(await planted(w, next_id("adapt")), custom_id=next_id("adapt"))

        assert answer.modal is not None
