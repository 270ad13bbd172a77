# exercise: 6.2
# misconception: turned-too-far
# Turned by an eighth of a circle, both ways.
def enlarge(X, y):
    images = X.reshape(-1, 28, 28)
    blocks = [images]
    for degrees in (-45, 45):
        turned = ndimage.rotate(images, degrees, axes=(1, 2), reshape=False, order=1)
        blocks.append(turned)
    return np.concatenate(blocks).reshape(-1, 784), np.tile(y, len(blocks))
