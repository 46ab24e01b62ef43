"""What the files say, as strict, frozen records. Where a file lies says what it is."""
