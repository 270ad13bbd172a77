# 2.5: a DataFrame with a column of ones. Expected: largest divided by smallest eigenvalue of H with a column of ones.
def condition_number(pixels):
    table = pd.DataFrame(pixels).astype(float)
    table["ones"] = 1.0
    table.columns = table.columns.astype(str)
    H = (table.T @ table).to_numpy() / len(table)
    eigenvalues = np.linalg.eig(H)[0].real
    return float(max(eigenvalues) / min(eigenvalues))
