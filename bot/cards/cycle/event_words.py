"""What /cycle event says: planning an evening, moving it, calling it off, its place in Discord and in calendars."""

from __future__ import annotations

from collections.abc import Mapping

EVENT_ABOUT = "Plan an evening of a cycle, move it or call it off; leave all out to see what is planned"
WHEN_ABOUT = "Day and time where the cycle is, as you would say it: “3 Dec 19:30”, “next Thursday 7pm”"
PLACE_ABOUT = "Where it is: an address, a link or a room"
WHICH_ABOUT = "Which cycle, where several run here"
CHANNEL_ABOUT = "A voice or stage channel, where it takes place in one"

TITLE = "## {name} · evening {number}"
TITLE_NO_NUMBER = "## {name}"
WHEN = "**{when}** ({relative})"
WHERE = "Where: {place}"
PLACES = "{month}: {taken} of {most} evenings taken."
PLACES_SHARED = "{month}: {taken} of {most} evenings taken, those of other cycles here among them."
SEATS_ALL = "Seats for speakers: {seats}."
SEATS = "{free} of {seats} seats for speakers are free."
SEATS_NONE = "All {seats} seats for speakers are taken."
SEATS_WAITING = "In line for a seat: {waiting}."
INTERESTED = "Interested in Discord: {count}."
RUNNING = "It is on right now."
HELD = "It took place."
CALLED_OFF = "This evening is called off. Its place in {month} is free again: {taken} of {most} taken."

SEATED_GONE = "{who}, the seat you had there is gone with it. “Sign me up” on the cycle's card gets you another one."
SEATED_STAYS = "{who}, your seat stays yours. If it does not suit you now, “Sign me up” shows it, to give it back."

CALENDAR = "Add to calendar"
ALL_DATES = "All dates"
CHANGE = "Move or change"
CANCEL = "Call it off"
PLAN = "Plan an evening"
SEE_ALL = "All evenings"
CALENDAR_SAID = "Open this file on your device, and it asks which calendar the evening goes to."
DATES_SAID = "Open this file on your device, and it asks which calendar the evenings go to."
NO_DATES = "No evening is planned yet, so there is nothing to put into a calendar."

# The list

LIST_TITLE = "## {name} · evenings"
LIST_NONE = "No evening is planned yet. Whoever started this cycle picks the day."
LIST_NONE_YOURS = "No evening is planned. Pick a day: “3 Dec 19:30” is enough."
LIST_LINE = "**{number}** · {when} ({relative})"
LIST_PICK = "Look at one"
LIST_MORE = "{count} more are planned after these."

# The form

FORM_PLAN = "Plan an evening"
FORM_CHANGE = "Move or change this evening"
FORM_WHEN = "When is it?"
FORM_WHEN_HINT = "By the clock in {zone}."
FORM_WHEN_EXAMPLE = "3 Dec 19:30"
FORM_PLACE = "Where is it?"
FORM_PLACE_HINT = "An address, a link or a room; may stay empty."
FORM_CHANNEL = "In a voice or stage channel?"
FORM_CHANNEL_HINT = "Then the evening is there, and the field above is not needed."

# Before it is kept

CONFIRM_PLAN = "## Plan this evening?"
CONFIRM_MOVE = "## Change the evening to this?"
CONFIRM_ZONE = "In {zone} the clock shows {clock}."
CONFIRM_TAKES = "{month} with it: {taken} of {most} evenings taken."
CONFIRM_STAY = "Seats that are taken stay taken."
YES_PLAN = "Plan it"
YES_MOVE = "Change it"
OTHER = "Another day or time"
CLOCK = "{day}, {time}"
CLOCK_OFFSET = "{day}, {time} ({offset})"

ASK_TITLE = "## Which one do you mean?"
ASK_CLOCK = "The buttons show the clock in {zone}."
ASKED: Mapping[str, str] = {
    "two days": "Those figures are one day where the month comes first, and another where the day does.",
    "morning or evening": "That can be in the morning or in the evening.",
    "midnight": "Midnight can be where that day begins, or where it ends.",
    "doubled": "In {zone} the clock is set back that night, so it shows that time twice.",
    "gap": "In {zone} the clock is set forward that night and jumps over that time. These two are near it.",
}

CONFIRM_CANCEL = "## Call this evening off?"
CANCEL_SAID = "Its place in the month is free again, and who has a seat there loses it."
YES_CANCEL = "Call it off"
KEEP_IT = "Keep it"

# Said where the cycle's card stands, and under the card

PLANNED = "A new evening is planned."
CHANGED = "This evening was changed."
MOVED_IN_DISCORD = "This evening was changed in the server's events, and the cycle goes along."
CANCELLED_IN_DISCORD = "This evening was cancelled in the server's events, and the cycle goes along."
PUT_BACK = (
    "## That move does not fit\nIn the server's events, evening {number} of {name} was moved to {wanted}. {why}\n"
    "It is back at {when}. To move it, pick another day."
)
NOT_PUT_BACK = (
    "## That move does not fit\nIn the server's events, evening {number} of {name} was moved to {wanted}. {why}\n"
    "In the cycle it stays at {when}. I could not put it back: {trouble}"
)
LOST = (
    "## An evening is gone from the server's events\nSomebody deleted evening {number} of {name} there. "
    "In the cycle it stays planned for {when}.\nPut it back, or call it off here too."
)
UNHELD = (
    "{who}: evening {number} of **{name}** was planned for {when}, and nobody began it here.\n"
    "If it took place, press “Begin the evening”, then “End the evening”: it asks who has spoken, so that they count. "
    "If it did not, move it or call it off; nobody asks why."
)
PUT_IN = "Put it into the events"
NOT_ANNOUNCED = "I could not post it where the cycle's card is. Give me View Channel and Send Messages there."

TROUBLE: Mapping[str, str] = {
    "right": (
        "The server's own events go on without it: I lack Create Events and Manage Events. Whoever manages the server "
        "can give both to my role, then press “Put it into the events”."
    ),
    "full": "The server has as many events as Discord allows. When one is over, press “Put it into the events”.",
    "place": "Discord did not take it among its events. Look at its place, then press “Put it into the events”.",
    "later": "Discord did not answer just now. Press “Put it into the events” in a few minutes.",
}
TROUBLE_CANCEL = (
    "I could not cancel it among the server's own events. Whoever manages the server can do it there, or give my role "
    "Create Events and Manage Events."
)
NATIVE_MISSING = "It is not among the server's own events. Press “Put it into the events” to have it there."
IN_EVENTS = "It is among the server's own events."
NATIVE_ABOUT = "{theme}\n\n{seats} speakers, {minutes} minutes each."
NO_PLACE = "See the cycle's card in this server"
IN_CHANNEL = "{channel} in {server} on Discord"

# Refused

NO_ACTIVE = "No cycle has begun here. /cycle propose starts one; with enough founders its evenings can be planned."
NOT_BEGUN = "“{name}” has not begun: {count} of {needed} start it so far. Its card has the button: /cycle show."
WHICH = "Several cycles run here. Say which one: {names}."
OLD_FORM = "That evening was changed meanwhile. Open it again with /cycle event."
PLACE_LONG = "That place is longer than {most} characters. A short one fits in a calendar."
UNREADABLE: Mapping[str, str] = {
    "no time": "“{typed}” has no time of day. Add one: “3 Dec 19:30” or “next Thursday 7pm”.",
    "no day": "“{typed}” has no day. Add one: “3 Dec 19:30” or “next Thursday 7pm”.",
    "no such day": "“{typed}” is a day that the calendar doesn't have. Pick another one.",
    "no such time": "“{typed}” is a time that no clock shows. Pick one from 00:00 to 23:59.",
    "zone": "This cycle's times count in {zone}. Type it by the clock there, without a zone: “3 Dec 19:30”.",
    "unclear": "I can't read “{typed}” as one day and time. Try “3 Dec 19:30” or “next Thursday 7pm”.",
}
