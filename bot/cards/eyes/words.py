"""What a second pair of eyes says: the consent, the post for others to answer, and what its author reads."""

# Under a review

OPTION = "Ask for a second pair of eyes"
OPTION_ABOUT = "Others here answer three questions; you see first what is posted"

# The consent, for the author alone

CONSENT_TITLE = "Ask for a second pair of eyes?"
CONSENT = "If you press Post it, this goes up in {channel} with your name, for everyone there to read. It pings nobody."
CONSENT_QUESTIONS = "**What they are asked:** {questions}"
CONSENT_AFTER = (
    "Their answers reach you alone, with their names; the post shows only how many there are. You can close or "
    "delete it at any time. After {days} days I delete the post and the answers."
)
POST_IT = "Post it"
POST_AND_TELL = "Post it, and message me the answers"
NOT_NOW = "Not now"
NOT_POSTED = "Nothing was posted. Your draft is still yours alone."
POSTED = "[Your post]({link}) is up in {channel}. “Read what was said” is under it, and works for you alone."
POSTED_TELLS = "[Your post]({link}) is up in {channel}. I'll message you the first {most} answers; all wait under it."
DRAFT_IN_FILE = "The draft is in the file below."

# The post, for everyone there

POST_TITLE = "A second pair of eyes, please"
POST_BY = "{author} wrote this and asks, before it is posted:"
POST_QUESTIONS = "**{questions}**"
POST_ALONE = "Only {author} reads the answers."
NOBODY_YET = "Nobody has answered yet."
ANSWERED_ONE = "One person has answered."
ANSWERED = "{count} people have answered."
ANSWER = "Answer"
READ = "Read what was said"
CLOSE = "Close"
CLOSED_TITLE = "Thank you for looking"
CLOSED = "{author} has what they need."
CLOSED_BY = "{author} wrote this and asked:"

# The form

FORM_TITLE = "A second pair of eyes"
FORM_ABOUT = "Only {author} reads this, with your name. Say what you see, kindly and plainly. You can change it later."
FORM_EMPTY = "There was nothing in it, so I kept nothing. One line on one question is plenty."
THANKS = "Thank you. {author} reads it with your name, and nobody else does. Press Answer again to change it."
THANKS_CHANGED = "Changed. {author} now reads what you say here."

# What was said, for the author alone

SAID_TITLE_NONE = "Nobody has answered yet"
SAID_TITLE_ONE = "One person had a look for you"
SAID_TITLE = "{count} people had a look for you"
SAID_NONE = "Give it a day. An answer takes a minute, and it comes when somebody has one."
SAID_WHERE = "[Your post]({link}) · {when} · until {until}"
SAID_WHERE_CLOSED = "[Your post]({link}) · {when} · closed · until {until}"
SAID_DO = "→ Take the one line that surprised you, and change one thing in your draft."
SAID_FAILED = "I couldn't message you, so each answer waits for you here."
SAID_ALL_HIDDEN = "You removed all of it from your view."
REMOVE = "Remove"
PAGE_ON = "Go on"
PAGE_BACK = "Go back"
PAGE = "page {page} of {pages}"
DELETE = "Delete the post and the answers"
DELETED = "The post and its answers are gone."
DELETED_NOT_POST = "The answers are gone. I can't reach the post any more; if it's still there, an admin can delete it."
CLOSED_FOR_YOU = "Closed. The answers stay here for you until {until}, then I delete them with the post."
TOLD = "{helper} had a look at [your draft]({link})."
MINE = "What others said"
MINE_TITLE = "Your drafts that others looked at"
MINE_LINE = "[Your post]({link}) in {channel} · {when}\n{count}"
MINE_NONE = "You asked for no second pair of eyes here in the last {days} days. The list under your review has it."

# What can't be done

NO_SERVER = "A second pair of eyes needs others to look. Use /review in a server that I'm a member of, then ask there."
CANT_WRITE = "You may not write here, so I can't post it here for you. Go where you may write, and ask there."
I_CANT_WRITE = (
    "I may not write in {channel}, so nothing is posted. An admin can give me Send Messages and Attach Files."
)
ONE_AT_A_TIME = "[One of yours]({link}) is open there. Close it, and ask anew."
ONE_AN_HOUR = "You [asked there]({link}) within the last hour. You can ask again {when}."
YOUR_OWN = "You asked, so these questions are for others. “Read what was said” is yours."
NOT_YOURS = "That is for {author}, who asked. Yours is Answer."
OVER = "This one is over. Its answers are deleted, so there is nothing left to answer."
IS_CLOSED = "It was closed a moment ago, so there is nothing left to answer. Thank you for wanting to."
NO_QUESTIONS = "I have no questions to ask right now, because my file about them is broken. Tell whoever runs me."
GONE = "That answer is gone already."
