"""One module a format: each makes blocks of a file's bytes. They run in a process of their own."""
