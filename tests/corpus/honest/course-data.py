# about: loads the course's data and looks at it, as the lessons do.
# expects: honest
# use: honest
import pandas as pd

from autograder.digits import load_digits

X, y = load_digits()
assert X.shape == (2000, 784)
pd.DataFrame(X[:, 200:220]).describe()
