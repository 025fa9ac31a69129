"""After each talk its question, where the evening is led; whoever presses is introduced to the next one who does."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import discord

from bot.cards.cycle import meeting_words as words
from bot.cards.cycle.agenda import who
from bot.cards.cycle.meeting import introduction_card, question_card, thread_name
from bot.cards.cycle.refused_words import REFUSED
from bot.cards.cycle.run_keys import talk_of, talk_pattern
from bot.coaching.cycle.holding import EARLY
from bot.coaching.cycle.lining import question_for
from bot.coaching.cycle.matching import HOLD, may_meet, to_meet
from bot.commands.answering import nobody_there, out_of_reach, pressed_id, say
from bot.commands.cycle.changing import cycle_here
from bot.commands.cycle.following import outbox_of
from bot.commands.cycle.places import names_of, not_quiet, post_in, tell
from bot.commands.intake import Refusal
from bot.commands.knowing import known_to
from bot.commands.press import Press
from bot.store.cycles import NoSuchCycle

if TYPE_CHECKING:
    from bot.cards.card import Card
    from bot.coaching.cycle.model import Cycle, Talk
    from bot.commands.answering import Coached
    from bot.commands.client import CoachClient
    from bot.rulebook.knowledge.gathering import CycleQuestion
    from bot.store.introductions import Introductions, Pair, Pressed
    from bot.store.outbox import Due

TOO_MANY_THREADS = 160006  # Discord's code where a server can have no more of them
QUESTION, INTRODUCE, AGAIN = "cycle-question", "cycle-introduce", "cycle-introduce-again"


class MeetSomebody(Press, template=talk_pattern("cycle-meet")):
    """“Introduce me to somebody.” Pressed again while waiting, the wish is taken back."""

    async def pressed(self, interaction: Coached) -> None:
        id, _, number = talk_of(pressed_id(interaction))
        client, now = interaction.client, interaction.client.services.now()
        cycle = await cycle_here(interaction, id)
        talk = _talk(cycle, number)
        if talk is None:
            raise Refusal(REFUSED["no-event"])
        if not may_meet(cycle, talk, now):
            raise Refusal(words.TOO_LATE)
        try:
            came = await _introductions(client).press(id, number, interaction.user.id, to_meet)
        except NoSuchCycle:
            raise Refusal(REFUSED["no-event"]) from None
        if came.outcome == "introduced":
            await plan_introduction(client, cycle, came.pair)
        elif came.outcome == "waits" and came.waiting:
            key = f"{id}:{number}"
            if await outbox_of(client).planned(AGAIN, key) is None:
                await outbox_of(client).plan(AGAIN, key, now + HOLD, server=cycle.server)
        await say(interaction, _said(came, discord.utils.format_dt(now + HOLD, "R")))


def _said(came: Pressed, until: str) -> str:
    if came.outcome == "introduced":
        return words.INTRODUCED.format(who=who(came.other))
    if came.outcome == "introduced-already":
        where = f"<#{came.told_in}>"
        form = words.INTRODUCED_THERE if came.told_in else words.INTRODUCED_ALREADY
        return form.format(who=who(came.other), where=where)
    if came.outcome == "back":
        return words.TAKEN_BACK
    return words.WAITS_MET.format(until=until) if came.waiting else words.WAITS


class Questions:
    """A question after each talk of the evening that is on, and the introductions that follow. It remembers only which
    talks of that evening it has planned for.
    """

    def __init__(self, client: CoachClient) -> None:
        self._client = client
        self._planned: dict[int, frozenset[int]] = {}
        client.timetable.on(QUESTION, self.ask)
        client.timetable.on(INTRODUCE, self.introduce)
        client.timetable.on(AGAIN, self.introduce_waiting)

    async def changed(self, cycle: Cycle) -> None:
        if cycle.id not in self._planned:  # the coach has just started: what was cut off is gone on with
            self._planned[cycle.id] = frozenset()
            for pair in await _introductions(self._client).untold(cycle.id):
                await plan_introduction(self._client, cycle, pair)
        held = [
            (event.starts - EARLY, talk.id)  # a time that is past, and the same whenever it is planned
            for event in cycle.events
            if event.state == "running"
            for talk in cycle.talks_at(event.id, "held")
        ]
        for due, talk in held:
            if talk not in self._planned[cycle.id]:
                await outbox_of(self._client).plan(QUESTION, f"{cycle.id}:{talk}", due, server=cycle.server)
        self._planned[cycle.id] = frozenset(talk for _, talk in held)

    async def ask(self, due: Due) -> None:
        id, _, number = due.key.partition(":")
        cycle = await self._client.cycles.one(int(id))
        talk = _talk(cycle, int(number)) if cycle else None
        if cycle is None or talk is None or not may_meet(cycle, talk, self._client.services.now()):
            return
        card = question_card(cycle, talk, _question(self._client, talk))
        room = _room(cycle, talk)
        if room is not None and await post_in(self._client, room, card, due.nonce, silent=True) is None:
            await tell(self._client, cycle, card, due.nonce, to=())

    async def introduce_waiting(self, due: Due) -> None:
        """Nobody new came: who has met before may meet again."""
        id, _, number = due.key.partition(":")
        cycle = await self._client.cycles.one(int(id))
        if cycle is not None:
            with suppress(NoSuchCycle):
                for pair in await _introductions(self._client).introduce_waiting(cycle.id, int(number)):
                    await plan_introduction(self._client, cycle, pair)

    async def introduce(self, due: Due) -> None:
        id, _, number = due.key.partition(":")
        cycle = await self._client.cycles.one(int(id))
        pair = await _introductions(self._client).one(int(id), int(number))
        talk = _talk(cycle, pair.talk) if cycle and pair else None
        if cycle is None or pair is None or talk is None:  # one of them has themselves forgotten
            return
        card = introduction_card(pair.members, talk, _question(self._client, talk))
        room = _room(cycle, talk)
        if room is not None and pair.told_in == room:  # it was said there before the coach stopped
            return
        thread = pair.told_in or await self._thread(cycle, pair, room)
        if thread is not None and await _brought_together(self._client, thread, pair, card, due.nonce):
            return
        for there in (room, None):
            if await tell(self._client, cycle, card, due.nonce, to=pair.members, ping=True, room=there):
                await _introductions(self._client).told(cycle.id, pair.number, room or 0)
                break

    async def _thread(self, cycle: Cycle, pair: Pair, room: int | None) -> int | None:
        """Of their own: private where that is allowed, public otherwise; None where there can be none."""
        client = self._client
        names = await names_of(client, cycle.server, pair.members)
        channel = client.get_channel(room or 0)
        parent = channel.parent if isinstance(channel, discord.Thread) else channel
        if not isinstance(parent, discord.TextChannel):
            return None
        if not parent.permissions_for(parent.guild.me).send_messages_in_threads:
            return None
        for kind in (discord.ChannelType.private_thread, discord.ChannelType.public_thread):
            try:
                made = await parent.create_thread(name=thread_name(pair.members, names), type=kind, invitable=False)
            except discord.HTTPException as error:
                if not (out_of_reach(error) or error.code == TOO_MANY_THREADS):
                    raise
                continue
            await _introductions(client).told(cycle.id, pair.number, made.id)
            return made.id
        return None


async def _brought_together(client: CoachClient, thread: int, pair: Pair, card: Card, nonce: str) -> bool:
    """Whether they were called into their thread."""
    place = client.get_partial_messageable(thread)
    users = [discord.Object(one) for one in await not_quiet(client, pair.members)]
    only = discord.AllowedMentions(everyone=False, roles=False, users=users)
    try:
        for member in pair.members:
            with suppress(discord.Forbidden, discord.NotFound):  # who has left the server meanwhile
                await client.http.add_user_to_thread(thread, member)
        await place.send(view=card.view, nonce=nonce, allowed_mentions=only)
    except discord.HTTPException as error:
        if not nobody_there(error):
            raise
        return False
    return True


async def plan_introduction(client: CoachClient, cycle: Cycle, pair: int) -> None:
    now = client.services.now()
    await outbox_of(client).plan(INTRODUCE, f"{cycle.id}:{pair}", now, server=cycle.server)


def _introductions(client: CoachClient) -> Introductions:
    return client.services.store.introductions


def _talk(cycle: Cycle, number: int) -> Talk | None:
    return next((one for one in cycle.talks if one.id == number), None)


def _room(cycle: Cycle, talk: Talk) -> int | None:
    """Where the evening was led, or where the cycle's card is."""
    event = cycle.event(talk.event)
    if event is not None and event.room is not None:
        return event.room
    return cycle.card.channel if cycle.card else None


def _question(client: CoachClient, talk: Talk) -> CycleQuestion | None:
    known = known_to(client).gathering
    return question_for(talk, known.questions if known else ())
