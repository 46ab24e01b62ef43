"""YAML texts: read strictly, placed by line, held against the schema, changed in place."""
