"""English verb forms, as far as rewrites need them: "wants" -> "want", "came" -> "come", "come" -> "coming"."""

from __future__ import annotations


def _pairs(table: str) -> dict[str, str]:
    """ "came:come saw:see" as a mapping."""
    return dict(pair.split(":") for pair in table.split())


_THIRD_TO_BASE = _pairs(
    """
    is:are was:were has:have does:do goes:go isn't:aren't wasn't:weren't hasn't:haven't doesn't:don't isnt:arent
    doesnt:dont 's:'re
    """
)

_PAST_TO_BASE = _pairs(
    """
    ate:eat became:become began:begin bought:buy brought:bring built:build came:come caught:catch chose:choose
    did:do drove:drive fell:fall felt:feel flew:fly found:find gave:give got:get had:have heard:hear held:hold
    helped:help kept:keep knew:know left:leave lent:lend made:make met:meet put:put ran:run read:read said:say
    sang:sing sat:sit saw:see seen:see sent:send shared:share shopped:shop showed:show spent:spend spoke:speak
    stood:stand stuck:stick taught:teach thought:think told:tell took:take understood:understand was:be were:be
    went:go won:win wore:wear wrote:write been:be done:do gone:go given:give taken:take known:know shown:show
    let:let set:set hit:hit cast:cast rode:ride woke:wake bid:bid dug:dig tuned:tune used:use
    """
)

_VOWELS = "aeiou"
_KEEP_DOUBLE = ("ll", "ss", "ff", "zz", "dd", "gg")  # calling, missing: the double letter is the base's own
_SILENT_E = ("v", "s", "c", "z", "u", "g")  # voted, purchased: the base very likely ends in a silent e


def base_of_third(verb: str) -> str:
    """The form that follows "you": "wants" -> "want", "is" -> "are"; any other form as it is."""
    if verb in _THIRD_TO_BASE:
        return _THIRD_TO_BASE[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return verb[:-2]
    if verb.endswith("s") and not verb.endswith(("ss", "us", "is", "'s")) and len(verb) > 3:
        return verb[:-1]
    return verb


def is_third(verb: str) -> bool:
    """Whether a word looks like a verb in the third person singular."""
    return base_of_third(verb) != verb


def is_past(verb: str) -> bool:
    """Whether a word looks like a past form."""
    return verb in _PAST_TO_BASE or (verb.endswith("ed") and len(verb) > 3)


def base_of_past(verb: str) -> str:
    """The base of a past form, by table or by rule: "came" -> "come", "voted" -> "vote", "stopped" -> "stop"."""
    if verb in _PAST_TO_BASE:
        return _PAST_TO_BASE[verb]
    if not verb.endswith("ed"):
        return verb
    if verb.endswith("ied"):
        return verb[:-3] + "y"
    stem = verb[:-2]
    if stem.endswith("e"):
        return stem
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem if stem.endswith(_KEEP_DOUBLE) else stem[:-1]
    short = len(stem) > 2 and stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS and stem[-3] not in _VOWELS
    if (stem.endswith(_SILENT_E) and not stem.endswith(("ss", "ns"))) or (
        stem.endswith(("at", "ot", "ar", "or", "in", "id", "as", "it", "ik", "ak", "ap", "op"))
        and short
        and not stem.endswith(("isit", "oin"))
    ):
        return stem + "e"
    return stem


def ing(base: str) -> str:
    """ "come" -> "coming", "stop" -> "stopping", "be" -> "being"."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    doubles = (
        len(base) <= 4
        and base[-1] not in _VOWELS + "wxyh"
        and base[-2] in _VOWELS
        and (len(base) < 3 or base[-3] not in _VOWELS)
    )
    return base + base[-1] + "ing" if doubles else base + "ing"


def ing_of_past(verb: str) -> str:
    """ "came" -> "coming". A regular past needs no base: "voted" -> "voting", "stopped" -> "stopping"."""
    if verb in _PAST_TO_BASE:
        return ing(_PAST_TO_BASE[verb])
    if verb.endswith("ied"):
        return verb[:-3] + "ying"
    if verb.endswith("eed"):
        return verb[:-1] + "ing"
    return verb[:-2] + "ing"
