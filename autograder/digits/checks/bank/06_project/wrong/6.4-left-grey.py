# exercise: 6.4
# misconception: left-grey
# Enlarged and centred only.
def adapt(images):
    rows = []
    for image in images:
        rows.append(scaled_up(image).ravel())
    return np.array(rows)
