"""Reviews a caption with a rulebook: candidates, decisions, findings, verdict, rewrite. One way, no going back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.caption.address import one_to_one, voice
from bot.caption.document import Document
from bot.caption.hosts import Hosts, Kind, hosts
from bot.caption.language import speaks
from bot.caption.measures import point_before
from bot.caption.reading import read
from bot.coaching.desk import Desk, one_a_place
from bot.coaching.explaining import address_decisions
from bot.coaching.house import House
from bot.coaching.profile import NOTHING_TOLD, Profile
from bot.coaching.review import Review, Standing, Verdict
from bot.coaching.rewriting import settled_rewrite
from bot.coaching.setting import Setting, setting
from bot.rulebook.book import Rulebook
from bot.rulebook.model import Creates

_BY_PROFILE: Mapping[Creates, Kind] = {"alone": "lone", "couple": "couple", "team": "team"}


def review(
    caption: str,
    rulebook: Rulebook,
    platform: str = "instagram",
    *,
    format: str | None = None,
    without: frozenset[str] = frozenset(),
    explain: bool = False,
    language: str = "en",
    profile: Profile = NOTHING_TOLD,
    house: House | None = None,
) -> Review:
    """What the coach says of a caption. `without` names rules that the member does not want to hear of; `profile` is
    theirs, where the caption is; `house` the rules of the server where it is reviewed.

    Raises UnknownPlatform where the rulebook knows no such platform.
    """
    doc = read(caption, rulebook.grammar(language))
    where = rulebook.platform(platform)
    here = setting(rulebook, where, format, language)
    desk = Desk(doc, rulebook, here, without | house.off if house else without, speaks(doc), profile, house)
    decisions = desk.decisions()
    findings = one_a_place([*desk.spoken(decisions), *desk.measured()])
    crowd = [(f.start, f.end) for f in findings if f.of_a_crowd]
    to_one = one_to_one(doc, crowd) if desk.known else ()
    speaks_as = voice(doc) if desk.known else "none"
    return Review(
        caption=caption,
        platform=where,
        format=format,
        verdict=_verdict(bool(crowd), bool(to_one)),
        voice=speaks_as,
        we=_hosts(doc, profile) if speaks_as in ("we", "both") else None,
        viewer=profile.viewer,
        direct=bool(to_one),
        to_one=len(to_one),
        to_crowd=len(crowd),
        one_words=to_one,
        findings=tuple(findings),
        rewrite=settled_rewrite(desk, findings),
        in_language=desk.known,
        decisions=(*(d.told() for d in decisions), *address_decisions(doc, crowd)) if explain else (),
        standing=_standing(doc, here),
    )


def _hosts(doc: Document, profile: Profile) -> Hosts | None:
    """Who "we" are: as the caption tells; where it does not, as the profile says."""
    told, known = hosts(doc), _BY_PROFILE.get(profile.creates)
    return replace(told, kind=known) if told and known and told.kind == "unclear" else told


def _verdict(crowd: bool, direct: bool) -> Verdict:
    if crowd:
        return "mixed" if direct else "crowd"
    return "one-to-one" if direct else "none"


def _standing(doc: Document, here: Setting) -> Standing:
    numbers = here.numbers
    fold = numbers.get("fold")
    if fold is not None and len(doc.text) * 4 <= fold * 5:  # it differs from phone to phone; a word more is no fold
        fold = None
    return Standing(
        hashtags=len(doc.hashtags),
        most_hashtags=numbers.get("hashtags"),
        fold=fold,
        point_first=fold is None or point_before(doc, fold),
        too_long=here.over_limit(doc.text),
    )
