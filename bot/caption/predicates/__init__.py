"""The named predicates of rule files (`when:`): each asks for one piece of evidence that a place addresses readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.caption import hosts
from bot.caption.document import Place
from bot.caption.predicates import audience, calls, friends, greetings, groups, questions, told, trailing

Predicate = Callable[[Place], bool]

PREDICATES: Mapping[str, Predicate] = {
    predicate.__name__: predicate
    for predicate in (
        audience.all_you_nouns,
        audience.community_did,
        audience.community_of_readers,
        audience.counted,
        audience.elsewhere,
        audience.heads_follow,
        audience.in_a_place,
        audience.mentioned,
        audience.sent_from,
        audience.told_to_share,
        audience.in_plural_you,
        audience.loved,
        audience.out_there,
        audience.own,
        audience.plural_you,
        audience.praised,
        audience.reader_belongs,
        audience.with_relative,
        audience.you_as_a_group,
        calls.apposed,
        calls.before_imperative,
        calls.begged,
        calls.between_commas,
        calls.called_after_opener,
        calls.called_first,
        calls.called_last,
        calls.called_then_told,
        calls.called_to_hear,
        calls.opens_clause,
        calls.city_called,
        calls.ordered,
        calls.presented,
        calls.rallied,
        friends.cheers_the_shown,
        friends.counted_without_thanks,
        friends.note_to_own,
        friends.warm_to_the_named,
        friends.warm_to_the_tagged,
        friends.welcomed,
        greetings.after_greeting,
        greetings.after_thanks,
        greetings.dedicated,
        greetings.dedicated_to_those,
        greetings.given_to_all,
        greetings.named_in_dedication,
        greetings.opens_dedication,
        greetings.shared_with,
        greetings.thanked_directly,
        greetings.thanked_group,
        greetings.thanked_those,
        greetings.wished,
        greetings.wished_on_day,
        groups.called_group,
        groups.dedicated_then_told,
        groups.dedicated_to_group,
        groups.described_then_told,
        groups.every_one,
        groups.looked_for,
        groups.names_people,
        groups.needs_to_hear,
        groups.not_things,
        groups.stands_alone,
        groups.who_follow,
        hosts.first_of_hosts,
        hosts.maybe_hosts,
        hosts.speaks_for_hosts,
        hosts.surely_hosts,
        questions.answered,
        questions.any_of_them,
        questions.asked,
        questions.asked_after,
        questions.asked_for,
        questions.fans_asked,
        questions.in_dialogue,
        questions.offered,
        questions.offered_round,
        questions.polled,
        questions.requested,
        questions.their_reactions,
        questions.where_at,
        told.asked_of_nobody,
        told.begged_of_any,
        told.forbidden_to_all,
        told.held_dear_each,
        told.mistyped_you_guys,
        told.ordered_by_day,
        told.owned_then_thanked,
        told.reading_this,
        told.shown_this,
        told.thanked_for_amount,
        told.thanked_for_part,
        told.urged_on_all,
        told.who_then_told,
        told.wished_kind,
        trailing.trails,
        trailing.trails_adverb,
        trailing.trails_clause,
        trailing.trails_day,
    )
}


def holds(name: str, place: Place) -> bool:
    """Whether a named predicate holds at a place. Where several rules ask the same, it is worked out once."""
    key = (name, place.first, place.last)
    held = place.doc.held.get(key)
    if held is None:
        held = place.doc.held[key] = PREDICATES[name](place)
    return held
