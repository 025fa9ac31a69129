"""What /kpi says around the figures; what each figure is, and what to do, stands in rules/en/knowledge/kpi.yaml."""

from __future__ import annotations

from collections.abc import Mapping

KPI_ABOUT = "What a post's figures say, and your own history of them"
INSTAGRAM_ABOUT = "One Instagram post: engagement rate first, then the rest"
TIKTOK_ABOUT = "One TikTok: views first, then interaction and share rate"
LOG_ABOUT = "Keep a post and its figures, so that you can compare with yourself"
TREND_ABOUT = "Your own history as a chart, with your median"
REPORT_ABOUT = "A scorecard of your posts, and the bond check before a campaign"
SPLIT_ABOUT = "Where your last four weeks went, and how many posts your weekly minutes make"
OPTION_WEEK = "How many minutes a week you have for making posts"
IMPORT_ABOUT = "Take in many posts at once, from the file that Instagram's or TikTok's insights export"
OPTION_FILE = "A .csv file, up to 2 MB; each row a post, with its day and its figures"
OPTION_PLATFORM_OF_FILE = "Where these posts are, if the file doesn't say"
OPTION_FIGURE = "Which figure; the first that counts there where you leave it out"
OPTION_SINCE = "The first day of the campaign, such as 2026-11-01; your last five posts where you leave it out"
OPTION_ANSWERED = "Of your last ten comments, how many you answered"
OPTION = "As you see it: 940, 12.3k, 1,2 Mio"
OPTION_WATCH_TIME = "All viewers together, with its unit: 12h 30m, 3:20:15, 45,000 s"
OPTION_FULL_WATCHES = "How often it was watched to the end: a count, or a share such as 38%"
OPTION_FORMAT = "What it is; it decides which figures count"
OPTION_FORMAT_OF_TREND = "Only posts of this format; all of them where you leave it out"
OPTION_MINUTES = "How many minutes it took you to make"
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
    "watch_time": "Watch time",
    "full_watches": "Full watches",
    "full_share": "Watched to the end",
}
LINE = "**{label}: {value}**{what}\n{do}"
OUT_OF = "{count} of {whole}"
OUT_OF_VIEWS = "{count} over {whole} views"
AS_SHOWN = "as the app shows it"
# A number and its unit stay on one line.
HOURS = "{count}\u00a0h"
MINUTES = "{count}\u00a0min"
PERCENT = "{value}\u00a0%"
SECONDS = "{count}\u00a0s"
MADE_IN = "made in {count} minutes"
LEFT_OUT = "{names}: a {format} has none, so I left it out."
OWN_MEDIAN = "Your own median is {median} ({count} posts)."
OWN_FEW = "Keep the post, and from the third one on I compare you with yourself."
NOT_COUNTED = "Saves are not counted in the interaction rate; give me saves and you get both."
GUESSED = "I read “{typed}” as {count}. If it is another number, type it without a mark."
MISSING = "**{label}:** I need {missing} for it."
DIVIDES_BY_NOTHING = "**{label}:** with 0 {bottom} there is nothing to divide by, so there is no rate yet."
NOT_GIVEN = "**{label}:** not given."
TITLE = "{label}: {value}"
TITLE_NONE = "{label}: not yet"
SMALL = "{platform} · {format}"
ONE_POST = "one post"
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
    "no duration": "Write a time with its unit, such as 12h 30m, 3:20:15 or 45,000 s.",
    "over all": "A share can't be more than 100 %.",
}
NO_SUCH_FORMAT = "{platform} has no such format here. I know these: {known}."
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
TOO_MANY = (
    "You would have more than {most} posts here, which is as many as I keep. Pick an old one under “post” of /kpi log, "
    "and press Delete it on its card."
)
CHOICE_POST = "{day} · {platform}{to}{figures}"
NO_FIGURES = " · no figures yet"
FORM_TITLE = "Log this post"
FORM_PLATFORM = "Where you posted it"
FORM_DATE = "The day you post it"
FORM_HINT = "Leave empty what you don't know yet."
FORM_EXAMPLE = "12.3k"

# A chart

TREND = "My trend"
REPORT = "My report"
TREND_TITLE = "{label}: your last {count} posts"
TREND_SMALL = "{platform} · latest {latest} · your median {median}"
TREND_ALT = (
    "Line chart of your {label} on {platform}: {count} posts from {first} to {last}, lowest {low}, highest {high}, "
    "latest {latest}. A dashed line shows your median, {median}."
)
TREND_FEW = "Two posts with their {label} make a line, and you have {count} on {platform}. /kpi log keeps more."
TREND_UNKNOWN = "I draw no chart of that figure on {platform}. Pick one that the list offers."
CHART_MEDIAN = "your median {median}"
CHART_ONE = "to one person"
CHART_CROWD = "to a crowd"
CHART_OPEN = "not said"

# One person beside a crowd

COMPARED_ONE = "**{label}:** your captions to one person did better by {difference} points"
COMPARED_CROWD = "**{label}:** your captions to a crowd did better by {difference} points"
COMPARED_SURE = (
    "{said}: {to_one} posts beside {to_crowd}, {low} to {high}. It tells of your past, and promises nothing."
)
COMPARED_UNSURE = "{said}; with {posts} posts it could also be nothing ({low} to {high})."
COMPARED_FEW = "{count} more posts ({parts}) and I can tell you whether your captions to one person do better."
COMPARED_FEW_ONE = "One more post ({parts}) and I can tell you whether your captions to one person do better."

# Alerts

ALERTS: Mapping[str, str] = {
    "views without depth": "Your views rose and your {label} stayed flat: it is seen, and little is said back. "
    "End the next post on one question to one person.",
    "likes alone": "Likes come without comments, shares or saves lately. "
    "Give the next post one thing to keep or pass on.",
}
ONE_PLATFORM = "All your {count} logged posts are on {platform}. One on the other platform would tell you more."

# A report

REPORT_TITLE = "Your last {count} posts"
REPORT_TITLE_ONE = "Your last post"
REPORT_SINCE = "Your campaign since {day}"
REPORT_NONE = "There is nothing to report yet. /kpi log keeps your first post."
REPORT_NONE_SINCE = "You logged no post since {day}. /kpi log keeps one, also for a past day."
REPORT_PLATFORM = "**{platform}**, {posts}"
REPORT_BESIDE = "**{platform}**, {posts} beside {before} before"
REPORT_LINE = "- {label}: {now}"
REPORT_BEFORE = "- {label}: {now}, before {then}"
REPORT_MORE = "-# {count} more figures are in the file."
BEFORE = "Before you say yes"
BEFORE_SMALL = "To a campaign, that is. Your log ticks what it can tell, and the rest is yours to judge."
CHECKLIST = "**On {platform}**"
TICKED = "☑"
UNTICKED = "☐"
CHECK_BOND = "({then} to {now})"
CHECK_NOTES: Mapping[str, str] = {
    "yes": "",
    "no": "**{do}**",
    "too few": "(I can tell with {posts} more.)",
    "not told": "",
    "own": "",
}
BOND_UNANSWERED = "How many comments did you answer?"
ANSWERED_OF = "{count} of my last {all} comments"
EXPORT = "Save as a file"
EXPORTED = "Your report as a table; any spreadsheet opens it."
TABLE_HEAD = ("platform", "what", "name", "now", "before")
TABLE_FIGURE = "figure"
TABLE_SAID = "remark"
TABLE_CHECK = "before a campaign"
TABLE_TICKS: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "too few": "can be told with {posts} more",
    "not told": "not told",
    "own": "yours to judge",
}

# How the time is split

SPLIT_TITLES = ("No post in your last four weeks", "One post in your last four weeks", "{count} posts in four weeks")
SPLIT_SPAN = "{first} to {last}"
SPLIT_POST = "one post"
SPLIT_POSTS = "{count} posts"
SPLIT_MINUTES = "{minutes} minutes for the {count} you timed"
SPLIT_ALONE = "All of them are on {platform}. That can be right for you; here is what would be different elsewhere:"
SPLIT_NO_MINUTES = "How many minutes a week do you have? Tell me with the option “minutes”."
SPLIT_WEEK = "**{minutes} minutes a week, at your own pace**"
SPLIT_PACE = "- {platform}: {posts}, at {pace} minutes each (your median of {count})"
SPLIT_FEW = "- {platform}: not enough posts yet. Log {count} more with their minutes and I can tell."
SPLIT_FEW_ONE = "- {platform}: not enough posts yet. Log one more with its minutes and I can tell."
SPLIT_EITHER = "Each line is what all of the minutes make there."

# An import

IMPORTED_TITLE = "{count} posts taken in"
IMPORTED_TITLE_ONE = "One post taken in"
IMPORTED_NOTHING_NEW = "Nothing new in that file"
IMPORTED = "New: {new}. Filled in: {filled}. There already: {same}."
IMPORTED_COLUMNS = "I read these columns: {columns}. Captions and titles I left alone."
IMPORTING = "Row {done:,} of {whole:,}"
IMPORTING_SMALL = "Nothing counts until the last row is in."
NOT_IMPORTED_TITLE = "Nothing was taken in"
NOT_IMPORTED = "Mend these cells and send the file once more. Rows are counted as your spreadsheet counts them."
CELL = "- Row {row}, {column}: {why}"
CELLS = "- Rows {rows}, {column}: {why}"
ROWS_TO = "{first} to {last}"
ROWS_MORE = "and {count} more"
CELLS_MORE = "- and {count} more"
CELL_WHY: Mapping[str, str] = {
    "day": "I can't read that day. 2026-11-20 always works.",
    "day of two ways": "that day could be two. Write it as 2026-11-20.",
    "day ahead": "that day has not come yet.",
    "figure": "that is no count. Write 940 or 12.3k, or leave it empty.",
    "time": "that is no time. Write 3:20:15, 12h 30m or 45,000 s, or leave it empty.",
    "share": "that is no share. Write it with its sign, such as 38%, or leave it empty.",
    "platform": "I know Instagram and TikTok here.",
    "no platform": "I can't tell where this post is. Pick the platform beside the file.",
    "link": "that is no link. It starts with https://, or leave it empty.",
}
TABLE_WHY: Mapping[str, str] = {
    "not text": "I can't read that file. Save it as .csv (UTF-8) and send it again.",
    "no rows": "There is no post in that file. It takes a line of column names, and a line for each post.",
    "no day column": "I find no column with the day of each post. Call it “date”.",
    "no figures": "I find no column with figures. Call them views, likes, comments, shares, saves, reach or followers.",
    "too many rows": "That file has more than {most:,} posts. Cut it in two.",
    "too big": "That file is larger than 2 MB. Cut it in two.",
}
