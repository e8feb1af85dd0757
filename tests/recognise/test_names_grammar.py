"""Names that grammar and tables find, with the engine's names given by hand."""

from __future__ import annotations

import re

import pytest

from jiyao.recognise.names import names_in
from jiyao.recognise.words import Name, Words

MARK = re.compile(r"\{(ORG|LOC|PER) ([^{}]+)\}")
PIECE = re.compile(r"召开|建成|来到|共建|市长|市直|出席|主持|\n|.")
FUNCTION = dict.fromkeys("由在与和同及对向将把被率赴", "p") | dict.fromkeys(
    "，。、：；！（）()“”《》", "w"
)
FUNCTION |= {"来到": "v", "共建": "v"}


def plain(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The sentence without marks, and the names that it marks."""
    return MARK.sub(r"\2", marked), [(m.group(1), m.group(2)) for m in MARK.finditer(marked)]


def words(text: str, engine: str) -> Words:
    """Every character a word but for a few verbs; the engine's names as given: "LOC 青石 PER 周也"."""
    names: list[Name] = []
    parts = engine.split()
    for label, surface in zip(parts[::2], parts[1::2], strict=True):
        names += [(m.start(), m.end(), label, 1.0) for m in re.finditer(re.escape(surface), text)]
    names.sort()
    surfaces: list[str] = []
    tags: list[str] = []
    at = 0
    for start, end, label, _ in [*names, (len(text), len(text), "", 0.0)]:
        pieces = PIECE.findall(text[at:start])
        surfaces += pieces
        tags += [FUNCTION.get(sign, "_SP" if sign == "\n" else "n") for sign in pieces]
        if end > start:
            surfaces.append(text[start:end])
            tags.append(label)
        at = end
    return Words(surfaces, tags, names)


def found(text: str, engine: str = "") -> list[tuple[str, str]]:
    """Names of a text."""
    settled = names_in(text, words(text, engine), [])
    return [(name.label, text[name.start : name.end]) for name in settled]


BODIES = [
    "{ORG 区委}、{ORG 区政府}召开动员大会。",
    "{ORG 区委}{ORG 区政府}召开动员大会。",
    "{ORG 市委市政府推进城市更新领导小组}部署工作。",
    "{ORG 县委}书记主持，{ORG 县人大常委会}主任、{ORG 县政协}主席出席。",
    "由{ORG 区发改委}、{ORG 科技局}、{ORG 商务局}牵头。",
    "{ORG 区自然资源和规划分局}、{ORG 区住房和城市更新局}汇报。",
    "{ORG 市第二人民医院}揭牌。",
    "{ORG 区水务和湖泊局}值班。",
    "{ORG 南开区委常委会}开会。",
    "{ORG 天津市发展和改革委员会}发布名单。",
    "{ORG 中共铜陵市委}十一届七次全会举行。",
    "{ORG 中国共产党铜陵市第十一届委员会}第七次全会。",
    "{ORG 政协盐池县第十届委员会常务委员会}开会。",
    "{ORG 广西壮族自治区第十四届人民代表大会}第一次会议。",
    "十六届{ORG 区政协}第五十三次主席会议。",
    "{ORG 市十七届人大常委会}举行第五次会议。",
    "{ORG 国家发展改革委社会发展司}主办。",
    "{ORG 公安南开分局打侦支队}开展宣传。",
    "{ORG 荷塘公安分局}负责。",
    "{ORG 团区委}、{ORG 区妇联}组织志愿者。",
    "{ORG 新疆生产建设兵团发展改革委}参加。",
    "{ORG 区委理论学习中心组}学习。",
    "{ORG 县政府}党组成员列席，{ORG 县政府党组}（扩大）会议。",
    "{ORG 浙江省人民政府驻成都办事处}到会。",
    "传达{ORG 中央}经济工作会议精神，{ORG 党中央}、{ORG 国务院}部署。",
    "{ORG 第四届理事会}工作报告。",
    "召开{ORG 县政府}常务会议。",
    "{ORG 县委宣传部}、{ORG 县委政法委}、{ORG 县纪委监委}通报。",
    "{ORG 镇人大}主席、{ORG 镇政府}工作人员。",
]
VENUES = [
    "在{LOC 市委礼堂}开幕。",
    "在{LOC 区文化中心}举行。",
    "来源：{ORG 琼海发布}",
    "{ORG 区委}常委、{ORG 组织部}长讲话。",
    "{ORG 国家税务总局涪陵区税务局}、{ORG 国家统计局周口调查队}参加。",
    "{LOC 中国（上海）自由贸易试验区临港新片区}挂牌，{ORG 中国（上海）自由贸易试验区管委会}揭牌。",
    "{ORG 中国人民政治协商会议深圳市龙岗区第七届委员会}第二次会议。",
    "各省住房城乡建设部门负责人。",
]
NO_BODIES = [
    "各县市区卫生局签订责任书。",
    "全市教育局长会议。",
    "这是我们的工作部署，队伍整齐，局面良好。",
    "建成街道养老服务中心5个、社区养老服务站98个。",
    "16个市发展改革委参会。",
    "市直有关部门负责人列席。",
    "审议《清河区教育局工作规则》。",
    "党的二十大报告指出。",
    "坚持习近平新时代中国特色社会主义思想。",
    "以中国式现代化推进建设。",
    "我市全力以赴，全区上下一心。",
    "将新建公园3个。",
]


@pytest.mark.parametrize("marked", BODIES + VENUES)
def test_official_bodies(marked: str) -> None:
    text, expected = plain(marked)
    assert found(text) == expected


@pytest.mark.parametrize("text", NO_BODIES)
def test_no_names(text: str) -> None:
    assert found(text) == []


RECONCILED = [
    ("{ORG 荫城镇党委}书记发言。", "LOC 荫城镇"),
    ("与{ORG 河楚建设集团有限公司}签约。", "ORG 河楚建设"),
    ("{ORG 国运物流（湖北）有限公司}到会。", "ORG 国运物流"),
    ("{ORG 河川农商银行青石支行}行长致辞。", "ORG 河川农商银行"),
    ("在{LOC 江滩会议中心}举行。", "LOC 江滩"),
    ("来到{LOC 汉水历史风貌区}调研。", "LOC 汉水"),
    ("{LOC 四川省阿坝藏族羌族自治州若尔盖县}党政代表团。", "LOC 四川省 LOC 若尔盖县"),
    ("{LOC 国家会展中心（上海）}开幕。", "LOC 国家会展中心（上海"),
    ("{ORG 云岭大学}党委书记讲话。", "ORG 云岭大学党委"),
    ("{ORG 东海大学}共建附属医院。", "ORG 东海大学共建附属医院"),
    ("{LOC 天津市}中心城区。", "LOC 天津市中心"),
    ("{LOC 永安}段开工。", "LOC 永安段"),
    ("秋季推介会举行。", "ORG 秋季推介会"),
    ("▲活动现场。", "ORG ▲"),
    ("{ORG 云岭大学附三院}（以下简称“{ORG 云大三院}”），{ORG 云大三院}院长。", "ORG 云岭大学附三院"),
    ("{ORG 木业产业研究院}揭牌。\n{ORG 研究院}由三方共建。", "ORG 木业产业研究院"),
    ("{LOC 海林市}签约。\n来到{LOC 海林}投资。", "LOC 海林"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "engine"), RECONCILED)
def test_reconciled_with_the_engine(marked: str, engine: str) -> None:
    text, expected = plain(marked)
    assert found(text, engine) == expected


PERSONS = [
    ("{ORG 区委}书记{PER 余怀谷}主持。", "PER 余怀谷"),
    ("副县长{PER 庹玉婷}、{PER 祁大任}、{PER 邹学勤}出席。", ""),
    ("（通讯员 {PER 政研}）", ""),
    ("市长{PER 伊万·科罗廖夫}出席。", "PER 伊万· PER 科罗廖夫"),
    ("“好。”副主任{PER 童敏}说。", "PER 童敏说"),
    ("{PER 习近平}总书记讲话，学习习近平法治思想。", "PER 习近平"),
]


@pytest.mark.parametrize(("marked", "engine"), PERSONS)
def test_persons(marked: str, engine: str) -> None:
    text, expected = plain(marked)
    assert found(text, engine) == expected


def test_a_byline_is_cut_where_the_raw_text_has_a_gap() -> None:
    text = "（于飞白雪梅）"
    names = [(1, 6, "PER", 1.0)]
    seen = Words(["（", "于飞白雪梅", "）"], ["w", "PER", "w"], names, seams=[3])
    assert [text[n.start : n.end] for n in names_in(text, seen, [])] == ["于飞", "白雪梅"]


def test_closed_stretches_hold_no_names() -> None:
    text = "责任编辑：区委宣传部"
    assert names_in(text, words(text, ""), [(0, len(text))]) == []


@pytest.mark.parametrize(
    "unit", ["区委", "（", "市委、", "省市区县", "中国", "有限公司", "第一", "\ue000", "🙂"]
)
def test_long_repeats_take_their_time_but_end(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    for name in names_in(text, Words([text], ["n"]), []):
        assert 0 <= name.start < name.end <= len(text)


AROUND = [
    ("{ORG 中国驻萨摩亚使馆}办餐会。", "LOC 中国"),
    ("{LOC 中国}驻{LOC 法国}大使到会。", "LOC 中国驻法国"),
    ("{ORG 新华社}{LOC 杜尚别}7月5日电", ""),
    ("在{LOC 厦门国际会展中心B8厅}签约。", "LOC 厦门国际会展中心B8厅"),
    ("{LOC “启航湾”智慧园区}开园。", "LOC 启航湾"),
    ("“千亩”示范区开园。", ""),
    ("{ORG 自治区党委深改委}开会。", ""),
    ("建设法治中国、活力中国。", "LOC 中国"),
    ("各乡镇、街道办事处值班。", ""),
    ("{PER 才让扎西}、{PER 洛桑江村}和{PER 乌云其木格}到会。", "LOC 洛桑江村"),
    ("本报讯（{PER 盛夏}）今天", ""),
    ("（文/{PER 柳青} 图/{PER 江河}）", ""),
    ("由{PER 盘仲和}受托作报告。", "PER 盘仲"),
    ("国王{PER 费利六世}到访。", "PER 费利"),
]


@pytest.mark.parametrize(("marked", "engine"), AROUND)
def test_names_by_what_stands_around_them(marked: str, engine: str) -> None:
    text, expected = plain(marked)
    assert found(text, engine) == expected


BORDERS = [
    ("▶{ORG 新城区教育局}通报。", "ORG ▶新城区教育局"),
    ("{LOC 青石镇}和{ORG 市水利局}发言。", "LOC 青石镇和"),
    ("{LOC 青石市}·{LOC 柳河县}签约。", "LOC 青石市·柳河县"),
    ("在{LOC 厦门}两港比选。", "LOC 厦门两港"),
    ("{LOC 安徽}三市县企业到会。", "LOC 安徽三市县"),
    ("{LOC 张柳高铁}州境段开通。", "LOC 张柳高铁州"),
    ("{LOC 大石街}消防专干上门。", "LOC 大石街消防"),
    ("{LOC 都江堰}水利工程建成。", "LOC 都江堰水利"),
    ("在{LOC 四川省成都市}同客人会谈。", "LOC 四川省成都市同"),
    ("{LOC 福建南平}和{LOC 武汉城市圈}", "LOC 福建南平 LOC 武汉城市圈"),
    ("柳政办〔2024〕14号文件。", "ORG 柳政办"),
    ("镇里布设监控，县里成立专班。", "LOC 镇里"),
    ("青石周刊第九期", "LOC 青石"),
    ("集成电路产量增长，四好农村路通车。", "LOC 集成电路 LOC 四好农村路"),
    ("青石镇与{ORG 正禾能源股份有限公司}签约。", "ORG 青石镇与正禾能源股份有限公司"),
    ("{ORG 新加坡海平船务}到会。", "ORG 坡海平船务"),
    ("“中国药材之乡”之名。", "LOC 中国"),
    ("该校{ORG 园艺学院}签约，我校{ORG 教务处}通知。", ""),
    ("68名镇人大代表投票。", ""),
    ("{ORG 州委}书记{PER 和学文}主持，书记和市长出席。", ""),
    ("（{ORG 县委办}{PER 关晗}整理）", ""),
    ("（文/{PER 穆晗}图/{PER 邢立}）", ""),
    ("{LOC 洋浦}再添5家。", "PER 洋浦"),
    ("{LOC 科右前旗}风电。", ""),
    ("果农正在劳作，金秋时节。", "PER 果农 PER 金秋"),
    ("{ORG 县水务局}会同{ORG 县发展和改革局}起草。", "ORG 县水务局 ORG 县发展和改革局"),
    ("{ORG 青石中学}同{ORG 柳河中学}签约。", "ORG 青石中学同柳河中学"),
    ("{ORG 法国正禾航运（亚洲）公司}到会。", "ORG 法国正禾航运"),
    ("研究员{PER 慕容青}作主旨报告。", "PER 慕容青作"),
    ("在{LOC 青石文化艺术中心}签约。", "ORG 青石文化艺术中心"),
    ("{LOC 门源}不通铁路。", "LOC 门源不通铁路"),
    ("{LOC 桃源洞}景色。", "LOC 桃源洞"),
]


@pytest.mark.parametrize(("marked", "engine"), BORDERS)
def test_borders_and_false_names(marked: str, engine: str) -> None:
    text, expected = plain(marked)
    assert found(text, engine) == expected


def test_one_label_for_one_surface() -> None:
    text = "曹妃甸、唐海和曹妃甸、曹妃甸"
    names = [(0, 3, "PER", 1.0), (7, 10, "LOC", 1.0), (11, 14, "LOC", 1.0)]
    settled = names_in(text, Words(list(text), ["n"] * len(text), names), [])
    assert [name.label for name in settled] == ["LOC"] * 3
