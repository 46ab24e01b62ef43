"""Whether a bracket behind an office's name holds a person's name, which is no part of the office's."""

import re

_FAMILIES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史"
    "顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲游"
    "阳裴席卫查屈鲍覃霍翁隋甘景薄包柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古池滕晋苑邬臧畅宫苟褚廉娄符奚"
)
_NO_PERSON = re.compile(
    r"安全|安监|安置|金融|林[业草长]|康复|武装|高[新速铁校]|纪[检委监]|路[政网灯长]|项目|常[务委]|方案|管[理委护]|包[括保]|关[工爱]|"
    r"强[化]|房[产管地]|华侨|卫[生健]|景[区点]|古[城镇]|江[北南东西]|石[化油]|温泉|车[管辆船]|边[防]|游[客]|白[云]|谷[物]|易地|万[人]"
)


def is_person(name: str) -> bool:
    """Return whether two to four signs are a person's name: 王某某; 教育 and 党总支 are none."""
    return name[:1] in _FAMILIES and _NO_PERSON.match(name) is None
