# about: the function is an object of a class of its own, and the model is a class made on the fly.
# expects: honest
from sklearn.neighbors import KNeighborsClassifier


class Maker:
    def __call__(self):
        return type("Mine", (KNeighborsClassifier,), {})(n_neighbors=1)


make_model = Maker()
