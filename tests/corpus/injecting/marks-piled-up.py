# about: ten thousand combining marks on one letter, which cover the lines above.
# expects: stopped
raise ValueError("a" + "\u0301\u0489" * 10_000)
