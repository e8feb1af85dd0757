"""Names, kinds, subjects and parties of agreements, each part by itself."""

from __future__ import annotations

import pytest

from jiyao.extract.agreements.mend import mended
from jiyao.extract.agreements.names import Paper, is_refused, kind_of
from jiyao.extract.agreements.party_names import kind_by_ending
from jiyao.extract.agreements.subjects import subject_from_fields, subject_from_name
from jiyao.extract.agreements.vocabulary import verb_pattern
from jiyao.values import Organisation

KINDS = {
    "战略合作框架协议": "strategic",
    "战略投资协议": "investment",
    "战略合作备忘录": "memorandum",
    "合作框架协议": "framework",
    "智慧物流园项目投资协议": "investment",
    "冷链物流园项目合同": "investment",
    "增资扩产协议": "investment",
    "项目合作协议": "cooperation",
    "供应链合作协议": "cooperation",
    "设备采购合同": "purchase",
    "购销合同": "purchase",
    "委托招商协议": "other",
    "友好城市关系协议书": "other",
    "贷款协议": "other",
    "医联体协议": "cooperation",
}

SUBJECTS = {
    "养老服务合作共建框架协议": "养老服务合作共建",
    "战略合作框架协议": None,
    "项目合作协议": None,
    "合作备忘录": None,
    "智慧冷链产业园项目投资协议": "智慧冷链产业园项目",
    "2021年东西部协作协议": "东西部协作",
    "“十四五”东西部协作框架协议": "东西部协作",
    "关于加强水生态环境协同监督的合作备忘录": "加强水生态环境协同监督",
    "经贸、科技等领域合作文件": "经贸、科技等领域",
    "支持乡村旅游发展战略合作协议": "支持乡村旅游发展",
    "山海协作框架协议（2022—2026年）": "山海协作",
}

FIELDS = {
    "双方将在人才培养、技术攻关、成果转化等方面开展全面合作": "人才培养、技术攻关、成果转化",
    "双方将围绕新能源开发、矿区修复等领域深化合作": "新能源开发、矿区修复",
    "双方将聚焦绿色建筑、智能制造等重点领域，开展合作": "绿色建筑、智能制造",
    "甲公司每年选派5名专家坐诊": None,
    "带动就业300人以上": None,
}

MENDED = {
    "长春市与一汽集团": ["长春市", "一汽集团"],
    "赵六代表双汇集团": ["双汇集团"],
    "靖江市三地政府": ["靖江市"],
    "住房和城乡建设局": ["住房和城乡建设局"],
    "中国科学技术大学": ["中国科学技术大学"],
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(("name", "subject"), SUBJECTS.items())
def test_subject_from_name(name: str, subject: str | None) -> None:
    assert subject_from_name(Paper(text=name, start=0, end=len(name))) == subject


@pytest.mark.parametrize(("clause", "subject"), FIELDS.items())
def test_subject_from_fields(clause: str, subject: str | None) -> None:
    assert subject_from_fields(clause) == subject


@pytest.mark.parametrize(("text", "names"), MENDED.items())
def test_mended(text: str, names: list[str]) -> None:
    body = Organisation(text=text, start=7, end=7 + len(text), name=text, kind="enterprise")
    parts = list(mended(body))
    assert [part.text for part in parts] == names
    assert [text[part.start - 7 : part.end - 7] for part in parts] == names


@pytest.mark.parametrize("name", ["目标管理责任书", "安全承诺书", "联合公报", "家庭医生服务协议"])
def test_refused_names(name: str) -> None:
    assert is_refused(name)


@pytest.mark.parametrize("name", ["战略合作协议", "施工总承包合同", "合作意向书"])
def test_accepted_names(name: str) -> None:
    assert not is_refused(name)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("海通建设集团", "enterprise"),
        ("市委", "party"),
        ("区教育局", "government"),
        ("江川大学", "institution"),
        ("江川市", "region"),
    ],
)
def test_kind_by_ending(text: str, kind: str) -> None:
    assert kind_by_ending(text) == kind


def test_verbs_inside_words_are_none() -> None:
    assert [m.group() for m in verb_pattern().finditer("商会签订协议，两院会签意见")] == [
        "签订",
        "会签",
    ]
