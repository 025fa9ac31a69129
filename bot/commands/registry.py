"""Makes the client with every command, button and listener on it. A new feature is a line or two here."""

from __future__ import annotations

import discord

from bot.commands.adapt import AdaptFormSent, adapt_command, adapt_menu
from bot.commands.ask import ASK_BUTTONS, ask_command
from bot.commands.ask_person import PERSON_BUTTONS, PersonFormSent
from bot.commands.client import CoachClient
from bot.commands.compare import COMPARE_CONTROLS, compare_command
from bot.commands.cooldown import Cooldown
from bot.commands.cycle.group import CYCLE_BUTTONS, CYCLE_FORMS, cycle_commands
from bot.commands.drafts import DraftsChannel
from bot.commands.edit_buttons import EDIT_BUTTONS
from bot.commands.eyes.answers import EYES_ANSWERING, EyesSent
from bot.commands.eyes.eyes import EYES_ASKING
from bot.commands.goal.buttons import GOAL_BUTTONS, CountSent
from bot.commands.goal.goal import GoalSent, goal_commands
from bot.commands.going_on import GoOn
from bot.commands.help import help_command
from bot.commands.house_settings import HOUSE_BUTTONS, HouseFileSent, HouseFormSent
from bot.commands.kpi.group import kpi_commands
from bot.commands.kpi.history import HISTORY_BUTTONS
from bot.commands.kpi.log import KPI_BUTTONS, LogSent
from bot.commands.kpi.report import REPORT_BUTTONS
from bot.commands.learn.advice import ADVICE_BUTTONS
from bot.commands.learn.drill import DRILL_BUTTONS, DrillSent
from bot.commands.learn.group import LEARN_CONTROLS, learn_commands
from bot.commands.learn.lessons import LESSON_CONTROLS, RewriteSent
from bot.commands.learn.quiz import QUIZ_BUTTONS
from bot.commands.me.absence import ABSENCE_BUTTONS, AbsenceFormSent
from bot.commands.me.actions import ACTION_BUTTONS
from bot.commands.me.care import CARE_BUTTONS, CareFormSent
from bot.commands.me.group import PROFILE_BUTTONS, ProfileSent, me_commands
from bot.commands.me.practice import PRACTICE_BUTTONS
from bot.commands.me.progress import PROGRESS_BUTTONS
from bot.commands.me.remember import REMEMBER_BUTTONS, RememberSent
from bot.commands.me.trends import TREND_BUTTONS, TrendSent
from bot.commands.mentions import Mentions, SeeReview
from bot.commands.next_steps import NEXT_STEPS
from bot.commands.press import Press, SentForm, SentForms, Strays
from bot.commands.privacy import PRIVACY_BUTTONS, privacy_commands
from bot.commands.reload import reload_command
from bot.commands.review import FormSent, review_command, review_menu
from bot.commands.review_buttons import REVIEW_BUTTONS
from bot.commands.services import Services
from bot.commands.settings import SETTINGS_CONTROLS, settings_command
from bot.commands.talk_buttons import TALK_BUTTONS
from bot.commands.welcome import Welcome

PRESSES: tuple[type[Press], ...] = (
    *REVIEW_BUTTONS,
    *EDIT_BUTTONS,
    *TALK_BUTTONS,
    *SETTINGS_CONTROLS,
    *HOUSE_BUTTONS,
    *PROFILE_BUTTONS,
    *CARE_BUTTONS,
    *ABSENCE_BUTTONS,
    *PRACTICE_BUTTONS,
    *TREND_BUTTONS,
    *REMEMBER_BUTTONS,
    *ACTION_BUTTONS,
    *KPI_BUTTONS,
    *HISTORY_BUTTONS,
    *REPORT_BUTTONS,
    *PROGRESS_BUTTONS,
    *EYES_ASKING,
    *EYES_ANSWERING,
    *PRIVACY_BUTTONS,
    *COMPARE_CONTROLS,
    *LEARN_CONTROLS,
    *LESSON_CONTROLS,
    *QUIZ_BUTTONS,
    *DRILL_BUTTONS,
    *GOAL_BUTTONS,
    *ADVICE_BUTTONS,
    *NEXT_STEPS,
    *CYCLE_BUTTONS,
    GoOn,
    *ASK_BUTTONS,
    *PERSON_BUTTONS,
    SeeReview,
)


FORMS: tuple[type[SentForm], ...] = (
    FormSent,
    ProfileSent,
    RememberSent,
    HouseFormSent,
    HouseFileSent,
    LogSent,
    AdaptFormSent,
    CareFormSent,
    AbsenceFormSent,
    PersonFormSent,
    RewriteSent,
    DrillSent,
    TrendSent,
    GoalSent,
    CountSent,
    EyesSent,
    *CYCLE_FORMS,
)


def coach_client(services: Services, *, shard_count: int | None = None) -> CoachClient:
    """The whole coach in Discord, ready to connect. `shard_count` is only for simulations."""
    client = CoachClient(services, shard_count=shard_count)
    _register(client)
    return client


def _register(client: CoachClient) -> None:
    operator = client.services.operator
    platforms = list(client.services.shelf.current.platforms.values())
    for command in (
        review_command(platforms),
        review_menu(),
        adapt_command(platforms),
        adapt_menu(),
        compare_command(),
        learn_commands(),
        ask_command(),
        goal_commands(),
        me_commands(),
        kpi_commands(),
        cycle_commands(),
        settings_command(),
        privacy_commands(),
        help_command(),
    ):
        client.tree.add_command(command)
    if operator.home_guild is not None:
        client.tree.add_command(reload_command(), guild=discord.Object(id=operator.home_guild))

    client.add_dynamic_items(*PRESSES)
    client.add_listener(Strays(PRESSES).on_interaction, "on_interaction")
    client.add_listener(SentForms(FORMS).on_interaction, "on_interaction")

    cooldown = Cooldown(operator.cooldown)
    client.add_listener(Mentions(client, cooldown).on_message, "on_message")
    welcome = Welcome(client)
    client.add_listener(welcome.on_guild_join, "on_guild_join")
    client.add_listener(client.houses.on_guild_remove)
    for event in (client.retention.on_ready, client.retention.on_guild_join, client.retention.on_guild_remove):
        client.add_listener(event)
    drafts = DraftsChannel(client, cooldown)
    client.add_listener(drafts.on_raw_message_delete, "on_raw_message_delete")
    client.add_listener(drafts.on_raw_bulk_message_delete, "on_raw_bulk_message_delete")
    client.add_listener(drafts.on_raw_thread_delete, "on_raw_thread_delete")
    natives = client.natives
    for follow in (
        natives.on_scheduled_event_update,
        natives.on_scheduled_event_delete,
        natives.on_guild_available,
        natives.on_ready,
    ):
        client.add_listener(follow)
    eyes = client.eyes
    for hear in (
        eyes.on_raw_message_delete,
        eyes.on_raw_bulk_message_delete,
        eyes.on_raw_thread_delete,
        eyes.on_guild_channel_delete,
    ):
        client.add_listener(hear)
    if operator.watch_drafts:
        client.add_listener(drafts.on_message, "on_message")
        client.add_listener(drafts.on_raw_message_edit, "on_raw_message_edit")
