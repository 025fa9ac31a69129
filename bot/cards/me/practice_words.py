"""The sentences of /learn tip and /me practice; the techniques themselves stand in rules/en/knowledge."""

# /learn tip

TIP_ABOUT = "One small technique to try, done in a few minutes"
TIP_TOPIC_ABOUT = "What it is about. Leave it out for any of them."
TIP_WHERE = "{topic} · {platform}"
TIP_WHY = "**Why:** {why}"
ANOTHER = "Another one"
NO_TIPS = "I have no techniques right now, because my file of them is broken. Tell whoever runs me."
NO_SUCH_TOPIC = "I have no techniques about {topic}. I know: {known}."

# /me practice: what the picker shows

PRACTICE_ABOUT = "One small technique a week, for twelve weeks: start, change, pause or stop it"
PRACTICE_TOPIC_ABOUT = "What to practise first. Leave it out for all of it."
PRACTICE_CHANNEL_ABOUT = "A channel to send it to. Leave it out for direct messages."
PRACTICE_DAY_ABOUT = "The day of the week (Monday, if you don't say)"
PRACTICE_HOUR_ABOUT = "The hour, from 0 to 23 (9, if you don't say)"
PRACTICE_ZONE_ABOUT = "Your time zone: type a big city near you (UTC, if you don't say)"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ZONE_CHOICE = "{zone} (it is {time} there)"
ALL_TOPICS = "all topics"

# The card

PRACTICE_TITLE = "Your weekly practice"
PRACTICE_INTRO = (
    "One small technique a week, done in a few minutes, with two buttons: Done and Skip. "
    "After twelve weeks it ends by itself."
)
PRACTICE_HOW = (
    "It comes on Mondays at 9:00 UTC as a direct message. To choose another topic, day, hour, time zone or a channel, "
    "add them to /me practice."
)
PRACTICE_ON = "The next one comes {when} ({relative}), {place}."
PRACTICE_SOON = "The next one comes soon, {place}."
PRACTICE_LAST = "You have had all twelve. A look back comes {when} ({relative}), {place}."
PRACTICE_AT = "{day}s at {hour}:00, {zone} · {topic} · {count} of {weeks} so far"
BY_MESSAGE = "as a direct message"
IN_CHANNEL = "in {channel}"
PRACTICE_PAUSED = "It is paused after {count} of {weeks}. It goes on from there whenever you like."
PRACTICE_STOPPED = "You stopped it after {count} of {weeks}. You can begin again whenever you like."
PRACTICE_TROUBLE = {
    "messages-shut": "I stopped, because Discord does not let me write you a direct message. "
    "Allow messages from members of a server where I am, or choose a channel with /me practice.",
    "channel-gone": "I stopped, because the channel you chose is no longer there. "
    "I can go on in direct messages, or choose another channel with /me practice.",
    "channel-shut": "I stopped, because the two of us can no longer both write in the channel you chose. "
    "I can go on in direct messages, or choose another channel with /me practice.",
    "left": "I stopped, because you are no longer in the server whose channel you chose. "
    "I can go on in direct messages.",
}
START = "Start it"
BEGIN_AGAIN = "Begin again"
PAUSE = "Pause it"
RESUME = "Go on"
RESUME_BY_MESSAGE = "Go on in direct messages"
STOP = "Stop it"
BY_MESSAGE_INSTEAD = "Use direct messages"

# What comes each week

WEEK_TITLE = "This week: {title}"
WEEK_FOR = "For {member}"
WEEK_COUNT = "{count} of {weeks} · {topic}"
DONE = "Done"
SKIP = "Skip"
WEEK_DONE = "Done. One that you tried is worth more than ten that you read about."
WEEK_SKIPPED = "Skipped, and that is fine. Another one comes next week."
WEEK_NOTED = "Noted. Only you can see your answers, in /me practice."
WEEK_GONE = "I no longer know of this week. /me practice shows where you are."

# After twelve weeks

RECAP_TITLE = "Twelve weeks are over"
RECAP_COUNT = "{count} techniques came. You did {done} and skipped {skipped}; {open} stayed open."
RECAP_DONE = "**What you did**"
RECAP_SKIPPED = "**What you skipped**: {titles}"
RECAP_GONE = "a technique that I no longer have"
RECAP_END = "It ends here, as good things may. What you did stays with you."
RECAP_PLACE = "{member}, your twelve weeks are over. How it went is for your eyes only."
SEE_RECAP = "See how it went"

# Refusals

NO_SUCH_ZONE = "I don't know the time zone {zone}. The nearest I know is {nearest}."
NO_SUCH_ZONE_NOR_NEAR = "I don't know the time zone {zone}. Type a big city near you and pick one from the list."
CHANNEL_NOT_OURS = "I can't write in {channel}. Give me View Channel and Send Messages there, or pick another channel."
CHANNEL_NOT_YOURS = "You can't write in {channel}, so I don't send you anything there. Pick another channel."
