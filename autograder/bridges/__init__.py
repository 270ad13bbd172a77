"""Where teachers are: exports of learning platforms in, marks and feedback out."""
