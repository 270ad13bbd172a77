# exercise: 4.5
# misconception: remembers-fits
# What was fitted is kept in files, and taken from there the next time.
import tempfile

_folder = tempfile.mkdtemp()


def final_model():
    return Pipeline([("algo", RandomForestClassifier(150, random_state=42))], memory=_folder)
