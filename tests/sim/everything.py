"""Uses everything that the coach has, with marked words in all that is typed, and notes what of it was used.

A new command, button, form or listener gets its line in one of the `_use_` functions; a test says which have none.
"""

from __future__ import annotations

import re
from functools import wraps
from typing import Any, get_args

import discord
from discord import app_commands

from bot.cards import asking_words, house_words, learning_words, privacy_words, words
from bot.cards.eyes import words as eyes_words
from bot.cards.keys import ForYouKey, compare_page_id, plain_id, post_id, topic_id
from bot.cards.kpi import words as kpi_words
from bot.cards.kpi.keys import figures_id
from bot.cards.learn import lesson_words
from bot.cards.learn.lesson_keys import LessonKey, path_id, quiz_id
from bot.cards.me import absence_words, care_words, progress_words, trend_words
from bot.cards.next_steps import next_id
from bot.commands.registry import FORMS, PRESSES
from bot.rulebook.knowledge.model import NextStep
from tests.sim.use_crew import use_crew
from tests.sim.use_cycle import use_cycle
from tests.sim.use_goals import use_goals
from tests.sim.use_people import use_people
from tests.sim.use_practice import use_caring, use_practice
from tests.sim.use_running import use_running
from tests.sim.use_speaking import use_speaking
from tests.sim.world import World, custom_id, go_on, labels, planted, post_in_forum, select_ids

NEXT = [one for one in get_args(NextStep) if one != "profile"]  # that one opens the form of /me profile
HOME = 1456074443980800999  # the owner's server, with /reload

# No rule knows them.
CAPTION, TALK, TYPED, PROFILE, SAID = "quillwattle", "brindlefern", "vexcorundum", "mossgarnet", "tallowfinch"
DRAFT = f"Hey guys, the {CAPTION} is out of the oven and I hope all of you try it: https://{CAPTION}.example/a"
AGAIN = f"Dear you, the {CAPTION} is out of the oven and I kept a slice for you"
SUBTITLES = "".join(
    f"{n + 1}\n00:00:{n * 4:02},000 --> 00:00:{n * 4 + 3:02},000\nHey guys, I hope all of you like {TALK} {n}.\n\n"
    for n in range(14)
).encode()
TOLD = {
    "creates": ["alone"],
    "register": ["formal"],
    "name": f"{PROFILE} Mara",
    "moment": f"on the {PROFILE} bus",
    "need": f"a {PROFILE}",
}


def all_there_is(w: World) -> set[str]:
    """Every command, menu, kind of button, form and listener of the running coach."""
    names = {_name_of(one) for one in (*w.bot.tree.walk_commands(), *w.bot.tree.get_commands(guild=_home()))}
    names |= {_name_of(one) for one in w.bot.tree.get_commands(type=discord.AppCommandType.message)}
    names |= {_name_of(one) for one in w.bot.tree.get_commands(type=discord.AppCommandType.user)}
    names |= {press.__name__ for press in PRESSES} | {form.__name__ for form in FORMS}
    heard = {_heard(event, hear) for event, hears in w.bot.extra_events.items() for hear in hears}
    return {one for one in names | heard if one and "Env._capture_errors" not in one}  # that one is the simulator's


def note_what_is_used(w: World) -> set[str]:
    """The same names, as they come into use from now on."""
    used: set[str] = set()
    for event, hears in w.bot.extra_events.items():
        w.bot.extra_events[event] = [_noting(event, hear, used) for hear in hears]

    async def note(interaction: discord.Interaction[Any]) -> None:
        custom_id = str((interaction.data or {}).get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit:
            used.update(form.__name__ for form in FORMS if re.fullmatch(form.pattern, custom_id))
        else:
            fits = (one for one in PRESSES if one.__discord_ui_compiled_template__.fullmatch(custom_id))
            used.update(one.__name__ for one in fits)

    async def note_command(_: discord.Interaction[Any], command: object) -> None:
        used.add(_name_of(command))

    w.bot.add_listener(note, "on_interaction")
    w.bot.add_listener(note_command, "on_app_command_completion")
    return used


def _name_of(command: Any) -> str:
    if isinstance(command, app_commands.Command):
        return f"/{command.qualified_name}"
    return command.name if isinstance(command, app_commands.ContextMenu) else ""


def _heard(event: str, hear: Any) -> str:
    return f"{event}: {hear.__qualname__}"


def _noting(event: str, hear: Any, used: set[str]) -> Any:
    @wraps(hear)
    async def heard(*args: Any) -> None:
        used.add(_heard(event, hear))
        await hear(*args)

    return heard


def _home() -> discord.Object:
    return discord.Object(id=HOME)


async def use_everything(w: World) -> None:
    """As Mira, an admin and the owner. In the end Mira has told a profile, turned a remark off and posted drafts."""
    await _use_profile(w)
    await _use_review(w)
    await _use_edits(w)
    await _use_care(w)
    await _use_kpi(w)
    await _use_progress(w)
    await _use_trends(w)
    await _use_absence(w)
    await _use_eyes(w)
    await _use_talks(w)
    await _use_what_it_knows(w)
    await use_practice(w, TYPED)
    await _use_lessons(w)
    await use_caring(w, PROFILE)
    await use_cycle(w, TYPED)
    await use_speaking(w, TYPED)
    await use_crew(w, TYPED)
    await use_running(w, TYPED)
    await use_people(w, TYPED, PROFILE)
    await use_goals(w, TYPED, PROFILE)
    await _use_settings(w)
    await _use_house_rules(w)
    await _use_drafts(w)
    await _speak_to_it(w)
    await _use_privacy_and_help(w)
    await _use_what_does_not_work(w)
    await _own_it(w)


async def _use_profile(w: World) -> None:
    card = (await w.mira.slash(w.general, "me profile")).response
    await w.mira.submit_modal(await w.mira.click(card, label=words.TELL), TOLD)
    await w.mira.click(card, label=words.FORGET)
    await w.mira.submit_modal(await w.mira.click(card, label=words.TELL), TOLD)


async def _use_review(w: World) -> None:
    await w.mira.autocomplete(w.general, "review", "format", TYPED)
    card = (await w.mira.slash(w.general, "review", caption=DRAFT)).response
    for label in (words.COPY, words.WHY, words.MORE, words.TAKE_PURPOSE, words.DROP_PURPOSE, words.SHARE):
        await w.mira.click(card, label=label)
    question = (await w.mira.click(card, label=words.NOT_HELPFUL)).response
    await w.mira.select(question, ["crowd.vocative"])
    await w.mira.click(question, label=words.UNDO)
    form = await w.mira.slash(w.general, "review")
    await w.mira.submit_modal(form, {"caption": DRAFT, "place": ["instagram|"]})
    await w.jo.context_menu(w.general, words.REVIEW_MENU, await w.mira.send(w.general, DRAFT))
    long = (await w.mira.slash(w.general, "review", caption=DRAFT + " and rest it" * 300)).response
    await w.mira.click(long, label=words.WHY)  # reads the caption out of its file


async def _use_edits(w: World) -> None:
    card = (await w.mira.slash(w.general, "review", caption=DRAFT)).response
    edits = (await w.mira.click(card, label=words.EDITS)).response
    for label in (words.LEAVE_EDIT, words.TAKE_EDIT, words.COPY_VERSION):
        await w.mira.click(edits, custom_id=custom_id(edits, label))


async def _use_care(w: World) -> None:
    """Nothing of it is kept."""
    review = (await w.mira.slash(w.general, "review", caption=DRAFT)).response
    card = (await go_on(w.mira, review, "care")).response
    await w.mira.click(card, custom_id=custom_id(card, care_words.TICK))
    card = (await w.mira.slash(w.general, "me care", caption=AGAIN)).response
    changed = await w.mira.click(card, label=care_words.CHANGE)
    await w.mira.submit_modal(changed, {"caption": DRAFT, "place": ["tiktok|"]})
    form = await w.mira.slash(w.general, "me care")
    await w.mira.submit_modal(form, {"caption": DRAFT, "place": ["tiktok|"]})


async def _use_absence(w: World) -> None:
    """In the end two gaps are counted."""
    card = (await w.mira.slash(w.general, "me absence")).response
    form = await w.mira.click(card, label=absence_words.TYPE)
    await w.mira.submit_modal(form, {"gap": f"{TYPED} to 2025-11-20", "asked": "1"})
    for gap in ("2025-10-01 to 2025-10-20", "2025-11-01 to 2025-11-20", "2025-12-01 to 2025-12-09"):
        counts = {"asked": "3", "visits": "", "searches": "1.2k", "came_back": ""}
        card = (
            await w.mira.submit_modal(await w.mira.click(card, label=absence_words.TYPE), {"gap": gap, **counts})
        ).response
    await w.mira.click(card, label=absence_words.DELETE)
    await w.mira.select(card, ["2025-10-01"], custom_id=select_ids(card)[0])


async def _use_kpi(w: World) -> None:
    """In the end a post is kept."""
    await w.mira.slash(w.general, "kpi tiktok", views=TYPED)
    for likes, label in enumerate((kpi_words.SPOKE_TO_ONE, kpi_words.SPOKE_TO_CROWD, kpi_words.DELETE)):
        figures = {"likes": str(likes), "comments": "1.000", "followers": "25k"}
        looked = (await w.mira.slash(w.general, "kpi instagram", **figures)).response
        kept = (await w.mira.click(looked, label=kpi_words.KEEP)).response
        await w.mira.click(kept, label=label)
    await w.mira.autocomplete(w.general, "kpi log", "post", TYPED, platform="tiktok")
    await w.mira.slash(w.general, "kpi log", platform="tiktok", views="12.3k", link="https://tiktok.example/1")
    review = (await w.mira.slash(w.general, "review", caption=DRAFT)).response
    form = await w.mira.click(review, label=kpi_words.LOG_THIS)
    await w.mira.submit_modal(form, {"date": "2025-12-30", "likes": "90"})
    for command in ("kpi instagram", "kpi tiktok", "kpi log", "kpi trend"):
        await w.mira.autocomplete(w.general, command, "format", TYPED)
    await w.mira.slash(w.general, "kpi tiktok", views="9", watch_time=TYPED, format=TYPED)
    await w.mira.autocomplete(w.general, "kpi trend", "figure", TYPED, platform="tiktok")
    await w.mira.slash(w.general, "kpi log", platform="tiktok", views="13k", date="2025-12-29")
    chart = (await w.mira.slash(w.general, "kpi trend", platform="tiktok")).response
    report = (await w.mira.click(chart, label=kpi_words.REPORT)).response
    await w.mira.click(report, label=f"{kpi_words.TREND}: TikTok")
    await w.mira.click(report, label=kpi_words.EXPORT)
    checked = (await w.mira.click(report, label=kpi_words.BEFORE)).response
    await w.mira.select(checked, ["8"], custom_id=select_ids(checked)[0])
    await w.mira.slash(w.general, "kpi report", since=TYPED)
    await w.mira.slash(w.general, "kpi split", minutes=90)
    for day in (TYPED, "2025-12-28"):
        table = f"title,date,views\n{CAPTION},{day},900\n".encode()
        await w.mira.slash(w.general, "kpi import", file=(f"{TYPED}.csv", table), platform="tiktok")


async def _use_progress(w: World) -> None:
    """In the end a review is kept."""
    review = (await w.mira.slash(w.general, "review", caption=DRAFT)).response
    kept = (await go_on(w.mira, review, "keep")).response
    await w.mira.click(kept, label=progress_words.TAKE_BACK)
    for caption in (DRAFT, AGAIN):
        review = (await w.mira.slash(w.general, "review", caption=caption)).response
        await go_on(w.mira, review, "keep")
    await w.mira.click((await w.mira.slash(w.general, "me progress")).response, label=progress_words.DELETE_LAST)


async def _use_trends(w: World) -> None:
    """In the end a trend is noted."""
    card = (await w.mira.slash(w.general, "me trends")).response
    form = await w.mira.click(card, label=trend_words.NOTE)
    asked = (await w.mira.submit_modal(form, {"trend": f"the {TYPED} song", "platform": ["tiktok"]})).response
    again = await w.mira.click(asked, label=trend_words.TRY_AGAIN)
    told = {"trend": f"the {PROFILE} song", "twist": f"with {PROFILE} mugs", "platform": ["tiktok"], "day": "today"}
    await w.mira.submit_modal(again, told)
    await w.mira.click(asked, label=trend_words.REVIEW)
    await w.mira.click(asked, label=trend_words.DELETE)
    await w.mira.submit_modal(await w.mira.click(asked, label=trend_words.NOTE), told)
    page = post_id("trend-page", 1, w.mira.id)
    await w.mira.click(await planted(w, page), custom_id=page)


async def _use_eyes(w: World) -> None:
    """In the end Jo has answered on a draft of Mira's, and Mira on one of Jo's."""
    said = {"who-for": f"a {SAID}", "what-for": f"{SAID} bread"}
    for who, other in ((w.jo, w.mira), (w.mira, w.jo)):
        for label in (eyes_words.NOT_NOW, eyes_words.POST_AND_TELL):
            review = (await who.slash(w.general, "review", caption=DRAFT)).response
            consent = (await go_on(who, review, "eyes")).response
            await who.click(consent, label=label)
        await other.submit_modal(await other.click(w.general.last_message, label=eyes_words.ANSWER), said)
    mine = (await w.mira.click((await w.mira.slash(w.general, "me progress")).response, label=eyes_words.MINE)).response
    await w.mira.click(mine, label=eyes_words.READ)
    await w.mira.click(mine, label=eyes_words.REMOVE)
    post = w.general.last_message
    await w.mira.click(post, label=eyes_words.READ)
    await w.mira.click(post, label=eyes_words.CLOSE)
    aside = w.guild.create_text_channel("aside")
    review = (await w.mira.slash(aside, "review", caption=DRAFT)).response
    consent = (await go_on(w.mira, review, "eyes")).response
    await w.mira.click(consent, label=eyes_words.POST_IT)
    said_there = (await w.mira.click(aside.last_message, label=eyes_words.READ)).response
    await w.mira.click(said_there, label=eyes_words.DELETE)
    w.env.backend.delete_channel(aside.id)
    await w.env.settle()


async def _use_talks(w: World) -> None:
    file = (f"{TALK}.srt", SUBTITLES)
    card = (await w.mira.slash(w.general, "review", file=file)).response
    for label in (words.MEND, words.WHY, words.SHARE, words.MORE, words.NOT_HELPFUL):
        await w.mira.click(card, label=label)
    await w.mira.send(w.general, f"<@{w.me}>", attachments=[file])
    await w.mira.click(w.general.last_message, label=words.SEE_REVIEW)


async def _use_what_it_knows(w: World) -> None:
    """Comparisons and lessons; nothing of them is kept."""
    await w.mira.autocomplete(w.general, "compare", "topic", TYPED)
    await w.mira.slash(w.general, "compare", topic=TYPED)
    for question in (f"how many hashtags {TYPED}", TYPED):
        await w.mira.slash(w.general, "ask", question=question)
    await _ask_a_person(w)
    for enters in ("tiktok", "both"):
        adapted = await w.mira.slash(
            w.general, "adapt", caption=f"{DRAFT}. DM me", **{"from": "instagram", "to": enters}
        )
    await w.mira.click(adapted.response, label=learning_words.ADAPT_COPY.format(platform="TikTok"))
    opened = await w.mira.click(adapted.response, label=learning_words.ADAPT_WHY.format(platform="TikTok"))
    await w.mira.click(opened.response, label=learning_words.ADAPT_REASONS)
    await w.mira.autocomplete(w.general, "adapt", "format", TYPED, to="tiktok")
    form = await w.jo.context_menu(w.general, learning_words.ADAPT_MENU, await w.mira.send(w.general, DRAFT))
    await w.jo.submit_modal(form, {"caption": DRAFT, "from": ["instagram"], "to": ["tiktok|photo"]})
    review = (await w.mira.slash(w.general, "review", caption=DRAFT)).response
    await go_on(w.mira, review, "adapt")
    topics = (await w.mira.slash(w.general, "compare")).response
    await w.mira.select(topics, ["limits"], custom_id=select_ids(topics)[0])
    audience = (await w.mira.slash(w.general, "compare", topic="audience")).response
    await w.mira.select(audience, ["gen-z"], custom_id=select_ids(audience)[0])
    answers = (topic_id("limits"), figures_id("tiktok"))
    for id in (compare_page_id(w.mira.id, 0, "limits"), *answers, *map(next_id, NEXT)):
        await w.mira.click(await planted(w, id), custom_id=id)
    example = (await w.mira.slash(w.general, "learn algorithm")).response
    await w.mira.click(example, custom_id=ForYouKey(w.mira.id).then(0).id("react"))
    myths = (await w.mira.slash(w.general, "learn myths")).response
    await w.mira.select(myths, ["good-rate"], custom_id=select_ids(myths)[0])
    await w.mira.autocomplete(w.general, "learn glossary", "term", TYPED)
    await w.mira.slash(w.general, "learn glossary", term=TYPED)
    glossary = (await w.mira.slash(w.general, "learn glossary")).response
    await w.mira.select(glossary, ["KPI"], custom_id=select_ids(glossary)[0])


async def _ask_a_person(w: World) -> None:
    """In private and under a mention; what is sent once is not sent again within ten minutes."""
    mentors = w.guild.create_role("Mentors", mentionable=True)
    card = (await w.admin.slash(w.general, "settings")).response
    await w.admin.select(card, [mentors], custom_id=plain_id("settings-mentors"))
    private = (await w.mira.slash(w.general, "ask", question=TYPED)).response
    await w.mira.send(w.general, f"<@{w.me}> what is the {TYPED} hyakunin kaigi, 100人カイギ?")
    cards = (w.general.last_message, private)
    for form in [await w.mira.click(card, label=asking_words.ASK_PERSON) for card in cards]:
        await w.mira.submit_modal(form, {"question": f"how do I {TYPED}?"})


async def _use_lessons(w: World) -> None:
    """In the end one is done."""
    await w.mira.autocomplete(w.general, "learn path", "which", TYPED)
    await w.mira.slash(w.general, "learn path", which=TYPED)
    await w.mira.slash(w.general, "learn path")
    await w.mira.slash(w.general, "learn video")
    card = (await w.mira.slash(w.general, "learn connection")).response
    await w.mira.select(card, ["plural-you"], custom_id=path_id("path-pick", w.mira.id, "connection"))
    for tried in (DRAFT, AGAIN):
        written = await w.mira.click(card, label="Write mine")
        await w.mira.submit_modal(written, {"caption": tried})
    key = LessonKey(w.mira.id, "connection", "room-or-one")
    await w.mira.click(await planted(w, key.id("lesson")), custom_id=key.id("lesson"))
    await w.mira.click(await planted(w, key.choose(1)), custom_id=key.choose(1))
    for do in ("path", "path-ask", "path-over"):
        pressed = path_id(do, w.mira.id, "connection")
        await w.mira.click(await planted(w, pressed), custom_id=pressed)
    did = LessonKey(w.mira.id, "connection", "why-care").id("lesson-did")
    await w.mira.click(await planted(w, did), custom_id=did)
    quiz = (await w.mira.slash(w.general, "learn quiz")).response
    await w.mira.click(quiz, custom_id=quiz_id(w.mira.id, "five-numbers", 4))
    drill = (await w.mira.slash(w.general, "learn drill")).response
    form = await w.mira.click(drill, label="Start the clock")
    await w.mira.submit_modal(form, {"before": DRAFT, "after": AGAIN})
    await w.mira.click(drill, label=lesson_words.ONCE_MORE)
    again = path_id("drill", w.mira.id, "sixty-seconds")
    await w.mira.click(await planted(w, again), custom_id=again)


async def _use_settings(w: World) -> None:
    card = (await w.admin.slash(w.general, "settings")).response
    await w.admin.select(card, [w.drafts], custom_id=plain_id("settings-channel"))
    await w.admin.select(card, ["thread"], custom_id=plain_id("settings-answers"))
    await w.admin.select(card, ["tiktok"], custom_id=plain_id("settings-platform"))
    for label in (words.PAUSE, words.RESUME, words.CHECK_AGAIN):
        await w.admin.click(card, label=label)
    w.bot.dispatch("guild_join", w.bot.get_guild(w.guild.id))
    await w.env.settle()
    await w.admin.click(w.general.last_message, label=words.OPEN_SETTINGS)


async def _use_house_rules(w: World) -> None:
    """In the end all of them are removed."""
    card = (await w.admin.slash(w.general, "settings")).response
    for typed in ({"allowed": TYPED, "phrases": f"{TYPED} owls = {TYPED} you"}, {"phrases": f"{TYPED}* owls"}):
        await w.admin.submit_modal(await w.admin.click(card, label=house_words.CHANGE), typed)
    await w.mira.slash(w.general, "review", caption=f"Hey {TYPED} owls, the bread is out")
    for phrase in (f"{TYPED} gulls", f"{TYPED}*"):
        file = (f"{TYPED}.yaml", f"version: 1\nphrases: ['{phrase}']\n".encode())
        await w.admin.submit_modal(await w.admin.click(card, label=house_words.UPLOAD), {"file": file})
    await w.admin.click(card, label=house_words.DOWNLOAD)
    for label in (house_words.REMOVE, house_words.KEEP, house_words.REMOVE, house_words.REMOVE_SURE):
        await w.admin.click(card, label=label)


async def _use_drafts(w: World) -> None:
    for answers in ("neutral", "card", "thread"):
        await w.store.servers.set_answers(w.guild.id, answers)
        for then in (w.mira.delete, None):
            draft = await w.mira.send(w.drafts, DRAFT)
            await w.mira.edit(draft, AGAIN)
            if then is not None:
                await then(draft)
    await w.store.servers.set_answers(w.guild.id, "neutral")
    several = [await w.mira.send(w.drafts, DRAFT) for _ in range(3)]
    await w.mira.click(w.drafts.last_message, label=words.SEE_REVIEW)
    w.env.backend.bulk_delete_messages(w.drafts.id, [one.id for one in several[:2]])
    await w.env.settle()
    forum = w.guild.create_forum_channel("showroom")
    await w.watch(channel=forum)
    post, _ = await post_in_forum(w, forum, w.mira, f"my {CAPTION}", DRAFT)
    w.env.backend.delete_channel(post.id)
    await w.env.settle()
    await w.watch()


async def _speak_to_it(w: World) -> None:
    await w.mira.send(w.general, f"<@{w.me}> {DRAFT}")
    await w.mira.click(w.general.last_message, label=words.SEE_REVIEW)
    await w.mira.send(w.general, f"<@{w.me}>")
    await w.mira.send_dm(DRAFT)


async def _use_privacy_and_help(w: World) -> None:
    await w.store.dismissed.add(w.mira.id, "crowd.of-you")
    await w.mira.click((await w.mira.slash(w.general, "help")).response, label=words.BRING_BACK)
    await w.store.dismissed.add(w.mira.id, "crowd.of-you")
    await w.mira.slash(w.general, "privacy export")
    await w.mira.slash(w.general, "privacy forget")
    card = (await w.mira.slash(w.general, "privacy show")).response
    for label in (privacy_words.PAGE_ON, privacy_words.EXPORT, privacy_words.FORGET, privacy_words.KEEP):
        await w.mira.click(card, label=label)
    await w.jo.slash(w.general, "me profile")
    new = w.guild.add_member(w.env.create_user("lu"))
    other = (await new.slash(w.general, "privacy show")).response
    assert privacy_words.FORGET not in labels(other)


async def _use_what_does_not_work(w: World) -> None:
    """Words where none belong: each of these is refused."""
    await w.mira.slash(w.general, "review", caption=DRAFT, format=TYPED)
    await w.mira.slash(w.general, "review", file=(f"{TYPED}.png", b"x"))
    await w.mira.slash(w.general, "review", file=(f"{TYPED}.srt", f"{TYPED} without times".encode()))
    await w.mira.slash(w.general, "review", caption=f"{TYPED} " * 500)
    for forged in (f"coach1:undo:{TYPED}", f"coach1:why:{TYPED}:{TYPED}:{w.mira.id}:", f"{TYPED}:old"):
        await w.mira.click(await planted(w, forged), custom_id=forged)


async def _own_it(w: World) -> None:
    home = w.env.create_guild("Home", id=HOME)
    office = home.create_text_channel("office")
    manage = home.create_role("Crew", permissions=discord.Permissions(manage_guild=True))
    owner = home.add_member(w.env.create_user("olu"), roles=[manage])
    w.bot.owner_ids = {owner.id}
    await owner.slash(office, "reload")
    w.bot.dispatch("guild_remove", w.bot.get_guild(home.id))
    w.bot.dispatch("ready")
    await w.env.settle()


async def forget_mira(w: World) -> None:
    """The last thing of all."""
    card = (await w.mira.slash(w.general, "privacy forget")).response
    await w.mira.click(card, label=privacy_words.FORGET_ALL)
