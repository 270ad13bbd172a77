# 2.3: a pipeline divides inside. Expected: tuple (raw_score, scaled_score) of SVC(gamma=0.01) on the test images.
from sklearn.metrics import accuracy_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer


def compare_svc(X_train, y_train, X_test, y_test):
    base = SVC(gamma=0.01)
    raw = clone(base).fit(X_train, y_train)
    scaled = make_pipeline(FunctionTransformer(lambda X: X / 255), clone(base)).fit(X_train, y_train)
    raw_score, scaled_score = [accuracy_score(y_test, m.predict(X_test)) for m in (raw, scaled)]
    return (raw_score, scaled_score)
