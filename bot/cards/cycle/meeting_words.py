"""What is said after a talk: its question, and how one member is introduced to another."""

from __future__ import annotations

QUESTION_TITLE = "## After the talk of {speaker}"
QUESTION_ASKS = "> {asks}"
QUESTION_NEXT = (
    "Ask {speaker} that. And if you'd like to meet somebody new here, press: I introduce you to whoever presses next, "
    "with the same question to begin with."
)
QUESTION_PLAIN = (
    "If you'd like to meet somebody new here, press: I introduce you to whoever presses next, in a thread of your own."
)
INTRODUCE_ME = "Introduce me to somebody"

WAITS = "You are next: as soon as somebody else presses, I introduce you. Press again if you'd rather not."
WAITS_MET = (
    "You have met whoever waits so far, so I wait for somebody new. If nobody comes, you meet again {until}. Press "
    "again if you'd rather not."
)
TAKEN_BACK = "You are not waiting any more. Press again whenever you like."
INTRODUCED = "You'll meet {who}, who pressed too. You are called in a moment, with a question to begin with."
INTRODUCED_ALREADY = "After this talk you were introduced to {who}."
INTRODUCED_THERE = "After this talk you were introduced to {who}: {where}."
TOO_LATE = "That evening is over. After the next talk, there is a new button."

MEET_TITLE = "## {one}, meet {other}"
MEET = "{other}, meet {one}. After the talk of {speaker} you pressed for somebody new, and so did {one}."
MEET_BEGIN = "A way to begin: say how you'd answer this, then ask back.\n> {asks}"
MEET_PLAIN = "A way to begin: say what stayed with you from the talk, then ask back."
MEET_THREAD = "After a talk: {one}, {other}"
MEET_THREAD_NAMELESS = "After a talk"
