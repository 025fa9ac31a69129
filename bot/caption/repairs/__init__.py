"""The named repairs of rule files (`rewrite: {repair: ...}`): words that speak to a crowd become words to one person.

A repair takes a place and returns the ways to mend it, the best first; none where no safe way is known. Edits keep
every byte outside them, the capital of the place they replace, and leave no doubled space and no orphaned comma.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.caption.document import Choice, Place
from bot.caption.repairs.audience import audience_to_you
from bot.caption.repairs.counts import counted_thanks
from bot.caption.repairs.everyone import (
    everyone_to_you,
    follower_to_you,
    if_you,
    thank_or_if_you,
    whoever_to_you,
    wish_you,
)
from bot.caption.repairs.first_person import say_i
from bot.caption.repairs.kinds import forbid_you, if_you_do, one_reading, thank_one, wish_one
from bot.caption.repairs.members import for_one_of_them, one_described, one_of_them, one_or_none
from bot.caption.repairs.plural_you import drop_all, of_you, to_you, yourself
from bot.caption.repairs.questions import ask_you
from bot.caption.repairs.vocatives import drop_vocative
from bot.caption.repairs.wording import like

__all__ = ["REPAIRS", "Repair", "like"]

Repair = Callable[[Place], tuple[Choice, ...]]

REPAIRS: Mapping[str, Repair] = {
    repair.__name__: repair
    for repair in (
        ask_you,
        audience_to_you,
        counted_thanks,
        drop_all,
        drop_vocative,
        everyone_to_you,
        follower_to_you,
        forbid_you,
        for_one_of_them,
        if_you,
        if_you_do,
        of_you,
        one_described,
        one_of_them,
        one_or_none,
        one_reading,
        say_i,
        thank_one,
        thank_or_if_you,
        to_you,
        whoever_to_you,
        wish_one,
        wish_you,
        yourself,
    )
}
