"""/me profile: told in a form, kept, shown to its owner alone, used for their own captions, forgotten when asked."""

from __future__ import annotations

from typing import Any

import discord
import pytest

from bot.cards import words
from bot.cards.keys import ReviewKey
from bot.commands.services import Operator
from bot.store.profiles import MemberProfile
from tests.sim.world import World, custom_id, labels, texts, world

WE = "Today we're folding dumplings by hand. Follow us"
AS_I = "Today I'm folding dumplings by hand. Follow me"
CROWD = "Hey guys, the bread is out"
MARA = {
    "creates": ["alone"],
    "register": ["familiar"],
    "name": "Mara",
    "moment": "on the night bus",
    "need": "dinner in ten minutes",
}
LINE = "Read it as Mara would, on the night bus, wanting dinner in ten minutes."
WATCHING = Operator(watch_drafts=True, cooldown=0)


async def tell(w: World, member: Any = None, answers: dict[str, Any] | None = None) -> Any:
    """Fill in the form, as a member does."""
    member = member or w.mira
    card = (await member.slash(w.general, "me profile")).response
    form = await member.click(card, label=words.TELL)
    return (await member.submit_modal(form, MARA if answers is None else answers)), card


async def test_who_told_nothing_sees_what_it_is_for_and_no_button_to_forget() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "me profile")

        assert answer.ephemeral
        assert words.PROFILE_EMPTY in texts(answer.response)
        assert labels(answer.response) == [words.TELL]


async def test_what_is_told_in_the_form_stands_on_the_card_and_in_the_store() -> None:
    async with world() as w:
        _, card = await tell(w)

        assert words.CREATES_ALONE in texts(card)
        assert LINE in texts(card)
        assert labels(card) == [words.CHANGE, words.FORGET]
        assert await w.store.profiles.of(w.mira.id) == MemberProfile(
            w.mira.id, "alone", "familiar", "Mara", "on the night bus", "dinner in ten minutes"
        )
        assert await w.store.profiles.of(w.jo.id) is None


async def test_forget_it_deletes_all_of_it() -> None:
    async with world() as w:
        _, card = await tell(w)
        await w.mira.click(card, label=words.FORGET)

        assert words.PROFILE_FORGOTTEN in texts(card)
        assert "Mara" not in texts(card)
        assert await w.store.profiles.of(w.mira.id) is None
        assert LINE not in texts((await w.mira.slash(w.general, "review", caption=WE)).response)


async def test_a_form_sent_in_empty_forgets_too() -> None:
    async with world() as w:
        _, card = await tell(w)
        form = await w.mira.click(card, label=words.CHANGE)
        blank = {"creates": ["unsaid"], "register": ["familiar"], "name": " ", "moment": "", "need": ""}
        await w.mira.submit_modal(form, blank)

        assert await w.store.profiles.of(w.mira.id) is None


async def test_card_and_form_work_after_a_restart() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "me profile")).response
        await w.restart()
        form = await w.mira.click(card, label=words.TELL)
        await w.restart()
        await w.mira.submit_modal(form, MARA)
        await w.restart()

        assert LINE in texts((await w.mira.slash(w.general, "me profile")).response)


async def test_the_form_opens_with_what_was_told() -> None:
    async with world() as w:
        _, card = await tell(w)
        form = await w.mira.click(card, label=words.CHANGE)
        fields = [label["component"] for label in form._interaction.modal["components"]]
        chosen = [o["value"] for field in fields for o in field.get("options", ()) if o.get("default")]

        assert chosen == ["alone", "familiar"]
        assert [field.get("value") for field in fields][2:] == ["Mara", "on the night bus", "dinner in ten minutes"]


async def test_it_works_in_direct_messages() -> None:
    async with world() as w:
        card = (await w.mira.user.slash("me profile")).response
        form = await w.mira.user.click(card, label=words.TELL)
        await w.mira.user.submit_modal(form, MARA)

        assert LINE in texts((await w.mira.user.slash("me profile")).response)


@pytest.mark.parametrize("label", [words.CHANGE, words.FORGET])
async def test_nobody_else_presses_the_buttons_of_a_profile(label: str) -> None:
    async with world() as w:
        _, card = await tell(w)
        pressed = custom_id(card, label)
        stray = await planted(w, pressed)
        answer = await w.jo.click(stray, custom_id=pressed)

        assert answer.ephemeral
        assert texts(answer.response) == words.NOT_YOUR_PROFILE.format(member=w.mira.mention)
        assert await w.store.profiles.of(w.mira.id) is not None


async def test_markup_and_pings_in_a_profile_act_as_nothing() -> None:
    async with world() as w:
        wild = MARA | {"name": "**@everyone**", "moment": "# <@1> `x`", "need": "||[a](https://example.org)||"}
        _, card = await tell(w, answers=wild)
        review = (await w.mira.slash(w.general, "review", caption=CROWD)).response

        for shown in (card, review):
            assert "\\*\\*@everyone\\*\\*" in texts(shown)
            assert "<@1>" not in texts(shown)
            assert "](https://" not in texts(shown)
            assert not w.env.backend.get_message(w.general.id, shown.id).mention_everyone


# Which reviews it counts for


async def test_a_lone_hosts_own_caption_is_turned_to_i_and_read_as_their_viewer() -> None:
    async with world() as w:
        await tell(w)
        card = (await w.mira.slash(w.general, "review", caption=WE)).response

        assert AS_I in texts(card)
        assert LINE in texts(card)

        copied = await w.mira.click(card, label=words.COPY)
        assert AS_I in texts(copied.response)


async def test_somebody_without_a_profile_is_never_told_to_say_i() -> None:
    async with world() as w:
        await tell(w)
        card = (await w.jo.slash(w.general, "review", caption=WE)).response

        assert "I'm" not in texts(card)
        assert "Mara" not in texts(card)


async def test_the_form_of_review_uses_it_too() -> None:
    async with world() as w:
        await tell(w)
        form = await w.mira.slash(w.general, "review")
        answer = await w.mira.submit_modal(form, {"caption": WE, "place": ["instagram|"]})

        assert LINE in texts(answer.response)


async def test_buttons_of_a_private_card_keep_to_the_profile_after_a_restart() -> None:
    async with world() as w:
        await tell(w)
        card = (await w.mira.slash(w.general, "review", caption=CROWD)).response
        await w.restart()
        why = await w.mira.click(card, label=words.WHY)

        assert "The one who reads it is Mara, on the night bus." in texts(why.response)

        await w.mira.click(card, label=words.TAKE_PURPOSE)
        assert LINE not in texts(card)

        await w.mira.click(card, label=words.DROP_PURPOSE)
        assert LINE in texts(card)


async def test_a_caption_that_speaks_to_nobody_is_pointed_to_the_viewer() -> None:
    async with world() as w:
        await tell(w)
        card = (await w.mira.slash(w.general, "review", caption="Rye bread")).response

        assert "ask Mara one thing" in texts(card)


async def test_a_shared_card_tells_nothing_of_the_profile() -> None:
    async with world() as w:
        await tell(w)
        card = (await w.mira.slash(w.general, "review", caption=f"{CROWD}. {WE}")).response
        shared = (await w.mira.click(card, label=words.SHARE)).response

        assert LINE in texts(card)
        assert not told_by(shared)

        for member in (w.mira, w.jo):
            assert not told_by((await member.click(shared, label=words.WHY)).response)
        await w.mira.click(shared, label=words.TAKE_PURPOSE)
        assert not told_by(shared)


async def test_somebody_elses_message_is_read_without_either_profile() -> None:
    async with world() as w:
        await tell(w)
        await tell(w, w.jo, MARA | {"name": "Ken"})
        message = await w.mira.send(w.general, f"{CROWD}. {WE}")
        asked = (await w.jo.context_menu(w.general, words.REVIEW_MENU, message)).response

        assert "**guys**" in texts(asked)
        assert not told_by(asked)

        why = await w.jo.click(asked, label=words.WHY)
        assert not told_by(why.response)


async def test_ones_own_message_is_read_with_ones_profile() -> None:
    async with world() as w:
        await tell(w)
        message = await w.mira.send(w.general, WE)
        card = (await w.mira.context_menu(w.general, words.REVIEW_MENU, message)).response

        assert LINE in texts(card)


async def test_a_neutral_line_says_nothing_and_its_review_uses_the_profile() -> None:
    async with world(WATCHING) as w:
        await tell(w)
        await w.watch()
        await w.mira.send(w.drafts, WE)
        line = w.drafts.last_message
        own = await w.mira.click(line, label=words.SEE_REVIEW)

        assert not told_by(line)
        assert LINE in texts(own.response)


@pytest.mark.parametrize("answers", ["card", "thread"])
async def test_a_public_card_in_a_drafts_channel_tells_nothing_of_the_profile(answers: Any) -> None:
    async with world(WATCHING) as w:
        await tell(w)
        await w.watch(answers)
        draft = await w.mira.send(w.drafts, f"{CROWD}. {WE}")
        channel = w.drafts.threads[0] if answers == "thread" else w.drafts
        card = channel.last_message

        assert "**guys**" in texts(card)
        assert not told_by(card)

        await w.mira.edit(draft, f"{CROWD} again. {WE}")
        assert not told_by(channel.last_message)
        assert not told_by((await w.mira.click(card, label=words.WHY)).response)


async def test_a_mention_and_a_direct_message_use_the_profile_in_private() -> None:
    async with world() as w:
        await tell(w)
        await w.mira.send(w.general, f"<@{w.me}> {WE}")
        line = w.general.last_message
        own = await w.mira.click(line, label=words.SEE_REVIEW)

        assert not told_by(line)
        assert LINE in texts(own.response)

        await w.mira.send_dm(WE)
        assert LINE in texts(w.mira.user.dm_channel.last_message)


async def test_a_card_from_before_profiles_existed_is_read_without_one() -> None:
    async with world() as w:
        await tell(w)
        card = (await w.mira.slash(w.general, "review", caption=CROWD)).response
        old = ReviewKey("instagram", None, w.mira.id).id("purpose")
        stored = w.env.backend.get_message(w.general.id, card.id)
        for row in stored.components[0]["components"]:
            for button in row.get("components", ()):
                if button.get("label") == words.TAKE_PURPOSE:
                    button["custom_id"] = old
        await w.mira.click(card, custom_id=old)

        assert not told_by(card)


def told_by(message: Any) -> bool:
    """Whether a message tells anything of Mira's or Jo's profile."""
    said = texts(message)
    return any(word in said for word in ("Mara", "Ken", "night bus", "dinner", "I'm folding"))


async def planted(w: World, custom_id: str) -> Any:
    """A message of the coach with a single button of this id."""
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Press", custom_id=custom_id))
    channel = w.bot.get_channel(w.general.id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send(view=view)
    view.stop()
    await w.env.settle()
    return message


async def test_it_can_be_used_in_servers_in_direct_messages_and_by_who_installed_the_coach_for_themselves() -> None:
    async with world() as w:
        command = w.bot.tree.get_command("me")
        assert command is not None
        told = command.to_dict(w.bot.tree)

        assert told["contexts"] == [0, 1, 2]
        assert told["integration_types"] == [0, 1]
