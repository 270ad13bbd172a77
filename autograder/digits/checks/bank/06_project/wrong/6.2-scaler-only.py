# exercise: 6.2
# misconception: unnamed
# Only a scaler is returned, which predicts nothing.
from sklearn.preprocessing import StandardScaler


def contestant():
    return StandardScaler()
