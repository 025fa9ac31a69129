"""/learn tip and /me practice through the simulated Discord, over weeks, with restarts and kills in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.cards import learning_words
from bot.cards.me import practice_words as words
from bot.coaching.practice import WEEKS
from bot.commands.me.practice_rounds import PRACTICE
from bot.commands.timetable import LEASE
from bot.rulebook.book import Rulebook
from bot.store.practice import Practice, Week
from tests.sim.timed import settled
from tests.sim.world import START, World, labels, texts, world

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)  # the first one after START, a Thursday


async def until(w: World, moment: datetime) -> None:
    """It is then, and what was due is done."""
    w.clock[0] = moment - START
    await settled(w)
    await w.env.settle()


async def started(w: World, **options: Any) -> Any:
    """Mira's practice is on; the card."""
    if options:
        return (await w.mira.slash(w.general, "me practice", **options)).response
    card = (await w.mira.slash(w.general, "me practice")).response
    await w.mira.click(card, label=words.START)
    return card


def direct(w: World) -> list[Any]:
    """All that the coach wrote to Mira directly."""
    channel = w.mira.user.dm_channel
    return [] if channel is None else list(channel.history())


async def kept(w: World) -> Practice:
    practice = await w.store.practices.of(w.mira.id)
    assert practice is not None
    return practice


async def weeks(w: World) -> list[Week]:
    return await w.store.practices.weeks(w.mira.id, START)


# /learn tip


async def test_a_tip_says_what_to_do_why_and_from_when_and_another_one_is_another_one() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn tip")
        first = texts(answer.response)
        await w.mira.click(answer.response, label=words.ANOTHER)

        assert answer.ephemeral
        assert "Why:" in first and "-# " in first
        assert texts(answer.response) != first
        assert labels(answer.response) == [learning_words.NEXT_STEPS["practice"], words.ANOTHER]


async def test_every_tip_of_a_topic_comes_before_one_comes_again() -> None:
    async with world() as w:
        known = w.bot.services.shelf.current.knowledge_in("en")
        count = sum(tip.topic == "short-video" for tip in known.tips.values())
        card = (await w.mira.slash(w.general, "learn tip", topic="Short video")).response
        seen = [texts(card)]
        for _ in range(count - 1):
            await w.mira.click(card, label=words.ANOTHER)
            seen.append(texts(card))
        await w.restart()
        await w.mira.click(card, label=words.ANOTHER)

        assert len(set(seen)) == count
        assert all("Short video" in one for one in seen)
        assert texts(card) == seen[0]


async def test_a_topic_that_is_not_there_is_answered_with_those_that_are() -> None:
    async with world() as w:
        answer = await w.mira.slash(w.general, "learn tip", topic="knitting")

        assert "Short video" in texts(answer.response) and "knitting" in texts(answer.response)


# It comes


async def test_a_practice_starts_with_one_press_and_says_when_the_first_technique_comes() -> None:
    async with world() as w:
        card = await started(w)

        assert await w.store.outbox.planned(PRACTICE, str((await kept(w)).id)) == MONDAY
        assert f"<t:{int(MONDAY.timestamp())}:f>" in texts(card)
        assert words.BY_MESSAGE in texts(card)
        assert direct(w) == []


async def test_a_technique_comes_in_a_direct_message_with_done_and_skip_and_the_answer_is_noted() -> None:
    async with world() as w:
        await started(w)
        await until(w, MONDAY)
        [message] = direct(w)
        assert labels(message) == [words.DONE, words.SKIP]

        await w.mira.user.click(message, label=words.DONE)
        assert words.WEEK_DONE in texts(direct(w)[-1])
        assert [one.answer for one in await weeks(w)] == ["done"]

        await until(w, MONDAY + WEEK)
        await w.restart()
        await w.mira.user.click(direct(w)[-1], label=words.SKIP)
        assert words.WEEK_SKIPPED in texts(direct(w)[-1])
        assert [one.answer for one in await weeks(w)] == ["done", "skipped"]


async def test_after_twelve_techniques_it_looks_back_ends_by_itself_and_can_begin_again() -> None:
    async with world() as w:
        await started(w)
        for week in range(WEEKS):
            await until(w, MONDAY + week * WEEK)
            if week % 3 != 2:
                await w.mira.user.click(direct(w)[-1], label=(words.DONE, words.SKIP)[week % 3])
            if week % 4 == 0:
                await w.restart()
        came = [one.tip for one in await weeks(w)]
        assert len(set(came)) == len(came) == len(direct(w)) == WEEKS

        await until(w, MONDAY + WEEKS * WEEK)
        recap = direct(w)[-1]
        assert words.RECAP_TITLE in texts(recap)
        assert words.RECAP_COUNT.format(count=12, done=4, skipped=4, open=4) in texts(recap)
        assert (await kept(w)).state == "over"

        await until(w, MONDAY + 20 * WEEK)
        assert direct(w)[-1].id == recap.id

        await w.mira.user.click(recap, label=words.BEGIN_AGAIN)
        await until(w, MONDAY + 21 * WEEK)
        assert labels(direct(w)[-1]) == [words.DONE, words.SKIP]


async def test_beginning_again_at_once_repeats_nothing_of_the_last_twelve_weeks() -> None:
    async with world() as w:
        await started(w, topic="short-video")
        for week in range(WEEKS + 1):
            await until(w, MONDAY + week * WEEK)
        await w.mira.user.click(direct(w)[-1], label=words.BEGIN_AGAIN)
        for week in range(WEEKS + 1, 2 * WEEKS + 1):
            await until(w, MONDAY + week * WEEK)
        came = await weeks(w)

        assert len(came) == 2 * WEEKS
        for at, week_ in enumerate(came):
            earlier = [one.tip for one in came[:at] if week_.due - one.due <= WEEKS * WEEK]
            assert week_.tip not in earlier


async def test_a_day_an_hour_and_a_time_zone_that_were_chosen_hold_when_the_clocks_change() -> None:
    async with world() as w:
        await started(w, day=5, hour=8, zone="berlin")  # the clocks change on Sunday, 29 March 2026
        for _ in range(14):
            due = await w.store.outbox.planned(PRACTICE, str((await kept(w)).id))
            assert due is not None
            if len(await weeks(w)) == WEEKS:
                break
            await until(w, due)
        hours = {one.due.hour for one in await weeks(w)}
        assert (await kept(w)).zone == "Europe/Berlin"
        assert hours == {7}

        await until(w, datetime(2026, 3, 28, 7, tzinfo=UTC))
        await w.mira.user.click(direct(w)[-1], label=words.BEGIN_AGAIN)
        due = await w.store.outbox.planned(PRACTICE, str((await kept(w)).id))
        assert due == datetime(2026, 4, 4, 6, tzinfo=UTC)


# Kills, restarts, and a coach that was away


async def test_a_coach_that_was_away_for_three_weeks_sends_one_at_the_hour_that_was_chosen() -> None:
    async with world() as w:
        await started(w)
        await w.bot.timetable.stop()
        w.clock[0] = MONDAY + 3 * WEEK + timedelta(days=2, hours=17) - START  # a Thursday, at 2 in the night
        await w.restart()
        await settled(w)
        assert direct(w) == []

        await until(w, MONDAY + 3 * WEEK + 3 * DAY)
        assert len(direct(w)) == 1

        due = await w.store.outbox.planned(PRACTICE, str((await kept(w)).id))
        assert due == MONDAY + 4 * WEEK


async def test_a_coach_that_was_away_for_an_hour_sends_at_once() -> None:
    async with world() as w:
        await started(w)
        await w.bot.timetable.stop()
        w.clock[0] = MONDAY + timedelta(hours=1) - START
        await w.restart()
        await settled(w)

        assert len(direct(w)) == 1


async def test_a_coach_that_died_while_it_sent_sends_the_same_message_with_the_same_nonce(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[tuple[str, str]] = []

    async with world() as w:
        original = discord.DMChannel.send

        async def send(self: Any, **named: Any) -> Any:
            sent.append((named["nonce"], str(named["view"].to_components())))
            if len(sent) == 1:
                raise KeyboardInterrupt  # the process ends after Discord has it
            return await original(self, **named)

        monkeypatch.setattr(discord.DMChannel, "send", send)
        await started(w)
        await w.bot.timetable.stop()
        w.clock[0] = MONDAY - START
        [due] = [one for one in await w.store.outbox.lease(LEASE) if one.kind == PRACTICE]
        with pytest.raises(KeyboardInterrupt):
            await w.bot.practice_rounds.due(due)
        await w.restart()
        await until(w, MONDAY + LEASE)

        assert len(sent) == 2 and sent[0] == sent[1]
        assert len(await weeks(w)) == 1
        assert await w.store.outbox.planned(PRACTICE, str((await kept(w)).id)) == MONDAY + WEEK


async def test_a_passing_trouble_at_discords_is_waited_out() -> None:
    async with world() as w:
        await started(w)
        w.env.inject_error("POST", "/channels/*/messages", status=400, code=40000)
        await until(w, MONDAY)
        assert direct(w) == []

        await until(w, MONDAY + timedelta(minutes=2))
        assert len(direct(w)) == 1
        assert len(await weeks(w)) == 1


async def test_a_technique_that_discord_never_took_is_not_counted_when_another_hour_is_chosen() -> None:
    async with world() as w:
        await started(w)
        w.env.inject_error("POST", "/channels/*/messages", status=400, code=40000)
        await until(w, MONDAY)
        await started(w, day=1)
        await until(w, MONDAY + DAY)

        assert len(direct(w)) == 1
        assert "1 of 12" in texts(direct(w)[-1])
        assert "1 of 12" in texts((await w.mira.slash(w.general, "me practice")).response)


async def test_a_server_that_discord_has_not_told_of_yet_is_waited_for_and_nothing_is_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world() as w:
        await started(w, channel=w.general)
        with monkeypatch.context() as connecting:
            connecting.setattr(w.bot, "is_ready", lambda: False)
            connecting.setattr(w.bot, "get_guild", lambda _: None)
            for minute in range(3):
                await until(w, MONDAY + timedelta(minutes=minute))
            assert await weeks(w) == []
        await until(w, MONDAY + timedelta(minutes=4))

        assert "1 of 12" in texts(w.general.last_message)


async def test_a_practice_that_lost_its_plan_gets_one_at_the_next_start() -> None:
    async with world() as w:
        await started(w)
        await w.store.outbox.cancel(PRACTICE, str((await kept(w)).id))
        await w.restart()

        assert await w.store.outbox.planned(PRACTICE, str((await kept(w)).id)) == MONDAY


async def test_a_technique_that_left_the_file_is_still_counted_and_its_buttons_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world() as w:
        await started(w)
        await until(w, MONDAY)
        [week] = await weeks(w)
        known = w.bot.services.shelf.current.knowledge_in("en")
        fewer = {id: tip for id, tip in known.tips.items() if id != week.tip}
        changed = type(known)(tip_topics=known.tip_topics, tips=fewer)
        monkeypatch.setattr(Rulebook, "knowledge_in", lambda self, language: changed)
        await w.mira.user.click(direct(w)[-1], label=words.DONE)
        assert words.RECAP_GONE in texts(direct(w)[-1])

        card = (await w.mira.slash(w.general, "me practice")).response
        await w.mira.click(card, label=words.STOP)
        assert words.RECAP_GONE in texts(card)


async def test_a_broken_file_of_techniques_only_delays_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    async with world() as w:
        await started(w)
        known = w.bot.services.shelf.current.knowledge_in("en")
        with monkeypatch.context() as broken:
            broken.setattr(Rulebook, "knowledge_in", lambda self, language: type(known)())
            await until(w, MONDAY)
            assert direct(w) == []
        await until(w, MONDAY + DAY)
        assert len(direct(w)) == 1


# Pause, stop, forget


async def test_a_paused_practice_is_silent_and_goes_on_where_it_was() -> None:
    async with world() as w:
        card = await started(w)
        await until(w, MONDAY)
        await w.mira.click(card, label=words.PAUSE)
        await until(w, MONDAY + 5 * WEEK)
        assert len(direct(w)) == 1

        await w.restart()
        await w.mira.click(card, label=words.RESUME)
        await until(w, MONDAY + 6 * WEEK)
        assert "2 of 12" in texts(direct(w)[-1])


async def test_a_stopped_practice_sends_nothing_more() -> None:
    async with world() as w:
        card = await started(w)
        await w.mira.click(card, label=words.STOP)
        await until(w, MONDAY + WEEK)

        assert direct(w) == []
        assert words.PRACTICE_STOPPED.format(count=0, weeks=WEEKS) in texts(card)


async def test_who_is_forgotten_gets_nothing_more_and_nothing_stays_planned() -> None:
    async with world() as w:
        await started(w)
        await until(w, MONDAY)
        await w.store.kept.forget_member(w.mira.id)
        await until(w, MONDAY + 2 * WEEK)

        assert len(direct(w)) == 1
        assert await w.store.engine.rows("SELECT * FROM outbox WHERE kind = $1", PRACTICE) == []
        answer = await w.mira.user.click(direct(w)[-1], label=words.DONE)
        assert words.WEEK_GONE in texts(answer.response)


# Nowhere to send it to


async def test_closed_direct_messages_stop_it_and_me_practice_says_why() -> None:
    async with world() as w:
        await started(w)
        w.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
        await until(w, MONDAY)
        card = (await w.mira.slash(w.general, "me practice")).response
        assert words.PRACTICE_TROUBLE["messages-shut"] in texts(card)
        assert await weeks(w) == []

        await w.mira.click(card, label=words.RESUME)
        await until(w, MONDAY + WEEK)
        assert "1 of 12" in texts(direct(w)[-1])


async def test_in_a_channel_it_names_and_pings_its_member_alone_and_nobody_else_presses() -> None:
    async with world() as w:
        await started(w, channel=w.general)
        await until(w, MONDAY)
        message = w.general.last_message
        stored = w.env.backend.get_message(w.general.id, message.id)
        assert w.mira.mention in texts(message)
        assert not stored.mention_everyone
        assert [one.id for one in message.mentions] == [w.mira.id]
        assert direct(w) == []

        answer = await w.jo.click(message, label=words.DONE)
        assert answer.ephemeral and w.mira.mention in texts(answer.response)
        assert [one.answer for one in await weeks(w)] == [""]

        await w.mira.click(message, label=words.SKIP)
        assert words.WEEK_NOTED in texts(w.general.last_message)
        assert words.WEEK_SKIPPED not in texts(w.general.last_message)


async def test_in_a_channel_the_look_back_is_for_its_members_eyes_only() -> None:
    async with world() as w:
        await started(w, channel=w.general)
        for week in range(WEEKS + 1):
            await until(w, MONDAY + week * WEEK)
        line = w.general.last_message
        assert words.RECAP_TITLE not in texts(line)

        assert words.RECAP_TITLE not in texts((await w.jo.click(line, label=words.SEE_RECAP)).response)
        answer = await w.mira.click(line, label=words.SEE_RECAP)
        assert answer.ephemeral and words.RECAP_TITLE in texts(answer.response)


@pytest.mark.parametrize("who", ["bot", "member"])
async def test_a_channel_in_which_one_of_the_two_may_not_write_is_refused(who: str) -> None:
    async with world() as w:
        quiet = w.guild.create_text_channel("quiet")
        await _shut(w, quiet, who)
        answer = await w.mira.slash(w.general, "me practice", channel=quiet)

        said = words.CHANNEL_NOT_OURS if who == "bot" else words.CHANNEL_NOT_YOURS
        assert texts(answer.response) == said.format(channel=quiet.mention)
        assert await w.store.practices.of(w.mira.id) is None


@pytest.mark.parametrize("who", ["bot", "member"])
async def test_a_permission_that_was_lost_stops_it_and_it_can_go_on_in_direct_messages(who: str) -> None:
    async with world() as w:
        card = await started(w, channel=w.general)
        await _shut(w, w.general, who)
        await until(w, MONDAY)
        assert (await kept(w)).state == "channel-shut"

        card = (await w.mira.user.slash("me practice")).response
        assert words.PRACTICE_TROUBLE["channel-shut"] in texts(card)
        await w.mira.user.click(card, label=words.RESUME_BY_MESSAGE)
        await until(w, MONDAY + WEEK)
        assert labels(direct(w)[-1]) == [words.DONE, words.SKIP]


async def test_a_deleted_channel_stops_it_and_falls_back_to_nothing() -> None:
    async with world() as w:
        hall = w.guild.create_text_channel("hall")
        await started(w, channel=hall)
        w.env.backend.delete_channel(hall.id)
        await w.env.settle()
        await until(w, MONDAY)

        assert direct(w) == []
        practice = await kept(w)
        assert (practice.state, practice.channel, practice.server) == ("channel-gone", None, None)
        card = (await w.mira.slash(w.general, "me practice")).response
        assert words.PRACTICE_TROUBLE["channel-gone"] in texts(card)


async def test_a_member_who_left_the_server_hears_nothing_there() -> None:
    async with world() as w:
        await started(w, channel=w.general)
        w.env.backend.remove_member(w.guild.id, w.mira.id)
        await w.env.settle()
        await until(w, MONDAY)

        assert w.general.last_message is None or w.mira.mention not in texts(w.general.last_message)
        assert (await kept(w)).state == "left"


async def test_a_practice_in_a_channel_can_move_to_direct_messages() -> None:
    async with world() as w:
        card = await started(w, channel=w.general)
        await w.mira.click(card, label=words.BY_MESSAGE_INSTEAD)
        await until(w, MONDAY)

        assert len(direct(w)) == 1


async def test_a_time_zone_is_found_by_its_city_and_one_that_is_not_there_by_its_nearest() -> None:
    async with world() as w:
        offered = await w.mira.autocomplete(w.general, "me practice", "zone", "tok")
        assert offered[0]["value"] == "Asia/Tokyo" and "09:00" in offered[0]["name"]

        answer = await w.mira.slash(w.general, "me practice", zone="Asia/Tokio")
        assert "Asia/Tokyo" in texts(answer.response)
        for country in ("Germany", "UTC+2"):  # spelled like another place, and not meant for it
            answer = await w.mira.slash(w.general, "me practice", zone=country)
            assert texts(answer.response) == words.NO_SUCH_ZONE_NOR_NEAR.format(zone=country)
        assert await w.store.practices.of(w.mira.id) is None


async def _shut(w: World, channel: Any, who: str) -> None:
    guild = w.bot.get_guild(w.guild.id)
    assert guild is not None
    place, target = guild.get_channel(channel.id), guild.me
    if who == "member":
        target = await guild.fetch_member(w.mira.id)
    assert isinstance(place, discord.TextChannel)
    await place.set_permissions(target, send_messages=False)
    await w.env.settle()
