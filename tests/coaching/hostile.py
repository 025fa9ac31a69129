"""Captions made to be slow: the same few words again and again, up to the longest caption that anyone takes."""

from __future__ import annotations

LONGEST = 4000

# What is repeated. The first are the crowd's own words; below them stands what a search for the slowest caption found.
REPEATED = {
    "a vocative": "guys ",
    "a vocative and a comma": "guys, ",
    "a greeting a line": "hey guys\n",
    "you": "you ",
    "y'all": "y'all ",
    "everyone": "everyone ",
    "all of you": "all of you ",
    "who": "who ",
    "anyone else": "anyone else ",
    "thanks": "thanks to everyone who came and ",
    "we": "we ",
    "openers before a vocative": "so ",
    "quotations": '"a" ',
    "quotations that never close": "“a ",
    "lone apostrophes": "'a ",
    "contractions": "you're ",
    "endings without a word": "'re",
    "words in one chain": "a-",
    "tags before a you": "@a @b @c you ",
    "shouted us": "US ",
    "hashtags": "#aB ",
    "hashtags of many words": "#theoneandonlyday ",
    "mentions": "@a ",
    "links": "a.co ",
    "advertising in a pile of tags": "#a #ad ",
    "letters that unfold": "ﷺ",
    "people and people": "friends and ",
    "deeds and deeds": "thanks to everyone who came and baked and ",
    "those who watch": "people who watch my stories ",
    "orders without an end": "go see take ",
    "calls that several rules mend": "Loved the cake so much ladies! come - ",
    "rewrites that are read again": "our instructors( both of you folks ",
    "dots and letters": "a.",
    "emoji": "😀",
    "joined emoji": "👩‍",
    "stretched letters": "sooo ",
    "fancy letters": "𝓰 ",
    "invisible marks": "\u200b ",
    "line breaks": "\n",
    "marks": "?!",
    "a single word": "a",
    "digits": "1",
    "an emoticon's eyes": ":-",
    "quotations that open and open": "‘",
    "notes and quotations": "♪‘‘",
    "joined emoji and quotations": "👩\u200d‘‘\u2028\u0301‘♪",
    "an invisible mark between quotation marks": "\u200b‘”’",
}


def repeated(words: str, length: int = LONGEST) -> str:
    """The words again and again, as long as a caption may be."""
    return (words * (length // len(words) + 1))[:length]
