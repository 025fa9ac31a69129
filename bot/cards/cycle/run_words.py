"""What is said while an evening is led: who speaks, how much time is left, who is next, and that it is over."""

from __future__ import annotations

from collections.abc import Mapping

RUN_ABOUT = "Lead an evening: call up each speaker, keep the ten minutes, and end it"
BEGIN = "Begin the evening"

TITLE = "### {name} · evening {number}"
OPENING = "The evening is on. Say hello, then call up the first speaker: {who}, {minutes} minutes."
OPENING_NOBODY = "The evening is on. Nobody has a seat to speak yet: “Sign me up” takes one."
SPEAKS = "## {who} speaks"
SPEAKS_UNTIL = "Time is up {relative}, at {time}."
AFTER = "Then: {who}"
PAUSE = "## Next: {who}"
PAUSE_UNTIL = "It begins by itself {relative}, or when you press “Next speaker”."
PAUSE_PRESS = "It begins when you press “Next speaker”."
LATE = "Not there before: {who}"
ONLY_LATE = "## Not there before: {who}"
ONLY_LATE_THEN = "If that has changed, “Next speaker” begins their talk. If not, all others have spoken."
NOBODY_LEFT = "## That was the last talk"
NOBODY_LEFT_THEN = "Whoever came is on the list with “I'm here”. “End the evening” says thank you and goodbye."
WHO_MAY = "-# Founders, host and timer lead; “I'm here” is for you."

DONE = "Done"
NEXT = "Next speaker"
NOT_HERE = "Not here"
I_AM_HERE = "I'm here"
END = "End the evening"

# Said by the clock

TWO_MINUTES = "{who}, two minutes are left."
THIRTY_SECONDS = "{who}, thirty seconds: time for your last sentence."
TIME_UP = "{who}, your time is up. Thank you."
TIME_UP_THEN = "-# If nothing is pressed, it goes on by itself {relative}."
ENDED_BY_ITSELF = "Nobody ended this evening, so it has ended by itself."
NOT_IN_ROOM = "-# I can't write in {room} any more. Give me View Channel and Send Messages there."

# In place of a card whose time has gone, by how its talk stands

GONE: Mapping[str, str] = {
    "signed": "{who} is called up.",
    "held": "{who} has spoken. Thank you.",
    "missed": "{who} is not here yet, and may speak after the others.",
}
GOES_ON = "The evening goes on below."

# In private

LED_HERE = "The evening is on, and its card is in this channel. Press “Next speaker” when you are ready."
NO_NATIVE = (
    "I could not begin it among the server's own events: I lack Create Events and Manage Events. Here it goes on all "
    "the same."
)
NO_NATIVE_END = (
    "I could not end it among the server's own events: I lack Create Events and Manage Events. Whoever manages the "
    "server can end it there."
)
HERE = "You are on the list of this evening. There so far: {there}."
NO_EVENING = "No evening is planned. /cycle event plans one: “3 Dec 19:30” is enough."
CANT_WRITE = (
    "I can't write in this channel, so nobody would hear the time. Give me View Channel and Send Messages here (in a "
    "thread, Send Messages in Threads), or use /cycle run where I can write."
)
NOT_ON = "That evening is not on any more."

# Ending it

END_ASK = "## Who of them has spoken?"
END_ASK_WHY = "Not called up here, with a seat: {who}. Whoever has spoken counts as a speaker of this cycle."
END_PICK = "Pick who has spoken"
END_ALL = "All of them"
END_NONE = "None of them"
END_ONE = "Has spoken"
END_NOBODY = "Has not spoken"
IS_ENDED = "The evening is over. Thank you."
ENDED = "## The evening is over"
ENDED_THANKS = "Thank you for being there."
ENDED_OVER = "-# In all, the talks ran over by {minutes} min. Leave that much more room next time."
SOMEBODY_SPOKE = "Somebody else spoke too"
MISSED_WHY = "Noted as not there: {who}. Whoever has spoken after all counts as a speaker of this cycle."
NOBODY_MISSED = "Everyone who had a seat is noted as a speaker already."
NOTED = "Noted: {who}. Thank you for setting it right."
