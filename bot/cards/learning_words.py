"""The sentences of /compare and /learn; what they say about the platforms stands in rules/en/knowledge."""

# What the picker shows

COMPARE_ABOUT = "TikTok and Instagram side by side, with dates and what to do about it"
COMPARE_TOPIC_ABOUT = "What to compare. Leave it out to see every topic."
LEARN_ABOUT = "Lessons, techniques, a quiz, a drill, an algorithm to play with, myths, words of the trade"
ALGORITHM_ABOUT = "Play with a For You page, and see how it learns from one viewer"
MYTHS_ABOUT = "What is often said and doesn't hold, and what to do instead"
GLOSSARY_ABOUT = "What a word of the trade means"
GLOSSARY_TERM_ABOUT = "The word, in any spelling. Leave it out to see what there is."

# Under a fact

DATED = "{publishers}, {date}"
READ = "{publishers}, read {date}"
NOT_LOOKED_UP = "from everyday practice, not from a source, {date}"
CLAIM = "what the source claims: {where}"
OPINION = "an opinion of its day: {where}"
AGED = "due for a second look since {date}"
AND = " and "
TO_DO = "→ {do}"

# /compare

COMPARE_TITLE = "{platforms}, side by side"
COMPARE_TEXT = "I compare: {topics}."
COMPARE_PICK = "Pick a topic"
COMPARE_CLOSING = "**What to take from it**"
LEANS = "That leans to {platform}, and no more than that."
LEANS_NOWHERE = "That leans to neither of them."
LIMIT = "{value} {unit}. {note}"
UNITS = {"code points": "characters", "UTF-16 units": "characters, where most emoji count as two or more"}
NO_LIMIT = "No limit that I know of."
WAY = "- {name}: {do}"
PAGE_ON = "Go on"
PAGE_BACK = "Go back"
PAGE = "page {page} of {pages}"
NO_SUCH_TOPIC = "I have nothing on {topic}. I can compare: {known}."
NOTHING_TO_COMPARE = "I can't compare right now, because my files about that are broken. Tell whoever runs me."

# /learn algorithm

PLAYING = "**Now playing:** “{video}” · {interest}"
WHAT_HAPPENED = "After “{reaction}”, {interest} has {now} of the next {all} videos; before, it had {before}."
NOTHING_YET = "Each subject counts the same so far. Choose what you do with this one."
NEXT_VIDEOS = "**Of the next {all} videos**"
SHARE = "{bar} {count}  {interest}"
ROUND_OVER = "That was a round of {count} videos. Nothing but what you did made this feed."
MADE_UP = "The videos and their weights are made up; the real ones are not public."
START_AGAIN = "Start again"
NO_EXAMPLE = "I have no worked example right now, because my file about it is broken. Tell whoever runs me."
EXAMPLE_CHANGED = "My example has changed since this card was made. /learn algorithm starts a fresh one."

# /learn myths and /learn glossary

MYTH = "A myth: {myth}"
PLAN = "**What to do instead**"
OTHER_MYTHS = "Another myth"
NO_MYTHS = "I can't tell you about myths right now, because my file about them is broken. Tell whoever runs me."
ALSO = "also: {names}"
GLOSSARY_TITLE = "Words of the trade"
GLOSSARY_PICK = "Pick a word"
GLOSSARY_TEXT = "I explain these: {terms}."
NO_SUCH_TERM = "I don't have {term} in my glossary. The nearest I know is {nearest}."
NO_SUCH_TERM_NOR_NEAR = "I don't have {term} in my glossary, nor anything like it. /learn glossary shows what there is."
NO_GLOSSARY = "My glossary is broken right now. Tell whoever runs me."

# The next step

NEXT_STEPS = {
    "review": "Review a caption",
    "profile": "Tell me your viewer",
    "compare": "Compare the platforms",
    "algorithm": "Play with an algorithm",
    "myths": "See the myths",
    "glossary": "Look up a word",
    "adapt": "Adapt a caption",
    "care": "Is there a reason to care?",
    "absence": "Who looked for you?",
    "progress": "See my progress",
    "kpi": "Log a post",
    "tip": "Try a small technique",
    "practice": "Practise one a week",
    "lessons": "Learn in small steps",
    "quiz": "Take the quiz",
    "drill": "Try it in 60 seconds",
    "remember": "Recall who you would miss",
    "actions": "Choose a care action",
    "goal": "Set a goal with an end",
    "advice": "See three pieces of advice",
    "cycle": "Propose a cycle",
}
NOT_YOUR_CARD = "This card belongs to {member}. {command} gives you your own."

# /adapt

ADAPT_ABOUT = "Turn a caption into the version for the other platform, edit by edit"
ADAPT_CAPTION_ABOUT = "Your draft, on one line. Leave it out and a form opens, for as many lines as you like."
ADAPT_FROM_ABOUT = "The platform you wrote it for; left out, the usual one here"
ADAPT_TO_ABOUT = "The platform it goes to, or both; left out, the other one"
ADAPT_FORMAT_ABOUT = "What it becomes there: a photo has other limits than a video"
ADAPT_MENU = "Adapt caption"
ADAPT_FORM = "Adapt a caption"
ADAPT_FORM_FROM = "Written for"
ADAPT_FORM_TO = "Goes to"
ADAPT_THIS = "Adapt it for another platform"
ADAPT_THIS_ABOUT = "What changes there, with edits to take or leave"
ADAPT_NO_TALK = "I adapt captions, not what is said aloud. Paste the caption as text and I'm on it."
ADAPT_BOTH = "Both, side by side"
ADAPT_TITLE = "From {leaves} to {enters}"
ADAPT_TITLE_HERE = "On {enters}"
ADAPT_EDITS = "Each edit is yours to take or leave."
ADAPT_NO_EDITS = "I have no edit for your words."
ADAPT_REASONS = "Why"
ADAPT_REASONS_TITLE = "Why, from {leaves} to {enters}"
ADAPT_VERSIONS = "Your caption for {platforms}"
ADAPT_SAME = "Your caption can stay as it is."
ADAPT_TOO_LONG = "This version is too long to show here. The buttons hand it to you."
ADAPT_CHANGES = "What changes there: {changes}"
ADAPT_AT_HOME = "The platform you wrote it for."
ADAPT_NO_CHANGE = "Nothing changes there that I know of."
ADAPT_WHY = "{platform}: why, and each edit"
ADAPT_COPY = "Copy it for {platform}"
ADAPT_NOWHERE = "That is the platform you wrote it for. Pick the other one, or both; /review checks it for this one."
NOTHING_TO_ADAPT = "I can't adapt right now, because my file about that is broken. Tell whoever runs me."
