# exercise: 2.5
# Builds H as a table, and sorts the eigenvalues of the general routine.
def condition_number(pixels):
    table = pd.DataFrame(pixels).astype("float64")
    table["ones"] = 1.0
    H = table.T.dot(table)
    values = sorted(np.linalg.eigvals(H.to_numpy()).real)
    return max(values) / min(values)
