"""/me remember and /me actions: kept for the member alone, changed and forgotten by them, over restarts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.cards import learning_words
from bot.cards.me import remember_words as words
from bot.store.remembered import Remembered
from tests.sim.world import World, custom_id, labels, planted, select_ids, texts, world

ANSWERS = {
    "follows": "1.2k",
    "one": "The clock mender, because he says what he got wrong",
    "two": "Ana and her goats",
    "three": "",
    "trait": "Says one thing and stops",
}


async def recalled(w: World, answers: dict[str, Any] | None = None) -> Any:
    card = (await w.mira.slash(w.general, "me remember")).response
    label = words.REMEMBER_START if words.REMEMBER_START in labels(card) else words.REMEMBER_CHANGE
    await w.mira.submit_modal(await w.mira.click(card, label=label), ANSWERS if answers is None else answers)
    return card


async def chosen(w: World, action: str = "thank-by-name") -> Any:
    card = (await w.mira.slash(w.general, "me actions")).response
    await w.mira.select(card, [action], custom_id=select_ids(card)[0])
    return card


# /me remember


async def test_what_is_recalled_stands_on_a_private_card_with_how_many_one_follows_and_how_few_one_would_miss() -> None:
    async with world() as w:
        card = await recalled(w)

        assert all(ANSWERS[one] in texts(card) for one in ("one", "two", "trait"))
        assert "1,200" in texts(card) and "two came to mind" in texts(card) and "1,198" in texts(card)
        assert labels(card)[0] == learning_words.NEXT_STEPS["actions"]
        assert await w.store.remembered.of(w.jo.id) is None
        assert (await w.mira.slash(w.general, "me remember")).ephemeral


async def test_it_can_be_changed_at_ones_own_pace_after_a_restart() -> None:
    async with world() as w:
        card = await recalled(w, {"one": "Ana and her goats"})
        assert "one came to mind" in texts(card)

        await w.restart()
        form = await w.mira.click(card, label=words.REMEMBER_CHANGE)
        fields = [label["component"] for label in form._interaction.modal["components"]]
        assert [field.get("value") for field in fields] == [None, "Ana and her goats", None, None, None]

        await w.restart()
        await w.mira.submit_modal(form, ANSWERS)
        assert await w.store.remembered.of(w.mira.id) == Remembered(
            w.mira.id, 1200, ANSWERS["one"], ANSWERS["two"], "", ANSWERS["trait"]
        )


@pytest.mark.parametrize("way", ["button", "empty form", "privacy"])
async def test_it_is_forgotten_when_its_member_wants_it(way: str) -> None:
    async with world() as w:
        card = await recalled(w)
        if way == "button":
            await w.mira.click(card, label=words.REMEMBER_FORGET)
            assert words.REMEMBER_FORGOTTEN in texts(card)
        elif way == "empty form":
            await recalled(w, dict.fromkeys(ANSWERS, " "))
        else:
            await w.store.kept.forget_member(w.mira.id)

        assert await w.store.remembered.of(w.mira.id) is None


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"follows": "400"}, words.REVEAL_NONE),
        ({"one": "Ana", "follows": "1"}, words.REVEAL_ALL),
        ({"one": "Ana", "follows": "a few"}, words.NUMBER_UNREAD),
        ({"one": "Ana", "follows": "about 300"}, "The other 299"),
        ({"one": "Ana", "follows": "300 or 400"}, words.NUMBER_UNREAD),
        ({"one": "Ana", "follows": "-3"}, words.NUMBER_UNREAD),
        ({"one": "Ana", "follows": "2"}, "The other one"),
        ({"one": "\u200b\u200d", "trait": "\ufeff\0"}, words.REMEMBER_INTRO),
        ({"one": "Ana"}, words.REVEAL_WITHOUT_NUMBER.format(named="one")),
        ({"one": "Ana", "follows": "99999999999999999999"}, words.NUMBER_UNREAD),
    ],
)
async def test_whatever_is_left_out_gets_an_answer_without_blame(answers: dict[str, str], said: str) -> None:
    async with world() as w:
        assert said in texts(await recalled(w, answers))


async def test_markup_in_an_answer_acts_as_nothing() -> None:
    async with world() as w:
        card = await recalled(w, {"one": "**@everyone** <@1> [a](https://example.org)", "trait": "# loud"})

        assert "\\*\\*@everyone\\*\\*" in texts(card)
        assert "<@1>" not in texts(card) and "](https://" not in texts(card)


async def test_nobody_else_opens_or_forgets_what_was_recalled() -> None:
    async with world() as w:
        card = await recalled(w)
        for label in (words.REMEMBER_CHANGE, words.REMEMBER_FORGET):
            pressed = custom_id(card, label)
            answer = await w.jo.click(await planted(w, pressed), custom_id=pressed)
            assert answer.ephemeral and answer.modal is None
        assert await w.store.remembered.of(w.mira.id) is not None


# /me actions


async def test_an_action_is_chosen_shown_with_an_example_and_ticked_off() -> None:
    async with world() as w:
        card = await chosen(w)
        action = w.bot.services.shelf.current.knowledge_in("en").actions["thank-by-name"]
        assert words.ACTION_TITLE.format(name=action.name) in texts(card)
        assert labels(card) == [words.ACTION_DONE]

        await w.restart()
        await w.mira.click(card, label=words.ACTION_DONE)
        assert words.ACTIONS_DONE_TITLE in texts(card) and action.name in texts(card)
        assert labels(card)[0] == learning_words.NEXT_STEPS["tip"]
        [logged] = await w.store.care_actions.log(w.mira.id)
        assert logged.action == "thank-by-name"


async def test_a_tick_that_is_pressed_twice_counts_once() -> None:
    async with world() as w:
        tick = custom_id(await chosen(w), words.ACTION_DONE)
        for _ in range(2):
            await w.mira.click(await planted(w, tick), custom_id=tick)

        assert len(await w.store.care_actions.log(w.mira.id)) == 1


async def test_another_choice_takes_the_place_of_an_open_one_and_stays_open_into_the_next_week() -> None:
    async with world() as w:
        await chosen(w)
        await chosen(w, "question-back")
        w.later(timedelta(days=9).total_seconds())
        card = (await w.mira.slash(w.general, "me actions")).response

        assert labels(card) == [words.ACTION_DONE]
        opened = await w.store.care_actions.open(w.mira.id)
        assert opened is not None and opened.action == "question-back"
        assert await w.store.care_actions.log(w.mira.id) == []


async def test_a_new_week_asks_for_a_new_one_and_the_log_goes_on() -> None:
    async with world() as w:
        card = await chosen(w)
        await w.mira.click(card, label=words.ACTION_DONE)
        w.later(timedelta(days=7).total_seconds())
        card = (await w.mira.slash(w.general, "me actions")).response

        assert words.ACTIONS_TITLE in texts(card)
        assert words.ACTIONS_LOG.format(count=1) in texts(card)

        await w.mira.click(card, label=words.ACTIONS_FORGET)
        assert words.ACTIONS_LOG.format(count=1) not in texts(card)
        assert await w.store.care_actions.log(w.mira.id) == []


async def test_an_action_that_left_the_file_is_still_in_the_log_and_never_open(monkeypatch: pytest.MonkeyPatch) -> None:
    async with world() as w:
        await w.store.care_actions.choose(w.mira.id, "sing-to-them")
        await w.store.care_actions.tick(w.mira.id)
        await w.store.care_actions.choose(w.mira.id, "sing-to-them")
        card = (await w.mira.slash(w.general, "me actions")).response

        assert words.ACTION_GONE in texts(card)
        assert words.ACTION_DONE not in labels(card)


async def test_an_action_that_nobody_offered_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "me actions")).response
        monkeypatch.setattr("bot.commands.me.actions.picked", lambda interaction: ["../x"])
        await w.mira.select(card, ["thank-by-name"], custom_id=select_ids(card)[0])

        assert await w.store.care_actions.open(w.mira.id) is None
