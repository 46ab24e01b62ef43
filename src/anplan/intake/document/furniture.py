"""Lines that are a page's own: where one is, what one may share, who keeps the site."""

import re

_FURNITURE = re.compile(
    r"\[?(?:下载|打印|关闭|收藏|分享)\]?(?:\s|$)|分享到|扫一扫|关联(?:解读|稿件|文件)|"
    r"相关(?:解读|链接|附件|信息|文章)|上一[篇条]|下一[篇条]|责任编辑|字号\s*[:：]|(?:发布|成文|更新)(?:日期|时间)\s*[:：]|"
    r"您(?:当前)?的?(?:位置|所在)|当前位置|首页|版权所有|主办单位\s*[:：].*(?:网|ICP)|"
    r"网站(?:地图|标识码)|.{0,10}ICP备|浏览次数|(?:- ?)?\d{1,4}(?: ?-)?$|第 ?\d+ ?页|"
    r"\(此件(?:公开|主动|依申请)|抄送\s*[:：]|主动公开|\(联系人"
)


def is_furniture(folded: str) -> bool:
    """Return whether a line is the page's own, not the document's."""
    return bool(_FURNITURE.match(folded))
