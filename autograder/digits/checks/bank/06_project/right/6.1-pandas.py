# exercise: 6.1
# A table for the crop, and a Series in the end.
def prepare(drawing):
    table = pd.DataFrame(drawing).astype(float)
    edge = pd.concat([table.iloc[0], table.iloc[-1], table[0], table[table.columns[-1]]])
    ink = (table - edge.median()).abs()
    if ink.to_numpy().max() == 0:
        return pd.Series(np.zeros(784))
    ink = ink / ink.to_numpy().max()
    ink = ink.where(ink >= 0.3, 0)
    rows = ink.index[ink.any(axis=1)]
    columns = ink.columns[ink.any(axis=0)]
    ink = ink.loc[rows[0] : rows[-1], columns[0] : columns[-1]].to_numpy()
    factor = 20 / max(ink.shape)
    small = ndimage.zoom(ndimage.gaussian_filter(ink, 0.3 / factor), factor, order=1)
    centre = np.array(ndimage.center_of_mass(small))
    at = np.mgrid[:28, :28].reshape(2, -1) - 14 + centre[:, None]
    return pd.Series(ndimage.map_coordinates(small, at, order=1, mode="grid-constant").clip(0, 1))
