# exercise: 5.2
# misconception: grid-of-another-size
# Seven places in each row.
def plot_grid(images, labels, predictions, palette="green-red"):
    figure, axes = plt.subplots(6, 7, figsize=(12, 12))
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        right = label == prediction
        title = f"✓ {label}" if right else f"✗ true {label}, predicted {prediction}"
        ax.set_title(title, color=PALETTES[palette][0 if right else 1])
    return figure
