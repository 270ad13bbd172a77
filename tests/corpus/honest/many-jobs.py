# about: asks for all the cores, in the model, by joblib and by a pool of threads.
# expects: honest
from concurrent.futures import ThreadPoolExecutor

from joblib import Parallel, delayed

assert Parallel(n_jobs=2)(delayed(pow)(n, 2) for n in range(4)) == [0, 1, 4, 9]
with ThreadPoolExecutor(4) as pool:
    assert list(pool.map(abs, [-1, 2])) == [1, 2]


def make_model():
    return RandomForestClassifier(n_estimators=60, n_jobs=-1, random_state=0)
