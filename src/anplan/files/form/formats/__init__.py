"""What a file of each format says of its cells beside their values: read as untrusted bytes."""
