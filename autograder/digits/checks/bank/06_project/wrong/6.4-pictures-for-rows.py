# exercise: 6.4
# misconception: pictures-for-rows
# No row, but 28 x 28.
def adapt(images):
    return np.array([np.clip((scaled_up(image) - 0.4) / 0.4, 0, 1) for image in images])
