# about: halves of characters in the text of an exception of the cell.
# expects: stopped
# reason: ValueError
raise ValueError("\ud800 \udfff \udc80")
