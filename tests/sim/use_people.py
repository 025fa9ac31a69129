"""Uses /cycle people, the invitations of founders and the list of cycles for everyone, for everything.py."""

from __future__ import annotations

from bot.cards.cycle import people_words as words
from tests.sim.world import World, custom_id, select_ids


async def use_people(w: World, typed: str, told: str) -> None:
    """In the end Mira is listed with what she told, and has asked two to start the paper talks with her."""
    pat = w.guild.add_member(w.env.create_user("pat"))
    await pat.slash(w.general, "cycle people", interests="wool")
    for wrong in (", ".join(f"{typed} {n}" for n in range(6)), f"{typed} {typed} {typed} {typed}"):
        await w.mira.slash(w.general, "cycle people", interests=wrong)
    card = (await w.mira.slash(w.general, "cycle people")).response
    listed = await w.mira.submit_modal(await w.mira.click(card, label=words.LIST_ME), {"interests": f"{told}, wool"})
    await w.mira.click(card, label=words.TAKE_OFF)
    listed = (await w.mira.slash(w.general, "cycle people", interests=f"#{told}; wool")).response
    for label in (words.BACK, words.ASK_FOR.format(name="Paper talks")):
        await w.mira.select(listed, [str(pat.id)], custom_id=select_ids(listed)[0])
        await w.mira.click(listed, label=label)
    await pat.click(w.general.last_message, label=words.NO)
    await _take_in(w, pat)


async def _take_in(w: World, pat: object) -> None:
    cycles = await w.bot.cycles.of_server(w.guild.id, ("active",))
    paper = next(one for one in cycles if one.name == "Paper talks")
    shown = (await w.mira.slash(w.general, "cycle show", which=str(paper.id))).response
    card = (await w.mira.click(shown, label=words.TAKE_IN)).response
    await w.mira.select(card, [pat], custom_id=select_ids(card)[0])
    await pat.click(w.general.last_message, label=words.YES)  # type: ignore[attr-defined]
    everyones = (await w.mira.slash(w.general, "cycle show")).response
    await w.mira.click(everyones, label=words.SHARE_LIST)
    found = w.general.last_message
    await w.mira.click(found, custom_id=custom_id(found, words.FIND_PEOPLE))
