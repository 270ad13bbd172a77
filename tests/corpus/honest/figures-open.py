# about: leaves figures open, draws when called, and changes the settings of Matplotlib.
# expects: honest
import matplotlib
import matplotlib.pyplot as plt
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

matplotlib.rcParams["figure.dpi"] = 200
plt.style.use("ggplot")
for _ in range(3):
    plt.figure()
    plt.plot([1, 2, 3])
plt.show()
fig, axes = plt.subplots(2, 2)


def make_model():
    plt.figure()
    plt.imshow([[0, 1], [2, 3]])
    return make_pipeline(PCA(0.7, svd_solver="covariance_eigh"), KNeighborsClassifier(3))
