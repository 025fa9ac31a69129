"""Why a move of a cycle is refused, in a sentence, by the reason's name; each says what to do next."""

from __future__ import annotations

from collections.abc import Mapping

REFUSED: Mapping[str, str] = {
    "not-proposed": "This cycle is no proposal any more. /cycle show says how it stands.",
    "not-active": "This cycle has not begun. It needs {needed} who start it.",
    "over": "This cycle is over. A new one can begin any time: /cycle propose.",
    "founder-already": "You are one of those who start it already.",
    "no-founder": "Your name isn't among those who start it.",
    "founders-full": "This cycle has as many founders as it can take. Speaking or taking a role helps it too.",
    "only-founders": "Only whoever started this cycle can do that. Ask one of them: {founders}.",
    "no-founders": "This cycle has no founder at the moment. “I'll start this with you” on its card makes you one.",
    "not-invited": "This cycle has begun. Ask one of those who started it to take you in: {founders}.",
    "only-proposer": "Only {proposer} can take this proposal back.",
    "same-theme": "That is its theme already.",
    "breaks-streak": "Another theme ends the streak of {streak}. Say that you are sure, and it is changed.",
    "no-event": "There is no such evening, or no longer.",
    "not-planned": "That evening has begun, is over, or was called off.",
    "in-the-past": "That time is past. Pick a later one.",
    "too-far": "That is more than two years away. Pick an earlier day.",
    "same-time": "An evening is planned for that very time already.",
    "month-full": "The places of {month} are taken, {most} evenings a month at most. The next free month is {next}.",
    "month-full-shared": (
        "The places of {month} are taken: {most} evenings a month at most, those of all cycles of this server "
        "together. The next free month is {next}."
    ),
    "month-full-to-the-end": "The places of {month} are taken, {most} a month at most, and no later month is free.",
    "beyond-the-end": "This cycle ends on {day}. Pick a day until then.",
    "no-events-left": "The evenings that are planned bring this cycle to its end. There is none left to plan.",
    "too-early": "That evening begins {starts}. Come back an hour before.",
    "not-running": "That evening has not begun.",
    "evening-over": "That evening is over.",
    "only-runners": "The evening is led by whoever started this cycle, and by its host and timer. “I'm here” is yours.",
    "somebody-speaks": "{member} speaks right now. Press “Done” first.",
    "speaks-already": "That talk is on already.",
    "talk-over": "That talk is over already. The latest card says who is next.",
    "nobody-left": "Nobody is left to call up. “End the evening” is next.",
    "signed-already": "You have a seat at that evening already.",
    "waiting-already": "You are in line for that evening already. I tell you when a seat is yours.",
    "offered-already": "A seat is offered to you already. Take it, or give it back.",
    "no-talk": "You have no seat and no place in line there.",
    "no-offer": "No seat is offered to you right now. The offer may have ended; sign up again and you are in line.",
    "seats-full": "Every seat of that evening is taken. The next evening has new ones.",
    "speakers-full": "Every seat until the end of this cycle is taken.",
    "spoken-already": "That talk is noted already.",
    "spoke-there": "You have spoken at that evening already. The next one has seats again.",
    "role-taken": "{member} took that role. Another one may be free.",
    "role-yours": "That role is yours already.",
    "role-free": "That role is free already.",
    "no-role": "That role isn't yours.",
    "here-already": "You are on the list of that evening already.",
}
