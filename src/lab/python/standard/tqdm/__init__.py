"""A loop's progress, of which nothing is drawn."""


class tqdm:
    def __init__(self, values=None, total=None, **_named):
        self._values = values
        self.total, self.n = total, 0

    def __iter__(self):
        for value in self._values:
            yield value
            self.n += 1

    def __len__(self):
        return len(self._values)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return False

    def update(self, n=1):
        self.n += n

    def set_description(self, *_values, **_named):
        pass

    set_postfix = set_postfix_str = set_description_str = refresh = close = reset = set_description

    @staticmethod
    def write(text, **_named):
        print(text)


def trange(*bounds, **_named):
    return tqdm(range(*bounds))
