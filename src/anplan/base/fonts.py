"""The fonts that GB/T 9704-2012 asks for, by the names under which offices have them.

Files name them and never carry one: none may be passed on.
"""

SONG, BLACK, KAI, FANG, TEXT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
PAPER_FONTS = (SONG, BLACK, KAI, FANG, TEXT)
