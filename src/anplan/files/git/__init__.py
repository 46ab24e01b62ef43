"""Git by fixed commands: commits, trees, versions of files."""
