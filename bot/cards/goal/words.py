"""The sentences of /goal and /learn advice; better versions and the advice itself stand in rules/en/knowledge."""

# What the picker shows

GOAL_ABOUT = "One thing to get done, with an end: a number, a day, or both"
SET_ABOUT = "Set a goal that has an end"
TEXT_ABOUT = "What, how many, until when: “post 20 reels by 31 December”. Leave it out for a form."
KIND_ABOUT = "For you alone (if you don't say), or for a project or a community"
REMIND_ABOUT = "Two direct messages: in the middle and before the end (none, if you don't say)"
LIST_ABOUT = "Your goals: how far each has come, and those that have ended"
KINDS = {"solo": "For me alone", "project": "For a project or a community"}
REMINDERS = {"none": "No reminders", "two": "Two direct messages: in the middle, before the end"}

# The form

FORM_TITLE = "A goal with an end"
FORM_CHANGE = "Change the goal"
FORM_TEXT = "What, how many, until when"
FORM_TEXT_HINT = "A number, a day, or both give it an end."
FORM_TEXT_EXAMPLE = "post 20 reels by 31 December"
FORM_KIND = "Who it is for"
FORM_REMIND = "Reminders"
COUNT_TITLE = "How many so far?"
COUNT_LABEL = "All of them together"
COUNT_HINT = "A number. What you type takes the place of what was counted before."

# Without an end

MISSING = {
    "an end": "It has no end yet",
    "one day": "That could be two days",
    "a real day": "There is no such day",
    "a day ahead": "That day has gone by",
    "a nearer day": "That is far away",
}
MISSING_WHY = {
    "an end": "With a number or a last day you can see how far you are, and one day it is done.",
    "one day": "Write the month as a word, and I know which one you mean.",
    "a real day": "Look at the day once more, or take one of these.",
    "a day ahead": "Give it a day that is still to come.",
    "a nearer day": "Within a year, a goal stays in sight. Take a first part of it.",
}
BETTER = "Better, for example:"
OWN_WORDS = "Mine, by {day}"
OWN_TEXT = "{rest} by {day}"
WRITE_AGAIN = "Write it differently"
NOTHING_SAID = "Tell me what you want to have done, how many of it, and by when."
TAKEN_FROM_CARD = "I can't read your words on that card any more. /goal set takes them anew."

# The card of a goal

COUNTED = "{done:,} of {count:,}"
COUNTED_UNIT = "{done:,} of {count:,} {unit}"
LEFT_ONE = "1 left"
LEFT = "{left:,} left"
TODAY_IS_LAST = "today is the last day"
ENDS_ONE = "ends tomorrow, {day}"
ENDS = "ends {day}, in {days} days"
DAY_UNREAD = "I can't read a last day in your words. “Change it” takes one, such as 31 December."
NO_DAY = "It ends with the count. A day makes it easier to plan."
ASKS = "That is about {asked} a week."
ASKS_ALL = "That is {left:,} in {days} days."
FITS = "You post about {own} a week, so it fits."
STEEP = (
    "You post about {own} a week; {left:,} by then is about {asked}. At your pace it is {by_then:,} by then. "
    "A smaller number or a later day is a good goal too."
)
FOR_PROJECT = "for a project or a community"
REMINDED = "reminders: in the middle and before the end, by direct message"
NOT_REMINDED = "no reminders"
REMIND_NEEDS_DAY = "no reminders: they need a last day"
SHUT = "no reminders: Discord lets me write you no direct message. Allow them in your settings for a server we share."
ONE_MORE = "One more"
IT_IS_DONE = "It's done"
TYPE_COUNT = "Type a number"
CHANGE = "Change it"
REMIND_ON = "Remind me"
REMIND_OFF = "No reminders"
DROP = "Let it go"
ALL_GOALS = "All my goals"
OLD_COUNT = "That card was from before. You are at {done:,} now."

# Reminders

MIDDLE = "Half of the time is over."
BEFORE = "The end is near."

# The end

REACHED = "{count:,} of {count:,}: done"
REACHED_PLAIN = "Done"
REACHED_MORE = "{done:,}, more than you set out to"
REACHED_SAID = "You said what you wanted to have done, and it is."
EARLY_ONE = "A day is left."
EARLY = "{days} days are left."
PART = "{done:,} of {count:,}, and its day has come"
PART_SAID = "What you did is there, and it was not there before. {done:,} is what fitted into this time; now you know."
NONE = "Its day has come"
NONE_SAID = "Nothing was counted, and that is all right. It was a plan for a time that went another way."
THANKS = {
    "solo": "Thank you for taking it to its end.",
    "project": "Thank you for taking it to its end. Tell the people who were part of it what came of it.",
}
NEXT_OR_NOT = "A next goal, or nothing for a while: both are good."
NEXT_GOAL = "A next goal"
DELETE = "Delete this one"

# Letting it go

ASK_DROP = "Let this goal go?"
ASK_DROP_SAID = "You need no reason. I delete it, and the count with it."
KEEP_IT = "Keep it"
DROPPED = "Gone. You can set another one whenever you like, or none."

# All of them

LIST_TITLE = "Your goals"
LIST_EMPTY = "None yet. A good one says what, how many and until when: “post 20 reels by 31 December”."
LIST_ENTRY = "**{goal}**\n{how}"
LIST_ENDED = "**Ended**"
LIST_MORE = "and {count} more that have ended"
LIST_FULL = "Five at once are enough to look after."
ENDED_REACHED = "done"
ENDED_PART = "{done:,} of {count:,}"
ENDED_NONE = "ended without a count"
SEE = "See it"
NEW = "Set a goal"
PRIVACY = "Only you see this. /privacy has all that I keep."

# Refusals

TOO_MANY = "You have {most} open goals, which is plenty. Finish one, or let one go in /goal list."
GONE = "I no longer have that goal. /goal list shows what there is."
HAS_ENDED = "That goal has ended, so nothing changes in it any more. /goal list shows how it went."
CANT_READ_COUNT = "I can't read that as a number. Type figures, such as 7 or 1.2k."
TOO_MUCH = "That is more than I can count. The most is {most:,}."

# /learn advice

ADVICE_ABOUT = "Three things to do, each with the button that starts it"
ADVICE_TITLE = "Three things worth doing"
ADVICE_ENTRY = "**{number}. {title}**\n{facts}\n→ {do}"
ADVICE_TERM = "What is {term}?"
NO_ADVICE = "I have no advice right now, because my file of it is broken. Tell whoever runs me."
