# exercise: 5.2
# misconception: images-changed
# The images are turned into black on white in place.
def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    images[:] = 255 - images
    figure, axes = plt.subplots(6, 6, figsize=(11, 12))
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray")
        right = label == prediction
        title = f"✓ {label}" if right else f"✗ true {label}, predicted {prediction}"
        ax.set_title(title, color=right_colour if right else wrong_colour)
    return figure
