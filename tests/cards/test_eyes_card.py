"""The cards of a second pair of eyes fit Discord's limits, whatever a draft or an answer says."""

from __future__ import annotations

from datetime import UTC, datetime

import discord
import pytest

from bot.cards.card import CAPTION, MOST_COMPONENTS, MOST_TEXT, Card, size, text_at
from bot.cards.eyes import words
from bot.cards.eyes.eyes import LONGEST_ANSWER, AnswerForm, EyesPost, closed_card, consent_card, post_card
from bot.cards.eyes.said import MOST_ON_A_PAGE, PostShown, Said, mine_card, pages_of, said_card, told_card
from bot.cards.markdown import unquote
from bot.rulebook.knowledge.asked import EyesQuestion
from bot.rulebook.knowledge.feedback import MOST_QUESTIONS
from tests.sim.world import shelf

ID = 2**63
QUESTIONS = [EyesQuestion(f"q{n}", "*" * 45, "*" * 100) for n in range(MOST_QUESTIONS)]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
POST = PostShown(ID, f"https://discord.com/channels/{ID}/{ID}/{ID}", ID, ID, NOW, NOW, 10**6, failed=True)
DRAFTS = {
    "short": "You asked, so here it is",
    "long": "a" * 4000,
    "all marks": "*" * 4000,
    "all emoji": "🧁" * 4000,
    "many lines": "\n".join("#" * 2000),
    "about a card": "a " * 1550,
}


def fits(card: Card) -> bool:
    components, characters = size(card.view)
    return components <= MOST_COMPONENTS and characters <= MOST_TEXT


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS.keys())
def test_every_card_with_a_draft_fits_and_carries_all_of_it(draft: str) -> None:
    post = EyesPost(draft, ID, QUESTIONS, 10**6)
    for card in (consent_card(draft, ID, ID, QUESTIONS, 30), post_card(post), closed_card(post)):
        carried = text_at(list(card.view.walk_children()), CAPTION) or _caption_in(card)

        assert fits(card)
        assert (unquote(carried) if carried else card.texts[0][1]) == draft


def _caption_in(card: Card) -> str | None:
    items = card.view.walk_children()
    return next((one.content for one in items if isinstance(one, discord.ui.TextDisplay) and one.id == CAPTION), None)


@pytest.mark.parametrize("said", ["*", "🧁", "a\n"], ids=["marks", "emoji", "lines"])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 60])
def test_every_page_of_answers_fits_and_no_answer_is_lost(said: str, count: int) -> None:
    answers = {one.id: (said * LONGEST_ANSWER)[:LONGEST_ANSWER] for one in QUESTIONS}
    all_said = [Said(n, ID, answers) for n in range(count)]
    pages = pages_of(all_said, QUESTIONS)

    assert [one for page in pages for one in page] == all_said
    assert all(len(page) <= MOST_ON_A_PAGE for page in pages)
    assert all(fits(said_card(POST, all_said, QUESTIONS, page)) for page in range(len(pages) + 1))
    assert all(fits(told_card(one, QUESTIONS, POST.link, ID)) for one in all_said[:1])


def test_the_card_of_all_posts_shows_the_latest_and_fits() -> None:
    assert fits(mine_card([POST] * 40, ID, 30))
    assert fits(mine_card([], ID, 30))


def test_no_card_that_others_see_names_who_answered_or_ranks_anyone() -> None:
    card = post_card(EyesPost("You asked", ID, QUESTIONS, 2))
    said = " ".join(one.content for one in card.view.walk_children() if isinstance(one, discord.ui.TextDisplay))

    assert said.count("<@") == said.count(f"<@{ID}>") == 2  # its author, by name
    assert words.ANSWERED.format(count=2) in said


def test_the_form_holds_what_a_form_may_with_the_questions_of_the_file() -> None:
    for questions in (QUESTIONS, shelf().current.knowledge.questions):
        form = AnswerForm(ID, ID, questions, {one.id: "x" * LONGEST_ANSWER for one in questions})

        assert len(form.children) <= 5
        assert len(form.custom_id) <= 100


def test_the_three_questions_are_who_it_is_for_what_one_gets_and_what_would_be_missed() -> None:
    assert [one.id for one in shelf().current.knowledge.questions] == ["who-for", "what-for", "missed"]
