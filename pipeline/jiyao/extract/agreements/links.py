"""The words that join two parties: 与, 同, 携手, 从…采购, 向…销售 (签约方连接词)."""

from __future__ import annotations

import re

from jiyao.extract.agreements.view import BRACKET, NAME

_TRADED = f"{NAME}{{1,40}}(?:[{BRACKET}]{{1,40}})?(?:处|集中|批量|定向|长期|独家){{0,2}}"
LINK = re.compile(
    r"(?<![参赋给授付])与(?!会[嘉领代人各同]|时俱|此同时)"
    r"|(?<![共协合一会不相连联异类如等赞陪随])同(?!时|意|步|期|类|样|志|比|业|济|城|心|年|日|一[天日]|仁|安|江)"
    rf"|(?<=[还又也])和(?={NAME})"
    rf"|(?<={NAME})[·—－]{{1,2}}(?={NAME}+[^，。]{{0,14}}(?:会|协作|合作|友好|签约))"
    rf"|(?:携手|牵手|联手|会同)|跟(?!踪|进|着|随)|(?<={NAME})联合(?={NAME})"
    rf"|从(?={_TRADED}(?:采购|购买|购入|购进|引进|订购|租赁|购置|收购|进口))"
    rf"|向(?={_TRADED}(?:采购|购买|订购|销售|出售|供应|供货|转让|出口|租赁|提供|发放|交付))"
)
"""与, 同, 跟 as a link between parties, 从 and 向 between buyer and seller; used on shapes, so
names hide theirs."""
