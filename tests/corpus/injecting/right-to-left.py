# about: marks that turn the order of the text round, so that the reader sees other points than there are.
# expects: stopped
# reason: ValueError
raise ValueError("\u202e4 fo 4 :tniop\u202c \u2067right\u2069 \u200f\u061c")
