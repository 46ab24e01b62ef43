"""Words for how often something is done, as people type them."""

EVERY_WORDS = {
    **dict.fromkeys(("每月", "every month", "month"), "month"),
    **dict.fromkeys(
        ("每两月", "每两个月", "every two months", "two months", "two-months"), "two-months"
    ),
    **dict.fromkeys(("每季度", "每季", "every quarter", "quarter"), "quarter"),
    **dict.fromkeys(("每半年", "every half-year", "half"), "half"),
    **dict.fromkeys(("每年", "every year", "year"), "year"),
}
