"""The card of a review: the verdict, the caption with its places marked, what to do about each, and the rewrite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.cards import words
from bot.cards.card import (
    CAPTION,
    CAPTION_FILE,
    MOST_TEXT,
    REWRITE,
    REWRITE_FILE,
    Card,
    button,
    buttons,
    file,
    layout,
    rule,
    text,
)
from bot.cards.keys import ReviewKey
from bot.cards.markdown import clip, escape, fence, quote, units
from bot.coaching.review import Finding, Review, Verdict

MOST_FINDINGS = 5
LONGEST_MARK = 80  # a longer finding is about the caption as a whole; bold would say nothing
AROUND = 30  # characters on each side of a place
ROOM = 100  # kept free, so that a rule's longer message never breaks a card

ACCENTS: dict[Verdict, int] = {"crowd": 0xD9773F, "mixed": 0xD9A93F, "one-to-one": 0x2FA58A, "none": 0x7C8794}
ACCENT_ON_PURPOSE = 0x8A7BC8
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def review_card(review: Review, key: ReviewKey, shared_by: str | None = None) -> Card:
    """The answer to a caption. It carries the caption, as a quotation or as a file, so that its buttons can read it."""
    shown = first_findings(review, key.on_purpose)
    hidden = len(later_findings(review, key.on_purpose))
    place = review.platform.name + (f" · {review.format}" if review.format else "")
    head = f"## {_heading(review, key)}\n-# {escape(place)}"
    if shared_by:
        head += " · " + words.SHARED_BY.format(member=shared_by)
    under = _under(review, key)
    listed = "\n".join(_line(one) for one in shown)
    more = "" if not hidden else words.MORE_FOUND_ONE if hidden == 1 else words.MORE_FOUND.format(count=_number(hidden))

    rewrite = None if key.on_purpose else review.rewrite
    bold = [] if key.on_purpose else _marks(review)
    quoted, mended = quote(review.caption, bold), fence(rewrite) if rewrite is not None else ""
    room = MOST_TEXT - ROOM - sum(map(units, (head, under, listed, more, words.NO_REWRITE, words.REWRITE_IN_FILE)))
    files: list[tuple[str, str]] = []
    if units(quoted) > room:
        files.append((CAPTION_FILE, review.caption))
        listed = "\n".join(_listed_with_place(review.caption, one) for one in shown)
        room = MOST_TEXT - ROOM - sum(map(units, (head, under, listed, more, words.TEXT_IN_FILE)))
    else:
        room -= units(quoted)
    if rewrite is not None and units(mended) > room:
        files.append((REWRITE_FILE, rewrite))
    names = [name for name, _ in files]

    return layout(
        text(head),
        text(words.TEXT_IN_FILE) if CAPTION_FILE in names else text(quoted, CAPTION),
        file(CAPTION_FILE) if CAPTION_FILE in names else None,
        text(under) if under else None,
        rule() if listed else None,
        text(listed) if listed else None,
        *_rewrite(review, rewrite, mended, REWRITE_FILE in names, key),
        text(f"-# {more}") if more else None,
        *_rows(key, rewrite is not None, bool(shown), bool(hidden), review.verdict),
        accent=ACCENT_ON_PURPOSE if key.on_purpose else ACCENTS[review.verdict],
        texts=files,
    )


def first_findings(review: Review, on_purpose: bool) -> list[Finding]:
    """What the card says at once: what counts, the gravest first; not the crowd where it is meant."""
    return _counting(review, on_purpose)[:MOST_FINDINGS]


def later_findings(review: Review, on_purpose: bool) -> list[Finding]:
    """What stays folded under More: the rest, then the hints."""
    hints = [one for one in review.findings if not one.counts]
    return _counting(review, on_purpose)[MOST_FINDINGS:] + hints


def _counting(review: Review, on_purpose: bool) -> list[Finding]:
    counting = [one for one in review.findings if one.counts and not (on_purpose and one.family == "crowd")]
    return sorted(counting, key=lambda one: (one.family != "crowd", one.level != "error", one.start))


def _heading(review: Review, key: ReviewKey) -> str:
    if key.on_purpose:
        return words.ON_PURPOSE
    if not review.in_language:
        return words.OTHER_LANGUAGE
    if review.verdict == "one-to-one":
        return words.ONE_TO_ONE
    if review.verdict == "none":
        return words.NOBODY
    crowd = [one for one in review.findings if one.family == "crowd" and one.counts]
    if review.verdict == "mixed":
        starts_with_one = not crowd or (bool(review.one_words) and review.one_words[0][0] < crowd[0].start)
        return words.MIXED if starts_with_one else words.MIXED_FIRST
    count = len(crowd)
    if count == 0:
        return words.CROWD_OVERALL
    if count == 1:
        return words.CROWD_ONE
    return words.CROWD_MORE.format(count=_number(count))


def _number(count: int) -> str:
    """A number at the start of a sentence."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _under(review: Review, key: ReviewKey) -> str:
    """One or two plain lines under the caption: the balance, or what it did well."""
    if key.on_purpose:
        return words.ON_PURPOSE_LINE
    if not review.in_language:
        return words.OTHER_LANGUAGE_LINE.format(platform=review.platform.name)
    if review.verdict == "none":
        return words.NOBODY_IDEA
    if review.verdict == "one-to-one":
        said = dict.fromkeys(escape(review.caption[start:end].lower()) for start, end in review.one_words)
        if not said:
            return words.PRAISE_PLAIN
        return words.PRAISE.format(words=", ".join(f"**{word}**" for word in list(said)[:3]))
    return words.BALANCE.format(one=review.to_one, all=review.to_one + review.to_crowd)


def _marks(review: Review) -> list[tuple[int, int]]:
    return [
        (one.start, one.end)
        for one in review.findings
        if one.counts and one.end > one.start and one.end - one.start <= LONGEST_MARK
    ]


def _line(finding: Finding) -> str:
    """“guys” speaks to a room. → leave it out"""
    line = f"- {escape(clip(finding.message, 240))}"
    if finding.choices:
        line += f" → {says(finding.choices[0].says)}"
    return line


def says(words_instead: str) -> str:
    """What stands there instead, as a member reads it."""
    return words.SAY.format(words=escape(clip(words_instead, 80))) if words_instead.strip() else words.DROP


def _listed_with_place(caption: str, finding: Finding) -> str:
    """A remark with a few words around its place, for a caption that is too long to show."""
    if not 0 < finding.end - finding.start <= LONGEST_MARK:
        return _line(finding)
    start, end = max(0, finding.start - AROUND), min(len(caption), finding.end + AROUND)
    before, marked, after = (
        escape(" ".join(part.split("\n")))
        for part in (caption[start : finding.start], caption[finding.start : finding.end], caption[finding.end : end])
    )
    cut = "…" if start else "", "…" if end < len(caption) else ""
    return f"> {cut[0]}{before}**{marked}**{after}{cut[1]}\n{_line(finding)}"


def _rewrite(review: Review, rewrite: str | None, mended: str, as_file: bool, key: ReviewKey) -> Sequence[ui.Item[Any]]:
    if rewrite is None:
        unmended = not key.on_purpose and review.in_language and review.verdict in ("crowd", "mixed")
        return [text(words.NO_REWRITE)] if unmended else []
    if as_file:
        return [rule(), text(words.REWRITE_IN_FILE), file(REWRITE_FILE)]
    return [rule(), text(mended, REWRITE)]


def _rows(
    key: ReviewKey, rewrite: bool, findings: bool, hidden: bool, verdict: Verdict
) -> Sequence[ui.ActionRow[Any] | None]:
    toggles = verdict in ("crowd", "mixed")
    purpose = words.DROP_PURPOSE if key.on_purpose else words.TAKE_PURPOSE
    return [
        buttons(
            button(words.COPY, key.id("copy"), discord.ButtonStyle.primary) if rewrite else None,
            button(words.WHY, key.id("why")) if findings else None,
            button(purpose, key.id("purpose")) if toggles else None,
            button(words.SHARE, key.id("share")) if not key.public else None,
            button(words.MORE, key.id("more")) if hidden else None,
        ),
        buttons(button(words.NOT_HELPFUL, key.id("nothelpful")) if findings or hidden else None),
    ]
