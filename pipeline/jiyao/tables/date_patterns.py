"""Patterns of dates, composed from tables; shared by recognise and normalise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jiyao.tables.alternation import alternation
from jiyao.tables.date_ends import (
    DAY,
    MONTH,
    QUARTER,
    SMALL,
    bare_short_year,
    date_end,
    each_time,
    full_years,
)
from jiyao.tables.date_ends import SPACE as S
from jiyao.tables.date_rows import DateTables
from jiyao.tables.load import load_table
from jiyao.tables.numbers import number_patterns
from jiyao.tables.rows import DateWord, Holiday, Numeral, Plan

SEPARATOR = "(?:[至到~–-]|[—―─]{1,2})"
_NAMED = re.compile(r"\(\?P<\w+>")
_NOT_FIRST = ("late", "span", "weekday", "edge", "season")
_FIRST = "0-9A-Za-zＯ廿半闰每周昨今明"
_FIRST_TWO = (
    "[前后去来本上下次同当近全][年日天周月期来]|[日目]前|[将未]来|来源|[大小]半|不同|现在|建[军党国]"
    "|上[世个]|本世|公元|农历|阴历|[正冬腊]月|月[初底末中]|星期|礼拜|第[0-9一二三四]"
)
_PAIRED = '前后去来本上下次同当近全日目将未大小不现建公农阴正冬腊月星礼第头首“‘"'
"""What no table has: characters and pairs of them that a date or a skipped phrase begins with."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DatePatterns:
    """Compiled patterns for folded text: `scan` finds, `surfaces` read one mention each.

    Attributes:
        scan: finds dates in one pass; group `skip` is what only looks like the start of one.
        surfaces: vague words, spans of time, dates in figures, calendar dates, in this order.
        tables: the rows that the patterns were made of.
    """

    scan: re.Pattern[str]
    surfaces: tuple[re.Pattern[str], ...]
    tables: DateTables


@lru_cache(maxsize=1)
def default_date_patterns() -> DatePatterns:
    """Patterns of the shipped tables, compiled once."""
    return date_patterns(
        DateTables(
            words=load_table("date_words", DateWord),
            holidays=load_table("holidays", Holiday),
            plans=load_table("plans", Plan),
            numerals=load_table("numerals", Numeral),
        )
    )


def date_patterns(tables: DateTables) -> DatePatterns:
    """Compile the patterns of a set of tables."""
    named = (_vague(tables), _span(tables), _figures(), _calendar(tables))
    found = "|".join(_NAMED.sub("(?:", pattern) for pattern in named)
    return DatePatterns(
        scan=re.compile(f"{_beginnings(tables)}(?:(?P<skip>{_SKIPPED})|{found})", re.M),
        surfaces=tuple(re.compile(pattern) for pattern in named),
        tables=tables,
    )


def _beginnings(tables: DateTables) -> str:
    """A look ahead at all that a date can begin with: most positions fail on this test alone.

    One character is looked at first, then the whole word, the pair or the numeral that begins there.
    """
    numerals = "".join(row.character for row in tables.numerals)
    words = [row.word for row in tables.words if row.role not in _NOT_FIRST]
    names = [name for row in tables.holidays for name in (row.name, *row.spellings)]
    names += [row.name for row in tables.plans]
    first = "".join(sorted({word[0] for word in (*words, *names, *_PAIRED)}))
    opened = f'[“‘"](?:{alternation(names)})|[前头首][0-9{numerals}]'
    whole = f"[{_FIRST}{numerals}]|{_FIRST_TWO}|{opened}|{alternation([*words, *names])}"
    return f"(?=[{first}{_FIRST}{numerals}])(?={whole})"


_INSIDE_WORDS = "|".join(
    [
        "[今明去前后来本上下次同当近]年(?:轻(?![工纺资轨型卡])|货(?![物运币架量款船车轮])|味|夜饭|俗|糕)",
        "全年[龄级]|(?<=[一-龥])后日(?=[均产处])|今日头条|本周[期边]|后天[然性]",
        "(?<=[文透说证声表发])明(?=[年日天])|(?<=[成基日资样剧版])本(?=[年月周])",
        "(?<=[产成工营运用业])[前后](?=[年日天])|(?<=[以此])前(?=年)|(?<=[0-9])后(?=年)",
        "(?<=[网线街路])上(?=[年周月])|(?<=[岁元人个]以)上(?=年)|(?<=[首多每])次(?=[年日])",
        "(?<=[节作假忌])日(?=前)|(?<=[附接靠贴亲临])近(?=[年日期来])|近[日期][均常]",
        "将(?=来[自到电信访])|未来(?=年)|(?:2035|二〇三五)年远景目标(?=纲要|的?建议)",
    ]
)
_SKIPPED = "|".join(
    [
        "第[0-9]{1,4}(?![季天年周])",
        "[A-Za-z][A-Za-z-]{0,8}[0-9][0-9A-Za-z.-]{0,20}",
        "[一二三四五六七八九十百千1-9][0-9]?年级",
        "百年|千年|一年一度|一年之计|一天天|一天一|[一三]日[游三千]|[大小]半天",
        "现在，我代表|明日之星|一周(?:要闻|新闻|热点|回顾|看点)|后年[产均]|目前期|(?<=[月份])当月|不同年|同年[龄级]",
        _INSIDE_WORDS,
        "建[军党国]一百年|两个一百年|(?<![十百])一[日时](?![至到—-])",
        "来源[:：][ ]?[一-龥]{2,8}",
        r"[0-9]{1,6}(?:\.[0-9]{1,4})?(?:[:：∶比][0-9]{1,6}(?:\.[0-9]{1,4})?){1,3}",
    ]
)
_NUMERAL = "[0-9一二两三四五六七八九十半]"


def _vague(t: DateTables) -> str:
    """日前, 目前, 今后, 每年, 岁末年初: no number needed."""
    weekday = "".join(t.of("weekday"))
    time_of_day, daily = each_time(t, "w"), each_time(t, "d")
    return (
        f"(?P<past>(?:最近(?!的)|(?!最近){t.any_of('past')})(?!{_NUMERAL}|远期|目标|[学校]))"
        f"|(?<![展出表体呈显再涌浮发兑])(?P<present>(?:{t.any_of('present')})(?!年))"
        f"|(?P<future>(?:未来(?=，|\\Z)|(?!未来(?:的|[^一几]|$))(?:{t.any_of('future')}))(?!{S}{_NUMERAL}))"
        f"|每年{S}(?P<each_month>{MONTH}){S}月(?:{S}(?P<each_day>{DAY}){S}日)?"
        f"|每月{S}(?P<each_month_day>{DAY}){S}日"
        f"|每个?(?:周|星期|礼拜)(?P<each_weekday>[{weekday}])(?:{time_of_day})?"
        f"|每(?:[天日]|(?P<each_night>晚))(?:{daily})"
        f"|(?P<each>(?:{t.any_of('set')})(?![0-9]{{1,2}}[日号]|[一二三四五六七八九十0-9]月))"
        f"|(?P<phrase>{t.any_of('phrase')})"
    )


def _span(t: DateTables) -> str:
    """近三年, 3天, 两周后, 三年内, 20多年来, 一年半, 一个半月."""
    number = number_patterns(t.numerals)
    amount = f"(?:{number.arabic}|{number.chinese}|半)"
    year = full_years()
    short = f"[0-9]{{2}}年{S}(?:[0-9]{{1,2}}月|[上下]半年|度|{QUARTER}季度)|{bare_short_year()}"
    not_year = f"(?!(?:[0-9]{{1,2}}[.])?{year}{S}年|{year}{SEPARATOR}[12]|{short})"
    not_after = (
        "[度级份初底末制期旬龄代际线限均薪]|[春夏秋冬]季|[上下]半年|规划|行动|计划|再|期"
        "|(?<=周)[年岁边]|(?<=[钟时])[”’]?[^，。；、]{0,6}圈|禁渔|义务教育|间?行动|攻坚|倍增|提质|改造|过渡期|小长假|假期"
    )
    ago = "(?P<ago>以前|之前|前(?![三两0-9十列后期端沿线夕]))"
    hence = "(?P<hence>以后|之后|后(?![备勤续期台劲]))"
    within = (
        "(?P<within>以内|之内|内(?![部容蒙涵外])|间(?![接隔断])|以来|来(?![自临源到看说得往宾]))"
    )
    limit = "(?P<limit>以上|以下|左右)"
    return (
        f"(?:(?P<ahead>{t.any_of('ahead')}){S})?(?<![0-9.第]){not_year}(?P<count>{amount}){S}"
        f"(?:{SEPARATOR}(?P<count_high>{amount}){S})?(?P<more>多|余)?"
        f"(?P<span>{t.any_of('span')}|日(?=以内|之内|内(?!外))|分(?=[0-9]{{1,2}}秒))"
        f"(?:零?(?P<count_low>{SMALL}|[0-9]{{1,2}})(?P<span_low>个月|天|分钟|分|秒))?"
        f"(?P<half>半(?!径|数|导|程))?(?P<more_late>多)?(?!{not_after})"
        f"(?:{ago}|{hence}|{within}|{limit})?"
    )


def _figures() -> str:
    """2024-02-05, 2024.2.5, 2024/02/05."""
    day = "(?:0?[1-9]|[12][0-9]|3[01])"
    month = "(?:0?[1-9]|1[0-2])"

    def one(n: str) -> str:
        return (
            f"(?P<n_year{n}>(?:19|20)[0-9]{{2}})[-./]"
            f"(?P<n_month{n}>{month})[-./](?P<n_day{n}>{day})(?![0-9.])"
        )

    return f"(?<![0-9A-Za-z.-]){one('1')}(?!-[0-9]{{1,2}}(?![0-9]))(?:{S}{SEPARATOR}{S}{one('2')})?"


def _calendar(t: DateTables) -> str:
    """Full and partial dates, ranges of them, words before and after."""
    first, last = date_end(t, "1", SEPARATOR), date_end(t, "2", SEPARATOR)
    return (
        f"(?:(?P<early>{t.any_of('early')}){S})?(?:{first})"
        f"(?:(?:{S}起?{SEPARATOR}{S}|(?<=[一二三四五六七八九十0-9])、)(?:{last}))?"
        f"(?:{S}(?P<late>(?:{t.any_of('late')}))(?!{_NOT_LATE}))?"
    )


_NOT_LATE = (
    "(?<=前)[三两0-9十列沿端景期瞻往身来线台哨进述后方夜夕锋途提言半几]"
    "|(?<=后)[疫续期勤备台劲来方半果脱]|(?<=内)[部容蒙涵外需资陆地河生政]|(?<=间)[接隔断]"
    "|(?<=起)[来草步点重义飞诉源伏落]|(?<=止)[于]|(?<=始)终|(?<=内)[^，。]{0,2}外"
)
