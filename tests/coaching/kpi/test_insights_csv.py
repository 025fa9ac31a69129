"""Tables of posts as the platforms export them, and as people make them."""

from __future__ import annotations

from datetime import date as Day

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.coaching.kpi.insights_csv import CellProblem, ImportedPost, UnreadableTable, read_table, with_own_names
from bot.coaching.kpi.rates import Figures
from tests.sim.world import shelf

TODAY = Day(2026, 11, 22)
BOOK = shelf().current
NAMES = with_own_names(BOOK.knowledge.columns, BOOK.platforms.values())

INSTAGRAM = """Post ID,Account username,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,\
Views,Reach,Likes,Shares,Follows,Comments,Saves
1,mara,"Rye bread, at last
and a second line",0,11/20/2026 09:30,https://www.instagram.com/p/abc/,IG reel,,Lifetime,"12,300",9000,900,40,3,100,60
2,mara,Plums,0,11/02/2026 18:00,https://www.instagram.com/p/def/,IG image,,Lifetime,800,700,90,,0,10,
"""
TIKTOK = """Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views
2026-11-21,Rye bread,https://www.tiktok.com/@m/video/1,November 20,1.2k,40,300,12.3K
2026-11-21,Plums,https://www.tiktok.com/@m/video/2,December 24,5,0,0,90
"""


def read(text: str, platform: str | None = None) -> tuple[ImportedPost, ...]:
    table = read_table(text.encode(), platform, TODAY, NAMES)
    assert table.problems == ()
    return table.posts


def test_the_export_of_instagram_is_read_and_its_captions_are_not() -> None:
    first, second = read(INSTAGRAM)

    assert (first.platform, first.day, first.link) == (
        "instagram",
        Day(2026, 11, 20),
        "https://www.instagram.com/p/abc/",
    )
    assert first.figures == Figures(views=12_300, reach=9000, likes=900, shares=40, comments=100, saves=60)
    assert second.day == Day(2026, 11, 2) and second.figures.saves is None
    assert (first.format, second.format) == ("reel", "photo")
    assert "Rye" not in str((first, second))


def test_the_export_of_tiktok_is_read_and_a_day_without_a_year_is_the_last_one() -> None:
    first, second = read(TIKTOK)

    assert (first.platform, first.day) == ("tiktok", Day(2026, 11, 20))
    assert first.figures == Figures(views=12_300, likes=1200, comments=40, shares=300)
    assert second.day == Day(2025, 12, 24)


def test_the_exports_of_other_languages_are_read_too() -> None:
    portuguese = (
        "Identificação da publicação;Descrição;Horário de publicação;Link permanente;Tipo de publicação;Visualizações;"
        "Alcance;Curtidas;Compartilhamentos;Comentários;Salvamentos\n"
        "5;Figos;15/09/2026 18:00;https://www.instagram.com/p/x/;Imagem do IG;2.300;1.100;120;9;14;40\n"
    )
    spanish = (
        "Hora de publicación,Enlace permanente,Alcance,Visualizaciones,Me gusta,Comentarios,"
        "Veces que se ha compartido,Veces guardado\n"
        "15/09/2026 18:00,https://www.instagram.com/p/x/,1100,2300,120,14,9,40\n"
    )
    figures = Figures(views=2300, likes=120, comments=14, shares=9, saves=40, reach=1100)

    for table, format in ((portuguese, "photo"), (spanish, "")):
        (post,) = read(table)
        assert (post.day, post.figures, post.format) == (Day(2026, 9, 15), figures, format)


def test_what_was_watched_is_read_as_tiktok_shows_it() -> None:
    header = "Video link,Video publish time,Total views,Average watch time,Watched full video,Add to favorites\n"
    (clock,) = read(header + "https://www.tiktok.com/@m/video/1,2026-11-20,5000,0:12.5,38%,40\n")
    (plain,) = read(header + "https://www.tiktok.com/@m/video/1,2026-11-20,5000,12.5,0.38,40\n")

    assert clock.figures == plain.figures
    assert clock.figures == Figures(views=5000, saves=40, watch_time=62_500, full_share=3800)


def test_a_watched_figure_that_cannot_be_read_is_named_by_row_and_column() -> None:
    table = read_table(b"day,views,Total play time,Completion rate\n2026-11-20,5,long,many\n", "tiktok", TODAY, NAMES)

    assert set(table.problems) == {
        CellProblem(2, "Total play time", "time"),
        CellProblem(2, "Completion rate", "share"),
    }


def test_a_format_goes_by_its_own_name_and_by_that_of_an_export() -> None:
    rows = "day,views,type\n2026-11-20,5,IG carousel\n2026-11-20,6,Reel\n2026-11-20,7,Hologram\n"

    assert [one.format for one in read(rows, "instagram")] == ["carousel", "reel", ""]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_of_ones_own_is_read_however_a_spreadsheet_saved_it(mark: str, coding: str, end: str) -> None:
    lines = [
        mark.join(row) for row in (["DATE", " Video Views ", "like_count"], ["20.11.2026", "90", "-"], ["", "", ""])
    ]
    table = read_table(end.join(lines).encode(coding), "tiktok", TODAY, NAMES)

    assert table.posts == (ImportedPost(2, "tiktok", Day(2026, 11, 20), Figures(views=90)),)


def test_each_cell_that_is_wrong_is_named_by_row_and_column_and_nothing_is_taken() -> None:
    rows = (
        "Date,Platform,Views,Total likes,Link\n2026-11-20,TikTok,many,4%,\nsoon,TikTok,5,5,\n2026-11-20,Orkut,5,5,x\n"
    )
    table = read_table(rows.encode(), None, TODAY, NAMES)

    assert table.posts == ()
    assert set(table.problems) == {
        CellProblem(2, "Views", "figure"),
        CellProblem(2, "Total likes", "figure"),
        CellProblem(3, "Date", "day"),
        CellProblem(4, "Platform", "platform"),
        CellProblem(4, "Link", "link"),
    }


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (["03/04/2026", "25/04/2026"], Day(2026, 4, 3)),
        (["03/04/2026", "04/25/2026"], Day(2026, 3, 4)),
        (["03.04.2026"], Day(2026, 4, 3)),
        (["2026/04/03"], Day(2026, 4, 3)),
        (["3 April 2026"], Day(2026, 4, 3)),
        (["Apr 3, 2026 09:10"], Day(2026, 4, 3)),
        (["2026-04-03T09:10:00Z"], Day(2026, 4, 3)),
        (["03/03/2026"], Day(2026, 3, 3)),
    ],
)
def test_a_day_is_read_by_what_the_other_days_of_the_table_tell(days: list[str], read_as: Day) -> None:
    rows = "\n".join(f'"{day}",5' for day in days)

    assert read(f"day,views\n{rows}", "tiktok")[0].day == read_as


def test_a_day_that_could_be_two_is_asked_about_rather_than_guessed() -> None:
    assert read_table(b"day,views\n03/04/2026,5", "tiktok", TODAY, NAMES).problems == (
        CellProblem(2, "day", "day of two ways"),
    )


def test_a_day_to_come_and_a_platform_that_nobody_named_are_told() -> None:
    table = read_table(b"day,views\n2027-04-03,5", None, TODAY, NAMES)

    assert table.problems == (CellProblem(2, "day", "day ahead"), CellProblem(2, "platform", "no platform"))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "no rows"),
        (b"\n\n", "no rows"),
        (b"day,views\n", "no rows"),
        (b"views,likes\n1,2", "no day column"),
        (b"day,title\n2026-01-01,x", "no figures"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not text"),
        (b"PK\x03\x04\xff", "not text"),
        (b"\xff\xfea", "not text"),
        (b"day,views\n" + b"2026-01-01,5\n" * 2001, "too many rows"),
    ],
)
def test_what_is_no_table_of_posts_is_refused_as_a_whole(raw: bytes, why: str) -> None:
    with pytest.raises(UnreadableTable) as refused:
        read_table(raw, "tiktok", TODAY, NAMES)
    assert refused.value.why == why


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda rest: f"day,views,likes,link\n{rest}".encode()))
def test_whatever_is_in_a_file_it_is_all_posts_or_all_reasons(raw: bytes) -> None:
    try:
        table = read_table(raw, None, TODAY, NAMES)
    except UnreadableTable as refused:
        assert refused.why
    else:
        assert bool(table.posts) != bool(table.problems)
