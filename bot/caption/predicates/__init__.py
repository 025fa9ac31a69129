"""The named predicates of rule files (`when:`): each asks for one piece of evidence that a place addresses readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.caption.document import Place
from bot.caption.predicates.audience import (
    community_of_readers,
    counted,
    out_there,
    own,
    plural_you,
    several_hosts,
    with_relative,
)
from bot.caption.predicates.calls import (
    before_imperative,
    called_after_opener,
    called_first,
    called_last,
    called_then_told,
    opens_clause,
    ordered,
    presented,
    trails,
)
from bot.caption.predicates.greetings import (
    after_greeting,
    after_thanks,
    dedicated,
    dedicated_to_those,
    shared_with,
    thanked_directly,
    thanked_those,
    wished,
    wished_on_day,
)
from bot.caption.predicates.questions import asked, asked_after, offered, polled, where_at

Predicate = Callable[[Place], bool]

PREDICATES: Mapping[str, Predicate] = {
    predicate.__name__: predicate
    for predicate in (
        after_greeting,
        after_thanks,
        asked,
        asked_after,
        before_imperative,
        called_after_opener,
        called_first,
        called_last,
        called_then_told,
        community_of_readers,
        counted,
        dedicated,
        dedicated_to_those,
        offered,
        opens_clause,
        ordered,
        out_there,
        own,
        plural_you,
        polled,
        presented,
        several_hosts,
        shared_with,
        thanked_directly,
        thanked_those,
        trails,
        where_at,
        wished,
        wished_on_day,
        with_relative,
    )
}
