# exercise: 1.4
# plt.subplot is called in a loop, and the figure is the current one.
def to_image(row):
    image = np.empty((28, 28), dtype=row.dtype)
    for r in range(28):
        for c in range(28):
            image[r, c] = row[28 * r + c]
    return image

def show_digits(images, labels):
    plt.figure()
    for i in range(len(images)):
        plt.subplot(1, len(images), i + 1)
        plt.imshow(images[i])
        plt.title(labels[i])
    return plt.gcf()
