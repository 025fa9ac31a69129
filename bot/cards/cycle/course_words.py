"""What is said about the course of a cycle: after each evening, and in its picture."""

from __future__ import annotations

COURSE_ABOUT = "How a cycle has gone so far, in a picture"

# After an evening

SUMMARY_TITLE = "## Evening {number} of {name}"
THERE = "**{there} people were there**, {new} of them for the first time."
THERE_FIRST = "**{there} people were there.**"
THERE_AGAIN = "**{there} people were there**, each of them for another time."
THERE_ONE = "**One person was there.**"
SPOKE = "**Spoke** {who}"
SPOKE_NONE = "Nobody spoke this time."
NAMELESS = "a former member"
MILESTONE = "**{streak} evenings in a row, all of them about {theme}.** That is a milestone."
STREAK = "{streak} evenings in a row with this theme."
TO_GO_ONE = "One evening to go until its end, about {day}."
TO_GO = "{count} evenings to go until its end, about {day}."
TO_GO_DAY = "It ends on {day}."
AROUND = "{count} cycles run in this server."
COURSE = "How it has gone"

# The picture

COURSE_TITLE = "## {name}: how it has gone"
COURSE_NONE = "No evening was held so far. The picture begins with the first one."
MET_ONE, MET = "One person so far", "{count} different people so far"
NEW_LAST = "{new} came to the last evening for the first time"
PACE = "About {days} days from one evening to the next."
ALT = (
    "A chart of {name}. {stands}, from {began} to {last}. {path}People at each evening, the first one first: {there}. "
    "For the first time: {new}."
)
ALT_PATH = "The path to {goal} ends about {ends}. "
CHART_SPEAKERS = "have spoken"
CHART_EVENINGS = "evenings held"
CHART_PATH = "path to {goal}"
CHART_PLANNED = "planned"
CHART_BACK = "there again"
CHART_NEW = "there for the first time"
