"""The pages of a site: a finished state → HTML."""
