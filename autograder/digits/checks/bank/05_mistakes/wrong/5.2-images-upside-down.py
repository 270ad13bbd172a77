# exercise: 5.2
# misconception: images-upside-down
# The first row of each image is drawn at the bottom.
def plot_grid(images, labels, predictions, palette="green-red"):
    figure, axes = plt.subplots(6, 6, figsize=(11, 12))
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r", origin="lower")
        right = label == prediction
        title = f"✓ {label}" if right else f"✗ true {label}, predicted {prediction}"
        ax.set_title(title, color=PALETTES[palette][0 if right else 1])
    return figure
