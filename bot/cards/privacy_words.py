"""What /privacy says, and what each table of the store is to the people in it, by the table's name."""

from __future__ import annotations

from collections.abc import Mapping

from bot.cards.cycle.privacy import CYCLE_SUBJECTS
from bot.cards.eyes.privacy import EYES_SUBJECTS
from bot.cards.goal.privacy import GOAL_SUBJECTS
from bot.cards.subject import Subject

PRIVACY_ABOUT = "What I keep of you, and how to get it or have it forgotten"
SHOW_ABOUT = "What I keep, why, how long, and who sees it"
EXPORT_ABOUT = "All that I keep of you, as a file for you alone"
FORGET_ABOUT = "Have all of it forgotten; I ask once more before I do"

# The card of /privacy show

TITLE = "What I keep of you"
NEVER = "Never what a caption or a talk says: I read it, answer, and let it go."
NOTHING_NOW = "nothing now"
ONE_UNTIL = "kept until {when}"
ONE = "kept"
MORE_UNTIL = "{count} kept, the first until {when}"
MORE = "{count} kept"
SEEN = "Seen by {who}. {lasts}"
FOOT = (
    "Only you see this card. Whoever runs me can open the file where this is kept, and keeps a copy from before an "
    "update for {days} days."
)
EXPORT = "Give me the file"
PAGE_ON = "What else"
PAGE_BACK = "Go back"
FORGET = "Forget it"

# /privacy export

EXPORTED = "All that I keep of you is in this file. It opens in any text editor."
NOTHING_TO_EXPORT = "I keep nothing of you, so there is nothing to put into a file."
FILE_ABOUT = "What Creator Coach keeps of you, and of nobody else. Long numbers are Discord's ids; times are in UTC."

# /privacy forget

ASK_TITLE = "Forget all of this?"
ASK = "It can't be brought back."
ASK_LINE = "- **{title}** ({count}): {after}"
FORGET_ALL = "Forget all of it"
KEEP = "Keep it"
DONE_TITLE = "Forgotten"
DONE_LINE = "- {title}: {count}"
DONE = (
    "I know nothing of you any more. A copy from before an update may still hold it; "
    "such copies are deleted after {days} days."
)
NOTHING_TO_FORGET = "I keep nothing of you, so there is nothing to forget."
NOT_YOURS = "This card belongs to {member}. /privacy show gives you your own."

# Tables

SUBJECTS: Mapping[str, Subject] = {
    "profiles": Subject(
        title="Your profile",
        what="How you create, which words suit you, and the one viewer you write for, as you told me in /me profile.",
        why="It makes reviews of your own captions fit you.",
        seen="you alone",
        lasts="Kept for {days} days after you last changed it.",
        after="reviews of your captions go without it.",
        columns={
            "creates": ("you_create", "text"),
            "register": ("words_that_suit_you", "text"),
            "viewer_name": ("viewer_name", "text"),
            "viewer_moment": ("viewer_moment", "text"),
            "viewer_need": ("viewer_need", "text"),
            "kept_at": ("last_changed", "time"),
        },
    ),
    "dismissed_rules": Subject(
        title="Remarks you turned off",
        what="Which of my remarks you found not helpful, by the name of the rule.",
        why="I leave them out of your reviews.",
        seen="you alone",
        lasts="Kept for {days} days after you turned one off.",
        after="I make these remarks again.",
        columns={"rule": ("remark", "text"), "kept_at": ("turned_off", "time")},
    ),
    "drafts": Subject(
        title="Drafts I answered",
        what="Where your draft and my answer are in Discord, and whether you said “On purpose”. Never the text.",
        why="My answer follows when you edit or delete the draft.",
        seen="nobody",
        lasts="Kept for {days} days after I answered, less if you delete the draft.",
        after="my answers stay where they are, and no longer follow what you edit.",
        columns={
            "draft": ("your_message", "id"),
            "channel": ("channel", "id"),
            "server": ("server", "id"),
            "answer": ("my_answer", "id"),
            "answer_channel": ("channel_of_my_answer", "id"),
            "answers": ("answered_as", "text"),
            "on_purpose": ("on_purpose", "yes or no"),
            "kept_at": ("answered", "time"),
        },
    ),
    "posts": Subject(
        title="Posts you logged",
        what="Platform, format, day, figures and link of your posts, the minutes each took you, and whom its caption"
        " spoke to, as given to /kpi."
        " Never the text.",
        why="They show you how your posts do beside your own earlier ones.",
        seen="you alone",
        lasts="Kept for {days} days after you last changed a post.",
        after="/kpi has nothing of yours to compare with.",
        columns={
            "id": ("number", "number"),
            "platform": ("platform", "text"),
            "posted_on": ("posted_on", "text"),
            "views": ("views", "number"),
            "likes": ("likes", "number"),
            "comments": ("comments", "number"),
            "shares": ("shares", "number"),
            "saves": ("saves", "number"),
            "reach": ("reach", "number"),
            "followers": ("followers", "number"),
            "watch_time": ("watch_time_in_seconds", "number"),
            "full_watches": ("full_watches", "number"),
            "full_share": ("full_watches_in_hundredths_of_a_percent", "number"),
            "format": ("format", "text"),
            "minutes": ("minutes_it_took", "number"),
            "link": ("link", "text"),
            "one_to_one": ("spoke_to_one_person", "yes or no"),
            "kept_at": ("last_changed", "time"),
        },
    ),
    "progress": Subject(
        title="Your progress",
        what="Of reviews you kept: whom the caption spoke to, in how many places, for which platform, and the day."
        " Never the text.",
        why="/me progress shows you how that changes.",
        seen="you alone",
        lasts="Kept for {days} days after you kept a review.",
        after="/me progress starts anew.",
        columns={
            "id": ("number", "number"),
            "card": ("message_with_the_review", "id"),
            "platform": ("platform", "text"),
            "kept_on": ("day", "text"),
            "verdict": ("spoke_to", "text"),
            "voice": ("voice", "text"),
            "to_one": ("places_to_one_person", "number"),
            "to_crowd": ("places_to_a_crowd", "number"),
            "on_purpose": ("on_purpose", "yes or no"),
            "kept_at": ("kept", "time"),
        },
    ),
    "practices": Subject(
        title="Your weekly practice",
        what="The topic, day, hour, time zone and channel that you chose in /me practice, and if it is on.",
        why="I send you one small technique a week.",
        seen="you alone; the techniques also stand in the channel that you chose",
        lasts="Kept for {days} days after the last technique or change.",
        after="no more techniques come.",
        columns={
            "id": ("number", "number"),
            "state": ("state", "text"),
            "topic": ("topic", "text"),
            "server": ("server", "id"),
            "channel": ("channel", "id"),
            "weekday": ("weekday_from_monday_0", "number"),
            "hour": ("hour", "number"),
            "zone": ("time_zone", "text"),
            "began_at": ("began", "time"),
            "kept_at": ("last_changed", "time"),
        },
    ),
    "practice_weeks": Subject(
        title="Techniques that came",
        what="Which technique came when, and if you did or skipped it.",
        why="None comes twice within twelve weeks, and in the end you see what you did.",
        seen="you alone",
        lasts="Kept for {days} days after it came, or you answered.",
        after="a technique may come again.",
        columns={
            "id": ("number", "number"),
            "due": ("came", "time"),
            "tip": ("technique", "text"),
            "sent": ("it_came", "yes or no"),
            "answer": ("your_answer", "text"),
            "kept_at": ("last_changed", "time"),
        },
    ),
    "lessons_done": Subject(
        title="Lessons you did",
        what="Which lessons of /learn you have done, by their names. Never what you wrote there.",
        why="A path goes on where you left it.",
        seen="you alone",
        lasts="Kept for {days} days after your last lesson on that path, less if you start over.",
        after="every path starts at its first lesson again.",
        columns={
            "path": ("path", "text"),
            "lesson": ("lesson", "text"),
            "kept_at": ("last_lesson_on_that_path", "time"),
        },
    ),
    "trends": Subject(
        title="Your trends",
        what="Each trend and your twist, as you typed them in /me trends, with platform and day.",
        why="You find your ideas again.",
        seen="you alone",
        lasts="Kept for {days} days after you noted it.",
        after="/me trends is empty.",
        columns={
            "id": ("number", "number"),
            "platform": ("platform", "text"),
            "noted_for": ("day", "text"),
            "trend": ("trend", "text"),
            "twist": ("your_twist", "text"),
            "kept_at": ("noted", "time"),
        },
    ),
    "absences": Subject(
        title="Your gaps in posting",
        what="When a gap began and ended, and who looked for you in it, as counted in /me absence. Numbers only.",
        why="They show you who wonders where you are, beside your own earlier gaps.",
        seen="you alone",
        lasts="Kept for {days} days after you last changed one.",
        after="/me absence and /kpi have no wonder rate of yours.",
        columns={
            "began": ("began", "text"),
            "ended": ("ended", "text"),
            "asked": ("asked_where_you_are", "number"),
            "visits": ("profile_visits", "number"),
            "searches": ("searches", "number"),
            "came_back": ("returning_viewers", "number"),
            "kept_at": ("last_changed", "time"),
        },
    ),
    "remembered": Subject(
        title="Whom you would miss",
        what="About how many accounts you follow, up to three creators you would miss and why, and a trait to copy,"
        " in your words, as you told me in /me remember.",
        why="You can read it again.",
        seen="you alone",
        lasts="Kept for {days} days after you last changed it, or until you forget it there.",
        after="/me remember starts anew.",
        columns={
            "follows": ("accounts_you_follow", "number"),
            "one": ("you_would_miss", "text"),
            "two": ("and", "text"),
            "three": ("and_also", "text"),
            "trait": ("trait_to_copy", "text"),
            "kept_at": ("last_changed", "time"),
        },
    ),
    "care_actions": Subject(
        title="Your care actions",
        what="Which care actions you chose in /me actions, when, and when you did them.",
        why="They show you what is open this week and what you did.",
        seen="you alone",
        lasts="Kept for {days} days after you did one or chose it.",
        after="/me actions starts anew.",
        columns={
            "id": ("number", "number"),
            "action": ("care_action", "text"),
            "chosen_at": ("chosen", "time"),
            "done_at": ("done", "time"),
            "kept_at": ("last_changed", "time"),
        },
    ),
    **EYES_SUBJECTS,
    **CYCLE_SUBJECTS,
    **GOAL_SUBJECTS,
    "outbox": Subject(
        title="Planned for you",
        what="What I am to do for you, and when. Numbers only.",
        why="It happens even if I was restarted in between.",
        seen="nobody",
        lasts="Kept until it is done, and for {days} days after that.",
        after="none of it happens.",
        columns={
            "id": ("number", "number"),
            "kind": ("what", "text"),
            "key": ("which", "text"),
            "due": ("planned_for", "time"),
            "server": ("server", "id"),
            "payload": ("details", "details"),
            "leased_until": ("being_done_until", "time"),
            "turn": ("attempts", "number"),
            "failures": ("failed_attempts", "number"),
            "done_at": ("done", "time"),
        },
        only_if_any=True,
    ),
    "servers": Subject(
        title="A server's settings",
        what="The drafts channel, how I answer there, the platform, the mentor role, and whether I'm paused, as chosen"
        " in /settings.",
        why="I work in that server the way its admins chose.",
        seen="members who may manage the server",
        lasts="Kept while I'm in the server, and for {days} days after.",
    ),
    "house_rules": Subject(
        title="A server's house rules",
        what="Allowed words, phrases to point out, and rules off or with another level, as its admins wrote them.",
        why="They hold in every review in that server.",
        seen="members who may manage the server; a phrase that was found, also in that review",
        lasts="Kept until they are removed, and no longer than {days} days after I left the server.",
    ),
    "command_hashes": Subject(
        title="The list of commands",
        what="A checksum of the commands that Discord was last told, which is nobody's.",
        why="Discord is told only when they change.",
        seen="whoever runs me",
        lasts="Kept as long as I run.",
    ),
}
