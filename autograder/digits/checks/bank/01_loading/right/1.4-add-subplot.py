# exercise: 1.4
# Axes are added one by one; images are scaled for drawing, with a colour bar.
def to_image(row):
    return np.stack(np.split(row, 28))

def show_digits(images, labels):
    f = plt.figure()
    for i, (img, l) in enumerate(zip(images, labels), start=1):
        ax = f.add_subplot(len(images), 1, i)
        shown = ax.imshow(255 - np.asarray(img, dtype=float) / 255, cmap="gray")
        f.colorbar(shown)
        ax.set_title(l, loc="left")
    return f
