"""What a reader printed: found again before anything is loaded, where nothing has changed since.

Nothing here imports what Python has not loaded anyway, or what is not itself as light.
"""
