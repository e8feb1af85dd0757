"""Pattern of one end of a date: year, month, day, quarter, week, holiday, time of day."""

from __future__ import annotations

from jiyao.tables.alternation import alternation
from jiyao.tables.date_rows import DateTables

SPACE = "[ ]?"
S = SPACE
DIGIT = "[〇○零Ｏ一二三四五六七八九]"
SMALL = "(?:三十一?|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
NUMBER = f"(?:(?<![0-9.])[0-9]{{1,2}}|{SMALL})"
MONTH = "(?:(?<![0-9.])(?:0?[1-9]|1[0-2])|十[一二]?|[一二三四五六七八九])"
DAY = f"(?:(?<![0-9.])(?:0?[1-9]|[12][0-9]|3[01])|{SMALL})"
QUARTER = "第?[一二三四1-4]"
_DAY_UNIT = "(?:日(?![子程游])|号(?![线楼院文码店机令]|召(?!开)))"
_LONE_DAY = "(?:日(?![子程游常])|号(?=[上下晚早中前起至到，。召举开]))"
_NOT_EDGE = (
    "(?<=初)[级期步中衷心学小始]|(?<=底)[线气部层子座盘色蕴数]|(?<=末)[端梢位]|(?<=中)[一-龥]"
)
_CLAUSE = "[，。、；：！？”’》）]"


def full_years() -> str:
    """A year of four figures, Arabic or Chinese."""
    return (
        f"(?:(?<![0-9.])[12][0-9]{{3}}|(?<=[0-9][.])(?<![0-9][0-9][.])[12][0-9]{{3}}"
        f"|[一二]{DIGIT}{{3}})"
    )


def bare_short_year() -> str:
    """A year of two figures at the beginning of a clause: 98年, 24年全市生产总值."""
    return (
        "(?:(?<=[，。；自从到在于截至（])|^)(?:0[0-9]|1[5-9]|2[0-9]|9[0-9])"
        "(?=年(?![来间内以之多前后的里半，。、]|\\Z))"
    )


def date_end(t: DateTables, n: str, separator: str) -> str:
    """One end of a date; its group names end in `n` (parts without a year in `n` and "x").

    Args:
        t: tables.
        n: "1" or "2".
        separator: what stands between two ends: before it a unit may be left out (3—5日).
    """
    part = _Parts(t, n, separator).after_year()
    alone = _Parts(t, n + "x", separator).alone()
    return "|".join(
        [
            f"(?:{_year(t, n, separator)})(?:{S}的?(?:{part}){_time(t, n)})?",
            _plan(t, n),
            _decade(n),
            f"(?:{alone}){_time(t, n + 'x')}",
            _clock_alone(t, n + "y"),
            *([_clock(n + "z")] if n == "2" else []),
        ]
    )


def _year(t: DateTables, n: str, separator: str) -> str:
    short_follows = (
        f"{S}(?:{NUMBER}{S}月|度|[上下]半年|{QUARTER}季度|[年底末初][底末初]?|[春夏秋冬])"
    )
    more = f"(?={S}(?:{separator}{S}|[、和与]){full_years()}{S}年)"
    return (
        f"(?P<year{n}>{full_years()})(?:{S}年(?:度|(?!级|代))|{more})"
        f"|(?P<short_year{n}>(?<![0-9.])[0-9]{{2}}|(?<!{DIGIT})[〇○零一二三四五六七八九]{{2}})"
        f"年(?={short_follows})"
        f"|(?P<bare_short{n}>{bare_short_year()})年"
        f"|(?P<near_year{n}>{t.any_of('year')})度?"
    )


def _plan(t: DateTables, n: str) -> str:
    names = alternation([row.name for row in t.plans])
    tail = "期间|时期|以来|期末|末期|末年|末|初期|初|中期|前期|后期"
    return (
        f'[“"‘]?(?P<plan{n}>(?<![一二三四五六七八九十第]){names})[”"’]?'
        f"(?P<plan_tail{n}>{S}(?:{tail}))"
        f'|[“"‘](?P<plan_bare{n}>{names})[”"’](?={_CLAUSE}|$|[和与到至是])'
    )


def _decade(n: str) -> str:
    tens = "(?:[1-9]0|[一二三四五六七八九]{1,2}十)"
    return (
        f"(?P<full_decade{n}>(?<![0-9])(?:1[89]|20)[0-9]0)年代|"
        f"(?P<century{n}>(?:上个?|本|(?:公元)?(?:[12][0-9]|{SMALL}))世纪)"
        f"(?P<decade{n}>{S}{tens}年代)?(?P<century_edge{n}>初叶?|中叶|末|下半叶|上半叶)?"
        f"|(?P<decade_only{n}>(?:[3-9]0|[三四五六七八九]{{1,2}}十)年代)(?P<decade_edge{n}>初|中|末)?"
    )


class _Parts:
    """What can stand below the year, with it and without it."""

    def __init__(self, t: DateTables, n: str, separator: str) -> None:
        self.t, self.n, self.separator = t, n, separator

    def _short(self, follows: str) -> str:
        """Before a separator the unit may be left to the second end."""
        return f"(?={S}{self.separator}{S}{follows})"

    def alone(self) -> str:
        t, n = self.t, self.n
        lone = f"{DAY}{S}{_LONE_DAY}"
        return "|".join(
            [
                *self._common(),
                f"(?<![此以之目])(?P<near_day{n}>{t.any_of('day')})",
                f"(?<![古如而至当迄于现文透说证声表发])(?P<short_day{n}>[昨今明])(?={_SHORT_DAY}|\\Z)",
                f"(?P<dusk{n}>{t.any_of('dusk')})",
                f"(?P<onset{n}>{t.any_of('onset')})(?=以来|[之以]?[前后]|期间)",
                f"(?P<term{n}>{t.any_of('term')})",
                f"(?<![0-9岁日明星正冬腊个每逐该同几按旬初三份全数两{DIGIT[1:]})"
                f"(?P<lone_month{n}>月(?:[初底末]|中(?=[，完前召举开])))(?!{_NOT_EDGE})",
                f"(?P<day_x{n}>{DAY})(?:{S}{_LONE_DAY}|{self._short(lone)})",
                self._week(),
                self._holiday_alone(),
                f"(?P<bare_ten{n}>{t.any_of('ten_days')})",
                f"(?P<bare_half_month{n}>{t.any_of('half_month')})",
            ]
        )

    def after_year(self) -> str:
        t, n = self.t, self.n
        return "|".join(
            [
                *self._common(),
                f"(?P<late_edge{n}>{t.any_of('edge')})(?!{_NOT_EDGE})",
                f"(?P<term{n}>{t.any_of('term')})",
                f"(?P<season{n}>{t.any_of('season')})(?!(?<=[春夏秋冬])[节粮收种播招])",
                f'[“"]?(?P<holiday{n}>{t.holiday_names(bare=False)})[”"]?{_HOLIDAY_TAIL}'
                f"|(?P<holiday_year{n}>{t.holiday_names(bare=True)})",
            ]
        )

    def _common(self) -> list[str]:
        t, n = self.t, self.n
        return [
            self._lunar(),
            self._month(),
            f"(?P<quarter{n}>{QUARTER})(?:个?季度(?P<quarter_edge{n}>[初末])?"
            f"|{self._short(QUARTER + '个?季度')}|(?=、{QUARTER}个?季度))"
            f"|(?P<quarter_word{n}>{t.any_of('quarter')})",
            f"(?P<half{n}>{t.any_of('half')})",
            f"(?<![此以之目日先提当节空生])[前头首](?P<run{n}>{MONTH}|两)(?P<run_unit{n}>个?季度|个月|月(?!份?[0-9]))",
            f"(?P<year_edge{n}>{t.any_of('year_edge')})",
            f"(?P<whole{n}>{t.any_of('whole')})",
            f"(?<!历史)(?<![往常历多]年)(?P<same{n}>同期)",
        ]

    def _month(self) -> str:
        t, n = self.t, self.n
        short = f"{self._short(f'{MONTH}{S}月')}|(?=、{MONTH}{S}月(?![0-9]))"
        named = f"(?P<month{n}>{MONTH})(?:{S}月(?:份(?!额))?|{short})"
        day = f"(?P<day{n}>{DAY})(?:{S}{_DAY_UNIT}|{self._short(f'{DAY}{S}[日号]')})"
        return (
            f"(?:{named}|(?P<near_month{n}>{t.any_of('month')}))"
            f"(?:{S}(?P<ten_days{n}>{t.any_of('ten_days')})"
            f"|(?P<half_month{n}>{t.any_of('half_month')})"
            f"|{S}的?{day}|(?P<month_edge{n}>{t.any_of('edge')})(?!{_NOT_EDGE}))?"
        )

    def _lunar(self) -> str:
        n = self.n
        named = f"(?:农历|阴历)(?:{S}闰)?{SMALL}|闰{SMALL}"
        return (
            f"(?P<lunar_month{n}>(?:农历|阴历)?{S}闰?[正冬腊]|{named})月"
            f"(?P<lunar_day{n}>初[一二三四五六七八九十]|{SMALL})?"
        )

    def _week(self) -> str:
        t, n = self.t, self.n
        weekday = f"[{''.join(t.of('weekday'))}]"
        return (
            f"(?P<week{n}>{t.any_of('week')})(?P<week_weekday{n}>{weekday})?"
            f"|(?<![一二两三四五六七八九十0-9个半])(?:周|星期|礼拜)(?P<weekday{n}>{weekday})(?![年期线刊])"
        )

    def _holiday_alone(self) -> str:
        t, n = self.t, self.n
        return (
            f'[“"]?(?P<holiday{n}>{t.holiday_names(bare=False)})[”"]?{_HOLIDAY_TAIL}'
            f"|(?P<holiday_bare{n}>{t.holiday_names(bare=True)})"
            f"(?=$|{_CLAUSE}|[ \\n]|将至|来临|临近|即将|到来|期|的|春节|国庆|中秋)"
        )


_SHORT_DAY = (
    "(?<=昨)(?:召开|举[行办]|开[幕工业馆]|[闭落]幕|启[动用]|签约|揭[牌晓]|亮相|抵|在|上午|下午|成立|发布|正式|出炉|起)"
    "|(?<=今)(?:召开|举[行办]|开[幕工业馆]|[闭落]幕|启[动用]|签约|揭[牌晓]|亮相|上午|下午|起(?!步))"
    "|(?<=明)(?:召开|举行|开幕|闭幕|上午|下午|起(?![草诉源点义]))"
)
_HOLIDAY_TAIL = (
    "(?:小长假|长假|黄金周|假期|期间|前后|前夕|佳节|当天|当日|节日期间|(?=[前后](?![沿来景])))"
)


def _clock(n: str, *, bare: bool = False) -> str:
    """9时30分, 9点半, 14:00; `bare` asks for 时 or for 点 with something behind it."""
    point = "点(?=[0-9一二三四五六十半整钟许])" if bare else "点"
    hour = f"(?:时(?!期(?!间)|[代间候段常空任速尚位刻装])|{point}(?![多评名击下左位意建要]|上(?![课班映线演])))"
    minute = f"(?:{S}(?P<minute{n}>{NUMBER}){S}分?|(?P<half_hour{n}>半))?"
    figures = "" if bare else f"|[:：](?P<clock_minute{n}>[0-5][0-9])(?:[:：][0-5][0-9])?"
    number = NUMBER if bare else f"(?:{NUMBER}|[两零])"
    return f"(?P<hour{n}>{number}){S}(?:{hour}{minute}{figures})(?:许|整|钟)?"


def _time(t: DateTables, n: str) -> str:
    """Part of the day and the clock after a day."""
    part = f"(?P<daypart{n}>{t.any_of('daypart')})(?![报会霞稻熟期]|(?<=[早晚])[些于在日已就])"
    follows = f"(?={S}(?:[0-9]{{1,2}}[:：时点]|(?:{SMALL}|零)[时点]))"
    begins = f"{follows}(?:(?<=[日号天晚晨早夜])|(?<=[周期拜][一二三四五六]))"
    return f"(?:{S}{part}(?:{S}{_clock(n)})?|{begins}{S}{_clock(n + 'c')})?"


def each_time(t: DateTables, n: str) -> str:
    """Part of the day or the clock after 每天 and 每周一."""
    parts = alternation([word for word in t.of("daypart") if len(word) > 1])
    return f"(?P<each_part{n}>{parts})?{_clock('_each' + n)}|(?P<each_only{n}>{parts})"


def _clock_alone(t: DateTables, n: str) -> str:
    parts = alternation([word for word in t.of("daypart") if len(word) > 1])
    return (
        f"(?P<daypart{n}>{parts})(?:{S}{_clock(n)}|(?<![^，。；、].{2})(?=，|\\Z))"
        f"|(?<![0-9一二三四五六七八九十:：])(?=[0-9]|{SMALL}[时点]{SMALL}分){_clock(n + 'c', bare=True)}"
    )
