# about: ends with a value that is large to show, and has an own way to show itself, which fails.
# expects: honest
# use: honest
class Shy:
    def __repr__(self):
        raise RuntimeError("not now")

    def _repr_html_(self):
        raise RuntimeError("not now")


display(Shy())
display([list(range(100))] * 100)
Shy()
