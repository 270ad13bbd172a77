# about: an answer of ten nested lists that hold each other: a billion values when they are written out. Runs into the clock.
# expects: stopped
answer = [1] * 10
for _ in range(6):
    answer = [answer] * 30


class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return answer


def make_model():
    return Model()
