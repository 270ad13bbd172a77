# exercise: 5.2
# The words stand below the image; the axes are off; the colours are other dark ones; images in 0 to 1.
def plot_grid(images, labels, predictions, palette="green-red"):
    colours = {"green-red": ("darkgreen", "darkred"), "blue-orange": ("navy", "#8a3a00")}[palette]
    fig, axes = plt.subplots(6, 6, figsize=(11, 13))
    for k, ax in enumerate(axes.flat):
        ax.imshow(images[k].reshape(28, 28) / 255)
        wrong = int(labels[k] != predictions[k])
        words = f"✘ {labels[k]} → {predictions[k]}" if wrong else f"✔ {labels[k]}"
        ax.text(14, 32, words, ha="center", color=colours[wrong])
        ax.axis("off")
    return fig


def describe_grid(labels, predictions):
    frame = pd.DataFrame({"true": labels, "predicted": predictions})
    bad = frame[frame["true"] != frame["predicted"]]
    head = f"36 digits, {36 - len(bad)} right, {len(bad)} wrong"
    if bad.empty:
        return head
    return (
        head
        + ": "
        + "; ".join(
            f"row {i // 6 + 1} col {i % 6 + 1} (true {r.true} -> predicted {r.predicted})" for i, r in bad.iterrows()
        )
    )
