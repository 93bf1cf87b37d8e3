"""What a sheet of A4 holds: a document's blocks as data for `brief.typ`, which sets and draws them."""
