"""Takes a draft in: cleans what Discord could not send back, and says kindly what can't be read as a caption."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.cards import words
from bot.cards.moments import refusal
from bot.coaching.aloud.decoding import problem_of_name
from bot.coaching.aloud.transcript import MOST_BYTES, UnreadableFile
from bot.coaching.wordless import blank, wordless

LONGEST = 4000  # characters; what a form in Discord takes, and more than any platform shows

_MENTION = "<@{id}>", "<@!{id}>"


class Refusal(Exception):
    """There is a plain answer instead of a result; `text` is that answer."""

    def __init__(self, text: str) -> None:
        super().__init__("refused")  # never the text: an exception's message may end up in a log
        self.text = text


def caption_from(text: str) -> str:
    """The caption in what somebody sent. Raises Refusal, with the answer, where there is none."""
    caption = cleaned(text)
    if len(caption) > LONGEST:
        raise Refusal(words.TOO_LONG.format(count=len(caption), limit=LONGEST))
    if (nothing := wordless(caption)) is not None:
        raise Refusal(words.WORDLESS[nothing])
    return caption


def cleaned(text: str) -> str:
    """The text without what no message can hold: NUL, halves of surrogate pairs, and blank edges; "" where nothing of
    it can be seen.
    """
    joined = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    whole = joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "" if blank(whole) else whole.strip()


def in_one_line(text: str) -> str:
    """The same without line breaks and blanks in a row."""
    return " ".join(cleaned(text).split())


def draft_of(message: discord.Message, me: int, *, spoken_to: bool = False) -> str | discord.Attachment:
    """What to review in a message: its caption, or a file with what is said aloud where that is all there is, or where
    the coach was spoken to and got one. Raises Refusal, with the answer, where there is neither.
    """
    if message.author.id == me:
        raise Refusal(words.MY_OWN)
    text, files = text_of(message, me), files_of(message)
    if files and (not text or (spoken_to and any(may_be_talk(one) for one in files))):
        return talk_among(files)
    if not text and message.stickers:
        raise Refusal(words.PICTURE)
    return caption_from(text)


def talk_among(files: Sequence[discord.Attachment]) -> discord.Attachment:
    """The first file that may hold speech. Raises Refusal, with what to send instead, where none does."""
    chosen = next((one for one in files if may_be_talk(one)), files[0])
    if problem := problem_of_name(chosen.filename):
        raise Refusal(refusal(UnreadableFile(problem)))
    if chosen.size > MOST_BYTES:
        raise Refusal(refusal(UnreadableFile("too big")))
    return chosen


def may_be_talk(file: discord.Attachment) -> bool:
    return problem_of_name(file.filename) is None


def files_of(message: discord.Message) -> Sequence[discord.Attachment]:
    """The files of a message, its own or of what it forwards."""
    if not message.attachments and message.message_snapshots:
        return message.message_snapshots[0].attachments
    return message.attachments


def text_of(message: discord.Message, me: int) -> str:
    """What a message says, its own or what it forwards, without the mention that called the coach."""
    text = message.content
    if not text and message.message_snapshots:
        text = message.message_snapshots[0].content
    for mention in _MENTION:
        text = text.replace(mention.format(id=me), "")
    return cleaned(text)
