"""What /cycle says while a cycle is proposed, started and looked at."""

from __future__ import annotations

CYCLE_ABOUT = "A community with an end from the beginning: propose one, or start one together"
PROPOSE_ABOUT = "Propose a cycle of evenings; it begins when enough members start it with you"
SHOW_ABOUT = "The cycles of this server, and how each stands"
NAME_ABOUT = "What it is called; leave it out and a form opens"
THEME_ABOUT = "What its evenings are about"
ZONE_ABOUT = "The time zone that its months and times count in: a city is enough"
PRESET_ABOUT = "A shape to begin with, which brings an end along"
END_ABOUT = "When it ends: “12 events”, “60 speakers” or “30 June”"
WHICH_ABOUT = "One of the cycles of this server"

PROPOSE_TITLE = "Propose a cycle"
FORM_NAME = "What is it called?"
FORM_NAME_EXAMPLE = "Night Market Talks"
FORM_THEME = "What is it about?"
FORM_THEME_EXAMPLE = "Street food and who cooks it"
FORM_ZONE = "Which time zone?"
FORM_ZONE_HINT = "A city is enough. Months and times count there."
FORM_ZONE_EXAMPLE = "Berlin"
FORM_PRESET = "Which shape?"
FORM_OWN_END = "One that ends as you say below"
FORM_END = "When does it end?"
FORM_END_HINT = "Only where it differs from the shape: “12 events”, “60 speakers” or “30 June”."

# The card

TITLE = "## {name}"
PROPOSED_BY = "-# {who} proposes a cycle · {zone}"
STARTED_BY = "-# A cycle started by {who} · {zone}"
NOBODY = "a former member"
THEME = "**Theme** {theme}"
EVENINGS = "**An evening** {seats} speakers, {minutes} minutes each; at most {most} evenings a month"
EVENINGS_SHARED = "{evenings}, with those of this server's other cycles"
ENDS_SPEAKERS = "**It ends** when {count} have spoken: {when}"
ENDS_EVENTS = "**It ends** after {count} evenings: {when}"
ENDS_DAY = "**It ends** on {day}"
WHEN_BOTH = "about {likely} at one evening a month, {earliest} at {most}"
WHEN_ONE = "about {likely}"
FOUNDERS_COUNT = "**{count} of {needed}** start it: {who}"
FOUNDERS_NONE = "**0 of {needed}** start it so far. Whoever proposed it can press, too."
ONE_MORE = "One more, and it begins."
MORE = "{count} more, and it begins."
FOUND = "I'll start this with you"
STEP_BACK = "Not me after all"
TAKE_BACK = "Take the proposal back"
EVENINGS_BUTTON = "Evenings"
WHENCE = "Where these rules come from"
BEGUN = "It has begun. The first evening is next: one of those who started it picks a day."
TALKS = "{speakers} of {of} speakers"
TALKS_OPEN_ONE, TALKS_OPEN = "one speaker", "{speakers} speakers"
EVENTS = "{events} of {of} evenings"
EVENTS_OPEN_ONE, EVENTS_OPEN = "one evening", "{events} evenings"
NEXT = "Next: {when} ({relative}) · {free} of {seats} seats free"
NOW = "Now: {when} · {free} of {seats} seats free"
STREAK = "{streak} evenings in a row with this theme."
NO_NEXT = "No evening is planned yet."
MONTH = "This month: {taken} of {most} evenings taken."
MONTH_SHARED = "This month: {taken} of {most} evenings taken, those of other cycles here among them."
IS_OVER = "It is over: {when}."
IS_WITHDRAWN = "This proposal was taken back."
LATE = "Its last day went by before it began. Propose it anew with a later end."

# Where the rules come from

WHENCE_TITLE = "Where these rules come from"
WHENCE_CHANGED = (
    "Whoever runs me can set other numbers, and whether the evenings of a month count for each cycle or for all cycles "
    "of a server together: what the article says can be read either way. This cycle needs {founders} to begin. It has "
    "at most {most} evenings a month, {counted}."
)
WHENCE_OWN, WHENCE_SHARED = "counted for itself", "counted together with those of the server's other cycles"

# /cycle show

LIST_TITLE = "Cycles here"
LIST_NONE = "There is no cycle here yet. Propose one: it begins when enough members start it with you."
LIST_OVER = (
    "No cycle is going on here. **{name}** is complete. The next one begins when enough members start it with you."
)
LIST_PROPOSED = "**{name}** · proposed, {count} of {needed} start it"
LIST_ACTIVE = "**{name}** · {stands}"
LIST_PICK = "Look at one"
LIST_MORE = "{count} more: type a name into /cycle show."
PROPOSE_ONE = "Propose a cycle"

# Refused

ONLY_SERVERS = "A cycle belongs to a server. Use /cycle there."
NO_CYCLES_KNOWN = "I know nothing about cycles right now. Whoever runs me can check the rules."
NO_NAME = "Give it a name with a letter or a digit in it."
NO_THEME = "Say in a few words what its evenings are about."
NO_END = (
    "A cycle has an end from the beginning. Pick a shape, or say when it ends: “12 events”, “60 speakers” or “30 June”."
)
NO_SUCH_PRESET = "I know no shape called “{name}”. There is: {known}."
END_UNCLEAR = "I can't read “{end}” as an end. Try “12 events”, “60 speakers” or a day such as “30 June”."
END_PAST = "That day is past. Pick a later one."
END_FAR = (
    "That is very far away. An end in sight works better: up to {events} events, {speakers} speakers or {years} years."
)
SAME_NAME = "There is a cycle called “{name}” here already. /cycle show opens it."
TOO_MANY_YOURS = "You have {most} proposals open here. Let one of them begin, or take one back: /cycle show opens it."
TOO_MANY_HERE = "This server has {most} cycles open. When one of them is over, there is room for the next."
NO_SUCH_CYCLE = "There is no such cycle here, or no longer. /cycle show lists those that there are."
