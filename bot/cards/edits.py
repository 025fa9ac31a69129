"""The card on which a member takes or leaves each edit, with the caption that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import ui

from bot.caption.document import Choice
from bot.cards import words
from bot.cards.card import (
    CAPTION,
    CAPTION_FILE,
    MOST_TEXT,
    REWRITE,
    REWRITE_FILE,
    Card,
    beside,
    button,
    buttons,
    choose,
    file,
    layout,
    rule,
    text,
)
from bot.cards.keys import EditsKey, seal_of
from bot.cards.markdown import clip, escape, quote, units
from bot.cards.review import ACCENTS, LONGEST_MARK
from bot.cards.verdict import heading, number
from bot.coaching.choosing import Chosen, Offer, Picks
from bot.coaching.in_words import in_words, seen

A_PAGE = 7  # edits; three components each, beside at most eighteen others. One less where buttons are under them
LONGEST_WORDS = 60  # characters of an edit
LONGEST_MESSAGE = 120
SPARE = 250  # characters for the coach's own short lines in between
MOST_HEAD = 2_200  # characters of what stands above the edits
MANY = 3  # edits from which on there are buttons for all of them


@dataclass(frozen=True, slots=True)
class _Fitted:
    """None is what does not fit and stands in a file."""

    caption: str | None
    version: str | None
    files: tuple[tuple[str, str], ...]


def edits_card(
    chosen: Chosen,
    key: EditsKey,
    note: str | None = None,
    *,
    head: Sequence[str] = (),
    then: Sequence[ui.Button[Any]] = (),
) -> Card:
    """It carries the caption, as a quotation or as a file, and in each control what is taken: no memory is needed.

    `head` stands above it in place of the title, as many paragraphs as fit; `then` are buttons under it.
    """
    a_page = A_PAGE - 1 if then else A_PAGE
    offers, last_page = chosen.offers, max(0, len(chosen.offers) - 1) // a_page
    page = min(key.page, last_page)
    key = EditsKey(key.review, page, written(chosen.picks), edits_seal(offers))
    here = range(page * a_page, min(len(offers), (page + 1) * a_page))
    rows = [row for n in here for row in _offer(chosen, n, key)]
    if page == last_page:
        rows += [_later(one, chosen.picks, key) for one in chosen.later[:1]]
    taken = units(note or "") + sum(map(_said, rows))
    title = _fitting(head, MOST_TEXT - SPARE - taken) + _count(chosen, here) if head else _head(chosen, here)
    fitted = _fit(chosen, here, taken=taken + units(title))
    return layout(
        text(title),
        *([text(fitted.caption, CAPTION)] if fitted.caption else [text(words.TEXT_IN_FILE), file(CAPTION_FILE)]),
        text(note) if note else None,
        *([rule(), *rows] if rows else []),
        rule(),
        *_version(chosen, fitted),
        _foot(chosen, key, last_page),
        buttons(*then),
        accent=ACCENTS[chosen.after.verdict],
        texts=fitted.files,
    )


def written(picks: Picks) -> str:
    """The picks as digits, the last for what a later reading finds."""
    return "".join(map(str, (*picks.each, int(picks.later))))


def picks_in(digits: str) -> Picks:
    return Picks(tuple(map(int, digits[:-1])), digits[-1] != "0")


def edits_seal(offers: Iterable[Offer]) -> str:
    """Differs where the edits do."""
    edits = (edit for one in offers for choice in one.choices for edit in choice.edits)
    return seal_of(f"{edit.start} {edit.end} {edit.text}" for edit in edits)


def version_seal(chosen: Chosen) -> str:
    """Differs where the text does that comes of the edits."""
    return seal_of([chosen.text])


def _head(chosen: Chosen, here: range) -> str:
    small = [chosen.review.platform.name, chosen.review.format or ""]
    return f"## {words.EDITS}\n-# {' · '.join(filter(None, small))}" + _count(chosen, here, " · ")


def _fitting(paragraphs: Sequence[str], room: int) -> str:
    """The first paragraph, and of the others those before the first that finds no room."""
    kept = paragraphs[0]
    for one in paragraphs[1:]:
        if units(kept) + units(one) + 2 > min(room, MOST_HEAD):
            break
        kept += f"\n\n{one}"
    return kept


def _count(chosen: Chosen, here: range, before: str = "\n-# ") -> str:
    if len(here) == len(chosen.offers):
        return ""
    return before + words.EDITS_COUNT.format(first=here.start + 1, last=here.stop, all=len(chosen.offers))


def _offer(chosen: Chosen, n: int, key: EditsKey) -> Sequence[ui.Item[Any]]:
    """An edit with a button, or with a list where there is more than one way to put it."""
    offer, picked = chosen.offers[n], chosen.picks.each[n]
    if len(offer.findings) > 1:
        return [beside(_together(words.EDITS_TOGETHER, offer), _toggle(bool(picked), f"edit{n}", key))]
    small = f"\n-# {words.EDIT_GAVE_WAY if n in chosen.given_way else _reason(offer)}"
    before, after = _quoted(offer, offer.choices[max(picked, 1) - 1])
    if len(offer.choices) > 1:
        return [
            text(words.EDIT_OPEN.format(before=escape(before)) + small),
            choose(key.id(f"edit{n}"), _options(offer, picked)),
        ]
    line = words.EDIT_TAKEN if picked else words.EDIT_LEFT
    said = line.format(before=escape(before), after=escape(after))
    return [beside(said + small, _toggle(bool(picked), f"edit{n}", key))]


def _later(offer: Offer, picks: Picks, key: EditsKey) -> ui.Item[Any]:
    return beside(_together(words.EDITS_LATER, offer), _toggle(picks.later, "later", key))


def _together(line: str, offer: Offer) -> str:
    before, after = _quoted(offer, offer.choices[0])
    return line.format(count=number(len(offer.findings)).capitalize(), before=escape(before), after=escape(after))


def _toggle(taken: bool, control: str, key: EditsKey) -> ui.Button[Any]:
    if taken:
        return button(words.LEAVE_EDIT, key.id(control))
    return button(words.TAKE_EDIT, key.id(control), discord.ButtonStyle.success)


def _options(offer: Offer, picked: int) -> list[discord.SelectOption]:
    """What a list of the ways offers: leave it, or one of the choices by its number."""
    ways = [_quoted(offer, choice) for choice in offer.choices]
    labels = [words.EDIT_OPTION_LEAVE.format(before=ways[0][0]), *(after for _, after in ways)]
    return [
        discord.SelectOption(label=clip(one, 100), value=str(n), default=n == picked) for n, one in enumerate(labels)
    ]


def _quoted(offer: Offer, choice: Choice) -> tuple[str, str]:
    before, after = (clip(one, LONGEST_WORDS) for one in in_words(offer.text, choice, offer.choices))
    return words.SAY.format(words=before), words.SAY.format(words=after) if after else words.EDIT_GONE


def _reason(offer: Offer) -> str:
    finding = offer.findings[0]
    if finding.rewrite == "explain":
        return words.EDIT_MAY_STING
    return escape(clip(" ".join(finding.message.split()), LONGEST_MESSAGE))


def _said(row: ui.Item[Any]) -> int:
    """How many characters a row shows."""
    shown = row.children if isinstance(row, ui.Section) else [row]
    return sum(units(one.content) for one in shown if isinstance(one, ui.TextDisplay))


def _fit(chosen: Chosen, here: range, taken: int) -> _Fitted:
    """Both texts on the card if they fit; else the caption in a file; else both."""
    room = MOST_TEXT - SPARE - taken
    places = [(f.start, f.end) for n in here for f in chosen.offers[n].findings if f.end - f.start <= LONGEST_MARK]
    caption: str | None = quote(chosen.review.caption, places)
    version: str | None = quote(chosen.text, [seen(chosen.text, one) for one in chosen.changed])
    if chosen.text == chosen.review.caption or not chosen.text.strip():
        version = ""
    files = []
    if units(caption or "") + units(version or "") > room:
        caption = None
        files.append((CAPTION_FILE, chosen.review.caption))
    if units(version or "") > room:
        version = None
        files.append((REWRITE_FILE, chosen.text))
    return _Fitted(caption, version, tuple(files))


def _version(chosen: Chosen, fitted: _Fitted) -> Sequence[ui.Item[Any]]:
    """What comes of it, and whom that speaks to."""
    if not chosen.text.strip():
        return [text(words.NOTHING_REMAINS)]
    small = f"-# {_news(chosen)}"
    if chosen.text == chosen.review.caption:
        return [text(f"{words.ALL_LEFT}\n{small}" if chosen.offers else small)]
    if fitted.version is None:
        return [text(words.YOUR_VERSION_IN_FILE), file(REWRITE_FILE), text(small)]
    return [text(f"{words.YOUR_VERSION}\n{fitted.version}", REWRITE), text(small)]


def _news(chosen: Chosen) -> str:
    """Whom the version speaks to, and what keeps it from being posted that was not so before."""
    known = {one.rule for one in chosen.review.findings}
    new = [one.message for one in chosen.after.findings if one.level == "error" and one.rule not in known]
    return " ".join([f"{heading(chosen.after)}.", *(escape(clip(one, LONGEST_MESSAGE)) for one in new[:1])])


def _foot(chosen: Chosen, key: EditsKey, last_page: int) -> ui.ActionRow[Any] | None:
    sealed = replace(key, seal=version_seal(chosen))
    many, copied = len(chosen.offers) >= MANY, chosen.offers and chosen.text.strip()
    return buttons(
        button(words.COPY_VERSION, sealed.id("copy"), discord.ButtonStyle.primary) if copied else None,
        button(words.LEAVE_ALL, key.id("none")) if many and any(chosen.picks.each) else None,
        button(words.START_OVER, key.id("anew")) if many else None,
        button(words.EARLIER_EDITS, key.id("back")) if key.page else None,
        button(words.LATER_EDITS, key.id("on")) if key.page < last_page else None,
    )
