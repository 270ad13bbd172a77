# exercise: 6.4
# misconception: scaled-by-the-batch
# Divided by the largest value of all pictures.
def adapt(images):
    papers = np.array([scaled_up(image) for image in images])
    papers = papers / papers.max()
    return np.clip((papers - 0.4) / 0.4, 0, 1).reshape(len(images), 784)
