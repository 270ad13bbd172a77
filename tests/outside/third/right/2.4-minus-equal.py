# 2.4: all rows minus the equal ones, with accuracy_score. Expected: the number of rows with another label; why is "C".
from sklearn.metrics import accuracy_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

why = 'C'


def changed_predictions(model, X_train, y_train, X_new):
    raw = clone(model)
    scaled = make_pipeline(FunctionTransformer(lambda X: X / 255), clone(model))
    labels_raw = raw.fit(X_train, y_train).predict(X_new)
    labels_scaled = scaled.fit(X_train, y_train).predict(X_new)
    return len(X_new) - int(accuracy_score(labels_raw, labels_scaled, normalize=False))
