"""The named predicates of rule files (`when:`): each asks for one piece of evidence that a place addresses readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.caption.document import Place
from bot.caption.predicates.audience import (
    all_you_nouns,
    community_of_readers,
    counted,
    elsewhere,
    loved,
    names_people,
    out_there,
    own,
    plural_you,
    several_hosts,
    with_relative,
    you_as_a_group,
)
from bot.caption.predicates.calls import (
    apposed,
    before_imperative,
    between_commas,
    called_after_opener,
    called_first,
    called_last,
    called_then_told,
    called_to_hear,
    opens_clause,
    ordered,
    presented,
    rallied,
    trails,
    trails_adverb,
)
from bot.caption.predicates.greetings import (
    after_greeting,
    after_thanks,
    dedicated,
    dedicated_to_those,
    named_in_dedication,
    opens_dedication,
    shared_with,
    thanked_directly,
    thanked_group,
    thanked_those,
    wished,
    wished_on_day,
)
from bot.caption.predicates.questions import answered, any_of_them, asked, asked_after, offered, polled, where_at

Predicate = Callable[[Place], bool]

PREDICATES: Mapping[str, Predicate] = {
    predicate.__name__: predicate
    for predicate in (
        after_greeting,
        after_thanks,
        all_you_nouns,
        answered,
        any_of_them,
        apposed,
        asked,
        asked_after,
        before_imperative,
        between_commas,
        called_after_opener,
        called_first,
        called_last,
        called_then_told,
        called_to_hear,
        community_of_readers,
        counted,
        elsewhere,
        dedicated,
        dedicated_to_those,
        loved,
        named_in_dedication,
        names_people,
        offered,
        opens_clause,
        opens_dedication,
        ordered,
        out_there,
        own,
        plural_you,
        polled,
        presented,
        rallied,
        several_hosts,
        shared_with,
        thanked_directly,
        thanked_group,
        thanked_those,
        trails,
        trails_adverb,
        where_at,
        wished,
        wished_on_day,
        with_relative,
        you_as_a_group,
    )
}
