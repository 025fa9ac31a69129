"""Uses goals and the three pieces of advice, for everything.py."""

from __future__ import annotations

from bot.cards.goal import words
from bot.cards.goal.keys import goal_id
from tests.sim.world import World, planted


async def use_goals(w: World, typed: str, told: str) -> None:
    """`typed` is never kept; `told` is: in the end one goal is open, which counts things with that name."""
    advice = (await w.mira.slash(w.general, "learn advice")).response
    await w.mira.click(advice, label=words.ADVICE_TERM.format(term="100人カイギ"))
    await w.mira.slash(w.general, "goal list")
    asked = (await w.mira.slash(w.general, "goal set", goal=f"{typed} more")).response
    answers = {"goal": f"paint 3 {told} mugs by 30 January", "kind": ["project"], "remind": ["two"]}
    again = await w.mira.click(asked, label=words.WRITE_AGAIN)
    await w.mira.submit_modal(again, {**answers, "goal": f"more {typed}"})
    for _ in range(2):
        form = await w.mira.slash(w.general, "goal set")
        card = (await w.mira.submit_modal(form, answers)).response
        await w.mira.click(card, label=words.ONE_MORE)
        for count in ("2", typed):
            await w.mira.submit_modal(await w.mira.click(card, label=words.TYPE_COUNT), {"count": count})
        for label in (words.REMIND_OFF, words.REMIND_ON, words.DROP, words.KEEP_IT):
            await w.mira.click(card, label=label)
        await w.mira.submit_modal(await w.mira.click(card, label=words.CHANGE), answers)
    for label in (words.DROP, words.DROP, words.NEW):
        await w.mira.click(card, label=label)
    seen = goal_id("goal-see", w.mira.id, 1)
    shown = await planted(w, seen)
    await w.mira.click(shown, custom_id=seen)
    await w.mira.click(shown, label=words.ALL_GOALS)
