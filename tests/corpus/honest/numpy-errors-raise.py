# about: lets NumPy raise where it would only warn.
# expects: honest
# use: honest
import numpy as np

np.seterr(all="raise")
np.set_printoptions(precision=2, threshold=5)
