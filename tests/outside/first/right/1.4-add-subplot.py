# 1.4: cuts the row into 28 pieces, and adds one subplot after the other, five in a row. Expected: a figure with exactly one axes per image, label as title.
def to_image(row):
    return np.array([row[i * 28 : (i + 1) * 28] for i in range(28)], dtype=row.dtype)


def show_digits(images, labels):
    columns = 5
    rows = -(-len(images) // columns)
    figure = plt.figure(figsize=(6, 1.4 * rows))
    for place, (image, label) in enumerate(zip(images, labels), start=1):
        plt.subplot(rows, columns, place)
        plt.imshow(image, cmap="gray_r", vmin=0, vmax=255)
        plt.title(int(label))
        plt.xticks([])
        plt.yticks([])
    return figure
