"""Numbers that are no targets: thresholds, bases, standards per head, attributes, counts of measures."""

from __future__ import annotations

import re

from jiyao.extract.targets.cells import Cell, is_measure
from jiyao.extract.targets.frames import Frame
from jiyao.extract.targets.lexicon import HOLE, excluded
from jiyao.extract.targets.phrases import segments_of, trim
from jiyao.tables.alternation import alternation

_ATTRIBUTES = excluded("attribute")
_ATTRIBUTE_END = re.compile(
    f"(?:{alternation(_ATTRIBUTES - {'投资', '长', '宽', '高', '面积', '金额'})})(?:分别)?(?:达到?|为|约)?$"
)
_MEASURES = excluded("measure")
_PER_HEAD_END = re.compile(
    f"(?:{alternation(excluded('per_head'))})(?:标准)?(?:由|从|提高到|提高至|提高|增加|再提高|达到|发放|给予|补助|补贴|不低于|最高|为)*$"
)
_EACH = re.compile(
    "每[^,]{0,3}[人户亩年月天生吨只头台辆间](?:[^,]{0,6}(?:标准|提高到|提高至|提高|增加|补助|补贴|不低于|达到))?$"
)
_BASE_AFTER = re.compile(
    "^(?:左右|以上)?(?:提高|增加|提升|扩大|上升|下降|降低|降|减少|缩短|压缩|升|增|增长|发展|拓展|恢复|调整)(?:到|至|为)"
)
_BASE_BEFORE = re.compile("(?:由|从)[^,]{0,14}$")
_THAN = re.compile("(?:低于|高于|超出|好于|快于)[^,]{2,12}$")
_RANK = re.compile("(?:前|第|居全[国省市]第?|列第?|排名)$")
_PLANT = re.compile(
    r"^[一-龥A-Za-z0-9“”(]{1,24}(?:项目|工程|电站|生产线|装置|基地|泊位|码头|电厂|机组|产能)$"
)
_ATTENDS = re.compile("受邀|参会|参展|出席|列席|与会|参加会议|参加活动")
_HARMS = re.compile("导致|造成|引发|相当于|损失$")
_COUNTING_UNITS = frozenset(["", *"次级封面线个项件大条类种句张篇本", "方面", "大类"])
_MEASURE_TAILS = ("行动", "措施", "举措", "机制", "指标")
_NOUN_ENDS = frozenset(("", *",;。、()” "))
_PEOPLES_PROGRAMME = re.compile("[一-龥]{0,4}(?:民生实事|民心工程)|惠民实事|为民办实事|实事项目")
_CAPACITY = re.compile(
    "(?:年产(?!值|量)|年处理|设计年|日产(?!值|量)|日处理"
    f"|[{HOLE}年]可(?!实现|新增|带动|吸纳|提供|增加|创造))[^,]{{0,14}}$"
)
_NO_STANDARD = 10_000_000
"""Yuan from which an amount is no standard for one person or household."""
_PLEDGED = re.compile("(?:确保|力争|实现|保证|保持|达到|稳定)[^,]{0,6}$")
_INVESTS = re.compile("(?:将|计划|拟|要|再|每年|年内)投资$")
_EACH_NOUN = re.compile("每(?:人|生|户|名|亩|年|月|位|头|吨|天)")
_VAGUE_UNITS = frozenset(("项", "大", "类", "次", "种", "级", "大类", "封", "面", "线", "方面"))
_TECHNICAL = frozenset(
    (
        "千伏",
        "伏",
        "千伏安",
        "兆伏安",
        "kV",
        "级",
        "岁",
        "周岁",
        "摄氏度",
        "℃",
        "度",
        "层",
        "分",
        "P",
        "折",
        "马力",
        "字",
        "期",
        "届",
        "版",
        "页",
        "号",
        "位",
        "点",
        "番",
        "号",
        "倍速",
        "号令",
    )
)
_SPANS = frozenset(
    (
        "年",
        "个月",
        "月",
        "天",
        "日",
        "小时",
        "分钟",
        "周",
        "个工作日",
        "工作日",
        "个小时",
        "周年",
        "秒",
        "个季度",
    )
)
_COURSE = re.compile("(?:班|培训|讲座|沙龙|活动)$")
"""What is held in 期 (培训班10期)."""
_SPAN_NOUN = re.compile("天数|时间|时长|时限|学时|寿命|日数|周期|里程|距离|圈")
_GIVE = re.compile(
    "(?:给予|奖励|补助|补贴|资助|最高|罚款|处以|保费|票价|单价|售价|均价)(?:不超过|达)?$"
)
_PER_AFTER = re.compile("^(?:/|每|一?次性?补|的?标准|的?补助|的?补贴|的?奖励|的?罚款|封顶)")


def exclusion(cell: Cell, frame: Frame, *, later_number: bool) -> str | None:
    """Name of the rule by which a number is no target, None when it may be one.

    Args:
        cell: the number in its context.
        frame: what it counts.
        later_number: another number follows in the clause.
    """
    quantity, before, after = cell.quantity, cell.before, cell.after
    unit = quantity.unit or ""
    noun = frame.noun
    if unit in _TECHNICAL and not _SPAN_NOUN.search(noun) and not _COURSE.search(noun):
        return "technical attribute"
    if unit in _SPANS and not _SPAN_NOUN.search(before + noun):
        return "term"
    if (
        noun.startswith(("全会", "全体会议", "会议", "常委会"))
        or "一批" in quantity.text
        or quantity.text in ("一次", "二次", "至少一人", "至少1人")
    ):
        return "no count"
    if noun.endswith("的为"):
        return "condition"
    if _RANK.search(before.rstrip()):
        return "rank"
    if cell.bracket and "其中" not in before:
        return "note in brackets"
    return (
        _base(before, after)
        or _per_head(cell, frame, unit)
        or _design(cell, frame)
        or (_nested(cell) if later_number else None)
        or _attendance(cell)
        or _attribute(cell, frame)
        or _count_of_measures(cell, frame, unit)
    )


def _base(before: str, after: str) -> str | None:
    if _BASE_AFTER.match(after) or _BASE_BEFORE.search(before):
        return "base figure"
    if _THAN.search(before) and after.startswith("的"):
        return "base figure"
    if before.endswith(("占", "占全省的", "占总数的")) and "其中" not in before:
        return "part of a sum"
    return None


def _per_head(cell: Cell, frame: Frame, unit: str) -> str | None:
    before = cell.before.replace(HOLE, "").rstrip()
    if unit.endswith("元") and (cell.quantity.value or 0) < _NO_STANDARD:
        if before.endswith(("人均", "户均", "亩均", "生均")):
            return "standard per head"
        if _EACH_NOUN.search(before[-12:]) or _EACH_NOUN.search(frame.noun):
            return "standard per head"
        if _EACH.search(before) or _PER_HEAD_END.search(before) or _GIVE.search(before):
            return "standard per head"
        if _PER_AFTER.match(cell.after):
            return "standard per head"
    return "standard per head" if before.endswith(("每", "按", "/")) else None


def _nested(cell: Cell) -> str | None:
    """总投资50亿元的10个项目: a measure of the counted thing."""
    return "attribute" if is_measure(cell.quantity) and cell.after.startswith("的") else None


def _design(cell: Cell, frame: Frame) -> str | None:
    """100万吨甲醇项目: the size of a plant."""
    unit = cell.quantity.unit or ""
    if (
        is_measure(cell.quantity)
        and not unit.endswith(("元", "亩", "公顷"))
        and _PLANT.search(frame.noun)
        and frame.noun in cell.after
    ):
        return "design capacity"
    return None


def _attendance(cell: Cell) -> str | None:
    if _HARMS.search(cell.before):
        return "damage"
    return "attendance" if _ATTENDS.search(cell.after) else None


def _attribute(cell: Cell, frame: Frame) -> str | None:
    segments = segments_of(cell.before)
    last = trim(re.sub("(?:分别|依次)?(?:达到?|为|约)$", "", segments[-1])) if segments else ""
    pledged = cell.quantity.comparator in ("gt", "ge") or _INVESTS.search(cell.before)
    if last == "投资" and pledged:
        return None
    if last in _ATTRIBUTES or (_ATTRIBUTE_END.search(last) and frame.action is None):
        return "attribute"
    capacity = _CAPACITY.search(cell.before)
    if capacity and not _PLEDGED.search(cell.before[: capacity.start()]):
        return "design capacity"
    return None


def _count_of_measures(cell: Cell, frame: Frame, unit: str) -> str | None:
    """32项举措, 20件民生实事: the number counts what is done, not what is reached."""
    if unit not in _COUNTING_UNITS:
        return None
    if unit in _VAGUE_UNITS and not re.search("[0-9０-９]", cell.quantity.text):
        return "no count"
    noun = cell.after.lstrip("的“”")
    counted = (
        _is_measure_noun(noun)
        or _PEOPLES_PROGRAMME.match(noun) is not None
        or noun.endswith(_MEASURE_TAILS)
        or (not noun and frame.noun.endswith(_MEASURE_TAILS))
        or (unit == "项" and "指标" in noun)
    )
    return "count of measures" if counted else None


def _is_measure_noun(noun: str) -> bool:
    """The words begin with a noun of doing that ends there or is long enough to stand alone."""
    if noun.startswith(("方面", "措施", "举措", "指标", "工作任务", "重点任务")):
        return True
    sizes = (size for size in range(2, 9) if noun[:size] in _MEASURES)
    return any(size > 3 or noun[size : size + 1] in _NOUN_ENDS for size in sizes)
