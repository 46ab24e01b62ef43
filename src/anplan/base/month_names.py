"""The months' English names, once for all that read or write them."""

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ANY_MONTH = "|".join(MONTH_NAMES)
"""The names as a pattern without a group."""
