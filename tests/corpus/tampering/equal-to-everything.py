# about: predictions that say they are equal to everything, and not unequal to anything.
# expects: cheat
class Equal:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0

    def __len__(self):
        return 2

    def __getattr__(self, name):
        return lambda *args: self


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return Equal()


def make_model():
    return Model()
