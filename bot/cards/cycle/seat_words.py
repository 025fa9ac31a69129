"""What is said around a seat at an evening: signing up, the line, an offered seat, the agenda, question cards."""

from __future__ import annotations

SIGN_UP = "Sign me up"
AGENDA = "Who speaks when"
STEP_DOWN = "Give my seat back"
LEAVE_LINE = "Leave the line"
TAKE = "Take the seat"
DECLINE = "Not this time"

WHICH = "-# {name} · {when} ({relative})"

SEAT_TITLE = "## You have a seat"
SEAT = "You have {minutes} minutes, from about {begins}. The times move when the agenda does; the card keeps them."
QUESTION = "A question goes with your talk, so that whoever listened knows how to begin to talk with you:\n> {asks}"
SEAT_BACK = "If something comes up, give it back here. Nobody asks why."

LINE_TITLE = "## You are in line"
LINE_NEXT = "Every seat is taken so far, and you are next. When one is free, it is offered to you for {hours} hours."
LINE_AHEAD = (
    "Every seat is taken so far, and {ahead} before you. When it is your turn, a seat is yours for {hours} hours."
)
AHEAD_ONE = "one person is"
AHEAD = "{count} people are"
LINE_FIRST = (
    "The free seats are for whoever speaks for the first time, until {opens}. "
    "After that the line moves in the order in which everyone asked."
)
LINE_WHERE = "-# The offer comes in the channel of the cycle's card, with your name in it."

OFFER_TITLE = "## A seat is free for you"
OFFER = "{who}, you are next in line. The seat is yours if you take it until {until} ({relative})."
OFFER_AFTER = "-# After that it goes to whoever is next. Nobody asks why."
OFFER_TAKEN = "{who} has the seat."
OFFER_DECLINED = "The seat goes to whoever is next in line. Thank you for saying so, {who}."
NOT_YOUR_OFFER = "This seat is offered to {member}. “Sign me up” puts you in line, or shows your place there."
NOT_YOUR_SEAT = "That is {member}'s seat. “Sign me up” gives you one of your own."

BACK_TITLE = "## Your seat is free again"
LEFT_LINE_TITLE = "## You are out of the line"
BACK = "Thank you for saying so. If you change your mind, sign up again."

AGENDA_TITLE = "## Who speaks when"
AGENDA_NONE = "Nobody yet. The first talk could be yours."
SLOT = "{time} {who}"
SPOKEN = "✓ {who}"
ENDS = "-# {minutes} minutes each, {changeover} in between; over at about {ends}."
ENDS_AT_ONCE = "-# {minutes} minutes each, one after the other; over at about {ends}."
SEATS_NONE = "Every seat is taken."
SEATS_NONE_WAITING = "Every seat is taken, {waiting} in line."
SEATS_ONE = "One seat is free."
SEATS = "{free} seats are free."
ASK_AFTER = "**After each talk**"
ASK_ENTRY = "{who}: {asks}"
