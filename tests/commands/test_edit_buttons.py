"""Take or leave each edit: on a private card, after a restart, with long captions, and when the wrong hand presses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.cards import words
from bot.cards.card import CAPTION_FILE, REWRITE_FILE
from bot.cards.keys import EditsKey, ReviewKey
from bot.coaching.opening import VOCABULARY
from bot.coaching.reviewing import review
from bot.commands.services import Operator
from bot.rulebook.folder import find_rules_folder
from bot.rulebook.shelf import Shelf
from tests.commands.test_forgers import forge
from tests.commands.test_review_buttons import CROWD, LONG, card, planted
from tests.sim.world import World, custom_id, labels, shelf, texts, world


def section_id(message: Any, n: int) -> str:
    """The id of the nth edit's button."""
    rows = [one if isinstance(one, dict) else one.to_dict() for one in message.components]
    sections = [one for one in rows[0]["components"] if one.get("type") == 9]
    return str(sections[n]["accessory"]["custom_id"])


async def edits(w: World, caption: str = CROWD) -> Any:
    return (await w.mira.click(await card(w, caption), label=words.EDITS)).response


async def copied(w: World, message: Any) -> str:
    answer = await w.mira.click(message, label=words.COPY_VERSION)
    assert answer.ephemeral
    if answer.response.attachments:
        return (await answer.response.attachments[0].read()).decode()
    return texts(answer.response).removeprefix("```\n").removesuffix("\n```")


async def test_the_card_of_edits_is_private_and_starts_with_the_rewrite() -> None:
    async with world() as w:
        opened = await w.mira.click(await card(w), label=words.EDITS)

        assert opened.ephemeral
        assert labels(opened.response).count(words.LEAVE_EDIT) == 2
        assert await copied(w, opened.response) == "Hey, the bread is out of the oven and I hope you try it"


async def test_an_edit_that_is_left_stays_out_of_the_result_and_can_be_taken_again() -> None:
    async with world() as w:
        shown = await edits(w)
        await w.mira.click(shown, custom_id=section_id(shown, 0))

        assert await copied(w, shown) == CROWD.replace("all of you", "you")

        await w.mira.click(shown, custom_id=section_id(shown, 1))

        assert words.ALL_LEFT in texts(shown)
        assert await copied(w, shown) == CROWD

        await w.mira.click(shown, custom_id=section_id(shown, 0))

        assert await copied(w, shown) == CROWD.replace("Hey guys,", "Hey,")


async def test_everything_works_after_a_restart_in_between() -> None:
    async with world() as w:
        shown = await card(w)
        await w.restart()
        opened = (await w.mira.click(shown, label=words.EDITS)).response
        await w.restart()
        await w.mira.click(opened, custom_id=section_id(opened, 1))
        await w.restart()

        assert await copied(w, opened) == CROWD.replace("Hey guys,", "Hey,")


async def test_an_insult_is_taken_where_the_member_wants_it() -> None:
    async with world() as w:
        shown = await edits(w, "You guys are unhinged")

        assert words.EDIT_MAY_STING in texts(shown)
        assert await copied(w, shown) == "You guys are unhinged"

        await w.mira.click(shown, label=words.TAKE_EDIT)

        assert await copied(w, shown) == "You are unhinged"


async def test_all_can_be_left_at_once_and_begun_anew() -> None:
    async with world() as w:
        caption = "Hey guys, soup.\n" * 9 + "Hey guys, soup."
        shown = await edits(w, caption)
        await w.mira.click(shown, label=words.LEAVE_ALL)

        assert await copied(w, shown) == caption

        await w.mira.click(shown, label=words.START_OVER)

        assert await copied(w, shown) == caption.replace("Hey guys", "Hey")


async def test_what_is_left_on_one_page_stays_left_on_the_next() -> None:
    async with world() as w:
        caption = "Hey guys, soup.\n" * 9 + "Hey guys, soup."
        shown = await edits(w, caption)
        await w.mira.click(shown, custom_id=section_id(shown, 0))
        await w.mira.click(shown, label=words.LATER_EDITS)

        assert words.EDITS_COUNT.format(first=8, last=10, all=10) in texts(shown)

        await w.mira.click(shown, custom_id=section_id(shown, 2))

        assert (await copied(w, shown)).count("guys") == 2

        await w.mira.click(shown, label=words.EARLIER_EDITS)

        assert words.EDITS_COUNT.format(first=1, last=7, all=10) in texts(shown)


async def test_a_long_caption_is_read_from_its_file_and_the_result_comes_as_one() -> None:
    async with world() as w:
        shown = await edits(w, LONG)
        await w.restart()
        await w.mira.click(shown, custom_id=section_id(shown, 1))

        assert CAPTION_FILE in {one.filename for one in shown.attachments}
        assert await copied(w, shown) == LONG.replace("Hey guys,", "Hey,")

        await w.mira.click(shown, custom_id=section_id(shown, 0))

        assert REWRITE_FILE not in {one.filename for one in shown.attachments}
        assert await copied(w, shown) == LONG


@pytest.mark.parametrize(
    "caption", ["Hey guys, look:\n```\n## shouting\n```\n@everyone", "Hey guys, \\_(ツ)_/ **x** ~~y~~\n> # z"]
)
async def test_markup_survives_byte_for_byte(caption: str) -> None:
    async with world() as w:
        shown = await edits(w, caption)
        while words.LEAVE_EDIT in labels(shown):
            await w.mira.click(shown, label=words.LEAVE_EDIT, custom_id=section_id(shown, 0))

        assert await copied(w, shown) == caption


async def test_on_a_shared_card_only_its_author_may_choose() -> None:
    async with world() as w:
        shared = (await w.mira.click(await card(w), label=words.SHARE)).response
        refused = await w.jo.click(shared, label=words.EDITS)
        opened = await w.mira.click(shared, label=words.EDITS)

        assert refused.ephemeral
        assert texts(refused.response) == words.NOT_YOURS.format(member=w.mira.mention)
        assert opened.ephemeral
        assert words.EDITS not in texts(shared)


async def test_the_author_of_a_draft_chooses_in_private() -> None:
    async with world(Operator(watch_drafts=True, cooldown=0)) as w:
        await w.watch("card")
        await w.mira.send(w.drafts, CROWD)
        answer = w.drafts.last_message
        refused = await w.jo.click(answer, label=words.EDITS)
        opened = await w.mira.click(answer, label=words.EDITS)

        assert texts(refused.response) == words.NOT_YOURS.format(member=w.mira.mention)
        assert opened.ephemeral
        assert await copied(w, opened.response) == "Hey, the bread is out of the oven and I hope you try it"


async def test_a_post_on_purpose_has_no_edits_to_choose() -> None:
    async with world() as w:
        shown = await card(w)
        pressed = custom_id(shown, words.EDITS)
        await w.mira.click(shown, label=words.TAKE_PURPOSE)

        assert words.EDITS not in labels(shown)

        await forge(w, shown, words.DROP_PURPOSE, pressed)

        assert (await w.mira.click(shown, custom_id=pressed)).ephemeral


async def test_a_caption_without_edits_has_no_such_button_and_says_so_to_a_forged_one() -> None:
    async with world() as w:
        shown = await card(w, "I kept you a slice")

        assert words.EDITS not in labels(shown)

        forged = ReviewKey("instagram", None, w.mira.id, own=True).id("edits")
        await forge(w, shown, words.SHARE, forged)
        answer = await w.mira.click(shown, custom_id=forged)

        assert texts(answer.response) == words.NO_EDITS


FORGED = {
    "picks of an edit that is not there": ("edit0", "1111", None),
    "a choice that is not there": ("edit0", "791", None),
    "fewer picks than edits": ("copy", "1", None),
    "edits of another caption": ("edit0", "111", "0000"),
    "a copy of another result": ("copy", "101", None),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED.keys())
async def test_forged_picks_start_over_and_copy_nothing(forged: tuple[str, str, str | None]) -> None:
    async with world() as w:
        shown = await edits(w)
        control, picks, seal = forged
        key, _ = EditsKey.read(section_id(shown, 0))
        fake = EditsKey(key.review, 0, picks, seal or key.seal).id(control)
        await forge(w, shown, words.COPY_VERSION, fake)
        await w.mira.click(shown, custom_id=fake)

        assert words.EDITS_NEW in texts(shown)
        assert await copied(w, shown) == "Hey, the bread is out of the oven and I hope you try it"


@pytest.mark.parametrize("control", ["edit9", "edit99", "dance", "on", "back", "edit"])
async def test_a_control_that_is_not_there_changes_nothing(control: str) -> None:
    async with world() as w:
        shown = await edits(w)
        key, _ = EditsKey.read(section_id(shown, 0))
        before = texts(shown)
        await forge(w, shown, words.COPY_VERSION, key.id(control))
        await w.mira.click(shown, custom_id=key.id(control))

        assert texts(shown) == before


async def test_controls_in_another_hand_and_without_a_card_are_answered_honestly() -> None:
    async with world() as w:
        key = EditsKey(ReviewKey("instagram", None, w.mira.id), 0, "111", "0000").id("edit0")
        broken = key.replace(":111:", ":x:")

        assert texts((await w.jo.click(await planted(w, key), custom_id=key)).response).startswith("This review")
        assert texts((await w.mira.click(await planted(w, key), custom_id=key)).response) == words.CARD_LOST
        assert texts((await w.mira.click(await planted(w, broken), custom_id=broken)).response) == words.OLD_BUTTON


async def test_where_the_rules_changed_in_between_the_edits_start_over() -> None:
    async with world() as w:
        shown = await edits(w)
        for one in review(CROWD, shelf().current).findings:
            if one.text == "all of you":
                await w.store.dismissed.add(w.mira.id, one.rule)
        await w.mira.click(shown, custom_id=section_id(shown, 0))

        assert words.EDITS_NEW in texts(shown)
        assert await copied(w, shown) == CROWD.replace("Hey guys,", "Hey,")


RULES = """
version: 1
rules:
  - id: crowd.folks
    family: crowd
    level: warning
    message: "“{match}” is many."
    why: One person reads it.
    instead: Say who reads it.
    source: linksplashlabs-hook
    phrases: [folks]
    rewrite: {to: [one person, a friend], level: suggest}
    examples:
      - flag: "Bread for <<folks>> with an oven"
        fix: "Bread for one person with an oven"
      - pass: Bread for the oven
"""


async def test_of_several_ways_to_put_it_the_one_that_is_picked_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sources.yaml", "platforms/instagram.yaml", "en/words.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((find_rules_folder() / name).read_bytes())
    (tmp_path / "en" / "crowd.yaml").write_text(RULES, "utf-8")
    monkeypatch.setattr(shelf(), "current", Shelf(tmp_path, VOCABULARY).current)
    async with world() as w:
        caption = "You bake bread for folks with an oven"
        shown = await edits(w, caption)

        assert await copied(w, shown) == caption.replace("folks", "one person")

        await w.mira.select(shown, ["2"])

        assert await copied(w, shown) == caption.replace("folks", "a friend")

        await w.mira.select(shown, ["0"])

        assert await copied(w, shown) == caption
