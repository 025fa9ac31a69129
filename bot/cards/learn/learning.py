"""The cards of /learn: the worked example to play with, a myth, a word of the trade."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import discord

from bot.cards import learning_words as words
from bot.cards.bar import bar
from bot.cards.card import Card, button, buttons, choose, layout, rule, text
from bot.cards.facts import told
from bot.cards.guide import ACCENT
from bot.cards.keys import ForYouKey, member_id
from bot.cards.markdown import clip, escape
from bot.cards.next_steps import next_button
from bot.coaching.foryou import A_FEED, Playing
from bot.rulebook.knowledge.model import Algorithm, Myth, Term
from bot.rulebook.knowledge.naming import fold_term

MOST_OPTIONS = 25  # Discord's limit for a select
LONGEST_FACTS = 2_600


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose card it is, and the day by which facts are due for a second look."""

    member: int
    today: date


def algorithm_card(example: Algorithm, now: Playing, key: ForYouKey, reader: Reader) -> Card:
    """What plays, what the feed has become, and what the viewer may do; the state stands in the buttons."""
    reactions = [button(one.label, key.then(n).id("react")) for n, one in enumerate(example.reactions)]
    playing = words.PLAYING.format(video=escape(now.video), interest=escape(now.interest.name))
    return layout(
        text(f"## {escape(example.title)}\n{escape(example.intro)}"),
        rule(),
        text(_happened(now)),
        text(_feed(example, now)),
        rule(),
        text(words.ROUND_OVER.format(count=now.done) if now.over else playing),
        buttons(
            *([] if now.over else reactions),
            button(words.START_AGAIN, key.anew().id("again")) if now.done else None,
        ),
        rule(),
        text(clip(told(example.facts, reader.today), LONGEST_FACTS)),
        text(f"**{words.TO_DO.format(do=escape(example.do))}**"),
        buttons(next_button(example.next, reader.member)),
        text(f"-# {words.MADE_UP}"),
        accent=ACCENT,
    )


def _happened(now: Playing) -> str:
    if now.last is None:
        return words.NOTHING_YET
    interest, reaction = now.last
    return words.WHAT_HAPPENED.format(
        reaction=escape(reaction.label),
        interest=escape(interest.name.lower()),
        now=now.shares[interest.id],
        before=now.before[interest.id],
        all=A_FEED,
    )


def _feed(example: Algorithm, now: Playing) -> str:
    """A bar a subject, all of one width, so that it reads the same on a phone."""
    lines = [
        words.SHARE.format(bar=bar(count, A_FEED), count=count, interest=escape(one.name))
        for one in example.interests
        for count in [now.shares[one.id]]
    ]
    return "\n".join([words.NEXT_VIDEOS.format(all=A_FEED), *lines])


def myth_card(myth: Myth, myths: Sequence[Myth], reader: Reader) -> Card:
    """One myth, what holds instead, and the plan; the others in a list."""
    plan = [f"{n}. {escape(step)}" for n, step in enumerate(myth.plan, 1)]
    options = [discord.SelectOption(label=one.myth, value=one.id, default=one is myth) for one in myths[:MOST_OPTIONS]]
    return layout(
        text(f"## {words.MYTH.format(myth=escape(myth.myth))}"),
        text(clip(told(myth.facts, reader.today), LONGEST_FACTS)),
        rule(),
        text(f"**{words.TO_DO.format(do=escape(myth.do))}**"),
        text("\n".join([words.PLAN, *plan])) if plan else None,
        buttons(next_button(myth.next, reader.member)),
        choose(member_id("myth", reader.member), options, words.OTHER_MYTHS) if len(options) > 1 else None,
        accent=ACCENT,
    )


def term_card(term: Term, reader: Reader) -> Card:
    """What a word means, by whom, from when."""
    also = "\n-# " + words.ALSO.format(names=escape(", ".join(term.also))) if term.also else ""
    return layout(
        text(f"## {escape(term.term)}{also}"),
        text(clip(told(term.facts, reader.today), LONGEST_FACTS)),
        rule(),
        text(f"**{words.TO_DO.format(do=escape(term.do))}**"),
        buttons(next_button(term.next, reader.member)),
        accent=ACCENT,
    )


def glossary_card(terms: Iterable[Term], reader: Reader) -> Card:
    """What there is to look up."""
    terms = sorted(terms, key=lambda one: fold_term(one.term))
    names = clip(", ".join(escape(one.term) for one in terms), LONGEST_FACTS)
    options = [
        discord.SelectOption(label=one.term, value=one.term, description=clip(one.facts[0].says, 100))
        for one in terms[:MOST_OPTIONS]
    ]
    return layout(
        text(f"## {words.GLOSSARY_TITLE}\n{words.GLOSSARY_TEXT.format(terms=names)}"),
        choose(member_id("term", reader.member), options, words.GLOSSARY_PICK),
        accent=ACCENT,
    )
