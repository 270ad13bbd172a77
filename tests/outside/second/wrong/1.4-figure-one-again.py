# 1.4: draws into figure number 1 each time without clearing it, so a second call returns a figure that also has the axes of the first. Expected: one axes for each image.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure = plt.figure(num=1)
    for i in range(len(images)):
        ax = figure.add_axes([i / len(images), 0, 0.9 / len(images), 0.8])
        ax.imshow(images[i], cmap="gray_r")
        ax.set_title(str(labels[i]))
        ax.set_axis_off()
    return figure
