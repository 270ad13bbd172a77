# about: the function is a class with some arguments filled in.
# expects: honest
from functools import partial

make_model = partial(RandomForestClassifier, n_estimators=60, random_state=1)
