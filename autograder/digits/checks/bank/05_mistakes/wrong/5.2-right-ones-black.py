# exercise: 5.2
# misconception: palette-ignored
# Only the wrong ones get a colour of the palette.
def plot_grid(images, labels, predictions, palette="green-red"):
    figure, axes = plt.subplots(6, 6, figsize=(11, 12))
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        if label == prediction:
            ax.set_title(f"✓ {label}")
        else:
            ax.set_title(f"✗ true {label}, predicted {prediction}", color=PALETTES[palette][1])
    return figure
