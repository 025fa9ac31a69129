"""The sentences of lessons, quiz and drill; what they teach stands in rules/en/knowledge."""

# What the picker shows

PATH_ABOUT = "Learn in small steps, each with one practice; your progress stays"
PATH_WHICH = "What to learn. Leave it out to see every path."
CONNECTION_ABOUT = "From speaking to a crowd to speaking to one person, in small lessons with practice"
VIDEO_ABOUT = "Short video on TikTok and Instagram, in micro-lessons to try out"
QUIZ_ABOUT = "Five statistics about TikTok: which matters most for what you post?"
DRILL_ABOUT = "One caption of yours, before and after, in sixty seconds; nothing of it is kept"

# Paths

PATHS_TITLE = "Learn in small steps"
PATHS_TEXT = "One lesson takes a minute or two. You can stop after any of them; I remember where you were."
BEGIN = "Begin"
GO_ON = "Go on"
LOOK_BACK = "Look back"
BAR = "{bar} {done} of {all}"
NEXT_LESSON = "Next lesson"
PICK_LESSON = "Any lesson, in any order"
DONE_MARK = "✓ {n}. {title}"
NEXT_MARK = "→ **{n}. {title}**"
OPEN_MARK = "· {n}. {title}"
START_OVER = "Start over"
START_OVER_TITLE = "Start over: {path}?"
START_OVER_TEXT = "Then I forget which of its lessons you have done."
START_OVER_SURE = "Start over now"
KEEP_PROGRESS = "Keep my progress"
NO_PATHS = "I have no lessons right now, because my files about them are broken. Tell whoever runs me."
NO_SUCH_PATH = "I have no path called {path}. /learn path shows what there is."

# A lesson

LESSON_WHERE = "{path} · lesson {n} of {all}"
TRY_IT = "**Try it:** {asks}"
LETTERS = "ABCD"
SOLVED = "✓ {bar}"
CHOSE = "**{letter}:** {answer}"
DONE_BEFORE = "You have done this one. Do it again as often as you like."
ALL_LESSONS = "All lessons"
TO_THE_END = "That was the last one"
NO_LONGER = "My lessons have changed since this card was made. /learn path shows what there is now."

# A caption to say in another way

YOURS = "Say it to one person"
YOURS_HINT = "I read it, answer, and keep nothing of it."
STILL_CROWD = "{message} Take that out and send it again."
NOBODY_YET = "The crowd is gone, and nobody is spoken to yet. A “you”, or one thing to do, finds somebody."
OTHER_LANGUAGE = "I only know English so far, so I can't tell whom this speaks to. Try it in English."

# Quiz

QUIZ_LINE = "**{n}** · {says}"
QUIZ_RIGHT = "Number {n}, yes"
QUIZ_WRONG = "Number {n} is worth knowing, but there is a better one"
QUIZ_BACK = "Back to the question"
QUIZ_OTHER = "Another question"
NO_QUIZ = "I have no quiz right now, because my file about it is broken. Tell whoever runs me."
QUIZ_CHANGED = "My quiz has changed since this card was made. /learn quiz starts it anew."

# Drill

FORM_BEFORE_HINT = "Nothing of it is kept."
DRILL_TURNED = "From a crowd to one person"
DRILL_FOUND = "It has found somebody"
DRILL_STAYED = "It spoke to one person, and still does"
DRILL_NEARER = "Nearer to one person"
DRILL_NOBODY = "No crowd in it, and nobody yet"
DRILL_CROWD = "The crowd is still in it"
BEFORE = "**Before:** {verdict}"
AFTER = "**After:** {verdict}"
PLACES = "To a crowd: {before} before, {after} now\nTo one person: {one_before} before, {one_after} now"
IN_TIME = "It took you {time}."
LONGER = "It took you {time}, and that is fine. The second version is what counts."
MUCH_LONGER = "It took its time, and that is fine. The second version is what counts."
SECONDS = "{count} seconds"
ONE_SECOND = "a second"
MINUTES = "{minutes} min {seconds} s"
MINUTES_EVEN = "{minutes} min"
POST_IT = "→ Post the second one, and see who answers."
MEND_IT = "→ {message} Take that out, and try once more."
FIND_ONE = "→ Ask somebody one thing, or say “you” once, where it is true."
ENGLISH_ONLY = "→ Try it with an English caption; I know no other language so far."
ONCE_MORE = "Once more"
OTHER_DRILL = "Another drill"
NO_DRILL = "I have no drill right now, because my file about it is broken. Tell whoever runs me."
DRILL_CHANGED = "My drill has changed since this card was made. /learn drill starts it anew."
