"""The platform files and the rules that read them agree."""

from __future__ import annotations

import pytest

from bot.coaching.opening import open_rulebook

BOOK = open_rulebook().rulebook


@pytest.mark.parametrize("platform", BOOK.platforms.values(), ids=lambda p: p.id)
def test_the_length_rules_count_a_caption_in_the_unit_of_its_platform(platform) -> None:
    unit = platform.limits["caption"].unit
    for rule in BOOK.rules.values():
        if rule.check and rule.check.endswith("_the_caption_limit_utf16"):
            assert (platform.id in rule.platforms) == (unit == "UTF-16 units")
        elif rule.check and rule.check.endswith("_the_caption_limit"):
            assert (platform.id in rule.platforms) == (unit == "code points")


@pytest.mark.parametrize("platform", BOOK.platforms.values(), ids=lambda p: p.id)
def test_every_number_of_a_platform_says_when_it_wants_a_second_look(platform) -> None:
    for limit in platform.limits.values():
        assert limit.as_of < limit.review_after


@pytest.mark.parametrize("platform", BOOK.platforms.values(), ids=lambda p: p.id)
def test_a_limit_for_one_format_names_a_format_that_the_platform_has(platform) -> None:
    for name in platform.limits:
        prefix, _, rest = name.partition("_")
        if rest in ("caption", "title"):
            assert prefix in platform.formats


def test_an_advert_sounds_worse_on_tiktok_than_on_instagram() -> None:
    rule = BOOK.rules["platform.ad-speak"]
    assert (rule.level_on("tiktok"), rule.level_on("instagram")) == ("warning", "hint")
