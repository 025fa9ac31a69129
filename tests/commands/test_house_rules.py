"""House rules in /settings: who may change them, how, what is told of mistakes, and where they hold."""

from __future__ import annotations

from typing import Any

import pytest

import bot.commands.houses
from bot.cards import house_words, words
from bot.cards.keys import edition_id, plain_id
from bot.commands.services import Operator
from bot.rulebook.house import NO_HOUSE_RULES, HousePhrase, HouseRules
from bot.store.house_rules import HouseRulesKept
from tests.commands.test_review_buttons import planted
from tests.sim.world import World, custom_id, labels, texts, world

CALL = "Hey crew, the bread is out"
OWLS = b"version: 1\nallowed: [crew]\nphrases:\n  - {phrase: night owls, instead: you}\n"
HOUSE = HouseRules(("crew",), (HousePhrase("night owls", "you"),))


async def settings(w: World, who: Any = None) -> Any:
    return (await (who or w.admin).slash(w.general, "settings")).response


async def upload(w: World, raw: bytes, card: Any = None) -> Any:
    form = await w.admin.click(card or await settings(w), label=house_words.UPLOAD)
    return await w.admin.submit_modal(form, {"file": ("house.yaml", raw)})


async def fill_in(w: World, card: Any = None, **typed: str) -> Any:
    form = await w.admin.click(card or await settings(w), label=house_words.CHANGE)
    return await w.admin.submit_modal(form, typed)


async def download(w: World) -> bytes:
    answer = await w.admin.click(await settings(w), label=house_words.DOWNLOAD)
    assert answer.ephemeral
    return bytes(await answer.response.attachments[0].read())


async def kept(w: World) -> HouseRules:
    return (await w.bot.houses.now(w.guild.id)).rules


async def said(w: World, caption: str, who: Any = None, channel: Any = None) -> str:
    return texts((await (who or w.mira).slash(channel or w.general, "review", caption=caption)).response)


async def lose_the_right(w: World) -> None:
    w.env.backend.get_member(w.guild.id, w.admin.id).role_ids.clear()


# -- where they hold ---------------------------------------------------------------------------------------------------


async def test_uploaded_rules_hold_in_the_next_review_and_say_whose_they_are() -> None:
    async with world() as w:
        card = await settings(w)
        await upload(w, OWLS, card)

        assert await kept(w) == HOUSE
        assert "crew" in texts(card) and "night owls → you" in texts(card)
        assert "crew” calls" not in await said(w, CALL)
        told = await said(w, "The bread is out for night owls")
        assert house_words.PHRASE_FOUND.format(match="night owls") in told
        assert "The bread is out for you" in told


async def test_why_says_that_it_is_a_house_rule_and_not_helpful_cannot_turn_it_off() -> None:
    async with world() as w:
        await upload(w, OWLS)
        card = (await w.mira.slash(w.general, "review", caption="Bread for night owls")).response
        why = await w.mira.click(card, label=words.WHY)
        answer = await w.mira.click(card, label=words.NOT_HELPFUL)

        assert house_words.PHRASE_WHY in texts(why.response)
        assert texts(answer.response) == house_words.CANT_DISMISS


async def test_nothing_of_one_server_is_seen_in_another_or_in_a_direct_message() -> None:
    async with world() as w:
        other = w.env.create_guild("Elsewhere")
        hall = other.create_text_channel("hall")
        mira_there = other.add_member(w.env.create_user("mira2"))
        await upload(w, OWLS)
        caption = "The bread is out for night owls"

        assert "house rule" in await said(w, caption)
        assert "house rule" not in await said(w, caption, mira_there, hall)
        await w.mira.send_dm(caption)
        assert "house rule" not in texts(w.mira.user.dm_channel.last_message)


async def test_they_hold_for_the_message_menu_a_mention_and_a_drafts_channel() -> None:
    async with world(Operator(watch_drafts=True, cooldown=0)) as w:
        await w.watch("card")
        await upload(w, OWLS)
        caption = "The bread is out for night owls"
        message = await w.jo.send(w.general, caption)
        menu = await w.mira.context_menu(w.general, words.REVIEW_MENU, message)
        await w.mira.send(w.general, f"<@{w.me}> {caption}")
        see = await w.mira.click(w.general.last_message, label=words.SEE_REVIEW)
        await w.mira.send(w.drafts, caption)

        assert "house rule" in texts(menu.response)
        assert "house rule" in texts(see.response)
        assert "house rule" in texts(w.drafts.last_message)


async def test_they_hold_for_what_is_said_aloud() -> None:
    async with world() as w:
        await upload(w, OWLS)
        talk = ("talk.txt", b"The bread is out, night owls. I made it this morning.")
        answer = await w.mira.slash(w.general, "review", file=talk)

        assert "house rule" in texts(answer.response)


async def test_they_hold_after_a_restart() -> None:
    async with world() as w:
        await upload(w, OWLS)
        await w.restart()

        assert "house rule" in await said(w, "The bread is out for night owls")


async def test_a_server_that_removed_the_coach_was_purged_and_came_back_has_none() -> None:
    async with world() as w:
        await upload(w, OWLS)
        assert "house rule" in await said(w, "The bread is out for night owls")
        guild = w.bot.get_guild(w.guild.id)
        w.bot.dispatch("guild_remove", guild)
        await w.env.settle()
        await w.store.kept.purge_server(w.guild.id)

        assert "house rule" not in await said(w, "The bread is out for night owls")


async def test_in_a_server_that_the_coach_is_no_member_of_none_hold() -> None:
    async with world() as w:
        await w.bot.houses.change(w.guild.id + 1, HOUSE, None)

        assert await w.bot.houses.of(w.guild.id + 1) is None
        assert await w.bot.houses.of(None) is None


async def test_a_review_in_a_server_without_any_does_not_look_into_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    async with world() as w:
        other = w.env.create_guild("Elsewhere")
        await w.bot.houses.change(other.id, HOUSE, None)
        await said(w, CALL)
        asked: list[int] = []
        monkeypatch.setattr(HouseRulesKept, "of", lambda self, server: asked.append(server))
        monkeypatch.setattr(HouseRulesKept, "servers", lambda self: asked.append(0))
        await said(w, CALL)

        assert asked == []


async def test_house_rules_are_compiled_once_and_those_of_few_servers_are_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bot.commands.houses, "MOST", 2)
    async with world() as w:
        houses = w.bot.houses
        await houses.change(w.guild.id, HOUSE, None)
        first = await houses.of(w.guild.id)

        assert first is await houses.of(w.guild.id)
        await houses.change(w.guild.id, HOUSE, None)
        assert first is not await houses.of(w.guild.id)

        others = [w.env.create_guild(f"Server {n}").id for n in range(3)]
        for one in others:
            await houses.change(one, HOUSE, None)
            assert await houses.of(one) is not None
        assert len(houses._compiled) == 2


# -- who may -----------------------------------------------------------------------------------------------------------

BUTTONS = ["house-change", "house-upload", "house-download", "house-remove", "house-keep"]


@pytest.mark.parametrize("pressed", [*map(plain_id, BUTTONS), edition_id("house-remove-sure", 1)])
async def test_a_button_pressed_by_someone_without_the_right_does_nothing(pressed: str) -> None:
    async with world() as w:
        await upload(w, OWLS)
        await lose_the_right(w)
        answer = await w.admin.click(await planted(w, pressed), custom_id=pressed)

        assert texts(answer.response) == words.NEED_MANAGE_SERVER
        assert await kept(w) == HOUSE


@pytest.mark.parametrize("label", [house_words.CHANGE, house_words.UPLOAD])
async def test_a_form_sent_by_someone_who_lost_the_right_meanwhile_changes_nothing(label: str) -> None:
    async with world() as w:
        form = await w.admin.click(await settings(w), label=label)
        await lose_the_right(w)
        typed = {"allowed": "crew"} if label == house_words.CHANGE else {"file": ("house.yaml", OWLS)}
        answer = await w.admin.submit_modal(form, typed)

        assert texts(answer.response) == words.NEED_MANAGE_SERVER
        assert await kept(w) == NO_HOUSE_RULES


# -- the form ----------------------------------------------------------------------------------------------------------


async def test_a_filled_in_form_is_kept_and_the_card_shows_it() -> None:
    async with world() as w:
        card = await settings(w)
        typed = {"allowed": "crew\n", "phrases": "night owls = you", "rules": "crowd.you-all = hint\nbait.share = off"}
        await fill_in(w, card, **{**typed, "rules": "crowd.you-all = hint\ncrowd.yourselves = off"})

        assert await kept(w) == HouseRules(
            ("crew",), (HousePhrase("night owls", "you"),), ("crowd.yourselves",), (("crowd.you-all", "hint"),)
        )
        assert "crowd.yourselves" in texts(card).replace("\\", "")
        assert house_words.REMOVE in labels(card)


async def test_the_form_opens_with_what_holds_and_keeps_what_it_has_no_room_for() -> None:
    async with world() as w:
        await upload(w, b"version: 1\nphrases:\n  - {phrase: cheap, family: value, level: hint}\n")
        form = await w.admin.click(await settings(w), label=house_words.CHANGE)
        shown = {one["component"]["custom_id"]: one["component"].get("value") for one in form.modal["components"]}
        assert shown["phrases"] == "cheap"
        await w.admin.submit_modal(form, {"allowed": "crew", "phrases": "cheap = affordable\nnight owls"})

        assert (await kept(w)).phrases == (
            HousePhrase("cheap", "affordable", "hint", "value"),
            HousePhrase("night owls"),
        )


async def test_a_mistake_in_the_form_changes_nothing_and_loses_nothing() -> None:
    async with world() as w:
        answer = await fill_in(w, allowed="crew", phrases="night owls\nowl* = you")

        assert answer.ephemeral
        assert 'Phrases to point out:2:1: error: "owl*" looks like a pattern' in texts(answer.response)
        assert b"owl* = you" in await answer.response.attachments[0].read()
        assert await kept(w) == NO_HOUSE_RULES


async def test_of_two_admins_at_once_the_second_is_told_and_loses_nothing() -> None:
    async with world() as w:
        card = await settings(w)
        first = await w.admin.click(card, label=house_words.CHANGE)
        second = await w.admin.click(card, label=house_words.CHANGE)
        await w.admin.submit_modal(first, {"allowed": "crew"})
        answer = await w.admin.submit_modal(second, {"allowed": "team"})

        assert house_words.CHANGED_MEANWHILE_FORM in texts(answer.response)
        assert b"team" in await answer.response.attachments[0].read()
        assert (await kept(w)).allowed == ("crew",)


async def test_a_form_opened_before_a_restart_still_works() -> None:
    async with world() as w:
        form = await w.admin.click(await settings(w), label=house_words.CHANGE)
        await w.restart()
        await w.admin.submit_modal(form, {"allowed": "crew"})

        assert (await kept(w)).allowed == ("crew",)


async def test_more_rules_than_a_form_can_hold_are_for_a_file() -> None:
    async with world() as w:
        long = "\n".join(f"  - the night owls of the old harbour, number {n}" for n in range(120))
        await upload(w, f"version: 1\nphrases:\n{long}\n".encode())
        answer = await w.admin.click(await settings(w), label=house_words.CHANGE)

        assert texts(answer.response) == house_words.TOO_MUCH_FOR_A_FORM


# -- the file ----------------------------------------------------------------------------------------------------------


async def test_a_file_comes_back_as_it_was_downloaded() -> None:
    async with world() as w:
        await upload(w, OWLS)
        written = await download(w)
        answer = await upload(w, written)

        assert "error" not in texts(answer.response)
        assert await kept(w) == HOUSE
        assert b"crowd.vocative" in written, "it lists the rules that it may name"


async def test_a_bad_file_changes_nothing_and_says_where() -> None:
    async with world() as w:
        await upload(w, OWLS)
        answer = await upload(w, b"version: 1\nphrases:\n  - night owls\nlevels:\n  crowd.vocativ: hint\n")
        told = texts(answer.response)

        assert answer.ephemeral
        assert 'house.yaml:5:3: error: unknown rule "crowd.vocativ"' in told
        assert 'did you mean "crowd.vocative"?' in told
        assert await kept(w) == HOUSE


async def test_what_an_admin_wrote_pings_nobody_and_breaks_out_of_no_code_block() -> None:
    async with world() as w:
        raw = b'version: 1\nphrases:\n  - "``` @everyone <@1> ```"\n  - "```x|"\n'
        answer = await upload(w, raw)
        told = texts(answer.response)

        assert told.count("```") == 2, "the block's own"
        await upload(w, b'version: 1\nphrases: ["**bold** owls", "[a](b c)"]\n')
        await upload(w, b"version: 1\nphrases: ['__night__ ~~owls~~', '# owls', '> owls']\n")
        assert "\\_\\_night\\_\\_" in texts(await settings(w))


async def test_a_file_that_is_too_big_or_no_text_is_refused() -> None:
    async with world() as w:
        big = await upload(w, b"#" * 200_001)
        binary = await upload(w, b"\xff\xd8\xff\xe0")

        assert texts(big.response) == house_words.FILE_TOO_BIG.format(limit=200)
        assert "not UTF-8" in texts(binary.response)
        assert await kept(w) == NO_HOUSE_RULES


async def test_a_file_downloaded_before_another_change_replaces_nothing() -> None:
    async with world() as w:
        await upload(w, OWLS)
        written = await download(w)
        await fill_in(w, allowed="team")
        answer = await upload(w, written)

        assert texts(answer.response) == house_words.CHANGED_MEANWHILE_FILE
        assert (await kept(w)).allowed == ("team",)


async def test_endless_mistakes_fit_on_one_card() -> None:
    async with world() as w:
        answer = await upload(w, b"version: 1\nphrases:\n" + b"".join(b"  - owl*%d\n" % n for n in range(100)))

        assert house_words.WRONG_MORE in texts(answer.response)


# -- taking them away --------------------------------------------------------------------------------------------------


async def test_remove_all_asks_first_and_then_does() -> None:
    async with world() as w:
        card = await settings(w)
        await upload(w, OWLS, card)
        await w.admin.click(card, label=house_words.REMOVE)
        assert await kept(w) == HOUSE
        await w.admin.click(card, label=house_words.KEEP)
        assert house_words.REMOVE in labels(card)

        await w.admin.click(card, label=house_words.REMOVE)
        await w.admin.click(card, label=house_words.REMOVE_SURE)

        assert await kept(w) == NO_HOUSE_RULES
        assert house_words.PART_NONE in texts(card) and house_words.REMOVE not in labels(card)
        assert "house rule" not in await said(w, "The bread is out for night owls")


async def test_rules_that_changed_since_the_question_are_not_removed() -> None:
    async with world() as w:
        card = await settings(w)
        await upload(w, OWLS, card)
        await w.admin.click(card, label=house_words.REMOVE)
        await upload(w, b"version: 1\nallowed: [team]\n")
        answer = await w.admin.click(card, custom_id=custom_id(card, house_words.REMOVE_SURE))

        assert house_words.CHANGED_MEANWHILE in texts(answer.followups[0])
        assert "team" in texts(card), "it shows what holds now"
        assert (await kept(w)).allowed == ("team",)


async def test_a_rule_that_the_coach_has_no_more_is_named_and_does_no_harm() -> None:
    async with world() as w:
        await w.bot.houses.change(w.guild.id, HouseRules(rules_off=("crowd.gone",)), None)

        assert "crowd" in await said(w, CALL)
        assert house_words.GONE.format(rules="crowd.gone") in texts(await settings(w)).replace("\\", "")
        answer = await upload(w, await download(w))
        assert "error" not in texts(answer.response), "a download can always be uploaded again"


async def test_most_of_everything_still_fits_the_card() -> None:
    async with world() as w:
        phrases = tuple(HousePhrase("_" * 70 + f"owl {n}", "*" * 70) for n in range(100))
        allowed = tuple("|" * 70 + f"crew {n}" for n in range(100))
        ids = tuple(w.bot.services.shelf.current.rules)
        levels = tuple((one, "hint") for one in ids[20:])
        await w.bot.houses.change(w.guild.id, HouseRules(allowed, phrases, ids[:20], levels), None)  # type: ignore[arg-type]

        assert "and 9" in texts(await settings(w))


async def test_the_example_in_a_downloaded_file_can_be_uploaded() -> None:
    async with world() as w:
        comments = [line.removeprefix("# ") for line in (await download(w)).decode().splitlines()]
        example = comments[comments.index("#") + 1 : comments.index("#", comments.index("#") + 1)]
        await upload(w, "\n".join(["version: 1", *example]).encode())

        assert (await kept(w)).levels == (("crowd.vocative", "hint"),)
