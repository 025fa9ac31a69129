"""What is said when a founder leaves, and when a cycle is over."""

from __future__ import annotations

LEAVE_ABOUT = "Step back as a founder of a cycle; no reason needed"
LEAVE_WHICH = "The cycle; leave it out if there is only one that you started"

LEAVE_TITLE = "## Leave {name}"
LEAVE_ASK = "No reason needed. If you know who would carry on well, pick them first: I ask them, and they decide."
LEAVE_LAST = "You are the last founder. Without one, no new evening can be planned; the ones that are planned stay."
PICK = "Ask someone to take over"
LEAVE_NOW = "Leave now"
STAY = "Stay"
STAYED = "Good. Everything is as it was."
THANKS_TITLE = "## Thank you"
THANKS = "{name} is there because you started it. You are no founder of it any more; your talks and seats stay yours."
THANKS_MORE = "{rest} go on from here. The next cycle is open to you whenever you like."
THANKS_FEW = "It has {count} now and began with {needed}, so I ask in its channel who would like to start it on."
ASKED = "I asked {who}. When they say yes, your place is theirs. You can also leave now."
CANT_ASK = "I can't write where the card of {name} is. Ask {who} to press “I'll start this with you”, or leave now."
FOUNDER_TOO = "{who} is a founder already. Pick somebody else, or leave now."
PICK_AGAIN = "Pick somebody of this server."
ASK_BOT = "Apps can't start a cycle. Pick somebody who can."
ASK_YOURSELF = "That is you. Pick somebody else, or leave now."
WHICH_LEAVE = "You started more than one cycle. Say which: {names}."
NO_FOUNDER = "You are no founder of a cycle that is going on here."

TAKE_TITLE = "## {successor}, would you carry on?"
TAKE_ASK = "{leaver} is leaving the founders of **{name}** and thinks of you. A founder picks the days of the evenings."
TAKE_OVER = "I take it on"
NOT_ME = "Not me"
TOOK_OVER = "{successor} carries **{name}** on. Thank you, {leaver}, for starting it."
NOT_TAKEN = "That is fine too. {leaver} can ask somebody else."
NOT_ASKED_YOU = "{member} was asked. If you would like to start it too, say so to one of the founders."

FEW_TITLE = "## {name} is looking for a founder"
FEW = "{count} of {needed} start it now. A founder picks the days of the evenings. Is that you? Then press the button."
JOINED = "{who} is a founder of **{name}** now. Thank you."
FEW_NONE = "Nobody starts it at the moment, so no new evening can be planned. If you would like to, press the button."

LOST_TITLE = "## The card of {name} is gone"
LOST = (
    "Its message or its channel was deleted. The cycle goes on. To have the card again, open /cycle show where you "
    "want it, pick this cycle, and press “Put its card here”."
)
SHUT_TITLE = "## I can't write where {name} is"
SHUT = (
    "Its card is in {channel}, and I lack View Channel or Send Messages there. The cycle goes on, and what it has for "
    "somebody comes in a message. Whoever manages the server can give me both rights there."
)
PUT_HERE = "Put its card here"
HAS_CARD = "Its card is there already: {link}"

# The end

CLOSED_TITLE = "## {name} is complete"
CLOSED_NUMBERS = "**{evenings}**, **{speakers}**, **{met}**"
CLOSED_SINCE = "-# {began} to {over} · {theme}"
EVENINGS_ONE, EVENINGS = "one evening", "{count} evenings"
VOICES_ONE, VOICES = "one voice", "{count} voices"
MET_ONE, MET = "one person who came", "{count} people who met"
CLOSED_SPOKE = "**Who spoke**\n{who}"
CLOSED_MORE = "and {count} more, who are in the file"
CLOSED_NAMELESS = "and {count} more"
CLOSED_THANKS = "Thank you, {founders}, for starting it."
CLOSED_THANKS_NOBODY = "Thank you to the members who started it."
CLOSED_HELPED = "Thank you, {volunteers}, for helping."
CLOSED_NEXT = "It was meant to end, and it did. A new one begins when {founders} members start it together."
PROPOSE_NEXT = "Propose the next one"

# Its file

FILE_THEME = "Theme: {theme}"
FILE_DAYS = "From {began} to {over} ({zone})"
FILE_NUMBERS = "{evenings}, {speakers}, {met}"
FILE_FOUNDERS = "Started by {who}"
FILE_EVENING = "{number}. {when}"
FILE_PLACE = "Where: {place}"
FILE_SPOKE = "Spoke: {who}"
FILE_NOBODY = "Nobody spoke."
FILE_THERE = "There: {count}"
FILE_LEFT = "a former member"
