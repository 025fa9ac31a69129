-- Drafts that their author posted for a second pair of eyes: where the post is, never what it says. `tells`: whether the
-- author is told of each answer directly.
CREATE TABLE feedback_posts (
    post INTEGER PRIMARY KEY,
    channel INTEGER NOT NULL,
    server INTEGER NOT NULL,
    author INTEGER NOT NULL,
    tells TEXT NOT NULL CHECK (tells IN ('no', 'yes', 'failed')),
    closed INTEGER NOT NULL DEFAULT 0,
    asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX feedback_posts_by_author ON feedback_posts (author, channel);
CREATE INDEX feedback_posts_by_server ON feedback_posts (server, channel);

-- What a member (helper) answered, by question, as one line of JSON. `asked_at` is the post's, so that both go together.
CREATE TABLE feedback_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    post INTEGER NOT NULL,
    server INTEGER NOT NULL,
    author INTEGER NOT NULL,
    helper INTEGER NOT NULL,
    answers TEXT NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    asked_at INTEGER NOT NULL,
    UNIQUE (post, helper)
) STRICT;
CREATE INDEX feedback_answers_by_author ON feedback_answers (author);
CREATE INDEX feedback_answers_by_helper ON feedback_answers (helper);
CREATE INDEX feedback_answers_by_server ON feedback_answers (server);
