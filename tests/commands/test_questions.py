"""A mention or a direct message that asks the coach something is answered; the review stays behind a button."""

from __future__ import annotations

from bot.cards import asking_words as words
from bot.cards import words as review_words
from bot.commands.services import Operator
from tests.commands.test_mentions import answers
from tests.sim.world import labels, texts, world

ASKED = "how many hashtags can I use on Instagram?"
DRAFT = "Hey guys, the bread is out. What would you put on it?"


async def test_a_mention_that_asks_is_answered_for_everyone_to_read() -> None:
    async with world() as w:
        asked = await w.mira.send(w.general, f"<@{w.me}> {ASKED}")
        (answer,) = answers(w)

        assert words.ANSWER_TITLE in texts(answer)
        assert "5 hashtags" in texts(answer) and "2025" in texts(answer)
        assert answer.reference is not None and answer.reference.message_id == asked.id
        assert ASKED not in texts(answer), "it stands right above"


async def test_the_review_is_behind_the_button_and_for_its_author_alone() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {ASKED}")
        (answer,) = answers(w)
        others = await w.jo.click(answer, label=words.REVIEW_INSTEAD)
        own = await w.mira.click(answer, label=words.REVIEW_INSTEAD)

        assert texts(others.response) == review_words.NOT_YOURS.format(member=w.mira.mention)
        assert own.ephemeral and ASKED in texts(own.response)


async def test_a_draft_that_asks_its_readers_is_reviewed_as_ever() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {DRAFT}")

        assert labels(answers(w)[0]) == [review_words.SEE_REVIEW]


async def test_a_question_with_a_file_is_about_the_file() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {ASKED}", attachments=[("talk.txt", b"Hello you, this is my talk.")])

        assert words.ANSWER_TITLE not in texts(answers(w)[0])


async def test_a_question_in_a_direct_message_is_answered_there() -> None:
    async with world() as w:
        await w.mira.send_dm(ASKED)
        answer = w.mira.user.dm_channel.last_message

        assert words.ANSWER_TITLE in texts(answer)
        assert words.ASK_PERSON not in labels(answer)

        review = await w.mira.user.click(answer, label=words.REVIEW_INSTEAD)

        assert ASKED in texts(review.response)


async def test_the_answers_buttons_work_after_a_restart() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {ASKED}")
        await w.restart()
        own = await w.mira.click(answers(w)[0], label=words.REVIEW_INSTEAD)

        assert ASKED in texts(own.response)


async def test_in_the_drafts_channel_a_question_is_a_draft() -> None:
    async with world(Operator(watch_drafts=True, cooldown=0)) as w:
        await w.watch()
        await w.mira.send(w.drafts, f"<@{w.me}> {ASKED}")

        assert labels(w.drafts.last_message) == [review_words.SEE_REVIEW]


async def test_questions_are_answered_no_faster_than_drafts() -> None:
    async with world(Operator(cooldown=20)) as w:
        for _ in range(3):
            await w.mira.send(w.general, f"<@{w.me}> {ASKED}")

        assert [words.ANSWER_TITLE in texts(one) for one in answers(w)] == [True, False]


async def test_an_answer_pings_nobody() -> None:
    async with world() as w:
        await w.mira.send(w.general, f"<@{w.me}> {ASKED}")
        stored = w.env.backend.get_message(w.general.id, answers(w)[0].id)

        assert not stored.mention_everyone and stored.ping_user_ids == [] and stored.ping_role_ids == []
