# 2.5: pandas table with a bias column, scipy.linalg.eigh. Expected: largest eigenvalue of H divided by the smallest.
from scipy.linalg import eigh


def condition_number(pixels):
    table = pd.DataFrame(pixels).astype("float64").assign(bias=1.0)
    H = (table.T.to_numpy() @ table.to_numpy()) / len(table)
    lowest, *_, highest = sorted(eigh(H, eigvals_only=True))
    return highest / lowest
