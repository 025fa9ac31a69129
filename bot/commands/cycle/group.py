"""/cycle: its commands, buttons and forms, each of which stands in a file of its own."""

from __future__ import annotations

from discord import app_commands

from bot.cards.cycle import start_words as words
from bot.commands.cycle.course import COURSE_BUTTONS, add_course
from bot.commands.cycle.crew import CREW_BUTTONS, add_crew
from bot.commands.cycle.event import PLANNING, EventSent, add_event
from bot.commands.cycle.event_buttons import EVENT_BUTTONS
from bot.commands.cycle.inviting import INVITING_BUTTONS
from bot.commands.cycle.leaving import LEAVING_BUTTONS, add_leave
from bot.commands.cycle.meeting import MeetSomebody
from bot.commands.cycle.moods import MOOD_BUTTONS
from bot.commands.cycle.noticing import NOTICING_BUTTONS
from bot.commands.cycle.people import PEOPLE_BUTTONS, InterestsSent, add_people
from bot.commands.cycle.proposing import NextCycle, ProposalSent, add_propose
from bot.commands.cycle.public import PutHere
from bot.commands.cycle.quiet import QUIET_BUTTONS, add_quiet
from bot.commands.cycle.run import add_run
from bot.commands.cycle.run_buttons import RUN_BUTTONS
from bot.commands.cycle.run_end import END_BUTTONS
from bot.commands.cycle.sharing import ShareCycles
from bot.commands.cycle.speaking import SPEAKING_BUTTONS
from bot.commands.cycle.starting import START_BUTTONS, add_show
from bot.commands.cycle.theme import THEME_BUTTONS, add_theme
from bot.commands.cycle.tips import TIPS_BUTTONS, add_tips
from bot.commands.press import Press, SentForm


def cycle_commands() -> app_commands.Group:
    """The group /cycle, in servers only."""
    group = app_commands.Group(
        name="cycle",
        description=words.CYCLE_ABOUT,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    add_propose(group)
    add_show(group)
    add_event(group)
    add_run(group)
    add_leave(group)
    add_crew(group)
    add_quiet(group)
    add_course(group)
    add_people(group)
    add_tips(group)
    add_theme(group)
    return group


CYCLE_BUTTONS: tuple[type[Press], ...] = (
    NextCycle,
    *START_BUTTONS,
    *PLANNING,
    *EVENT_BUTTONS,
    *SPEAKING_BUTTONS,
    *RUN_BUTTONS,
    *END_BUTTONS,
    *LEAVING_BUTTONS,
    *CREW_BUTTONS,
    *MOOD_BUTTONS,
    *QUIET_BUTTONS,
    *PEOPLE_BUTTONS,
    MeetSomebody,
    *INVITING_BUTTONS,
    ShareCycles,
    PutHere,
    *COURSE_BUTTONS,
    *TIPS_BUTTONS,
    *NOTICING_BUTTONS,
    *THEME_BUTTONS,
)
CYCLE_FORMS: tuple[type[SentForm], ...] = (ProposalSent, EventSent, InterestsSent)
