# about: every control character there is, in the text of an exception.
# expects: stopped
# reason: ValueError
raise ValueError("".join(map(chr, [*range(32), *range(127, 160)])) + "\ufeff\u200b\u2028\u2029\ufff9\U000e0001")
