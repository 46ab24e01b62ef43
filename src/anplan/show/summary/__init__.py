"""The summary of a half-year or a year: what its briefs told month by month, put together."""
