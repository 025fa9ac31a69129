"""Takes a draft in: cleans what Discord could not send back, and says kindly what can't be read as a caption."""

from __future__ import annotations

import discord

from bot.cards import words
from bot.coaching.wordless import wordless

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
    nothing = wordless(caption)
    if len(caption) > LONGEST and nothing != "blank":
        raise Refusal(words.TOO_LONG.format(count=len(caption), limit=LONGEST))
    if nothing is not None:
        raise Refusal(words.WORDLESS[nothing])
    return caption


def cleaned(text: str) -> str:
    """The text without what no message can hold: NUL, halves of surrogate pairs, and blank edges."""
    joined = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    whole = joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.strip()


def caption_of(message: discord.Message, me: int) -> str:
    """The caption in a message. Raises Refusal, with the answer, where there is none."""
    if message.author.id == me:
        raise Refusal(words.MY_OWN)
    text = text_of(message, me)
    if not text and (message.attachments or message.stickers):
        raise Refusal(words.PICTURE)
    return caption_from(text)


def text_of(message: discord.Message, me: int) -> str:
    """What a message says, its own or what it forwards, without the mention that called the coach."""
    text = message.content
    if not text and message.message_snapshots:
        text = message.message_snapshots[0].content
    for mention in _MENTION:
        text = text.replace(mention.format(id=me), "")
    return cleaned(text)
