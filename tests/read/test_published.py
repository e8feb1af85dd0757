"""The day of publication: sidecar, file name, page furniture, dateline; never the prose."""

from __future__ import annotations

import datetime as dt

import pytest

from jiyao.errors import SourceError
from jiyao.read.articles import articles_from_source
from jiyao.read.published import (
    date_in_dateline,
    date_in_line,
    date_in_name,
    published_of_file,
    years_in_text,
)
from jiyao.values import SourceText

BODY = "　　3月5日，清河县召开春耕生产会议，部署2025年粮食工作。\n"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-06-14", "2024-06-14"),
        ("20240614", "2024-06-14"),
        ("2024_06_14", "2024-06-14"),
        ("2024.6.4-02版", "2024-06-04"),
        ("清河报2024年6月14日", "2024-06-14"),
        ("news-2025-11-05-2", "2025-11-05"),
        ("nankai-2024", None),
        ("t20240614_1024331", "2024-06-14"),
        ("120240614", None),
        ("20241399", None),
        ("2024-02-30", None),
        ("18991231", None),
    ],
)
def test_date_in_name(name, day):
    assert date_in_name(name) == (day and dt.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("江北报　要闻　02版　2024年6月14日　星期五", "2024-06-14"),
        ("时间:2016-3-22 9:41:06    点击:[308]", "2016-03-22"),
        ("２０１６年３月２２日　星期二", "2016-03-22"),
        ("发布日期：2016/08/12", "2016-08-12"),
        ("6月14日　星期五", None),
    ],
)
def test_date_in_line(line, day):
    assert date_in_line(line) == (day and dt.date.fromisoformat(day))


def test_a_dateline_needs_the_only_year_of_the_text():
    text = "新华社北京12月8日电　会议分析研究2025年经济工作。"
    assert date_in_dateline(text, years_in_text(text)) == dt.date(2025, 12, 8)
    assert date_in_dateline(text, years_in_text(text + "2026年要继续。")) is None
    assert date_in_dateline("会议于12月8日召开。", {2025}) is None
    assert date_in_dateline("新华社北京2月30日电", {2025}) is None


@pytest.mark.parametrize(
    ("sidecar", "day"),
    [
        ('{"published": "2023-05-06"}', "2023-05-06"),
        ('{"published": null}', "2024-06-14"),
        ('{"title": "x"}', "2024-06-14"),
        ("[1]", "2024-06-14"),
    ],
)
def test_a_sidecar_goes_before_the_name(tmp_path, sidecar, day):
    path = tmp_path / "20240614.txt"
    path.with_suffix(".json").write_text(sidecar)
    assert published_of_file(path) == dt.date.fromisoformat(day)


@pytest.mark.parametrize("sidecar", ["{", '{"published": "last week"}', '{"published": 20240614}'])
def test_a_wrong_sidecar_is_named(tmp_path, sidecar):
    path = tmp_path / "a.txt"
    path.with_suffix(".json").write_text(sidecar)
    with pytest.raises(SourceError, match=r"a\.json: "):
        published_of_file(path)


def _published(text: str, given: dt.date | None = None) -> list[str]:
    articles = articles_from_source(SourceText(id="a", text=text, published=given))
    return [str(article.published) for article in articles]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("清河县召开春耕会议\n\n发布时间：2024-03-06　来源：清河发布\n\n" + BODY, ["2024-03-06"]),
        ("清河报　2版　2024年3月6日　星期三\n\n清河县召开春耕会议\n\n" + BODY, ["2024-03-06"]),
        ("清河县召开春耕会议\n\n" + BODY, ["None"]),
        ("清河县召开春耕会议\n\n　　2024年3月5日，清河县召开会议。\n", ["None"]),
        ("政府工作报告\n——2026年1月26日在清河县人民代表大会第四次会议上\n各位代表：\n", ["None"]),
        ("清河县召开春耕会议\n\n　　新华社清河3月6日电　会议部署2025年工作。\n", ["2025-03-06"]),
        (
            "甲县召开春耕会议\n发布时间：2024-03-06\n"
            + BODY
            + "\n乙县召开春耕会议\n发布时间：2024-03-07\n"
            + BODY,
            ["2024-03-06", "2024-03-07"],
        ),
    ],
)
def test_published_of_articles(text, days):
    assert _published(text) == days
    assert set(_published(text, dt.date(2020, 1, 1))) == {"2020-01-01"}
