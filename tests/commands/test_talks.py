"""Files with what is said aloud: by /review, in mentions, direct messages, the menu and the drafts channel."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cards import words
from bot.coaching.aloud.transcript import MOST_BYTES
from bot.commands.services import Operator
from bot.store.profiles import MemberProfile
from tests.commands.test_drafts import forum, tags_of
from tests.sim.world import World, labels, post_in_forum, texts, world

TALKS = Path(__file__).parents[1] / "talks"
WATCHING = Operator(watch_drafts=True, cooldown=0)


def file(name: str) -> tuple[str, bytes]:
    return name, (TALKS / name).read_bytes()


async def reviewed(w: World, name: str = "pottery.srt", **options: Any) -> Any:
    return await w.mira.slash(w.general, "review", file=file(name), **options)


def answers(w: World, channel: Any = None) -> list[discord.Message]:
    return [one for one in (channel or w.general).history() if one.author.id == w.me]


async def test_a_subtitle_file_is_answered_in_private_with_the_times_of_what_was_found() -> None:
    async with world() as w:
        answer = await reviewed(w)

        assert answer.ephemeral
        shown = texts(answer.response)
        assert shown.index(f"**0:00 {words.GREETING}**") < shown.index("**0:51**")
        assert shown.index("**0:51**") < shown.index(f"**2:40 {words.GOODBYE}**")
        assert "Good morning **everyone**" in shown
        assert "Say: “Good morning, welcome to the studio.”" in shown


async def test_a_greeting_and_a_goodbye_to_one_person_are_praised() -> None:
    async with world() as w:
        shown = texts((await reviewed(w, "script.txt")).response)

        assert words.GREETING_TO_ONE.format(words="“It's good that you're here.”") in shown
        assert words.GOODBYE_TO_ONE.format(words="“Tell me how yours turned out.”") in shown
        assert "**line 5**" in shown


async def test_every_button_of_the_card_works_after_a_restart() -> None:
    async with world() as w:
        card = (await reviewed(w)).response
        await w.restart()

        mended = (await w.mira.click(card, label=words.MEND)).response
        assert mended.ephemeral
        data = await mended.attachments[0].read()
        assert b"Bye!" in data and b"guys" not in data and b"00:02:40,000 --> 00:02:42,000" in data

        why = (await w.mira.click(card, label=words.WHY)).response
        assert why.ephemeral and words.WHY_TITLE in texts(why)

        shared = (await w.mira.click(card, label=words.SHARE)).response
        assert not shared.ephemeral and w.mira.mention in texts(shared)
        assert words.SHARE not in labels(shared)


async def test_a_remark_that_does_not_help_is_left_out_of_the_next_talk() -> None:
    async with world() as w:
        card = (await reviewed(w)).response
        asked = (await w.mira.click(card, label=words.NOT_HELPFUL)).response
        await w.mira.select(asked, ["crowd.of-you"])

        assert "all of you" not in texts((await reviewed(w)).response)


async def test_more_places_than_a_card_holds_are_under_more_by_their_times() -> None:
    cues = "".join(
        f"{n}\n00:{n:02}:00,000 --> 00:{n:02}:02,000\nI hope all of you like number {n}.\n\n" for n in range(50)
    )
    async with world() as w:
        answer = await w.mira.slash(w.general, "review", file=("talk.srt", cues.encode()))
        assert "**0:00 " in texts(answer.response) and "**49:00 " in texts(answer.response)
        more = (await w.mira.click(answer.response, label=words.MORE)).response

        assert "**20:00**" in texts(more)


async def test_the_file_of_a_card_that_was_taken_away_is_asked_for_again() -> None:
    async with world() as w:
        card = (await reviewed(w)).response
        w.env.backend.get_message(w.general.id, card.id).attachments.clear()
        answer = await w.mira.click(card, label=words.WHY)

        assert texts(answer.response) == words.FILE_LOST


async def test_a_caption_and_a_file_are_one_too_many() -> None:
    async with world() as w:
        answer = await reviewed(w, caption="Hey guys")

        assert texts(answer.response) == words.FILE_AND_CAPTION


@pytest.mark.parametrize(
    ("name", "data", "answer"),
    [
        ("bread.jpg", b"\xff\xd8\xff", words.PICTURE),
        ("bread.mp4", b"\x00\x00\x00\x20ftyp", words.FILE_FILM),
        ("bread.pdf", b"%PDF-1.7", words.FILE_OTHER),
        ("bread.txt", b"\x89PNG\r\n", words.PICTURE),
        ("bread.srt", b"no times in here", words.FILE_NO_TIMES),
        ("bread.srt", b"1\n00:0O:01,0 --> 00:0O:02,0\nhey\n", words.FILE_BAD_TIMES.format(line=2)),
        ("bread.txt", b"", words.FILE_EMPTY),
        ("bread.txt", b"a " * MOST_BYTES, words.FILE_TOO_BIG.format(limit=100)),
    ],
)
async def test_what_is_no_talk_hears_what_to_send_instead(name: str, data: bytes, answer: str) -> None:
    async with world() as w:
        asked = await w.mira.slash(w.general, "review", file=(name, data))
        said = asked.response

        assert texts(said) == answer
        assert said.ephemeral


async def test_a_file_that_is_too_big_is_not_even_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fetched(*_: object, **__: object) -> bytes:
        raise AssertionError("fetched")

    monkeypatch.setattr(discord.Attachment, "read", fetched)
    async with world() as w:
        asked = await w.mira.slash(w.general, "review", file=("talk.srt", b"a" * (MOST_BYTES + 1)))

        assert texts(asked.response) == words.FILE_TOO_BIG.format(limit=100)


async def test_a_mention_with_a_file_opens_its_review_for_its_author_alone() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> what do you think?", attachments=[file("pottery.srt")])
        (line,) = answers(w)
        assert texts(line) == words.DRAFT_READ.format(member=w.mira.mention)
        await w.restart()
        own = await w.mira.click(line, label=words.SEE_REVIEW)
        other = await w.jo.click(line, label=words.SEE_REVIEW)

        assert "Bye **guys**" in texts(own.response) and own.ephemeral
        assert texts(other.response) == words.NOT_YOURS.format(member=w.mira.mention)


async def test_a_reply_to_the_coach_with_a_file_is_a_talk() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> Hey guys, hello")
        await w.mira.send(w.general, reply_to=answers(w)[0], attachments=[file("automatic.vtt")])
        own = await w.mira.click(answers(w)[1], label=words.SEE_REVIEW)

        assert "hey **guys** welcome back" in texts(own.response)


async def test_a_mention_with_a_film_hears_how_to_send_the_words() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}>", attachments=[("bread.mov", b"...")])

        assert texts(answers(w)[0]) == words.FILE_FILM


async def test_a_direct_message_with_a_file_is_answered_with_the_card_itself() -> None:
    async with world() as w:
        channel = (await w.mira.send_dm("Dear you, good morning")).channel.id
        await w.mira.send_dm(attachments=w.env.backend.store_attachments(channel, [file("pottery.srt")]))
        card = w.mira.user.dm_channel.last_message
        mended = await w.mira.user.click(card, label=words.MEND)

        assert "Bye **guys**" in texts(card)
        assert [one.filename for one in mended.response.attachments] == ["talk-mended.srt"]


async def test_the_message_menu_reads_the_file_of_a_message() -> None:
    async with world() as w:
        message = await w.mira.send(w.general, attachments=[file("pottery.srt")])
        answer = await w.mira.context_menu(w.general, words.REVIEW_MENU, message)

        assert "Bye **guys**" in texts(answer.response)


async def test_a_draft_that_is_only_a_file_is_answered_in_the_drafts_channel() -> None:
    async with world(WATCHING) as w:
        await w.watch()
        await w.mira.send(w.drafts, attachments=[file("pottery.srt")])
        own = await w.mira.click(answers(w, w.drafts)[0], label=words.SEE_REVIEW)

        assert "Bye **guys**" in texts(own.response)


async def test_a_draft_with_words_is_a_caption_whatever_file_comes_with_it() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        await w.mira.send(w.drafts, "Dear you, the studio is open", attachments=[file("pottery.srt")])

        assert "Dear you" in texts(answers(w, w.drafts)[0])


async def test_where_the_server_chose_cards_the_card_of_a_file_is_posted() -> None:
    async with world(WATCHING) as w:
        await w.watch("card")
        draft = await w.mira.send(w.drafts, attachments=[file("pottery.srt")])
        assert "Bye **guys**" in texts(answers(w, w.drafts)[0])
        await w.mira.edit(draft, "Dear you, the studio is open")

        assert "Dear you" in texts(answers(w, w.drafts)[0])


async def test_a_file_in_the_forum_sets_the_tag_of_its_verdict() -> None:
    async with world(WATCHING) as w:
        showroom = await forum(w, "one-to-one", "to a crowd")
        await w.watch("card", showroom)
        post, _ = await post_in_forum(w, showroom, w.mira, "my talk", "", attachments=[file("automatic.vtt")])

        assert "hey **guys**" in texts(answers(w, post)[0])
        assert tags_of(w, post, showroom) == {"to a crowd"}


async def test_ones_own_talk_is_heard_as_the_viewer_of_the_profile_would_and_a_shared_card_does_not_tell() -> None:
    async with world(WATCHING) as w:
        await w.store.profiles.put(MemberProfile(w.mira.id, "unsaid", "familiar", "Mara", "on the night bus"))
        card = (await reviewed(w)).response
        why = (await w.mira.click(card, label=words.WHY)).response
        shared = (await w.mira.click(card, label=words.SHARE)).response
        other = (await w.jo.slash(w.general, "review", file=file("pottery.srt"))).response
        nobody = ("talk.txt", b"The clay dries on the shelf for a day.")
        idea = (await w.mira.slash(w.general, "review", file=nobody)).response

        assert "Hear it as Mara would, on the night bus." in texts(card)
        assert "The one who listens is Mara, on the night bus." in texts(why)
        assert "Mara" not in texts(shared) + texts(other)
        assert "ask Mara one thing" in texts(idea)
        why = (await w.mira.click(shared, label=words.WHY)).response
        assert "Mara" not in texts(why)


async def test_a_card_in_the_drafts_channel_never_names_the_viewer() -> None:
    async with world(WATCHING) as w:
        await w.store.profiles.put(MemberProfile(w.mira.id, "unsaid", "familiar", "Mara"))
        await w.watch("card")
        await w.mira.send(w.drafts, attachments=[file("pottery.srt")])

        assert "Mara" not in texts(answers(w, w.drafts)[0])


async def test_nothing_that_is_said_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with world() as w:
        await reviewed(w)
        await w.mira.slash(w.general, "review", file=("talk.srt", b"my secret talk"))

        assert not any("secret talk" in one.getMessage() or "kettle" in one.getMessage() for one in caplog.records)
