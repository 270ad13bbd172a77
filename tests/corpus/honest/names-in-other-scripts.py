# about: names and texts in other scripts, with letters that look alike.
# expects: honest
from sklearn.decomposition import PCA
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

größe, π, 变量, модель, μ = 0.7, 3.14159, "值", make_pipeline, "µ"
print("naïve café 你好 مرحبا 👩‍🏫 ✓", größe, π, 变量)


def make_model():
    return модель(PCA(größe, svd_solver="covariance_eigh"), KNeighborsClassifier(3))
