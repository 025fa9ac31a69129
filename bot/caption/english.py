"""English verb forms, as far as rewrites need them: "wants" -> "want", "came" -> "come", "come" -> "coming"."""

from __future__ import annotations

import re


def _pairs(table: str) -> dict[str, str]:
    """ "came:come saw:see" as a mapping."""
    return dict(pair.split(":") for pair in table.split())


_THIRD_TO_BASE = _pairs(
    """
    is:are was:were has:have does:do goes:go isn't:aren't wasn't:weren't hasn't:haven't doesn't:don't isnt:arent
    doesnt:dont 's:'re aches:ache focuses:focus
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
    gotten:get eaten:eat written:write driven:drive broken:break chosen:choose worn:wear flown:fly
    let:let set:set hit:hit cast:cast rode:ride woke:wake bid:bid dug:dig tuned:tune used:use
    drank:drink forgot:forget grew:grow lost:lose paid:pay slept:sleep sold:sell stole:steal swam:swim threw:throw
    agreed:agree disagreed:disagree freed:free guaranteed:guarantee dyed:dye untied:untie added:add egged:egg
    created:create recreated:recreate guided:guide invited:invite united:unite reunited:reunite excited:excite
    completed:complete competed:compete deleted:delete promoted:promote devoted:devote postponed:postpone
    explored:explore ignored:ignore adored:adore restored:restore welcomed:welcome tasted:taste wasted:waste
    pasted:paste inhaled:inhale exhaled:exhale focused:focus smoothed:smooth panicked:panic controlled:control
    cancelled:cancel travelled:travel labelled:label modelled:model
    """
)

_IRREGULAR_ING = _pairs("be:being dye:dyeing panic:panicking quit:quitting")

_LOST_E = re.compile(
    r"""
      ^[^aeiou]*[aeiouy][^aeiouywx]$  # hoped, typed: without an e the consonant would be doubled
    | [cvzu]$ | [^s]s$ | [^n]g$ | (?:ra|cha|le|ve|plu|cri|bi)ng$  # danced, released, judged, changed
    | [bcdfgkpstz]l$  # settled
    | [aeo]th$  # breathed
    | [^aeiou](?:[aiou][bdk]|[au]t|[aiu]r|[iu]l|ap|in|um)$  # decided, donated, inspired, combined, assumed
    | [iu]at$  # appreciated
    """,
    re.VERBOSE,
)
_KEEP_DOUBLE = ("ll", "ss", "ff", "zz")  # calling, missing: the double letter is the base's own
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouywx]")  # stop, plan: the consonant doubles before -ing
_STRESSED_END = ("begin", "forget", "admit", "permit", "submit", "commit", "prefer", "refer", "control", "upset")


def base_of_third(verb: str) -> str:
    """The form that follows "you": "wants" -> "want", "is" -> "are"; any other form as it is."""
    if verb in _THIRD_TO_BASE:
        return _THIRD_TO_BASE[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return verb[:-2]
    if verb.endswith("s") and not verb.endswith(("ss", "us", "is", "'s")) and len(verb) > 3:
        return verb[:-1]
    return verb


def is_third(verb: str) -> bool:
    """Whether a word looks like a verb in the third person singular."""
    return base_of_third(verb) != verb


def is_past(verb: str) -> bool:
    """Whether a word looks like a past form; "need" and "feed" do not."""
    return verb in _PAST_TO_BASE or (verb.endswith("ed") and not verb.endswith("eed") and len(verb) > 3)


def base_of_past(verb: str) -> str:
    """The base of a past form, by table or by rule: "came" -> "come", "voted" -> "vote", "stopped" -> "stop"."""
    if verb in _PAST_TO_BASE or not is_past(verb):
        return _PAST_TO_BASE.get(verb, verb)
    if verb.endswith("ied"):
        return verb[:-3] + "y" if len(verb) > 4 else verb[:-1]
    stem = verb[:-2]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return stem if stem.endswith(_KEEP_DOUBLE) else stem[:-1]
    return stem + "e" if _LOST_E.search(stem.replace("qu", "q")) else stem


def ing(base: str) -> str:
    """ "come" -> "coming", "stop" -> "stopping", "be" -> "being"."""
    if base in _IRREGULAR_ING:
        return _IRREGULAR_ING[base]
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    doubles = base in _STRESSED_END or _ONE_SYLLABLE.fullmatch(base)
    return base + base[-1] + "ing" if doubles else base + "ing"


def ing_of_past(verb: str) -> str:
    """ "came" -> "coming". A regular past needs no base: "voted" -> "voting", "stopped" -> "stopping"."""
    if verb in _PAST_TO_BASE and not verb.endswith("lled"):
        return ing(_PAST_TO_BASE[verb])
    if not is_past(verb):
        return ing(verb)
    if verb.endswith("ied"):
        return verb[:-3] + "ying"
    return verb[:-2] + "ing"


_PLURAL_TO_ONE = _pairs("people:person men:man women:woman children:child wives:wife selves:self lives:life mice:mouse")
_ENDS_IN_IE = (
    "foodies",
    "newbies",
    "besties",
    "rookies",
    "aussies",
    "townies",
    "groupies",
    "cuties",
    "techies",
    "junkies",
    "hippies",
    "sweeties",
    "homies",
    "girlies",
    "swifties",
    "trekkies",
    "selfies",
    "cookies",
    "movies",
    "kiddies",
    "baddies",
    "hotties",
    "oldies",
    "walkies",
)


def singular(noun: str) -> str | None:
    """One of many: "bakers" -> "baker", "babies" -> "baby", "women" -> "woman"; None where the word is no plural."""
    if noun in _PLURAL_TO_ONE:
        return _PLURAL_TO_ONE[noun]
    if noun.endswith(("men", "man")) and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-1] if noun in _ENDS_IN_IE else noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return None


def article(word: str) -> str:
    """ "a baker", "an introvert", "a unicorn"."""
    vowel = word[:1].lower() in "aeiou" and not word.lower().startswith(("uni", "use", "eur", "one", "u-"))
    return "an" if vowel else "a"
