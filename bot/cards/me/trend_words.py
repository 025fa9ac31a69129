"""What /me trends says: the list, the form, and the questions that help find a twist."""

from __future__ import annotations

from collections.abc import Mapping

ABOUT = "The trends you take part in, each with your own twist"

TITLE = "Your trends"
SMALL_ONE = "1 noted · for you alone"
SMALL = "{count} noted · for you alone"
SMALL_PAGE = "page {page} of {pages}"
EMPTY = (
    "Nothing noted yet. A trend is somebody else's idea until you add a twist of your own. Note both here before you "
    "film."
)
ENTRY = "**{trend}**\n{twist}\n-# {platform} · {day}"
KEPT = "Noted. Now write its caption to one person who'd love the twist."
DELETED = "Deleted."
PRIVACY = "Nobody else sees this. Each one can be deleted here, all of them with /privacy forget."

NOTE = "Note a trend"
DELETE = "Delete"
BACK = "Later ones"
ON = "Earlier ones"
REVIEW = "Review a caption for it"
NOT_YOURS = "These trends belong to {member}. /me trends gives you your own."
TOO_MANY = "You have {most} trends here, which is as many as I keep. Delete an old one in /me trends first."

FORM_TITLE = "A trend, with your twist"
FORM_TREND = "Which trend?"
FORM_TREND_EXAMPLE = "The cup song in one take"
FORM_TWIST = "Your own twist"
FORM_TWIST_HINT = "What would be different if only you could make it?"
FORM_TWIST_EXAMPLE = "With the clay mugs from my kiln, until one breaks"
FORM_PLATFORM = "Where?"
FORM_DAY = "For which day?"

# Where something is missing: one question that helps to find it

ASK_TITLES: Mapping[str, str] = {
    "trend": "Which trend is it?",
    "missing": "What is your own twist?",
    "repeated": "That is the trend again",
    "day": "Which day do you mean?",
}
ASK: Mapping[str, str] = {
    "trend": "A few words are enough, such as “the cup song in one take”.",
    "missing": (
        "Without a twist it's one more copy. What would be different if only you could make it: your hands, your "
        "street, your grandmother's kitchen, the thing that always goes wrong?"
    ),
    "repeated": (
        "Your twist says the same as the trend. What would somebody who knows you recognise at once: a place, a "
        "person, an object, a rule that you change?"
    ),
    "day": "Write it as 2026-11-20, “today”, “tomorrow” or “yesterday”, within a year of today.",
}
SO_FAR = "You wrote:"
TRY_AGAIN = "Try again with these words"
