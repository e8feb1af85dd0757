"""The words of tables/layout.tsv as patterns: furniture, bylines, leads, headline words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from jiyao.tables.alternation import alternation
from jiyao.tables.load import load_table

WordKind = Literal[
    "control",
    "date_label",
    "source_label",
    "page_label",
    "link_label",
    "author",
    "column",
    "gallery",
    "event",
    "unfinished",
    "kicker",
    "news_time",
    "site",
    "continuation",
    "document",
    "agenda",
    "object",
    "back_reference",
    "officer_verb",
    "field",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutWord:
    """A row of tables/layout.tsv."""

    kind: WordKind
    text: str


def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = defaultdict(list)
    for row in load_table("layout", LayoutWord):
        words[row.kind].append(row.text)
    return words


WORDS = _words()


def _any(*kinds: WordKind) -> str:
    """An alternation of words, the longest first."""
    return alternation(word for kind in kinds for word in WORDS[kind])


HANZI = r"[㐀-鿿]"
JUMP = re.compile(
    r"[（(【\[]?\s?(?:紧接|上接|下转|转|接)\s?(?:第|头)?\s?(?:[A-D]?[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s?版"
    r".{0,12}?[)）】\]]?"
)
TERMINAL = re.compile(
    r"(?:[。！？!?…；;：:][\"'”’）)】》」]{0,3}"  # a sentence's end
    r"|[（(【\[](?:下转|转)[^（）()]{1,12}版[^（）()]{0,8}[)）】\]]"  # goes on on another page
    r"|[。！？!?”]\s{0,60}[（(][^（）()\n]{1,40}[)）]"  # a credit after it
    r"|[（(][^（）()\n]{0,30}(?:" + _any("author") + r"|摄)[^（）()\n]{0,30}[)）])$"
)
_SPACED_FIELDS = "|".join(r"\s{0,4}".join(word) for word in WORDS["field"])
FIELD = re.compile(rf"(?:{_SPACED_FIELDS})\s{{0,2}}[：:]\s{{0,4}}\S")
WIDE_GAP = re.compile(r"[^\S\r\n]{2,}|[\t\u3000]")
CONTROLS = frozenset(WORDS["control"])
LABEL = re.compile(
    rf"(?:(?P<date>{_any('date_label')})|(?P<source>{_any('source_label')})"
    rf"|(?P<page>{_any('page_label')})|(?P<link>{_any('link_label')}))\s*(?P<colon>[：:丨])?"
)
LINK = re.compile(rf"[^{HANZI[1:-1]}\w]{{0,4}}(?:{_any('link_label')})")
DATE_TOKEN = re.compile(
    r"(?:(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?)?(?:\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2}秒?|分)?)?$"
)
META_CELL = re.compile(
    rf"(?:(?:{_any('date_label', 'source_label', 'page_label')})[：:丨]\s?\S{{1,30}}"
    r"|(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?)"
)
_OPEN, _CLOSE = r"[【\[〖（(]", r"[】\]〗）)]"
LINE_TAIL = re.compile(
    rf"(?:[。！？!?”）)]|\s)\s{{0,4}}(?P<tail>{_OPEN}(?:纠错|我要纠错|责任编辑|责编|编辑)"
    rf"(?:{_CLOSE}|[:：]).{{0,200}}$)"
)
CREDIT_CELL = re.compile(
    rf"(?:{_any('source_label')})[：:]\s{{0,2}}[^\s|｜【】\[\]〖〗（）()：:]{{1,40}}"
    rf"(?:\s{HANZI}{{1,4}}(?=\s|$))*"
    rf"|(?<!\S)(?:撰?文|图片?|摄影?|摄像|采写)\s?[/／]\s?{HANZI}(?:{HANZI}{{1,5}}|\s{HANZI})(?!\S)"
)
OFFICE_AND_DAY = re.compile(
    rf"{HANZI}{{0,20}}(?:人民政府|委员会|办公室|委|局|厅)\s{{2,60}}"
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:印发)?$"
)
CONTROL_CELL = re.compile(rf"{_OPEN}?(?:{_any('control', 'link_label')}){_CLOSE}?[:：]?$")
BODY_LEAD = re.compile(
    r"\s{0,4}[（(]?(?:本[报网台刊站社]|新华社|中新社|中新网|人民网|央视网|光明网"
    rf"|{HANZI}{{2,6}}(?:报|网|社))[^\s，。；：:（）()“”]{{0,16}}?(?:讯|电|消息)(?=[\s（(：:\d—-]|$)"
)
_DAY = r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?\d{1,2}日(?![前底止起内])(?!之前|以前|为止|\d)"
NEWS_TIME = re.compile(rf"[“”]?(?:{_any('news_time')}|(?:当地时间)?{_DAY}|当地时间)")
NEWS_TIME_INSIDE = re.compile(
    rf"[^。！？：；，,]{{2,30}}?(?<![截自从到至由])(?:日前|近日|昨日|昨天|连日来|(?<!\d){_DAY})"
)
AUTHOR = re.compile(rf"(?<!工)(?:{_any('author')})")  # 工作者 is no author
SIGNATURE = re.compile(rf"[。！”]\s{{0,60}}[（(](?:{HANZI}|[·\s、]){{2,16}}[)）]$")
CREDIT = re.compile(rf"(?:本版|本栏|本组|本报)?(?:{_any('author')}|图片|稿件|文字)")
PAGE_CREDIT = re.compile(r"[（(]|(?:本版|本栏|本组|版面)")
LEAD_CREDIT = re.compile(
    rf"{BODY_LEAD.pattern}\s{{0,4}}(?P<credit>[（(][^（）()]{{2,60}}[)）])"
    rf"|(?P<plain>[（(][^（）()]{{0,12}}(?:{_any('author')})[^（）()]{{1,60}}[)）])"
)
EVENT = re.compile(_any("event"))
UNFINISHED = re.compile(rf"(?:{_any('unfinished')})$")
CONTINUATION = re.compile(rf"(?:{_any('continuation')})")
DOCUMENT = re.compile(rf"(?:{_any('document')})(?:[（(].{{1,10}}[)）])?$")
KICKER = re.compile(rf"(?:{_any('kicker')})")
COLUMN = re.compile(rf"(?:{_any('column')})(?:\s*[（(\[【].{{1,24}}[)）\]】])?$")
AGENDA = re.compile(rf"(?:{_any('agenda')})")
BACK_REFERENCE = re.compile(rf"(?:{_any('back_reference')})")
_HELD = "召开|举行|举办|签署|签订|签下|达成|组织|开展|出席|参加"
_NAMES = rf"{HANZI}{{2,4}}(?:[、\s]{{1,2}}{HANZI}{{2,4}}){{0,6}}"
OBJECT = re.compile(rf"(?:{_any('object')})$")
OBJECT_MISSING = re.compile(rf"(?:{_HELD})(?:(?!{_any('object')}|{_HELD}).){{0,24}}$")
MEETING_HELD = re.compile(r"(?:召开|举行)会议$")
OFFICERS = re.compile(
    rf"{_NAMES}等?(?:同志)?(?:分别|代表.{{2,20}}?)?(?:{_any('officer_verb')}).{{0,24}}$"
)
INTRODUCED = re.compile(r"(?:——|――)$")
SITE = re.compile(rf"(?:{_any('site')})$")
GALLERY = re.compile(rf"(?:{_any('gallery')})$")
PAGE_MARK = re.compile(
    r"(?:第\s?[0-9０-９一二三四五六七八九十A-D]{1,3}\s?版|(?:^|[\s|｜○●])[A-Z]?[0-9０-９]{1,2}\s?版"
    r"|(?:^|[\s|｜○●])[①-⑳一二三四五六七八九十]\s?版)(?=$|[\s|｜）)])|星期[一二三四五六日天]"
)
BULLET = re.compile(r"[■□◆◇●○◎★☆▪•·▶►➤※▍▌▎▏▋▊▉█┃丨◼◾◽✦❖◈☞➢➔✔✅]\s*")
SECTION_MARK = re.compile(
    r"(?P<one>[一二三四五六七八九十百]{1,4}、|第[一二三四五六七八九十百]{1,4}[章节部编]|专栏\s?\d{0,2})"
    r"|(?P<two>[（(][一二三四五六七八九十]{1,3}[)）])"
    r"|(?P<three>\d{1,3}(?:[．、]|\.(?!\d))|[一二三四五六七八九十]{1,3}是|——|――|[●○◎◆■□•▪▶►➤※])"
    r"|(?P<four>[（(]\d{1,2}[)）]|[①-⑳])"
)
CAPTION = re.compile(
    r"[▲▼△▽◀◄↑↓←→⬆⬇]|[▶►](?=.{0,200}(?:摄|供图)[)）]?$)|图(?:为|[一二三四①-⑨\d]{1,2}\s?[:：为])|[上下左右中][左右]?图\s?[:：为是]|图片说明|资料图"
)
CREDIT_AT_END = re.compile(
    rf"[\s）)。！”】]\s{{0,4}}[（(]?(?:[^\s。，（(]{{0,14}}(?:记者|通讯员)|摄影[：:])?\s{{0,4}}"
    rf"(?:{HANZI}|[·\s、]){{2,14}}\s{{0,2}}[/／]?摄(?:影|影报道)?[)）]?$"
)
SALUTATION = re.compile(
    r"(?:各位|同志们|尊敬的|女士们|朋友们|先生们)"
    r"|各[^。；]{2,60}[：:]$|[^。；]{2,50}(?:各单位|各部门|有关部门|有关单位|各镇|各乡|各局)[：:]$"
)
SPEECH_PLACE = re.compile(
    r"(?:——|――|—|--|-)?\s?\d{4}年.{4,60}(?:会|会议|大会)上[)）]?$"
    r"|(?:——|――|—|--)\s?(?:在|(?:19|20)\d\d年\d{1,2}月\d{1,2}日).{0,60}$"
)
OFFICE_NAME = re.compile(
    r".{0,24}(?:省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|院长|检察长|书记|秘书长)\s{1,4}"
    rf"(?!{_any('event')})(?:(?:{HANZI}\s{{0,4}}){{2,4}}|{HANZI}{{2,8}}·{HANZI}{{2,8}})$"
)
PLACE_HEADLINE = re.compile(rf"{HANZI}{{1,10}}(?:省|市|区|县|旗|镇|乡|街道|社区|村|州)[:：]")
SPEAKER_HEADLINE = re.compile(rf"({HANZI}{{2,8}})(?<![为是有面点下如])[:：](?=\S{{4}})")
SUBJECT = re.compile(
    rf"(?!{_any('event', 'kicker')})(?:[我全本](?:省|市|区|县|州|旗|镇|国|校|院|行|司)"
    rf"|{HANZI}{{0,8}}(?:省|市|区|县|州|旗|镇|乡|村|街道|集团|公司|委|局|厅|部|院|会|署"
    r"|使馆|大学|银行|中心|政府|口岸))"
)
