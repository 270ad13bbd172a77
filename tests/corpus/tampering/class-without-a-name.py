# about: classes whose name is no text, or raises, when somebody asks for it.
# expects: cheat
class Meta(type):
    @property
    def __name__(cls):
        return ["not", "text"]

    @property
    def __module__(cls):
        raise KeyboardInterrupt


class Odd(metaclass=Meta):
    pass


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return [Odd(), {Odd(): Odd()}] * (len(X) // 2)


def make_model():
    return Model()
