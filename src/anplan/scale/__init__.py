"""Questions about the tables of many workspaces, each as one expression that any engine answers.

Pure: an expression is made of declared columns, and says nothing of files or of who computes it.
What is counted and summed is exact; what is divided is divided here (``answers``), not there, for
engines divide each in its own way.
"""
