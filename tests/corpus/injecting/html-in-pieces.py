# about: HTML that becomes whole only when control characters are taken out, or entities are read twice.
# expects: cheat
# reason: ript
class Model:
    def fit(self, X, y):
        return self

    def predict(self, X):
        return ["<scr\x00ipt>alert(1)</scr\x00ipt>&#60;script&#62;&lt;script&gt;", "<\x0bimg src=x on\x7ferror=alert(2)>"]


def make_model():
    return Model()
