# about: predictions that leave a mark where somebody unpickles, prints or compares them.
# expects: cheat
def mark(name):
    open(f"@MARK@/{name}", "w").close()


class Trap:
    def __reduce__(self):
        return mark, ("unpickled",)

    def __repr__(self):
        mark("shown")
        return "trap"

    def __eq__(self, other):
        mark("compared")
        return True

    def __del__(self):
        mark("deleted")


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return [Trap() for _ in X]


def make_model():
    return Model()
