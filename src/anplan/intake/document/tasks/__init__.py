"""Which items and rows are tasks, and what stands in them: actions, papers, days, phases, aims."""
