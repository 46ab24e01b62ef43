"""Lines that are a page's own: where one is, what one may share, who publishes it, who keeps the site."""

import re
from collections.abc import Sequence

from anplan.intake.document.layout.heads import head_kind

_FURNITURE = re.compile(
    r"[\[【]?(?:下载|打印|关闭|收藏|分享)(?:窗口|本[页文])?[\]】]?(?:\s|$)|分享到|扫一扫|关联(?:解读|稿件|文件)|"
    r"相关(?:解读|链接|附件|信息|文章)|上一[篇条]|下一[篇条]|责任编辑|字号\s*[:：]|(?:发布|成文|更新)(?:日期|时间)\s*[:：]|"
    r"(?:发布|公开|发文|制发)(?:单位|机构|机关|部门)\s*[:：]|信息来源\s*[:：]|"
    r"您(?:当前)?的?(?:位置|所在)|当前位置|首页|版权所有|主办单位\s*[:：].*(?:网|ICP)|"
    r"网站(?:地图|标识码)|.{0,10}ICP备|浏览次数|(?:- ?)?\d{1,4}(?: ?-)?$|第 ?\d+ ?页|"
    r"\(此件(?:公开|主动|依申请)|抄送\s*[:：]|主动公开|\(联系人"
)
_IMPRINT = re.compile(
    r"(?:抄送|抄报|分送|主送|发送)\s*[:：]|[^。;]{2,40}20\d\d年\d{1,2}月\d{1,2}日 ?印(?:发|制)?$|\(?共? ?印(?:制|发)? ?\d+ ?份\)?$|"
    r"(?:[^。;]{0,40}[\s,;])?(?:校对|打字|拟稿|核稿|印制)(?:人)?\s*[:：]"
)
"""What stands below a printed paper: who gets it, who printed how many and when."""
_OF_A_SITE = re.compile(r"ICP备|网站标识码|公?网安备|公安备案|版权所有|技术支持\s*[:：]")
_FOOT = re.compile(
    r"(?P<label>(?:主办|承办|协办|维护|运维|管理)(?:单位|部门)?)\s*[:：]|(?:联系|地址|邮编|邮箱|电话|建议使用|您是第)"
)
_PAGE_FIELD = re.compile(
    r"(?:索 ?引 ?号|公开(?:方式|时限|日期|范围|属性|目录|形式)|文(?:件编)?号|发布(?:机构|日期|时间)|成文(?:日期|时间)|发文(?:日期|机关|字号|单位)|主题分类|主题词|"
    r"有 ?效 ?性|废止日期|名 ?称|信息(?:名称|分类|来源)|体裁分类|组配分类|关键词|生成日期)[:：]?"
)
_LEAST_FIELDS, _MOST_PAGE_ROWS = 3, 12
_LONGEST_FOOT, _MOST_FOOT = 120, 12


def is_furniture(folded: str) -> bool:
    """Return whether a line is the page's own, not the document's."""
    is_own = _FURNITURE.match(folded) or _IMPRINT.match(folded)
    return bool(is_own) or _is_of_site(folded)


def is_page_table(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table is the page's own: 索引号, 发布机构, 公开方式."""
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    labels = [cell for cell in cells if _PAGE_FIELD.fullmatch(cell)]
    if any(head_kind(cell) in ("units", "lead") for cell in cells):
        return False
    is_small = len(rows) <= _MOST_PAGE_ROWS and len(cells) <= 3 * len(labels)
    return is_small and len(labels) >= _LEAST_FIELDS


def _is_of_site(folded: str) -> bool:
    return len(folded) <= _LONGEST_FOOT and "。" not in folded and bool(_OF_A_SITE.search(folded))


def foot_of(lines: Sequence[str]) -> int:
    """Return with which of the folded lines the foot of a site begins; their count where none does.

    Who runs the site stands above its registration as who runs a task does below one: only
    where the label stands nowhere else it is the site's.
    """
    low = max(0, len(lines) - _MOST_FOOT)
    sure = next((place for place in range(low, len(lines)) if _is_of_site(lines[place])), None)
    if sure is None:
        return len(lines)
    first = sure
    while first > low and (match := _FOOT.match(lines[first - 1])):
        label = match["label"]
        if label and any(line.startswith(label) for line in lines[: first - 1]):
            break
        first -= 1
    return first
