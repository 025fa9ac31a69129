"""Every sentence that the coach says of itself in Discord. A test reads each of them with the coach's own rules."""

# Headings of a review

CROWD_ONE = "One place talks to a crowd"
CROWD_MORE = "{count} places talk to a crowd"
MIXED = "It starts with one reader, then turns to a crowd"
MIXED_FIRST = "It starts with a crowd, then finds one reader"
ONE_TO_ONE = "This speaks to one person"
NOBODY = "This speaks to nobody in particular"
ON_PURPOSE = "On purpose: a community post"
OTHER_LANGUAGE = "I only know English so far"

# Under the heading

BALANCE = "{one} of {all} places speak to one person."
BALANCE_NONE = "So far nothing in it speaks to one person."
PRAISE = "It says {words}, and that speaks to one reader."
NOBODY_IDEA = "That is no fault. If you want an answer, ask one person one thing."
NOBODY_IDEA_FOR = "That is no fault. If you want an answer, ask {who} one thing."
READ_AS = "Read it as {who} would{moment}{need}."
HEAR_AS = "Hear it as {who} would{moment}{need}."
READ_MOMENT = ", {moment}"
READ_NEED = ", wanting {need}"
ONE_READER = "The one who reads it is {who}{moment}."
ONE_LISTENER = "The one who listens is {who}{moment}."
YOUR_VIEWER = "your viewer"
ON_PURPOSE_LINE = "Good call. A post for the people who already belong can speak to them; I left those places alone."
OTHER_LANGUAGE_LINE = "So I only checked the limits and habits of {platform}."
MORE_FOUND = "{count} smaller things are under More."
MORE_FOUND_ONE = "One smaller thing is under More."
MORE_REST = "{count} more remarks are under More."
MORE_REST_ONE = "One more remark is under More."
TIMES = "{remark} ({count} times)"
HASHTAGS = "Hashtags {count} of {most}."
POINT_FIRST = "The first {fold} characters or so hold a whole thought."
POINT_LATE = "The first {fold} characters or so stop mid-thought."
DROP = "leave it out"
MAY_STING = "{says} would be one person, and the joke may sting there; I left it alone"
REWRITE_HEAD = "**The rewrite**"
SAY = "“{words}”"
TEXT_IN_FILE = "Your caption is long, so it is in the file below."
REWRITE_IN_FILE = "The rewrite is in the file below."
NO_REWRITE = "No rewrite is safe here without you. Press **Why** to see what could stand there instead."
SHARED_BY = "Shared by {member}"

# Buttons

COPY = "Copy the rewrite"
EDITS = "Take or leave each edit"
WHY = "Why"
TAKE_PURPOSE = "On purpose"
DROP_PURPOSE = "Not on purpose"
SHARE = "Share"
MORE = "More"
NOT_HELPFUL = "Not helpful"
UNDO = "Undo"
SEE_REVIEW = "See my review"
CHECK_AGAIN = "Check again"
PAUSE = "Pause"
RESUME = "Resume"
OPEN_SETTINGS = "Open settings"
BRING_BACK = "Bring them back"

# Answers to buttons

WHY_TITLE = "Why"
MORE_TITLE = "What else"
INSTEAD = "Instead: {words}"
OR = " or "
TRY = "Try {words}."
SOURCE = "Source: {parts}"
READ_ON = "read {date}"
AGED = "due for a fresh look"
WHY_CUT = "There is more, but it does not fit on one card. Mend these first."
NO_WHY = "Nothing to explain: I found nothing here."
NO_MORE = "Nothing more: you have seen it all."
NO_REWRITE_LEFT = "There is no rewrite for this one."
WHICH_RULE = "Which remark should I leave out for you from now on?"
WHICH_RULE_HINT = "Pick a remark"
NO_RULE = "There is no remark on this card that you could turn off."
DISMISSED = "Gone. From now on I leave this out for you: {remark}"
BACK_AGAIN = "It's back, and I look at it for you again: {remark}"
ALL_BACK = "All remarks are back."
NOT_YOURS = "This review belongs to {member}. /review is yours, in private."
CANT_SHARE_HERE = "You can't post in this channel, so I won't do it for you. Copy the rewrite and take it along."
SLOW_DOWN_SHARE = "One card was shared here a moment ago. Give me {seconds} seconds, then press Share again."
FORM_TOO_LATE = "That took me longer than Discord waits for a form. Ask for it once more."
OLD_BUTTON = "This button is from an earlier version of me. /review gives you a fresh card."
OLD_FORM = "This form is from an earlier version of me. /review opens a fresh one."
COMMAND_CHANGED = "That command changed a moment ago. Reload Discord, then try it again."
CARD_LOST = "I can't read the caption on this card any more. /review reads it again."
DRAFT_GONE = "That draft is gone, so there is nothing to review. /review takes your next one."
DRAFT_HIDDEN = "I can't read back messages in that channel. Paste the caption into /review, and I'm on it."
DRAFT_EMPTY = "I can't see the text of that draft. Paste the caption into /review, and I'm on it."
BROKE = "Something broke on my side (error {id}). Your draft is safe with you; try again in a minute."
NOT_KEPT = "I can't change what I keep right now (error {id}), so all of it is as it was. Try again in a while."

# The card of edits

EDITS_COUNT = "Edits {first} to {last} of {all}"
EDIT_TAKEN = "{before} → **{after}**"
EDIT_LEFT = "{before} stays as it is. It could be {after}."
EDIT_OPEN = "**{before}**"
EDIT_GONE = "nothing"
EDIT_MAY_STING = "The joke may sting there, so this one is for you to decide."
EDIT_GAVE_WAY = "It touches the words of another edit. Take it, and that one is left."
EDITS_TOGETHER = "{count} more, all together: {before} → {after}"
EDITS_LATER = "The edits above bring this to light: {before} → {after}"
EDIT_OPTION_LEAVE = "Leave it: {before}"
TAKE_EDIT = "Take it"
LEAVE_EDIT = "Leave it"
LEAVE_ALL = "Leave all"
START_OVER = "Start over"
EARLIER_EDITS = "Earlier edits"
LATER_EDITS = "Later edits"
YOUR_VERSION = "**Your version**"
YOUR_VERSION_IN_FILE = "Your version is in the file below."
COPY_VERSION = "Copy your version"
ALL_LEFT = "Every edit is left, so your caption stays as it is."
NOTHING_REMAINS = "Nothing would remain of your caption. Leave one of the edits."
EDITS_NEW = "What I look for has changed since, so these edits start over."
NO_EDITS = "There is no edit to take or leave in this one."

# In public

DRAFT_READ = "I've read your draft, {member}."
SLOW_DOWN = "Give me {seconds} seconds between drafts, {member}. /review works right away, in private."
SLOW_DOWN_DRAFT = (
    "Give me {seconds} seconds between drafts, {member}. Edit this one after that and I'll read it; /review works "
    "right away, in private."
)
THREAD = "Review for {member}"

# A draft that can't be read

BLANK = "There is no text in that yet. Send me the caption, and I'm on it."
TOO_LONG = "That is {count} characters and I read up to {limit}. Send me the part that people see first."
ONLY_EMOJI = "I see emoji or signs there and no words. Add one sentence, and I'll read it."
ONLY_TAGS = "That is all tags and links. Add the sentence that goes before them, and I'll read it."
WORDLESS = {"blank": BLANK, "emoji": ONLY_EMOJI, "tags": ONLY_TAGS}  # by what wordless() tells apart
PICTURE = "I can't read pictures yet. Paste the caption as text and I'm on it."
MY_OWN = "That one is mine. Pick a draft that a person wrote."
REPLY_UNSEEN = "I can't see a reply that does not ping me. Turn on the @ beside your reply, or use /review."
MENTION_EMPTY = "Put your caption or your question right after my name, or use /review and /ask in private."
NO_SUCH_PLATFORM = "I don't know {platform} yet. I know {known}."
NO_PLATFORMS = "I know no platform right now, because my files about them are broken. Tell whoever runs me."
NO_SUCH_FORMAT = "{platform} has no {format} that I know of. It has {known}."

# What is said aloud

ALOUD = "said aloud"
MIXED_ALOUD = "It starts with one listener, then turns to a crowd"
MIXED_FIRST_ALOUD = "It starts with a crowd, then finds one listener"
PRAISE_ALOUD = "You say {words}, and that speaks to one listener."
GREETING = "The greeting"
GOODBYE = "The goodbye"
GREETING_TO_ONE = "The greeting speaks to one person already: {words}"
GOODBYE_TO_ONE = "The goodbye speaks to one person already: {words}"
SAY_INSTEAD = "Say: {words}"
LEAVE_OUT = "Leave it out"
OTHER_LANGUAGE_ALOUD = "So I can't tell yet whom this speaks to."
MEND = "Mended file"
MENDED_THERE = "**Mended file** gives you yours with these words changed and nothing else."
NO_MENDED_FILE = "I can't mend this file without touching more than the words, so change those lines by hand."
MENDED_HERE = "Your file with these words changed; times and all the rest are as they were."
NO_MENDED_LEFT = "There is nothing in this file that I could mend safely."
MORE_PLACES = "{count} more places are under More."
MORE_PLACES_ONE = "One more place is under More."
FILE_LOST = "I can't read the file on this card any more. Send it to me again with /review."
FILE_GONE = "I couldn't fetch that file from Discord. Send it once more in a moment."
FILE_AND_CAPTION = "Give me one at a time: the caption, or the file with what you say."
FILE_FILM = (
    "I can't watch or listen yet. Send me the words instead: in most editing apps and video sites, Captions or "
    "Subtitles has an Export or Download that gives an .srt, .vtt or .txt file."
)
FILE_OTHER = "I can't read that kind of file. Send me the words as an .srt, .vtt or .txt file, or paste the caption."
FILE_DOCUMENT = "I can't read that kind of file. Paste the text, or save it as .txt and give me that."
FILE_TOO_BIG = "That file has more than {limit} kB, which I can't take in. Cut it in two and send me the first part."
FILE_BINARY = "There is no text in that file that I can read. Save it as plain text (UTF-8) and send it again."
FILE_NO_TIMES = "I find no times in that subtitle file. Export it again as .srt, or send me the words as .txt."
FILE_BAD_TIMES = (
    "From line {line} on I can't read the times in that file. They look like 00:00:01,500 --> 00:00:03,000; export it "
    "again, or send me the words as .txt."
)
FILE_NO_WORDS = "I find no spoken words in that file, only times or sounds. Check that the right one was exported."
FILE_EMPTY = "That file is empty. Export it again and send me the new one."
FILE_PROBLEMS = {  # by what can be wrong with a file
    "picture": PICTURE,
    "film": FILE_FILM,
    "other": FILE_OTHER,
    "too big": FILE_TOO_BIG,
    "binary": FILE_BINARY,
    "no times": FILE_NO_TIMES,
    "bad times": FILE_BAD_TIMES,
    "no words": FILE_NO_WORDS,
    "empty": FILE_EMPTY,
}

# The form of /review

FORM_TITLE = "Review a caption"
FORM_CAPTION = "Your caption"
FORM_CAPTION_HINT = "Just as you would post it. Nobody else sees it."
FORM_PLACE = "Where does it go?"
FORM_PLACE_ANY = "{platform}, any format"
FORM_PLACE_EXACT = "{platform}: {format}"

# Commands, as Discord's picker shows them

REVIEW_ABOUT = "Read a caption before you post it: does it speak to one person?"
REVIEW_CAPTION_ABOUT = "Your caption. Leave it out and a form opens that keeps your line breaks."
REVIEW_FILE_ABOUT = "What you say aloud: an .srt, .vtt or .txt file, up to 100 kB"
REVIEW_PLATFORM_ABOUT = "Where you will post it"
REVIEW_FORMAT_ABOUT = "What kind of post it is"
REVIEW_MENU = "Review caption"
SETTINGS_ABOUT = "Choose where and how I answer drafts in this server"
HELP_ABOUT = "What I do, and how to ask for it"
RELOAD_ABOUT = "Read the rule files again"

# /settings

SETTINGS_TITLE = "How I work in this server"
SETTINGS_CHANNEL = "**Drafts channel.** I answer every draft that is posted there."
SETTINGS_CHANNEL_PICK = "Pick a text channel or a forum"
SETTINGS_ANSWERS = "**How I answer.** Nobody is criticised in public unless you choose a card."
SETTINGS_PLATFORM = "**Platform,** where a member names none."
ANSWERS_NEUTRAL = "A neutral line"
ANSWERS_NEUTRAL_ABOUT = "One line with a button; only the author opens the review"
ANSWERS_CARD = "A card"
ANSWERS_CARD_ABOUT = "The whole review, for everyone to see"
ANSWERS_THREAD = "A card in a thread"
ANSWERS_THREAD_ABOUT = "The whole review, one step away from the channel"
STATE_ON = "I answer drafts in {channel}."
STATE_PAUSED = "I'm paused: no drafts are answered until you press Resume. /review still works."
STATE_NO_CHANNEL = "No drafts channel yet. Pick one below; /review works without it."
STATE_BLIND = (
    "I can't read drafts yet; /review works without that. Whoever runs me switches it on in three steps:\n"
    "1. In Discord's developer portal, on the Bot page: Message Content Intent\n"
    "2. In config.yaml: `watch_drafts: true`\n"
    "3. Restart me"
)
STATE_GONE = "The drafts channel is gone. Pick another one below."
CANT_IN_CHANNEL = (
    "I can't answer in {channel}. Give me {permissions} there (Server Settings, Roles, {role}; or the channel's own "
    "permissions), then press Check again."
)
CANT_TAG = "To set tags on posts in {channel}, I need {permissions} there. The rest works without it."
NEED_MANAGE_SERVER = "Settings are for members who may manage this server. /review is yours, in private."
NOT_IN_SERVER = "Settings belong to a server. Open this one in a server that you manage."

# Welcome and help

WELCOME_TITLE = "Hello, I'm the caption coach"
WELCOME_TEXT = (
    "A caption is read by one person. I show where a caption turns to a crowd, say why that matters, and offer the "
    "words that turn it back. Type **/review** and paste a caption; only you see the answer."
)
WELCOME_SET = (
    "Three things to set, if you manage this server:\n"
    "1. A drafts channel, where I answer each draft\n"
    "2. How I answer: a neutral line, a card, or a card in a thread\n"
    "3. The platform you mostly post on"
)
HELP_TITLE = "What I do"
HELP_TEXT = (
    "You show me a caption before you post it. I tell you whether it speaks to one person or to a crowd, and give you "
    "words that mend it.\n\n"
    "- **/review** reads a caption, in private; with a file (.srt, .vtt or .txt), what you say aloud\n"
    "- **Review caption** does the same for a message: press and hold it, then Apps\n"
    "- **Mention me** with a draft or a question, reply to me with one, or send me a direct message\n"
    "- **/compare** puts TikTok and Instagram side by side, with dates and what to do about it\n"
    "- **/adapt** turns a caption into the version for the other platform, each edit to take or leave; **Adapt "
    "caption** does it for a message\n"
    "- **/ask** answers a question from what I know, with sources, or says that I don't\n"
    "- **/learn connection** goes from a crowd to one person in small lessons; /learn has a drill, a quiz, myths and "
    "more\n"
    "- **/me profile** tells me how you create and who you write for; **/me care** looks for a reason to care, **/me "
    "absence** at who looked for you\n"
    "- **/kpi** works out what a post's figures say, and keeps them so that you can compare with yourself\n"
    "- **/goal** keeps one thing to get done in sight, with a number or a last day\n"
    "- **/cycle** starts a community together, with an end from the beginning\n"
    "- **/settings** sets the drafts channel, for members who manage the server"
)
HELP_DRAFTS = "Drafts posted in {channel} are answered too."
HELP_PRIVACY = (
    "I never store or log what your caption says. What I keep of you, and how to have it forgotten: /privacy show."
)
HELP_DISMISSED = "Turned off for you: {rules}."

# /me profile

ME_ABOUT = "What you told me about yourself"
PROFILE_ABOUT = "Tell me how you create and who you write for, or have it forgotten"
PROFILE_TITLE = "Your profile"
PROFILE_EMPTY = (
    "You have told me nothing yet, and everything works without it. Tell me how you create and who you write for, "
    "and my reviews of your own captions fit you better."
)
PROFILE_FORGOTTEN = "Forgotten. I know nothing of this any more."
PROFILE_CREATES = "**You create** {how}."
CREATES_ALONE = "alone"
CREATES_COUPLE = "as a couple"
CREATES_TEAM = "as a team or a brand"
CREATES_UNSAID = "I'd rather not say"
PROFILE_REGISTER = "**My words for you** are {how}."
REGISTER_FAMILIAR = "familiar"
REGISTER_FORMAL = "formal"
PROFILE_VIEWER = "**You write for** {who}. On your reviews I say: {line}"
PROFILE_CHANGES = "**What that changes**"
CHANGES_ALONE = "Where “we” is only you, I suggest “I”. A “we” with somebody named or tagged stays."
CHANGES_TOGETHER = "Your “we” stays as it is. I never suggest “I”."
CHANGES_UNSAID = "Where a caption says “we” and I can't tell who that is, I ask."
CHANGES_FORMAL = (
    "The words I put into a rewrite are written out: “you are”, not “you're”. Yours stay as you typed them."
)
CHANGES_VIEWER = "Your reviews speak of {who}. Nobody else sees that, not even on a card that you share."
PROFILE_PRIVACY = "Only you see this card. I keep these answers and nothing else; Forget it deletes them."
CHANGE = "Change"
TELL = "Tell me"
FORGET = "Forget it"
NOT_YOUR_PROFILE = "This profile belongs to {member}. /me profile shows yours."
PROFILE_FORM_TITLE = "Your profile"
FORM_CREATES = "How do you create?"
FORM_CREATES_HINT = "It decides whether I may suggest “I” for “we”."
FORM_REGISTER = "Which words suit you?"
FORM_REGISTER_HINT = "Of the words I suggest; yours stay as they are."
FORM_REGISTER_FAMILIAR = "Familiar: “you're”"
FORM_REGISTER_FORMAL = "Formal: “you are”"
FORM_NAME = "The one viewer you write for: a name"
FORM_NAME_EXAMPLE = "Mara"
FORM_MOMENT = "Where and when does it reach them?"
FORM_MOMENT_EXAMPLE = "on the night bus"
FORM_NEED = "What do they want?"
FORM_NEED_EXAMPLE = "dinner in ten minutes"

# /reload

RELOADED = "Reloaded: {rules} rules, {platforms} platforms."
RELOAD_FAILED = "Nothing changed; the previous rules still apply. These files have problems:"
RELOAD_NOT_OWNER = "Only the owner of this bot can reload the rules."
