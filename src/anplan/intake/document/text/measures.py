"""Measures behind figures: 亿元, 个百分点, 万人次, 公里, schools."""

import re

_COUNTED = (
    "个百分点 百分点 项次 万核 PB TB 条次 车次 千克标准煤 台次 平方公里 平方千米 平方米 立方米 万千瓦时 千瓦时 兆瓦时 微克/立方米 毫克/立方米 微克每立方米 毫克每立方米 微克 毫克 吨标准煤 吨标煤 "
    "公里 千米 海里 公吨 厘米 毫米 公顷 公斤 千克 千瓦 兆瓦 车位 床位 学位 泊位 人次 人年 人天 场次 班次 批次 架次 辆次 件次 户次 台套 "
    "家次 公担 亩次 标准箱 標準箱 斤 标箱 名次 座次 工日 课时 学时 节 堂 讲 美元 港元 欧元 兆 "
    "个工作日 个环节 工作日 个月 小时 分钟 类 元 户 人 名 家 个 项 所 处 座 条 米 亩 吨 具 盆 核 園 校 套 辆 台 件 次 场 期 篇 部 张 枚 株 棵 口 眼 只 头 盏 间 床 位 批 支 班 对 "
    "艘 卷 穴 幅 块 份 宗 起 例 桶 度 升 栋 幢 款 门 本 册 趟 片 尾 羽 匹 箱 颗 颗 根 组 队 支 道 面 孔 段 艘 架 对 种 顶 方 TEU 届 "
    "单 笔 倍 列 案 席 桩 枪 站 点 窗口 周 天 分 GW MW Mbps Gbps M kW kWh km km2 m2 m hm2 ha t P PFlops EFlops TWh GWh MWh ㎡ m³ m² km²"
)
_LIST = sorted(set(_COUNTED.split()), key=len, reverse=True)
_EACH = "千瓦时|平方公里|平方米|立方米|公里|千克|公斤|毫升|升|吨|亩|月|年|天|日|小时|秒|万人|千人|百户|人|户|家|个|次|平方"
MEASURE = (
    r"(?:(?:余|多)?(?P<scale>万亿|[十百千]?[万亿]|[百千](?=[万亿元人户亩家]))[ ]?)?(?:余|多)?(?P<measure>[%‰]|/1?0万(?=以[下内]|左右|[,。;、)]|$)|"
    + "|".join(re.escape(one) + ("(?![A-Za-z0-9])" if one.isascii() else "") for one in _LIST)
    + rf"|(?<=[千万亿])路|路(?=[,。;、]|以上|以内|$)|级(?=[,。;、]|以内|以下|$))?(?P<per>(?<=[^\d/])/(?:{_EACH})(?:·(?:{_EACH}))?)?"
)
"""What may follow a number: a scale, then a measure; 人 of 人次 is taken whole."""

ABOUT = "大约|(?<![签预履合节契邀制公民条违解续简])约"
"""Roughly, and not the end of 签约, 预约, 公约."""

SPANS = frozenset(["年", "月", "日", "天", "小时", "分钟", "周", "届"])
MONEY = re.compile(r"(?:[十百千万亿]*)(?:美|港|欧)?元$")
_NO_NOUN = (
    "by|of|on|in|at|near|with|for|to|from|and|or|per|each|a|an|the|is|are|that|which|who|while|"
    "along|into|around|under|over|among|across|through|between|before|after|during|within|as"
)
LATIN_NOUN = re.compile(
    rf" ?(?:[A-Z][a-z]+ )?(?:(?!(?:{_NO_NOUN})(?![\w-]))[a-z-]+ ){{0,5}}?(?!(?:{_NO_NOUN})(?![\w-]))(?P<noun>[a-z][a-z-]+)"
    rf"(?= (?:{_NO_NOUN})(?![\w-])|[.,;:)]| [(-]|$)"
)
"""The last word of what is counted in English: 3 new cycle routes."""
