"""Examples worked by hand, one module a topic, from the formulas of DESIGN 3.1 and 3.2.

Unless an example says otherwise, the indicator is a flow that should reach at least 120 亿元
by 2025-12-31, grows evenly over the twelve months of the year, and turns red when it is more
than 10 points behind.
"""
