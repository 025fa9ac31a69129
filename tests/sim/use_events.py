"""Uses the evenings of a cycle, for everything.py."""

from __future__ import annotations

from bot.cards.cycle import event_words as words
from tests.sim.timed import settled
from tests.sim.world import World, labels, select_ids


async def use_events(w: World, typed: str) -> None:
    """Mira organises the only cycle that runs. What is typed and can't be read is not kept; all is called off again."""
    await w.mira.autocomplete(w.general, "cycle event", "cycle", typed)
    for when in (typed, f"{typed} 19:30"):
        await w.mira.slash(w.general, "cycle event", when=when, place=typed)
    asked = (await w.mira.slash(w.general, "cycle event", when="20 January at 7")).response
    form = await w.mira.click(asked, label=words.OTHER)
    await w.mira.submit_modal(form, {"when": "20 January at 8", "place": "the kiln"})
    await w.mira.click(asked, label=labels(asked)[1])
    await w.mira.click(asked, label=words.YES_PLAN)
    for label in (words.CALENDAR, words.ALL_DATES):
        await w.mira.click(w.general.last_message, label=label)
    await _lose_and_find(w)
    listed = (await w.mira.slash(w.general, "cycle event")).response
    await w.mira.click(listed, label=words.PLAN)
    await w.mira.select(listed, ["1"], custom_id=select_ids(listed)[0])
    await w.mira.click(listed, label=words.CHANGE)
    for label in (words.CANCEL, words.KEEP_IT, words.SEE_ALL):
        await w.mira.click(listed, label=label)
    await w.mira.select(listed, ["1"], custom_id=select_ids(listed)[0])
    for label in (words.CANCEL, words.YES_CANCEL):
        await w.mira.click(listed, label=label)


async def _lose_and_find(w: World) -> None:
    """Somebody deletes it in Discord, it is put in again, and the server goes away for a moment."""
    native = next(iter(w.env.backend.get_guild(w.guild.id).scheduled_events))
    w.env.backend.delete_scheduled_event(w.guild.id, native)
    await w.env.settle()
    await settled(w)
    await w.mira.click(w.general.last_message, label=words.PUT_IN)
    native = next(iter(w.env.backend.get_guild(w.guild.id).scheduled_events))
    w.env.backend.edit_scheduled_event(w.guild.id, native, {"name": "Loom talks, at the kiln"})
    w.bot.dispatch("guild_available", w.bot.get_guild(w.guild.id))
    await w.env.settle()
    await settled(w)
