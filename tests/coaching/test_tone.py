"""How a caption sounds weighs differently by platform: adverts, a shop's voice, something to answer, a true detail."""

from __future__ import annotations

import pytest

from bot.coaching.house import House, HouseSays
from bot.coaching.opening import open_rulebook
from bot.coaching.review import Finding, Review
from bot.coaching.reviewing import review
from bot.rulebook.house import HouseRules

BOOK = open_rulebook().rulebook
ADVERT = "The green lamp is back. Don't miss out, use my code MIRA"
SHOP = "The green lamp is back. Visit our shop by the canal"
LINK = (
    "The lamp was found in the cellar of the old cinema, under a coat and two boxes of tickets, and it took four "
    "evenings to make it glow again. The shade is the old paper, the cable is new. It is in the shop, link in bio"
)
INCLUSIVE = ["We all have that drawer", "Us night bakers know the smell", "Aren't we lucky with this rain", "One of us"]
DISCLOSED = [
    "#ad Six weeks with this lamp, and the switch still squeaks",
    "Ad: six weeks with this lamp, and the switch still squeaks",
    "Paid partnership with @user. The switch still squeaks",
    "Gifted by @user. The switch still squeaks",
]


def read(caption: str, platform: str) -> Review:
    return review(caption, BOOK, platform)


def of(rule: str, caption: str, platform: str) -> list[Finding]:
    return [one for one in read(caption, platform).findings if one.rule == rule]


@pytest.mark.parametrize(
    ("rule", "caption"), [("platform.ad-speak", ADVERT), ("platform.one-of-us", SHOP)], ids=["advert", "shop"]
)
def test_the_same_words_weigh_more_on_tiktok_and_the_message_says_so(rule: str, caption: str) -> None:
    tiktok, instagram = of(rule, caption, "tiktok"), of(rule, caption, "instagram")

    assert [one.text for one in tiktok] == [one.text for one in instagram] != []
    assert {one.level for one in tiktok} == {"warning"}
    assert {one.level for one in instagram} == {"hint"}
    assert all("counts more" in one.message for one in tiktok)
    assert not any("counts more" in one.message for one in instagram)


@pytest.mark.parametrize("caption", [ADVERT, SHOP])
@pytest.mark.parametrize("platform", sorted(BOOK.platforms))
def test_an_advert_is_no_call_to_a_crowd(caption: str, platform: str) -> None:
    found = read(caption, platform)

    assert found.to_crowd == 0
    assert found.verdict in ("one-to-one", "none")


@pytest.mark.parametrize("caption", INCLUSIVE)
@pytest.mark.parametrize("platform", ["tiktok", "instagram"])
def test_a_we_that_takes_the_reader_in_is_one_of_us(caption: str, platform: str) -> None:
    families = {one.family for one in read(caption, platform).findings}

    assert of("platform.one-of-us", caption, platform) == []
    assert "crowd" not in families and "voice" not in families


@pytest.mark.parametrize("caption", DISCLOSED)
def test_saying_that_it_is_an_advert_does_not_sound_like_one(caption: str) -> None:
    assert of("platform.ad-speak", caption, "tiktok") == of("platform.one-of-us", caption, "tiktok") == []


def test_a_server_s_own_level_goes_before_the_platform_s() -> None:
    says = HouseSays("“{match}” is not said here.", "A house rule.")
    house = House(HouseRules(levels=(("platform.ad-speak", "hint"),)), BOOK.grammar(), says)

    found = [one for one in review(ADVERT, BOOK, "tiktok", house=house).findings if one.rule == "platform.ad-speak"]

    assert found and {one.level for one in found} == {"hint"}


def test_something_to_answer_is_asked_for_on_instagram_and_not_on_tiktok() -> None:
    assert [one.level for one in of("platform.something-to-answer", LINK, "instagram")] == ["hint"]
    assert of("platform.something-to-answer", LINK, "tiktok") == []


@pytest.mark.parametrize("caption", [LINK, LINK.replace(", link in bio", "")], ids=["a link", "nothing"])
def test_what_is_not_asked_is_said_once(caption: str) -> None:
    rules = [one.rule for one in read(caption, "instagram").findings]

    assert len({"platform.something-to-answer", "platform.next-step"}.intersection(rules)) == 1


@pytest.mark.parametrize(
    "opening", ["Wait for it", "This.", "🙈🙈", "Good morning everyone", "You won't believe what happened", "POV:"]
)
@pytest.mark.parametrize("platform", ["tiktok", "instagram"])
def test_a_first_line_that_says_nothing_of_the_video_is_said_once_and_as_a_hint(opening: str, platform: str) -> None:
    found = read(f"{opening}\nThe goat has learned to open the kitchen door by herself", platform).findings
    first = [one for one in found if one.rule in ("platform.topic-first", "platform.greeting-first")]

    assert [one.level for one in first] == ["hint"]


def test_a_caption_that_anyone_could_have_written_gets_a_prompt_on_tiktok() -> None:
    vague = "Believe in your dreams each day, because it is all possible if you just try and keep on going with it"

    assert [one.level for one in of("value.one-true-detail", vague, "tiktok")] == ["hint"]
    assert of("value.one-true-detail", vague + ", says the kitchen clock in Porto", "tiktok") == []
    assert of("value.one-true-detail", vague, "instagram") == []
