"""The course as a web site: lessons to read and to work in, and the pages around them."""
