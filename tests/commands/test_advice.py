"""/learn advice: three things worth doing, each with a button that starts it."""

from __future__ import annotations

from bot.cards import learning_words
from bot.cards.goal import words
from bot.cards.next_steps import next_id
from tests.sim.world import labels, planted, texts, world


async def test_the_three_pieces_stand_on_one_card_with_who_says_so() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn advice")
        said = texts(answer.response)

        assert answer.ephemeral
        assert [f"**{n}. " in said for n in (1, 2, 3, 4)] == [True, True, True, False]
        assert "what the source claims: unsigned article, 2023-08-26" in said


async def test_each_piece_starts_something() -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "learn advice")).response
        compared = await w.mira.click(card, label=learning_words.NEXT_STEPS["compare"])
        assert "side by side" in texts(compared.response)

        adapted = await w.mira.click(card, label=learning_words.NEXT_STEPS["adapt"])
        assert adapted.modal is not None

        proposed = await w.mira.click(card, label=learning_words.NEXT_STEPS["cycle"])
        assert proposed.modal is not None or texts(proposed.response)

        meeting = await w.mira.click(card, label=words.ADVICE_TERM.format(term="100人カイギ"))
        assert "hyakunin kaigi" in texts(meeting.response)

        form = await w.mira.click(card, label=learning_words.NEXT_STEPS["goal"])
        answers = {"goal": "paint 3 mugs by 9 January", "kind": ["solo"], "remind": ["none"]}
        set_up = await w.mira.submit_modal(form, answers)
        assert "0 of 3 mugs" in texts(set_up.response)
        assert words.ADVICE_TITLE in texts(card), "the advice stays where it was"


async def test_a_card_elsewhere_may_lead_to_the_advice() -> None:
    async with world() as w:
        pressed = next_id("advice")
        answer = await w.mira.click(await planted(w, pressed), custom_id=pressed)

        assert words.ADVICE_TITLE in texts(answer.response)
        assert len(labels(answer.response)) == 5
