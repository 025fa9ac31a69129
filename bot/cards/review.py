"""The card of a review: the verdict, the caption with its places marked, what to do about each, and the rewrite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from bot.cards.going_on import going_on
from bot.cards.keys import ReviewKey
from bot.cards.kpi.log_form import FIELDS
from bot.cards.kpi.words import LOG_THIS
from bot.cards.markdown import clip, escape, quote, units
from bot.cards.verdict import each_once, heading, number, praised, ticks
from bot.cards.viewer import nobody_idea, read_as
from bot.coaching.review import Finding, Review, Verdict

MOST_REMARKS = 5
LONGEST_MARK = 80  # a longer finding is about the caption as a whole; bold would say nothing
AROUND = 30  # characters on each side of a place
SPARE = 250  # characters for the coach's own short lines in between

ACCENTS: dict[Verdict, int] = {"crowd": 0xD9773F, "mixed": 0xD9A93F, "one-to-one": 0x2FA58A, "none": 0x7C8794}
ACCENT_ON_PURPOSE = 0x8A7BC8

Remark = list[Finding]  # the places of which the same is said, at least one


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The long parts of a card: None is what does not fit and stands in a file, or is not there at all."""

    quoted: str | None
    remarks: str
    mended: str | None
    files: tuple[tuple[str, str], ...]


def review_card(review: Review, key: ReviewKey, shared_by: str | None = None) -> Card:
    """The answer to a caption. It carries the caption, as a quotation or as a file, so that its buttons can read it."""
    shown = first_findings(review, key.on_purpose)
    hidden = later_findings(review, key.on_purpose)
    rewrite = None if key.on_purpose else review.rewrite
    head, under, small = _head(review, key, shared_by), _under(review, key), _small(review, hidden)
    fitted = _fit(review, key, remarks(shown), rewrite, taken=units(head) + units(under) + units(small))
    return layout(
        text(head),
        *_caption(fitted),
        text(under) if under else None,
        *([rule(), text(fitted.remarks)] if fitted.remarks else []),
        *_rewrite(review, key, rewrite, fitted),
        text(small) if small else None,
        *_rows(review, key, rewrite is not None, bool(shown), bool(hidden)),
        accent=ACCENT_ON_PURPOSE if key.on_purpose else ACCENTS[review.verdict],
        texts=fitted.files,
    )


def _fit(review: Review, key: ReviewKey, shown: Sequence[Remark], rewrite: str | None, taken: int) -> _Fitted:
    """Caption and rewrite on the card if both fit; else the rewrite in a file; else the caption too."""
    room = MOST_TEXT - SPARE - taken
    files: list[tuple[str, str]] = []
    quoted: str | None = quote(review.caption, () if key.on_purpose else _marks(review))
    said = "\n".join(map(_line, shown))
    if units(quoted or "") + units(said) > room:
        quoted = None
        files.append((CAPTION_FILE, review.caption))
        in_place = "\n".join(_line_in_place(review.caption, one) for one in shown)
        said = next(one for one in (in_place, said, "") if units(one) <= room)
    # A quotation, because it wraps on every screen; Copy the rewrite gives it as a code block, ready to copy.
    mended = f"{words.REWRITE_HEAD}\n{quote(rewrite)}" if rewrite is not None else None
    if mended is not None and units(quoted or "") + units(said) + units(mended) > room:
        mended = None
        files.append((REWRITE_FILE, rewrite or ""))
    return _Fitted(quoted, said, mended, tuple(files))


def remarks(findings: Iterable[Finding]) -> list[Remark]:
    """What there is to say, each thing once: the findings that are said in the same words go together."""
    together: dict[tuple[str, str, str | None, bool], Remark] = {}
    for one in findings:
        says_instead = one.choices[0].says.casefold() if one.choices else None
        said = _before_its_words(one) or one.message
        together.setdefault((one.rule, said.casefold(), says_instead, one.rewrite == "explain"), []).append(one)
    return list(together.values())


def message(remark: Remark) -> str:
    """What is said of all its places: That is how an advert talks: “shop now”, “use code”."""
    before = _before_its_words(remark[0])
    if before is None:
        return remark[0].message
    return f"{before}{', '.join(words.SAY.format(words=one) for one in each_once(one.text for one in remark))}."


def _before_its_words(finding: Finding) -> str | None:
    """The message of a rule that ends on the words it speaks of, without them; of several places it can list them."""
    before = finding.message.removesuffix(f"{words.SAY.format(words=finding.text)}.")
    return before if before.endswith(": ") and not finding.choices else None


def first_findings(review: Review, on_purpose: bool) -> list[Finding]:
    """What the card says at once, the crowd first: what counts; not the crowd where it is meant."""
    first = [one for remark in _gravest(review, on_purpose)[:MOST_REMARKS] for one in remark]
    return sorted(first, key=lambda one: (one.family != "crowd", one.level != "error", one.start))


def later_findings(review: Review, on_purpose: bool) -> list[Finding]:
    """What stays folded under More: the rest, then the hints."""
    hints = [one for one in review.findings if not one.counts and not (on_purpose and one.family == "crowd")]
    return [one for remark in _gravest(review, on_purpose)[MOST_REMARKS:] for one in remark] + hints


def _gravest(review: Review, on_purpose: bool) -> list[Remark]:
    """What counts, and before all what keeps a caption from being posted at all."""
    counting = [one for one in review.findings if one.counts and not (on_purpose and one.family == "crowd")]
    return remarks(sorted(counting, key=lambda one: (one.level != "error", one.family != "crowd", one.start)))


def _head(review: Review, key: ReviewKey, shared_by: str | None) -> str:
    """The verdict, in small letters where the caption goes and who shared the card, and the one who will read it."""
    small = [review.platform.name, review.format or "", words.SHARED_BY.format(member=shared_by) if shared_by else ""]
    head = f"## {words.ON_PURPOSE if key.on_purpose else heading(review)}\n-# {' · '.join(filter(None, small))}"
    if review.viewer is None or key.on_purpose:  # a post for a crowd is not for the one viewer
        return head
    return f"{head}\n{escape(read_as(review.viewer))}"


def _small(review: Review, hidden: Sequence[Finding]) -> str:
    """The three ticks of value, the figures where they say something, and how much is folded away."""
    now, lines = review.standing, []
    if now.most_hashtags is not None and now.most_hashtags < now.hashtags * 2 <= now.most_hashtags * 2:
        lines.append(words.HASHTAGS.format(count=now.hashtags, most=now.most_hashtags))
    if now.fold is not None and review.in_language:
        lines.append((words.POINT_FIRST if now.point_first else words.POINT_LATE).format(fold=now.fold))
    if hidden:
        lines.append(_more(hidden))
    return "\n".join(f"-# {line}" for line in (ticks(review), " ".join(lines)) if line)


def _more(hidden: Sequence[Finding]) -> str:
    count, grave = len(remarks(hidden)), any(one.counts for one in hidden)
    if count == 1:
        return words.MORE_REST_ONE if grave else words.MORE_FOUND_ONE
    return (words.MORE_REST if grave else words.MORE_FOUND).format(count=number(count).capitalize())


def _under(review: Review, key: ReviewKey) -> str:
    """One or two plain lines under the caption: the balance, or what it did well."""
    if key.on_purpose:
        return words.ON_PURPOSE_LINE
    if not review.in_language:
        return words.OTHER_LANGUAGE_LINE.format(platform=review.platform.name)
    if review.verdict == "none":
        return escape(nobody_idea(review.viewer))
    if review.verdict == "one-to-one":
        return words.PRAISE.format(words=", ".join(f"**{escape(one)}**" for one in praised(review)))
    if not review.to_one:
        return words.BALANCE_NONE
    return words.BALANCE.format(one=review.to_one, all=review.to_one + review.to_crowd)


def _marks(review: Review) -> list[tuple[int, int]]:
    return [
        (one.start, one.end)
        for one in review.findings
        if one.counts and one.end > one.start and one.end - one.start <= LONGEST_MARK
    ]


def _line(remark: Remark) -> str:
    """“guys” speaks to a room. → leave it out"""
    finding = remark[0]
    line = f"- {escape(clip(message(remark), 200))}"
    if finding.choices and finding.rewrite == "explain":
        line += f" → {words.MAY_STING.format(says=says(finding.choices[0].says))}"
    elif finding.choices:
        line += f" → {says(finding.choices[0].says)}"
    listed = _before_its_words(finding) is not None and len(each_once(one.text for one in remark)) > 1
    return words.TIMES.format(remark=line, count=len(remark)) if len(remark) > 1 and not listed else line


def says(words_instead: str) -> str:
    """What stands there instead, as a member reads it."""
    return words.SAY.format(words=escape(clip(words_instead, 80))) if words_instead.strip() else words.DROP


def _line_in_place(caption: str, remark: Remark) -> str:
    """A remark with a few words around its first place, for a caption that is too long to show."""
    finding = remark[0]
    if not 0 < finding.end - finding.start <= LONGEST_MARK:
        return _line(remark)
    start, end = max(0, finding.start - AROUND), min(len(caption), finding.end + AROUND)
    before, marked, after = (
        escape(" ".join(part.split("\n")))
        for part in (caption[start : finding.start], caption[finding.start : finding.end], caption[finding.end : end])
    )
    cut = "…" if start else "", "…" if end < len(caption) else ""
    return f"> {cut[0]}{before}**{marked}**{after}{cut[1]}\n{_line(remark)}"


def _caption(fitted: _Fitted) -> Sequence[ui.Item[Any]]:
    if fitted.quoted is None:
        return [text(words.TEXT_IN_FILE), file(CAPTION_FILE)]
    return [text(fitted.quoted, CAPTION)]


def _rewrite(review: Review, key: ReviewKey, rewrite: str | None, fitted: _Fitted) -> Sequence[ui.Item[Any]]:
    if rewrite is None:
        unmended = not key.on_purpose and review.in_language and review.verdict in ("crowd", "mixed")
        return [text(words.NO_REWRITE)] if unmended else []
    if fitted.mended is None:
        return [rule(), text(words.REWRITE_IN_FILE), file(REWRITE_FILE)]
    return [rule(), text(fitted.mended, REWRITE)]


def _rows(
    review: Review, key: ReviewKey, rewrite: bool, findings: bool, hidden: bool
) -> Sequence[ui.ActionRow[Any] | None]:
    toggles = review.verdict in ("crowd", "mixed")
    edits = not key.on_purpose and any(one.choices for one in review.findings)
    purpose = words.DROP_PURPOSE if key.on_purpose else words.TAKE_PURPOSE
    return [
        buttons(
            button(words.COPY, key.id("copy"), discord.ButtonStyle.primary) if rewrite else None,
            button(words.EDITS, key.id("edits")) if edits else None,
            button(words.WHY, key.id("why")) if findings else None,
            button(purpose, key.id("purpose")) if toggles else None,
            button(words.SHARE, key.id("share")) if not key.public else None,
        ),
        buttons(
            button(words.MORE, key.id("more")) if hidden else None,
            button(words.NOT_HELPFUL, key.id("nothelpful")) if findings or hidden else None,
            button(LOG_THIS, key.id(f"log-{_spoke(review)}")) if key.own and key.platform in FIELDS else None,
        ),
        going_on(key) if key.own else None,
    ]


def _spoke(review: Review) -> str:
    """Whom the caption speaks to, as the log form wants it; one meant for a crowd is for a crowd."""
    return {"one-to-one": "one", "none": "open"}.get(review.verdict, "crowd")
