# 6.2: Pillow turns bytes of the new pictures, pandas repeats the labels; stacking. Expected: given rows unchanged, new ones may be rounded; 2 members x (2 folds + 1) + 1 = 7 fits; keeps both.
import pandas as pd
from PIL import Image


def enlarge(X, y):
    table = pd.DataFrame({"name": np.asarray(y)})
    new = []
    for row in X:
        image = Image.fromarray(np.uint8(np.round(255 * row.reshape(28, 28))))
        for degrees, move in ((7, (1, 0)), (-7, (0, 1)), (0, (-2, 0))):
            changed = image.rotate(degrees, resample=Image.BILINEAR, translate=move, fillcolor=0)
            new.append(np.asarray(changed, dtype=float).ravel() / 255)
    y_new = table.loc[table.index.repeat(3), "name"].to_numpy()
    return np.r_[X, np.array(new)], np.r_[y, y_new]


def contestant():
    from sklearn.ensemble import StackingClassifier
    from sklearn.linear_model import LogisticRegression

    return StackingClassifier(
        [("svc", SVC(C=10)), ("near", KNeighborsClassifier(3))], LogisticRegression(max_iter=500), cv=2
    )
