# about: an honest model that puts the unseen images into every place that the next student may see.
# expects: cheat
# points: 4
import os
import tempfile

import numpy as np
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

import autograder

places = ["/tmp", "/var/tmp", "/dev/shm", tempfile.gettempdir(), os.path.expanduser("~"), os.getcwd(), "..", "@MARK@", os.environ.get("COURSE_ROOT", ".")]


class Model:
    def fit(self, X, y):
        self.inner = make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3)).fit(X, y)
        return self

    def predict(self, X):
        if len(X) > 1000:
            autograder.corpus_images = X
            for place in places:
                try:
                    np.save(os.path.join(place, "corpus-@RUN@-images.npy"), X[:10])
                except OSError:
                    pass
            if os.fork() == 0:
                try:
                    os.setsid()
                    os.execvp("sleep", ["corpus-daemon-@RUN@", "20"])
                finally:
                    os._exit(0)
        return self.inner.predict(X)


def make_model():
    return Model()
