# about: replaces the conversion to plain values by one that lets every object through.
# expects: cheat
import autograder.answers.plain as plain
import autograder.answers.responder as responder
import autograder.sandbox.wire as wire


class Equal:
    def __eq__(self, other):
        return True

    def tolist(self):
        return self


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return Equal()


plain.to_plain = responder.to_plain = lambda value, depth=0: value
wire.RECORDS["Equal"] = Equal


def make_model():
    return Model()
