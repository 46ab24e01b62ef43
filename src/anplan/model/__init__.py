"""What the files say: strict, frozen models. Where a file lies tells what it is."""
