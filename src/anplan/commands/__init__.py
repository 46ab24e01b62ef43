"""One file a command: a function of a session and its options that gives an exit number."""
