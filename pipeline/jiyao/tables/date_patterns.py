"""Patterns of dates, composed from tables; shared by recognise and normalise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jiyao.tables.load import load_table
from jiyao.tables.numbers import alternation, number_patterns
from jiyao.tables.rows import DateWord, Holiday, Numeral, Plan

SEPARATOR = "(?:[至到~–-]|[—―─]{1,2})"
S = "[ ]?"
DIGIT = "[〇○零Ｏ一二三四五六七八九]"
SMALL = "(?:三十[一]?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
NUMBER = f"(?:(?<![0-9.])[0-9]{{1,2}}|{SMALL})"
FULL_YEAR = f"(?:(?<![0-9.])[12][0-9]{{3}}|(?<![0-9])(?<=[.])[12][0-9]{{3}}|[一二]{DIGIT}{{3}})"
_NAMED = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTables:
    """The rows that dates are recognised and read with."""

    words: tuple[DateWord, ...]
    holidays: tuple[Holiday, ...]
    plans: tuple[Plan, ...]
    numerals: tuple[Numeral, ...]

    def of(self, role: str) -> dict[str, str]:
        """word -> value of one role."""
        return {row.word: row.value for row in self.words if row.role == role}

    def any_of(self, role: str) -> str:
        """An alternation of the words of one role."""
        return alternation(list(self.of(role)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePatterns:
    """Compiled patterns for folded text: `scan` finds, `surfaces` read one mention each."""

    scan: re.Pattern[str]
    surfaces: tuple[re.Pattern[str], ...]
    tables: DateTables


@lru_cache(maxsize=1)
def default_date_tables() -> DateTables:
    """The shipped tables."""
    return DateTables(
        words=load_table("date_words", DateWord),
        holidays=load_table("holidays", Holiday),
        plans=load_table("plans", Plan),
        numerals=load_table("numerals", Numeral),
    )


@lru_cache(maxsize=1)
def default_date_patterns() -> DatePatterns:
    """Patterns of the shipped tables, compiled once."""
    return date_patterns(default_date_tables())


def date_patterns(tables: DateTables) -> DatePatterns:
    """Compile the patterns of a set of tables."""
    named = (_vague(tables), _span(tables), _numeric(), _calendar(tables))
    scan = "|".join(_NAMED.sub("(?:", pattern) for pattern in (_not_dates(), *named))
    scan = scan.replace(_NAMED.sub("(?:", _not_dates()), f"(?P<skip>{_not_dates()})", 1)
    return DatePatterns(
        scan=re.compile(scan),
        surfaces=tuple(re.compile(pattern) for pattern in named),
        tables=tables,
    )


def _not_dates() -> str:
    """Numbers and words that look like the beginning of a date."""
    return "|".join(
        [
            "第[0-9]{1,4}(?![季天年周])",
            "[A-Za-z][A-Za-z-]{0,8}[0-9][0-9A-Za-z.-]{0,20}",
            "[一二三四五六七八九十百千1-9][0-9]?年级",
            "百年|千年|一年一度|一年之计|一天天|一天一",
        ]
    )


def _vague(t: DateTables) -> str:
    """日前, 目前, 今后, 每年, 岁末年初: no number needed."""
    return (
        f"(?P<past>(?:{t.any_of('past')})(?!{_NO_PAST}))|(?P<present>(?:{t.any_of('present')}))"
        f"|(?P<future>(?:{t.any_of('future')})(?!{S}(?:[0-9]|{SMALL}|两|半))(?!学校|城市|社区|之星))"
        f"|(?P<each>(?:{t.any_of('set')})(?![0-9]{{1,2}}[日号]))"
        f"|(?P<phrase>{t.any_of('phrase')})"
        f"|(?:每个?)(?P<each_day>周|星期|礼拜)(?P<each_weekday>[{''.join(t.of('weekday'))}])"
    )


_NO_PAST = "[0-9一二两三四五六七八九十]"


def _span(t: DateTables) -> str:
    """近三年, 为期3天, 两周后, 三年内, 20多年来, 一年半."""
    number = number_patterns(t.numerals)
    amount = f"(?:{number.arabic}|{number.chinese}|半)"
    unit = t.any_of("span")
    long_ago = "(?:以前|之前|前(?![三两0-9十列后期端沿]))"
    return (
        f"(?P<ahead>{t.any_of('ahead')})?{S}(?<![0-9.第])(?!{FULL_YEAR}年|{FULL_YEAR}{SEPARATOR}[12])(?P<count>{amount}){S}"
        f"(?:{SEPARATOR}(?P<count_high>{amount}){S})?"
        f"(?P<more>多|余)?(?P<span>{unit}|日(?=以内|之内|内[^外]))(?P<half>半(?!径|数|导|程))?(?P<more_late>多)?"
        f"(?![度级份初底末制期旬龄代际线限均]|月[0-9]|[春夏秋冬]季|[上下]半年|薪|假期?安排|规划|行动|计划)"
        f"(?:(?P<ago>{long_ago})|(?P<hence>以后|之后|后(?![备勤续期台劲])|(?<=[日月年天周])后)"
        f"|(?P<within>以内|之内|内(?![部容蒙涵外])|间(?![接隔断])|以来|来(?![自临源到看说得往宾])"
        f"|(?P<limit>以上|以下|左右)))?"
    )


def _numeric() -> str:
    """2024-02-05, 2024.2.5, 2024/02/05."""
    day = "(?:0?[1-9]|[12][0-9]|3[01])"
    month = "(?:0?[1-9]|1[0-2])"
    return (
        "(?<![0-9A-Za-z.-])(?P<n_year>(?:19|20)[0-9]{2})(?P<n_sep>[-./])"
        f"(?P<n_month>{month})(?P=n_sep)(?P<n_day>{day})(?![0-9.-])"
    ).replace("(?P=n_sep)", "[-./]")


def _calendar(t: DateTables) -> str:
    """Full and partial dates, ranges of them, words before and after."""
    first, last = _end(t, "1"), _end(t, "2")
    late = t.any_of("late")
    return (
        f"(?:(?P<early>{t.any_of('early')}){S})?(?:{first})"
        f"(?:{S}{SEPARATOR}{S}(?:{last}))?"
        f"(?:{S}(?P<late>(?:{late}))(?!{_NOT_LATE}))?"
    )


_NOT_LATE = (
    "(?<=前)[三两0-9十列沿端景期瞻往身来线台哨进述后方夜夕锋途提言半几]"
    "|(?<=后)[疫续期勤备台劲来方半果]|(?<=内)[部容蒙涵外需资陆地河生政]|(?<=间)[接隔断]"
    "|(?<=起)[来草步点重义飞诉源伏落]|(?<=中)[国央心]|(?<=来)[自临源到看说得往宾]|(?<=止)[于]"
)


def _end(t: DateTables, n: str) -> str:
    """One end of a date; group names end in `n`."""
    year, part, time = _year(t, n), _part(t, n), _time(t, n)
    plans = alternation([row.name for row in t.plans])
    era = (
        f'[“"‘]?(?P<plan{n}>(?<![一二三四五六七八九十第]){plans})[”"’]?'
        f"(?P<plan_tail>{S}(?:期间|时期|以来|开局之年|收官之年|期末|末期|末|初期|初|中期|前期))"
    ).replace("plan_tail", f"plan_tail{n}")
    bare = f'[“"‘](?P<plan_bare{n}>{plans})[”"’](?!规划|发展|期|时|以|末|的?规划|建议|纲要|[^，。、；]{{0,14}}(?:规划|纲要|专项|方案))'
    decade = (
        f"(?P<century{n}>(?:上|本|(?:公元)?(?:[12][0-9]|{SMALL}))世纪)"
        f"(?P<decade{n}>{S}(?:[1-9]0|[一二三四五六七八九]十)年代)?(?P<century_edge{n}>初叶?|中叶|末|下半叶|上半叶)?"
        f"|(?P<decade_only{n}>(?:[3-9]0|[三四五六七八九]十)年代)(?P<decade_edge{n}>初|中|末)?"
    )
    return f"(?:{year})(?:{S}(?:{part}){time})?|{era}|{bare}|{decade}|(?:{_part(t, n + 'x')}){_time(t, n + 'x')}"


def _year(t: DateTables, n: str) -> str:
    follows = f"{S}(?:{NUMBER}{S}月|度|[上下]半年|第?[一二三四]季度|[年底末初][底末初]?|[春夏秋冬])"
    return (
        f"(?P<year{n}>{FULL_YEAR})(?:{S}年(?:度|(?!级|代))?|(?={S}{SEPARATOR}{S}[12][0-9]{{3}}{S}年))"
        f"|(?P<short_year{n}>(?<![0-9.])[0-9]{{2}}|(?<!{DIGIT})[〇○零一二三四五六七八九]{{2}})年(?={follows})"
        f"|(?P<near_year{n}>{t.any_of('year')})度?"
    )


def _part(t: DateTables, n: str) -> str:
    """Month, day, quarter, half, week, holiday: anything below the year."""
    weekday = f"[{''.join(t.of('weekday'))}]"
    edge = f"{t.any_of('edge')}"
    month = (
        f"(?:(?P<month{n}>{NUMBER})(?:{S}月(?:份(?!额))?|(?={S}{SEPARATOR}{S}{NUMBER}{S}月))"
        f"|(?P<near_month{n}>{t.any_of('month')}))"
    )
    day = f"(?P<day{n}>{NUMBER})(?:{S}[日号](?![子程常报照本线楼院文])|(?={S}{SEPARATOR}{S}{NUMBER}{S}[日号]))"
    lunar = (
        f"(?P<lunar{n}>农历|阴历)?(?P<lunar_month{n}>闰?(?:正|冬|腊|(?:(?<=农历)|(?<=阴历)|(?<=闰)){SMALL}))月"
        f"(?P<lunar_day{n}>初[一二三四五六七八九十]|{SMALL})?"
    )
    holidays = alternation(
        [s for row in t.holidays for s in (row.name, *row.spellings) if row.bare]
    )
    more = alternation([s for row in t.holidays for s in (row.name, *row.spellings)])
    tail = "(?:小长假|长假|假期|期间|前后|前夕|佳节|当天|当日|(?=[前后]))"
    quarter = (
        f"第?(?P<quarter{n}>[一二三四1-4])(?:个?季度|(?={S}{SEPARATOR}{S}第?[一二三四1-4]个?季度))"
        f"|(?P<quarter_word{n}>{t.any_of('quarter')})"
    )
    run = f"[前头首](?P<run{n}>[0-9]{{1,2}}|{SMALL}|两)(?P<run_unit{n}>个?季度|个月|月(?!份?[0-9]))"
    week = (
        f"(?P<week{n}>{t.any_of('week')})(?:周|星期)?(?P<week_weekday{n}>{weekday})?"
        f"|(?:周|星期|礼拜)(?P<weekday{n}>{weekday})(?![一-龥]*?(?:大学|工作室))(?![年期线刊])"
    ).replace("(?![一-龥]*?(?:大学|工作室))", "")
    return "|".join(
        [
            lunar,
            f"{month}(?:{S}(?P<ten_days{n}>{t.any_of('ten_days')})"
            f"|(?P<half_month{n}>{t.any_of('half_month')})"
            f"|{S}{day}|(?P<month_edge{n}>{edge}))?",
            quarter,
            f"(?P<half{n}>{t.any_of('half')})",
            run,
            f"(?P<near_day{n}>{t.any_of('day')})",
            f"(?P<dusk{n}>{t.any_of('dusk')})",
            f"(?P<day_x{n}>{NUMBER})(?:{S}[日号](?![子程常报照本线楼院文召])|(?={S}{SEPARATOR}{S}{NUMBER}{S}[日号]))",
            week,
            f"(?P<year_edge{n}>{t.any_of('year_edge')})",
            f"(?P<whole{n}>{t.any_of('whole')})",
            f"(?P<same{n}>同期)",
            f"(?P<late_edge{n}>(?<=[年度]){edge})(?!级|期|步|中|衷|心)",
            f"(?P<season{n}>(?<=[年度])(?:{t.any_of('season')}))(?!节)",
            f"(?P<bare_ten{n}>(?:本月)?(?:{t.any_of('ten_days')}))",
            f'[“"]?(?P<holiday{n}>{more})[”"]?(?:节日?)?{tail}'
            f"|(?P<holiday_bare{n}>{holidays})(?![一-龥])(?![”])",
            f"(?P<holiday_year{n}>(?<=[年])(?:{holidays}))",
        ]
    )


def _time(t: DateTables, n: str) -> str:
    """Part of the day and the clock after a day."""
    clock = (
        f"(?P<hour{n}>{NUMBER})(?:[时点](?!代|期|间|位|多|评|名|击|上|下|左右)(?:(?P<minute{n}>{NUMBER})分?|(?P<half_hour{n}>半))?"
        f"|[:：](?P<clock_minute{n}>[0-5][0-9])(?::[0-5][0-9])?)(?:许|整|钟)?"
    )
    return f"(?:{S}(?P<daypart{n}>{t.any_of('daypart')})(?!报))?(?:{S}{clock})?"
