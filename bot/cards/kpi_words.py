"""What /kpi says around the figures; what each figure is, and what to do, stands in rules/en/knowledge/kpi.yaml."""

from __future__ import annotations

from collections.abc import Mapping

KPI_ABOUT = "What a post's figures say, and your own history of them"
INSTAGRAM_ABOUT = "One Instagram post: engagement rate first, then the rest"
TIKTOK_ABOUT = "One TikTok: views first, then interaction and share rate"
LOG_ABOUT = "Keep a post and its figures, so that you can compare with yourself"
OPTION = "As you see it: 940, 12.3k, 1,2 Mio"
OPTION_PLATFORM = "Where you posted it"
OPTION_DATE = "The day you posted it, such as 2026-11-20; today where you leave it out"
OPTION_LINK = "Its address, if you want to find it again"
OPTION_ONE = "Whom its caption spoke to"
OPTION_POST = "A post you kept before, to fill in its figures"
CHOICE_ONE = "one person"
CHOICE_CROWD = "a crowd"

# A card of figures

LABELS: Mapping[str, str] = {
    "views": "Views",
    "likes": "Likes",
    "comments": "Comments",
    "shares": "Shares",
    "saves": "Saves",
    "reach": "Reach",
    "followers": "Followers",
}
LINE = "**{label}: {value}**{what}\n{do}"
OUT_OF = "{count} of {whole}"
OWN_MEDIAN = "Your own median is {median} ({count} posts)."
OWN_FEW = "Keep the post, and from the third one on I compare you with yourself."
NOT_COUNTED = "Saves are not counted in the interaction rate; give me saves and you get both."
GUESSED = "I read “{typed}” as {count}. If it is another number, type it without a mark."
MISSING = "**{label}:** I need {missing} for it."
DIVIDES_BY_NOTHING = "**{label}:** with 0 {bottom} there is nothing to divide by, so there is no rate yet."
NOT_GIVEN = "**{label}:** not given."
TITLE = "{label}: {value}"
TITLE_NONE = "{label}: not yet"
SMALL = "{platform} · one post"
AND = " and "

NOTHING_KNOWN = "My file about key figures is broken right now, so I can't answer. Tell whoever runs me."

# Typed figures that can't be read, by what is wrong

CANT_READ = "I can't read the {name}. {how}"
HOW: Mapping[str, str] = {
    "empty": "Type a number such as 940 or 12.3k, or leave it out.",
    "not a number": "Type a number such as 940, 12.3k or 1,2 Mio.",
    "negative": "It can't be below zero.",
    "a share": "Give me the count rather than the percentage; I work out the rates.",
    "a fraction": "It counts whole things. For thousands, write 1.5k.",
    "groups": "The thousands don't come in threes. Write it without marks, such as 12345.",
    "too big": "That is more than any post has. Look at the suffix again.",
}
CANT_READ_DATE = "I can't read that day. Write it as 2026-11-20, “today” or “yesterday”."
DATE_AHEAD = "That day has not come yet. Log the post once it is out."
DATE_LONG_AGO = "That day is before either platform was there. Look at the year again."
CANT_READ_LINK = "That link doesn't look like one. It starts with https:// and has at most {most} characters."

# Buttons

KEEP = "Keep this post"
LOG_THIS = "Log this post"
SPOKE_TO_ONE = "It spoke to one person"
SPOKE_TO_CROWD = "It spoke to a crowd"
DELETE = "Delete it"
NOT_YOURS = "These figures belong to {member}. /kpi gives you your own."

# A post that is kept

KEPT_TITLE = "Kept"
KEPT_SMALL = "{platform} · {day}"
TO_ONE = "to one person"
TO_CROWD = "to a crowd"
KEPT_WITHOUT = "No figures yet. When you have them, type /kpi log and pick this post under “post”."
KEPT_WHICH = "Whom did the caption speak to? With that I can compare the two later."
KEPT_ONE_MORE = "That makes {count} posts on {platform}."
KEPT_FIRST = "That is your first post on {platform}."
GONE = "Deleted. I know nothing of that post any more."
POST_GONE = "That post is not there any more. /kpi log keeps a new one."
TOO_MANY = "You have {most} posts here, which is as many as I keep. Delete some with /privacy forget, or go on without."
CHOICE_POST = "{day} · {platform}{to}{figures}"
NO_FIGURES = " · no figures yet"
FORM_TITLE = "Log this post"
FORM_DATE = "The day you post it"
FORM_HINT = "Leave empty what you don't know yet."
FORM_EXAMPLE = "12.3k"
