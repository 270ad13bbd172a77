# 6.1: only shrinks the drawing by the helper of the notebook. Expected: ink, crop, fit and centre; breaks all of them.
def prepare(drawing):
    if drawing.min() == drawing.max():
        return np.zeros(784)
    return (shrunk(drawing) / 255).ravel()
