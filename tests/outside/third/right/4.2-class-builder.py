# 4.2: a small class that builds the search. Expected: an unfitted RandomizedSearchCV over a one-step pipeline algo, setting("n_iter") draws, cv 3, accuracy, both random states 42.
class SearchBuilder:
    def __init__(self, space, seed=42):
        self.space = space
        self.seed = seed

    def pipeline(self):
        pipe = Pipeline([("algo", None)])
        pipe.set_params(algo=RandomForestClassifier(random_state=self.seed))
        return pipe

    def build(self):
        return RandomizedSearchCV(
            estimator=self.pipeline(), param_distributions=dict(self.space), scoring="accuracy",
            cv=3, n_iter=setting("n_iter"), random_state=self.seed,
        )


def make_search(space):
    return SearchBuilder(space).build()
