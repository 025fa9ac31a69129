"""The buttons at the end of a card that start something: a form or a card of the member's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cards.compare import topics_card
from bot.cards.form import ReviewForm
from bot.cards.keys import ForYouKey
from bot.cards.kpi.log_form import ANYWHERE, LogForm
from bot.cards.me.practice import practice_card
from bot.cards.next_steps import next_id
from bot.commands.adapt import ask_for_caption
from bot.commands.answering import open_form, show
from bot.commands.coach import place
from bot.commands.compare import comparison
from bot.commands.goal.buttons import ask_for_goal
from bot.commands.kpi.figures import PLATFORMS
from bot.commands.learn.advice import all_advice
from bot.commands.learn.drill import drill_shown
from bot.commands.learn.glossary import glossary_of
from bot.commands.learn.group import example, myth
from bot.commands.learn.lessons import all_paths
from bot.commands.learn.quiz import first_quiz
from bot.commands.learn.tips import a_tip
from bot.commands.me.actions import care_actions
from bot.commands.me.practice_shown import practice_shown
from bot.commands.me.progress import progress_shown
from bot.commands.me.remember import recalled
from bot.commands.press import Press

if TYPE_CHECKING:
    from bot.commands.answering import Coached


class NextReview(Press, template=next_id("review")):
    """The form of /review."""

    async def pressed(self, interaction: Coached) -> None:
        platform, format = await place(interaction.client, interaction.guild_id, None, None)
        known = interaction.client.services.shelf.current.platforms.values()
        await open_form(interaction, ReviewForm(known, platform, format))


class NextCompare(Press, template=next_id("compare")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, topics_card(comparison(interaction)))


class NextAlgorithm(Press, template=next_id("algorithm")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, example(interaction, ForYouKey(interaction.user.id)))


class NextMyths(Press, template=next_id("myths")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, myth(interaction))


class NextGlossary(Press, template=next_id("glossary")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, glossary_of(interaction))


class NextAdapt(Press, template=next_id("adapt")):
    """The form of /adapt."""

    async def pressed(self, interaction: Coached) -> None:
        await ask_for_caption(interaction)


class NextProgress(Press, template=next_id("progress")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, await progress_shown(interaction))


class NextKpi(Press, template=next_id("kpi")):
    """The form that logs a post."""

    async def pressed(self, interaction: Coached) -> None:
        today = interaction.client.services.now().date()
        await open_form(interaction, LogForm(ANYWHERE, None, today, PLATFORMS))


class NextTip(Press, template=next_id("tip")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, a_tip(interaction))


class NextPractice(Press, template=next_id("practice")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, practice_card(await practice_shown(interaction.client, interaction.user.id)))


class NextLessons(Press, template=next_id("lessons")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, await all_paths(interaction))


class NextQuiz(Press, template=next_id("quiz")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, first_quiz(interaction))


class NextDrill(Press, template=next_id("drill")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, drill_shown(interaction))


class NextRemember(Press, template=next_id("remember")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, await recalled(interaction))


class NextActions(Press, template=next_id("actions")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, await care_actions(interaction))


class NextGoal(Press, template=next_id("goal")):
    """The form of /goal set."""

    async def pressed(self, interaction: Coached) -> None:
        await ask_for_goal(interaction)


class NextAdvice(Press, template=next_id("advice")):
    async def pressed(self, interaction: Coached) -> None:
        await show(interaction, all_advice(interaction))


NEXT_STEPS: tuple[type[Press], ...] = (
    NextReview,
    NextCompare,
    NextAlgorithm,
    NextMyths,
    NextGlossary,
    NextAdapt,
    NextProgress,
    NextKpi,
    NextTip,
    NextPractice,
    NextLessons,
    NextQuiz,
    NextDrill,
    NextRemember,
    NextActions,
    NextGoal,
    NextAdvice,
)
