"""Pages of made-up official news, as many as are wanted, for measurements and tests.

The same number gives the same page everywhere. How often names, dates, quantities and records
occur follows real pages; names are drawn from syllables, so that the
vocabulary grows with the number of pages as it does in an archive.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

BROKEN_EVERY = 100
WIDTH = 38
"""Characters of a line on pages whose lines are broken, every other one."""

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘范彭鲁马方袁柳唐薛雷贺罗"
)
GIVEN = "建国志强晓东丽华海涛文博雪梅思远立新春明玉兰俊杰永红子涵佳宁振宇庆云光辉德胜淑芬长江"
PLACES = "安宁青山临河长清云阳永泰平川石泉东岭南溪西坪北塘金水银滩红岩白沙清源兴隆丰乐和顺昌明宝华"
TRADES = (
    "智能装备",
    "新能源",
    "生物医药",
    "现代农业",
    "电子信息",
    "供应链",
    "文化旅游",
    "新材料",
    "建设投资",
    "物流",
)
BODIES = (
    "发改局",
    "教育局",
    "住建局",
    "农业农村局",
    "民政局",
    "卫健局",
    "人社局",
    "交通运输局",
    "工信局",
    "文旅局",
)
THINGS = (
    "营商环境",
    "乡村振兴",
    "安全生产",
    "项目建设",
    "基层治理",
    "生态环保",
    "招商引资",
    "防汛抗旱",
    "教育工作",
    "消费帮扶",
)
OBJECTS = (
    *("中小学学位", "养老床位", "停车位", "公交站点", "口袋公园", "充电桩", "健身场地", "农村公路"),
    *("就业岗位", "村级服务站", "老旧小区", "污水管网"),
)
UNITS = ("个", "张", "个", "处", "个", "个", "处", "公里", "个", "个", "个", "公里")

PLAIN = (
    "近年来，{county}坚持把{thing}摆在突出位置，干部群众拧成一股绳，镇村面貌一天一个样。",
    "走进{town}的田间地头，农户们正忙着整地育苗，技术员{person}在一旁讲解要领，不时弯腰查看墒情。",
    "{body}负责人{person}介绍，这里过去道路狭窄、管线老化，居民出行很不方便。",
    "“以前办事要跑好几趟，现在在家门口就能办好。”{town}居民{person}高兴地说。",
    "截至目前，全县累计走访企业{count}家，协调解决用工、用地等难题{few}个。",
    "在{company}的车间里，机器手臂上下翻飞，工人们紧盯屏幕，一批批产品正装车发往各地。",
    "{year}年，{county}城镇登记失业率保持低位，居民人均可支配收入同比增长{few}.{digit}%。",
    "{body}联合{other}深入{town}开展宣传，现场发放资料{count}余份，接受群众咨询。",
    "沿着新修的滨河步道漫步，绿树成荫，长者们三三两两坐在亭子里下棋聊天，孩子们追逐嬉戏。",
    "针对群众反映的问题，工作人员逐一登记造册，明确责任人和完成时限，做到事事有回音。",
    "据了解，该项目由{company}承建，占地{count}亩，主体工程已于{month}月{day}日封顶。",
    "“党员带头干，大家跟着上。”{town}党支部书记{person}告诉记者，村里成立了志愿服务队。",
    "随后，{person}一行来到{town}，实地察看水利设施运行情况，详细询问物资储备和人员值守情况。",
    "夜幕降临，广场上灯火通明，{company}的展台前围满了人，特色农产品吸引不少游客驻足。",
    "{month}月{day}日，{body}组织干部职工前往{town}参加义务植树，栽下树苗{count}棵。",
    "要聚焦主责主业，深化改革创新，持续优化结构布局，推动传统产业转型升级、新兴产业培育壮大，加快形成现代化产业体系。",
    "坚持人民至上，织密社会保障网络，健全分层分类的救助体系，扎实做好“一老一小”服务，让发展成果更多更公平惠及全体群众。",
    "过去的一年，面对复杂严峻的外部环境和艰巨繁重的改革发展任务，各级干部迎难而上、真抓实干，经济运行总体平稳、稳中有进。",
    "与此同时，我们也清醒地看到，发展中还存在不少困难和问题，产业基础不够牢固，创新能力有待提升，公共服务仍有短板。",
    "严守耕地保护红线，加强农田基本建设，推广良种良法，粮食总产量达到{count}万斤，“菜篮子”产品供应充足、价格平稳。",
    "从{place}到{place2}，公路沿线新增护栏{few}公里，标志标线{number}处，事故隐患点段逐一销号。",
    "依托{place}、{place2}两个片区，盘活闲置厂房{count}平方米，仓储、分拣、配送等环节衔接更加顺畅，物流成本明显下降。",
    "弘扬优良传统，讲好身边故事，深化群众性精神文明创建，书香气息渐浓，邻里守望相助，社会风气持续向好。",
    "在{place}，成片的温室大棚鳞次栉比，红彤彤的果实缀满枝头，前来采摘的游客络绎不绝，小小果园变成了富民产业园。",
    "回顾一年来的变化，从产业空白到龙头带动，从单打独斗到抱团发展，靠的是苦干实干。",
)
MEETING = (
    "{month}月{day}日，{county}召开{thing}{kind}，县委书记{person}出席会议并讲话，县长{person2}主持会议。",
    "{month}月{day}日上午，县政府召开{thing}{kind}。县委副书记{person}主持会议。",
    "{month}月{day}日，{body}举行{thing}{kind}，{person}、{person2}参加。",
)
POINTS = (
    "会议指出，{thing}事关全局，要提高站位、压实责任，把各项措施落到实处。",
    "会议强调，要坚持问题导向，紧盯关键环节，健全长效机制，确保取得实效。",
    "{person}要求，各镇各部门要密切配合，加强督促检查，形成齐抓共管的局面。",
    "会议听取了{body}关于{thing}情况的汇报。",
)
TARGETS = (
    "今年，全县计划新建{object}{number}{unit}，{next}年底前完成改造任务。",
    "到{next}年，力争{object}达到{number}{unit}，其中{town}新增{few}{unit}。",
    "下一步，{body}将建设{object}{number}{unit}，努力让群众生活更加便利。",
    "全年力争引进亿元以上项目{few}个，规模以上工业增加值增长{few}%左右。",
)
AGREEMENTS = (
    "{month}月{day}日，{county}与{company}签署战略合作协议，双方将在{thing}等领域开展合作。",
    "会上，县政府与{company}签订投资协议，总投资{few}亿元。",
)
KINDS = ("工作会议", "推进会", "座谈会", "调度会", "部署会", "专题会议")


def page(number: int, *, articles: int | None = None, length: int | None = None) -> str:
    """One page.

    Args:
        number: which; the same number gives the same page.
        articles: how many it has, one or two by chance when None.
        length: paragraphs of an article, by chance when None.
    """
    chance = random.Random(number)
    county = f"{_name(chance, PLACES, 2)}县"
    year = chance.randint(2015, 2024)
    texts = [
        _article(chance, county, year, length or chance.choice((3, 3, 4, 5, 9)))
        for _ in range(articles or chance.choice((1, 1, 1, 1, 2)))
    ]
    text = f"{year}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日\n\n" + "\n\n".join(texts)
    return _broken(text) if number % 2 else text


def write_pages(folder: Path, *, size: int) -> int:
    """Write pages of about `size` bytes together, one in a hundred broken; gives their number."""
    written = number = 0
    while written < size:
        data = page(number).encode()
        if number % BROKEN_EVERY == BROKEN_EVERY - 1:
            data = b"\x00" + data
        place = folder / f"{number // 1000:04}"
        place.mkdir(exist_ok=True)
        (place / f"{number:07}.txt").write_bytes(data)
        number, written = number + 1, written + len(data)
    return number


def _article(chance: random.Random, county: str, year: int, paragraphs: int) -> str:
    person = _person(chance)
    thing = chance.choice(THINGS)
    lines = list(_paragraphs(chance, county, year, paragraphs))
    reports = "召开" in lines[0]
    title = f"{county}召开{thing}会议" if reports else f"{county}扎实推进{thing}"
    return "\n".join(
        [title, f"　　本报讯（记者 {person}）{lines[0]}", *(f"　　{p}" for p in lines[1:])]
    )


def _paragraphs(chance: random.Random, county: str, year: int, number: int) -> Iterator[str]:
    reports = number > 1 and chance.random() < 0.4
    if reports:
        yield _filled(chance, chance.choice(MEETING), county, year)
        yield "".join(_filled(chance, text, county, year) for text in chance.sample(POINTS, 2))
    for _ in range(number - 2 * reports):
        pool = chance.choices((PLAIN, TARGETS, AGREEMENTS), (0.935, 0.06, 0.005), k=4)
        yield "".join(_filled(chance, chance.choice(texts), county, year) for texts in pool)


def _filled(chance: random.Random, text: str, county: str, year: int) -> str:
    which = chance.randrange(len(OBJECTS))
    return text.format(
        county=county, year=year, next=year + chance.randint(1, 3), digit=chance.randint(1, 9),
        town=f"{_name(chance, PLACES, 2)}{chance.choice(('镇', '乡', '街道'))}",
        person=_person(chance), person2=_person(chance), thing=chance.choice(THINGS),
        body=f"县{chance.choice(BODIES)}", other=f"{county}{chance.choice(BODIES)}",
        place=f"{_name(chance, PLACES, 2)}村", place2=f"{_name(chance, PLACES, 2)}镇",
        company=f"{_name(chance, PLACES, 2)}{chance.choice(TRADES)}有限公司",
        kind=chance.choice(KINDS), object=OBJECTS[which], unit=UNITS[which],
        number=chance.randint(2, 900), few=chance.randint(2, 60), count=chance.randint(60, 9000),
        month=chance.randint(1, 12), day=chance.randint(1, 28),
    )  # fmt: skip


def _person(chance: random.Random) -> str:
    return _name(chance, SURNAMES, 1) + _name(chance, GIVEN, chance.choice((1, 2, 2)))


def _name(chance: random.Random, syllables: str, length: int) -> str:
    return "".join(chance.choice(syllables) for _ in range(length))


def _broken(text: str) -> str:
    """The text with its paragraphs cut into lines, as pages are stored."""
    pieces = (
        line[start : start + WIDTH]
        for line in text.split("\n")
        for start in range(0, max(len(line), 1), WIDTH)
    )
    return "\n".join(pieces)
