"""Words that try to be more than words: whatever they say, they ping nobody, act as no markup, show no link preview."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import discord
import pytest

from bot.cards import house_words, privacy_words, words
from bot.cards.card import CAPTION_FILE, layout, text
from bot.cards.keys import ReviewKey
from bot.coaching.aloud.transcript import MOST_BYTES
from bot.commands.intake import LONGEST
from bot.commands.services import Operator
from bot.store.profiles import MemberProfile
from tests.sim.world import World, labels, texts, world

INLINE = (
    "@everyone", "@here", "<@1>", "<@!1>", "<@&2>", "<#3>", "</review:1>", "<t:1:R>", "<:plum:1>", "<a:plum:2>",
    "<id:customize>", "**plum**", "*plum*", "__plum__", "_plum_", "~~plum~~", "||plum||", "`plum`", "``plum``",
    "[plum](https://plum.example/a)", "[plum](<https://plum.example/a>)", "<https://plum.example/b>",
    "\\**plum**", "\\\\`plum`", "***plum***", "discord://plum",
)  # fmt: skip
AT_LINE_START = ("# plum", "## plum", "### plum", "-# plum", "> plum", ">>> plum", "- plum", "* plum", "1. plum")
FENCES = ("```plum```", "```py\nplum\n```", "````plum````", "``\u200b`plum", "`` ` plum", "```")
HARMLESS = ("@everyone", "@here")  # as words: every message says that they ping nobody

CAPTIONS = {
    "inline": "Hey guys, here is " + " and ".join(INLINE) + ". I hope all of you try it",
    "lines": "Hey guys\n" + "\n".join(AT_LINE_START) + "\nI hope all of you try it",
    "indented": "Hey guys\n" + "\n".join(f"  {one}" for one in AT_LINE_START) + "\nI hope all of you try it",
    "fences": "Hey guys, " + " then ".join(FENCES) + " and I hope all of you try it",
    "found": "Hey **guys**, all of `you` guys <@1>, thanks to ||everyone|| who [came](https://plum.example/a)",
    "links": "Hey guys https://plum.example/a www.plum.example http://plum.example/**b** and all of you",
}
EMBEDS_OFF, COMPONENTS = 1 << 2, 1 << 15  # Discord's flags: no previews; a card, which has none


async def show_everywhere(w: World, caption: str) -> None:
    """Wherever the coach repeats what it was given."""
    viewer = {
        "viewer_name": "**plum** <@1>",
        "viewer_moment": "[plum](https://plum.example/a)",
        "viewer_need": "`plum`",
    }
    await w.store.profiles.put(MemberProfile(w.mira.id, "alone", **viewer))
    card = (await w.mira.slash(w.general, "review", caption=caption)).response
    for label in labels(card):
        await w.mira.click(card, label=label)
    for way in ("card", "thread", "neutral"):
        await w.watch(way)
        draft = await w.mira.send(w.drafts, caption)
        await w.mira.edit(draft, f"{caption} again")
    await w.mira.send(w.general, f"<@{w.me}> {caption}")
    await w.mira.click(w.general.last_message, label=words.SEE_REVIEW)
    await w.mira.send_dm(caption)
    said = "\n".join(line for line in caption.split("\n") if line)
    talk = f"1\n00:00:00,000 --> 00:00:09,000\n{said}\n\n2\n00:00:50,000 --> 00:00:59,000\nBye guys {said}\n"
    card = (await w.mira.slash(w.general, "review", file=("plum.srt", talk.encode()))).response
    for label in labels(card):
        await w.mira.click(card, label=label)
    settings = (await w.admin.slash(w.general, "settings")).response
    marked = "\n".join(one for one in INLINE if "plum" in one)
    for typed in (
        {"allowed": marked},
        {"phrases": marked},
        {"phrases": f"plum owls = {INLINE[-1]}"},
        {"rules": marked},
    ):
        await w.admin.submit_modal(await w.admin.click(settings, label=house_words.CHANGE), typed)
    for house in (f"version: 1\nallowed: ['{INLINE[12]}', '```']\n", "version: 1\n<@1>: **plum**\n", "```\n**plum**"):
        form = await w.admin.click(settings, label=house_words.UPLOAD)
        await w.admin.submit_modal(form, {"file": ("plum**<@1>.yaml", house.encode())})
    await w.mira.slash(w.general, "review", caption=f"Hey plum owls {caption}")
    for odd in INLINE[:15]:
        await w.mira.slash(w.general, "review", caption="Hey guys", format=odd)
    for command in ("me profile", "privacy show", "privacy export", "help"):
        await w.mira.slash(w.general, command)


def sent(w: World) -> Iterator[dict[str, Any]]:
    """Every message that the coach sent or changed, as Discord got it."""
    for request in w.env.http_requests:
        body = request.json if isinstance(request.json, dict) else {}
        told = body.get("data", body)
        form = body.get("type") == discord.InteractionResponseType.modal.value
        if isinstance(told, dict) and not form and (told.get("content") or told.get("components")):
            yield told


def shown(message: dict[str, Any]) -> Iterator[str]:
    """The texts of a message in which Discord looks for markup."""
    if message.get("content"):
        yield message["content"]
    ahead = list(message.get("components") or ())
    while ahead:
        one = ahead.pop()
        ahead += one.get("components", ())
        if one.get("type") == discord.ComponentType.text_display.value:
            yield one["content"]


def acting(said: str) -> list[str]:
    """Which of the hostile words stand in a text as markup that works."""
    assert said.count("```") % 2 == 0, "a code block ends where it should"
    plain = re.sub(r"```\n.*?\n```", "", said, flags=re.DOTALL)
    assert "```" not in plain.replace("\\`", ""), "no code block but the coach's own"
    unquoted = re.sub("^> ", "", plain, flags=re.MULTILINE)
    inline = [one for one in INLINE if one not in HARMLESS and re.search(rf"(?<!\\){re.escape(one)}", plain)]
    return inline + [one for one in AT_LINE_START if re.search(rf"^\s*{re.escape(one)}", unquoted, re.MULTILINE)]


@pytest.mark.parametrize("caption", CAPTIONS.values(), ids=CAPTIONS.keys())
async def test_whatever_a_caption_holds_it_acts_as_nothing_anywhere(caption: str) -> None:
    async with world(Operator(watch_drafts=True, cooldown=0)) as w:
        await show_everywhere(w, caption)
        messages = list(sent(w))

    assert len(messages) > 30
    assert "plum" in str(messages)
    for message in messages:
        assert message["allowed_mentions"]["parse"] == []
        assert not message["allowed_mentions"].get("replied_user")
        assert message["flags"] & (COMPONENTS | EMBEDS_OFF)
        assert "embeds" not in message or not message["embeds"]
        assert [one for said in shown(message) for one in acting(said)] == []
        assert "(error " not in str(message)


def test_markup_that_works_would_be_seen() -> None:
    for one in INLINE:
        assert one in HARMLESS or one in acting(f"> Hey guys, {one}")
    for one in AT_LINE_START:
        assert one in acting(f"Hey\n> {one}")
    with pytest.raises(AssertionError):
        acting("```\nHey ```guys\n```")


# Files


async def test_a_file_that_is_too_big_or_of_another_kind_is_not_even_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fetched(*args: Any, **named: Any) -> bytes:
        raise AssertionError("fetched")

    monkeypatch.setattr(discord.Attachment, "read", fetched)
    async with world(Operator(watch_drafts=True, cooldown=0)) as w:
        for name in ("plum.srt", "plum.txt", "plum.vtt"):
            answer = await w.mira.slash(w.general, "review", file=(name, b"a" * (MOST_BYTES + 1)))
            assert texts(answer.response) == words.FILE_TOO_BIG.format(limit=100)
        for name in ("plum.exe", "plum.mp4", "plum.png", "plum.srt.zip", "plum", "plum.html", ".srt"):
            answer = await w.mira.slash(w.general, "review", file=(name, b"Hey guys"))
            assert answer.ephemeral and "fetched" not in texts(answer.response)
            assert "(error " not in texts(answer.response), name


async def test_a_captions_file_that_no_card_of_the_coach_can_have_is_not_read() -> None:
    async with world() as w:
        pressed = ReviewKey("instagram", None, w.mira.id).id("why")
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="Press", custom_id=pressed))
        view.stop()
        channel = w.bot.get_channel(w.general.id)
        assert isinstance(channel, discord.TextChannel)
        card = layout(text("x"), texts=((CAPTION_FILE, "guys " * LONGEST),))
        message = await channel.send(view=view, files=card.files())
        await w.env.settle()
        answer = await w.mira.click(message, custom_id=pressed)

        assert texts(answer.response) == words.CARD_LOST


def test_nothing_in_the_words_of_privacy_is_markup_by_mistake() -> None:
    for subject in privacy_words.SUBJECTS.values():
        assert not set(subject.title + subject.what + subject.why) & set("*_`|<>")
