"""What an agreement is about (合作内容): fields named around it, else its name without 协议."""

from __future__ import annotations

import re
from functools import cache

from jiyao.extract.agreements import vocabulary as words
from jiyao.extract.agreements.names import Paper
from jiyao.extract.clauses import Sentence
from jiyao.values import Organisation

_GENERIC = re.compile(
    r"(?:战略|全面|深度|深化|友好|长期|双边|多边|框架|初步|正式|相关|有关|一揽子|项目|投资|合作|协作|共建|书面|意向"
    r"|央地|政企|校企|地企|校地|银企|银政|政银|市校|市企|省企|省校|购销|签约|签署|集中|首批|重大|重点|多个|一批|系列"
    r"|新|年度|谅解|补充|三方|双方|两国|两地|文本|市场化|建设)+"
)
_TAILS = re.compile(
    r"(?:战略合作伙伴|战略合作|战略|谅解|框架|全面合作|深化合作|合作意向|意向|(?<=项目)合作|(?<=项目)投资|(?<=项目)建设|(?<=.{4})投资|补充|长期|中长期|年度)+$"
)
_HEADS = re.compile(
    r"^(?:关于|两国|双方|《|“十[一二三四五六]五”|\d{4}(?:—|-|至)?(?:\d{4})?年度?|新一轮|新一期|首个|深化|进一步)+(?!$)"
)
_FIELDS = re.compile(
    r"(?:在|围绕|聚焦|就|依托)(?P<fields>(?!业|此|签|会|未来|今后|当前)[^，。；在]{2,80}?)"
    r"等?(?:多个|多|诸多|各个?|重点|相关)?(?:[个大项])?(?:方面|领域|层面)"
)
_ROUND = re.compile(
    r"(?:围绕|聚焦)(?P<fields>[^，。；在]{2,80}?)等?(?:内容|工作|事项|课题|重点|主题|环节|需求)?"
    r"(?:，|,|等?(?:进行|开展|展开|加强|深化|推进|深入|全面|广泛|持续|携手|密切|共同|紧密|协同|拓展|全方位|务实))"
)
_SUPPORTED = re.compile(
    r"[，,](?:将|主要|重点|专项|全力|优先)*(?:支持|投向|用于(?:支持)?)(?P<fields>[^，。；在]{2,60}?)(?:等(?:多个|诸多|重点)?(?:项目|产业|行业)|等?(?:多个|诸多|重点)?(?:方面|领域))"
)
_WORK_ON = re.compile(
    r"将就(?P<fields>[^，。；在]{2,60}?)等?(?:开展|展开|加强|深化|推进)(?!交流|磋商|协商|洽谈|沟通|会谈)"
)
_WORK = re.compile(
    r"[，,](?:双方|三方|各方|将|计划|拟|约定|明确|在[^，。；]{1,12}|共同|联合|总?投资[^，。；建]{2,12}?){0,4}"
    r"(?P<work>(?:建设|新建|兴建|投建|打造|共建|合作建设|设立|开行|开通|组建|成立|推出)(?!美丽|更|新时代|高质量|平安|法治|和谐)[^，。；]{3,30})"
)
_LAST_PLACE = re.compile(r"[^省市县区州旗]{2,6}[省市县区州旗]$")
_YEARS = re.compile(r"[（(][^（）()]{1,20}[）)]$")
_FIELD_NAME = re.compile(r"^(?:两国|双方)?(.{2,60}?(?:领域|方面))(?=[^，。]{0,12}$)")
_COLLECTIVE = re.compile(
    r"[三四五六]校|双方|三方|两地|各方|四方|两市|两省|两校|两区|两县|两国|校地|校企|政企|银政|政银"
)
_LAST = re.compile(r"等?(?:多个|重点|诸多|各)?(?:方面|领域)?$")


@cache
def _noun_tail() -> re.Pattern[str]:
    return re.compile(f"(?:{words.nouns('paper')})(?:书|文本)?$")


def subject_from_name(paper: Paper) -> str | None:
    """The name without 协议 and the words that only say what sort it is, None when none is left.

    养老服务合作共建框架协议 gives 养老服务合作共建, 战略合作框架协议 nothing.
    """
    if fields := _FIELD_NAME.match(paper.text):
        return fields.group(1)
    text = _noun_tail().sub("", _YEARS.sub("", paper.text))
    about = re.match(r"^关于(.+?)(?:的(?:战略|框架|合作|谅解|投资|项目)*)?$", text)
    text = about.group(1) if about else text
    text = _HEADS.sub("", text)
    trimmed = _TAILS.sub("", text).rstrip("的")
    if len(trimmed) < 2 or _GENERIC.fullmatch(trimmed):
        return None
    balanced = trimmed.count("“") == trimmed.count("”")
    return trimmed if balanced else trimmed.strip("“”")


def without_parties(subject: str, parties: tuple[Organisation, ...]) -> str:
    """A subject without the names of the parties that open it: 甲区乙州东西部协作."""
    names = {name for party in parties for name in (party.name, party.text)}
    names |= {match.group() for name in names if (match := _LAST_PLACE.search(name))}
    opened = True
    while opened:
        opened = False
        for name in names:
            rest = subject.removeprefix(name).lstrip("与和·—-")
            if rest != subject and len(rest) > 1:
                subject, opened = rest, True
    return subject


def subject_from_fields(text: str) -> str | None:
    """The fields after 在…领域, 围绕…, of one clause or sentence; None without them."""
    match = _FIELDS.search(text) or _ROUND.search(text) or _WORK_ON.search(text)
    if match is None:
        return None
    fields = _LAST.sub("", match.group("fields"))
    return fields if len(fields) >= 2 else None


def subject_from_following(sentences: list[Sentence]) -> str | None:
    """根据协议，双方将在A、B等领域…: from the sentences after the signing."""
    for sentence in sentences:
        if not (
            re.match(
                r"\s*(?:根据|按照|依据|依照|协议|此次|[双两三四五六各](?:方|校|地|市|县|区|院|家)|未来|今后|签约后|下一步)",
                sentence.text,
            )
        ):
            continue
        if not _COLLECTIVE.search(sentence.text) and "协议" not in sentence.text:
            continue
        at = _COLLECTIVE.search(sentence.text)
        found = subject_from_fields(sentence.text[at.start() if at else 0 :])
        if found:
            return found
    return None


def subject_after_colon(rest: str) -> str | None:
    """What an agreement holds, told behind a colon: 达成三项合作协议：共设…、共办…."""
    match = re.match(r"[：:](?P<told>[^，。；：]{4,80})[。；]?$", rest)
    return match.group("told") if match else None


def subject_of_work(after: str) -> str | None:
    """What the clauses behind a signing say will be built: ，拟投资3亿元建设研发总部."""
    match = _WORK.match(after)
    return match.group("work") if match else None


def subject_supported(after: str) -> str | None:
    """The fields to which a bank's money goes: ，重点支持产业升级、城市更新等领域."""
    match = _SUPPORTED.search(after)
    return match.group("fields") if match else None


def subject_after_verb(after: str) -> str | None:
    """共建区域医疗中心 behind 签约, None when the clause goes on otherwise."""
    match = re.match(r"(?:共建|合作|打造|建设|共同|合力|推进|开展|启动)[^，。；]{2,30}", after)
    return match.group() if match else None
