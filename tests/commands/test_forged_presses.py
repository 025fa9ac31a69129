"""Every kind of button, pressed by the wrong hand, in the wrong place, with ids that nobody made: answered honestly,
in private, and nothing kept is changed or shown.
"""

from __future__ import annotations

import re
from datetime import date as Day
from typing import Any

import discord
import pytest

from bot.cards import privacy_words, words
from bot.cards.cycle.crew_keys import mood_id, role_id, role_pattern
from bot.cards.cycle.event_keys import MomentKey, event_id, event_pattern, moment_pattern
from bot.cards.cycle.keys import cycle_id, cycle_pattern
from bot.cards.cycle.run_keys import talk_id, talk_pattern
from bot.cards.cycle.seat_keys import (
    leaving_id,
    leaving_pattern,
    seat_id,
    seat_pattern,
    successor_id,
    successor_pattern,
)
from bot.cards.eyes.keys import ConsentKey, SaidKey, said_pattern
from bot.cards.goal.keys import BetterKey, goal_id, goal_pattern, term_id
from bot.cards.keys import (
    EditsKey,
    ForYouKey,
    ReviewKey,
    SeeKey,
    TrendKey,
    compare_answer_id,
    compare_page_id,
    edition_id,
    edition_pattern,
    member_id,
    place_id,
    place_pattern,
    plain_id,
    post_id,
    post_pattern,
    privacy_page_id,
    review_pattern,
    rule_id,
    topic_id,
)
from bot.cards.kpi.keys import FiguresKey, ReportKey, figures_id, report_pattern
from bot.cards.learn.lesson_keys import DRILL_DOES, LESSON_DOES, PATH_DOES, LessonKey, path_id, quiz_id
from bot.cards.me.care_keys import CareKey, absence_id, absence_pattern
from bot.cards.me.practice_keys import tip_id, week_id, week_pattern
from bot.coaching.kpi.rates import LARGEST
from bot.commands.press import Press
from bot.commands.registry import PRESSES
from bot.commands.services import Operator
from bot.store.absences import Absence
from bot.store.drafts import AnsweredDraft
from bot.store.posts import Post
from bot.store.progress import KeptReview
from bot.store.trends import Trend
from tests.commands.test_traces import Cell, cells
from tests.sim.everything import CAPTION, DRAFT, PROFILE, TOLD, planted
from tests.sim.world import START, World, custom_id, texts, world

WATCHING = Operator(watch_drafts=True, cooldown=0)
OWNER, CHANNEL, MESSAGE = 1456074443980800901, 1456074443980800902, 1456074443980800903  # stand-ins in the ids below


def genuine() -> dict[str, str]:
    """For each kind of button an id as the coach makes it, by the name of its class."""
    review = ReviewKey("instagram", None, OWNER, own=True)
    edit = EditsKey(review, 0, "11", "abcd").id("none")
    seen = SeeKey(CHANNEL, MESSAGE, OWNER)
    made = [edit, seen.id(), seen.id("person-of"), rule_id("undo", "crowd.vocative")]
    made += [absence_id(do, OWNER, Day(2025, 12, 1)) for do in _kinds(absence_pattern)]
    made += [topic_id("limits"), figures_id("tiktok")]
    made += [CareKey(review, valuable=True).id(control) for control in ("enjoyable", "change")]
    made += [ReportKey(OWNER, Day(2025, 9, 7), 3).id(do) for do in _kinds(report_pattern)]
    made += [review.id(do) for do in _kinds(review_pattern)] + [review.id("log-one")]
    made += [FiguresKey("tiktok", "video", OWNER, (12_300, 1, 2, 3, None, None, 0, 9, None, 38)).id(LARGEST)]
    made += [post_id(do, 1, OWNER) for do in _kinds(post_pattern)]
    made += [TrendKey("tiktok", "2026-01-01", OWNER).id()]
    made += [place_id(do, "tiktok", OWNER) for do in _kinds(place_pattern)]
    made += [ForYouKey(OWNER, 0, "01").id("react"), compare_page_id(OWNER, 1, "limits")]
    made += [compare_answer_id(OWNER, "audience")]
    lesson = LessonKey(OWNER, "connection", "why-care")
    made += [*map(lesson.id, LESSON_DOES), lesson.choose(1), quiz_id(OWNER, "five-numbers", 4)]
    made += [cycle_id(do, 1) for do in _kinds(cycle_pattern)]
    made += [MomentKey(OWNER, 1, 0, START).id(do) for do in _kinds(moment_pattern)]
    made += [event_id(do, 1, 1) for do in _kinds(event_pattern)]
    made += [role_id(do, 1, 1, "host") for do in _kinds(role_pattern)] + [mood_id(1, 1, 2)]
    made += [talk_id(do, 1, 1, 1) for do in _kinds(talk_pattern)]
    made += [seat_id(do, OWNER, 1, 1) for do in _kinds(seat_pattern)]
    made += [leaving_id(do, OWNER, 1) for do in _kinds(leaving_pattern)]
    made += [successor_id(do, OWNER, 1, CHANNEL) for do in _kinds(successor_pattern)]
    made += [goal_id(do, OWNER, 1) for do in _kinds(goal_pattern)]
    better = BetterKey(OWNER, 0, project=False, remind=True, name="post-more.0", count=20, day="2026-01-31")
    made += [better.id(), term_id("an-end")]
    made += [path_id(do, OWNER, "connection") for do in PATH_DOES]
    made += [path_id(do, OWNER, "sixty-seconds") for do in DRILL_DOES]
    made += [ConsentKey(CHANNEL, OWNER, True).id()]
    made += [SaidKey(MESSAGE, OWNER).id(do) for do in _kinds(said_pattern)]
    made += [member_id(do, OWNER) for do in _kinds(lambda do: rf"coach1:{do}:[1-8]?[0-9]{{1,18}}")]
    made += [plain_id(do) for do in _kinds(plain_id)]
    made += [edition_id(do, 3) for do in _kinds(edition_pattern)]
    made += [
        privacy_page_id(OWNER, 1),
        tip_id(OWNER, 3, "value"),
        *(week_id(do, OWNER, 1) for do in _kinds(week_pattern)),
    ]
    return {press.__name__: next(id for id in made if _template(press).fullmatch(id)) for press in PRESSES}


def _kinds(pattern: Any) -> list[str]:
    """What the buttons with this pattern of an id do."""
    found = []
    for press in PRESSES:
        do = _template(press).pattern.split(":")[1]
        if _template(press).pattern == pattern(do):
            found.append(do)
    return found


def _template(press: type[Press]) -> re.Pattern[str]:
    return press.__discord_ui_compiled_template__


GENUINE = genuine()
OWNED = sorted(name for name, id in GENUINE.items() if str(OWNER) in id)


def as_of(name: str, w: World, message: int = MESSAGE) -> str:
    """The id of that kind of button, as if made for Mira and her draft."""
    made = GENUINE[name].replace(str(OWNER), str(w.mira.id)).replace(str(CHANNEL), str(w.drafts.id))
    return made.replace(str(MESSAGE), str(message))


async def mira_has_everything(w: World) -> int:
    """Her profile, a remark turned off, and a draft; its id."""
    await w.watch("card")
    card = (await w.mira.slash(w.general, "me profile")).response
    await w.mira.submit_modal(await w.mira.click(card, label=words.TELL), TOLD)
    await w.store.dismissed.add(w.mira.id, "crowd.of-you")
    await w.store.progress.keep(KeptReview(w.mira.id, MESSAGE, "tiktok", "2025-12-30", "crowd", "I", 0, 2, False))
    await w.store.absences.keep(Absence(w.mira.id, "2025-12-01", "2025-12-20", asked=3))
    await w.store.feedback.ask(MESSAGE, w.general.id, w.guild.id, w.mira.id, tells=True)
    await w.store.feedback.answer(MESSAGE, w.admin.id, {"who-for": PROFILE})
    await w.store.posts.add(Post(w.mira.id, "tiktok", "2025-12-30", views=12_300, link=f"https://{PROFILE}.example/"))
    await w.store.trends.add(Trend(w.mira.id, "tiktok", "2025-12-30", f"the {PROFILE} song", f"with {PROFILE} mugs"))
    draft = await w.mira.send(w.drafts, DRAFT)
    return int(draft.id)


async def kept(w: World) -> list[Cell]:
    """All that is kept, but for the coach's own timed work."""
    return [cell for cell in await cells(w) if cell[0] != "outbox"]


def whose(id: str) -> list[str]:
    """The kinds of button that answer to an id."""
    return [one.__name__ for one in PRESSES if _template(one).fullmatch(id)]


def all_said(answer: Any) -> str:
    return "\n".join(texts(one) for one in (answer.response, *answer.followups))


async def test_somebody_else_who_presses_a_button_of_mira_changes_and_sees_nothing_of_hers() -> None:
    async with world(WATCHING) as w:
        draft = await mira_has_everything(w)
        before = await kept(w)
        for name in OWNED:
            pressed = as_of(name, w, draft)
            answer = await w.jo.click(await planted(w, pressed), custom_id=pressed)

            assert answer.modal is not None or (answer.ephemeral and all_said(answer)), name
            assert not [one for one in (CAPTION, PROFILE, "(error ") if one in all_said(answer)], name
            assert not answer.response.attachments, name
            assert await kept(w) == before, name


async def test_a_button_that_was_moved_to_another_server_reaches_nothing_of_the_first() -> None:
    async with world(WATCHING) as w:
        draft = await mira_has_everything(w)
        there = w.env.create_guild("Elsewhere")
        hall = there.create_text_channel("hall")
        ada = there.add_member(w.admin.user)  # who manages the first server, but not this one
        before = await kept(w)
        for name in sorted(GENUINE):
            pressed = as_of(name, w, draft)
            answer = await ada.click(await planted(w, pressed, hall), custom_id=pressed)

            assert answer.modal is not None or (answer.ephemeral and all_said(answer)), name
            here = (CAPTION, PROFILE, w.drafts.mention, "(error ")
            assert not [one for one in here if one in all_said(answer)], name
            assert await kept(w) == before, name


async def test_a_button_on_a_message_that_is_not_its_card_is_answered_and_breaks_nothing() -> None:
    async with world(WATCHING) as w:
        draft = await mira_has_everything(w)
        for name in sorted(GENUINE):
            pressed = as_of(name, w, draft)
            for member in (w.mira, w.admin):
                answer = await member.click(await planted(w, pressed), custom_id=pressed)

                assert answer.acknowledged, name
                assert "(error " not in all_said(answer), name


WRONG = ("-1", "0x1f", "1.5", "", " ", "x", "١٢٣", "99999999999999999999", "9223372036854775808", "9" * 60)


@pytest.mark.parametrize("name", OWNED)
def test_an_id_with_a_wrong_number_is_nobodys(name: str) -> None:
    for wrong in WRONG:
        for stand_in in (OWNER, CHANNEL, MESSAGE):
            forged = GENUINE[name].replace(str(stand_in), wrong)
            assert forged == GENUINE[name] or whose(forged) == [], forged


@pytest.mark.parametrize("name", sorted(GENUINE))
def test_an_id_with_more_than_belongs_there_is_nobodys(name: str) -> None:
    for forged in (f"{GENUINE[name]}:1", f"{GENUINE[name]}\n", f" {GENUINE[name]}", f"x{GENUINE[name]}"):
        assert whose(forged) == [], forged


@pytest.mark.parametrize("name", sorted(GENUINE))
def test_an_id_is_of_one_kind_of_button_alone(name: str) -> None:
    assert whose(GENUINE[name]) == [name]


async def test_what_is_nobodys_is_answered_in_private_and_changes_nothing() -> None:
    async with world(WATCHING) as w:
        await mira_has_everything(w)
        before = await kept(w)
        for name in OWNED:
            forged = GENUINE[name].replace(str(OWNER), "-1")
            answer = await w.mira.click(await planted(w, forged), custom_id=forged)

            assert answer.ephemeral, name
            assert texts(answer.response) == words.OLD_BUTTON, name
        assert await kept(w) == before


# What a member could reach if an id alone decided


async def test_see_my_review_does_not_fetch_a_draft_from_another_channel() -> None:
    async with world(WATCHING) as w:
        draft = await mira_has_everything(w)
        pressed = SeeKey(w.drafts.id, draft, w.mira.id).id()
        answer = await w.mira.click(await planted(w, pressed), custom_id=pressed)

        assert texts(answer.response) == words.DRAFT_HIDDEN


async def test_on_purpose_with_a_forged_owner_changes_nobody_elses_draft() -> None:
    async with world(WATCHING) as w:
        pressed = ReviewKey("instagram", None, w.jo.id, public=True).id("purpose")
        card = await planted(w, pressed)
        hers = AnsweredDraft(MESSAGE, w.general.id, w.guild.id, w.mira.id, card.id, w.general.id, "card")
        elsewhere = AnsweredDraft(MESSAGE + 1, w.general.id, w.guild.id + 1, w.jo.id, card.id + 1, w.general.id, "card")
        await w.store.drafts.put(hers)
        await w.store.drafts.put(elsewhere)
        answer = await w.jo.click(card, custom_id=pressed)

        assert texts(answer.response) == words.CARD_LOST
        assert await w.store.drafts.get(hers.draft) == hers


@pytest.mark.parametrize("value", ["-1", "x", "", "99999999999999999999", "١٢٣", "1.5", "another server's"])
async def test_a_channel_that_is_not_this_servers_is_not_set(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with world(WATCHING) as w:
        await w.watch()
        other = w.env.create_guild("Elsewhere").create_text_channel("hall")
        chosen = str(other.id) if value == "another server's" else value
        monkeypatch.setattr("bot.commands.settings.picked", lambda interaction: [chosen])
        pressed = plain_id("settings-channel")
        answer = await w.admin.click(await planted(w, pressed), custom_id=pressed)

        assert "(error " not in all_said(answer)
        assert (await w.store.servers.get(w.guild.id)).drafts_channel == w.drafts.id


@pytest.mark.parametrize("value", ["-1", "x", "", "9" * 30, "٣", "1.5"])
async def test_an_edit_that_nobody_offered_is_not_taken(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with world() as w:
        card = (await w.mira.slash(w.general, "review", caption=DRAFT)).response
        edits = (await w.mira.click(card, label=words.EDITS)).response
        monkeypatch.setattr("bot.commands.edit_buttons.picked", lambda interaction: [value])
        answer = await w.mira.click(edits, custom_id=custom_id(edits, words.LEAVE_EDIT))

        assert answer.acknowledged
        assert "(error " not in all_said(answer)


# Isolation


async def test_nothing_of_one_server_is_seen_in_another() -> None:
    async with world(WATCHING) as w:
        await mira_has_everything(w)
        other = w.env.create_guild("Elsewhere")
        hall = other.create_text_channel("hall")
        manager = other.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        bo = other.add_member(w.env.create_user("bo"), roles=[manager])
        settings = (await bo.slash(hall, "settings")).response
        shown = [
            settings,
            (await bo.slash(hall, "help")).response,
            (await bo.slash(hall, "privacy show")).response,
            (await bo.slash(hall, "review", caption="Hey guys")).response,
        ]
        said = "\n".join(texts(one) for one in shown)

        assert words.STATE_NO_CHANNEL in texts(settings)
        assert privacy_words.NOTHING_NOW in said
        assert not [mark for mark in (CAPTION, PROFILE, w.drafts.mention, w.mira.mention) if mark in said]


async def test_purging_one_server_leaves_the_other_as_it_was() -> None:
    async with world(WATCHING) as w:
        await mira_has_everything(w)
        before = await kept(w)
        other = w.env.create_guild("Elsewhere")
        await w.store.servers.set_paused(other.id, True)
        await w.store.kept.purge_server(other.id)

        assert await kept(w) == before
