# SPDX-License-Identifier: Apache-2.0
"""What two well-known programs make of the same lines: a linear SVM (liblinear) and fastText, untuned, as one would use them.

SVM: TF-IDF of word 1-2 grams and of character 2-5 grams, each of the two scaled to length 1, logarithms of counts, squared
hinge loss, C 0.3, classes weighted against their size. fastText: word pairs, letter runs of 2 to 5, 25 rounds, 100 dimensions.
"""
import collections
import math
import os
import re
import shutil
import subprocess

from evaluating.figures import macro_f1

WORD = re.compile(r"\w+|[^\w\s]")
COST = "0.3"
LEAST_ROWS = 2  # what stands in one line alone tells nothing about another


def word_grams(text):
    words = WORD.findall(text.lower())
    return words + [" ".join(pair) for pair in zip(words, words[1:])]


def letter_grams(text):
    text = " " + " ".join(text.lower().split()) + " "
    return [text[i:i + n] for n in range(2, 6) for i in range(len(text) - n + 1)]


class View:
    """One kind of features: their numbers, from `first` on, and the weights that the learnt lines give them."""

    def __init__(self, grams, texts, first):
        self.grams = grams
        rows = collections.Counter()
        for text in texts:
            rows.update(set(grams(text)))
        known = sorted(gram for gram, n in rows.items() if n >= LEAST_ROWS)
        self.numbers = {gram: first + i for i, gram in enumerate(known)}
        self.weights = {gram: math.log((1 + len(texts)) / (1 + rows[gram])) + 1 for gram in known}

    def features(self, text):
        counts = collections.Counter(gram for gram in self.grams(text) if gram in self.numbers)
        values = {self.numbers[gram]: (1 + math.log(n)) * self.weights[gram] for gram, n in counts.items()}
        length = math.sqrt(sum(value * value for value in values.values())) or 1
        return [f"{number}:{values[number] / length:.5f}" for number in sorted(values)]


def quiet(*arguments):
    return subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()


def svm(learn, test, top):
    """Macro-F1 on `test`, both lists of (text, class); None where liblinear is not installed."""
    if not (shutil.which("liblinear-train") and shutil.which("liblinear-predict")):
        return None
    classes = sorted({name for _, name in learn})
    texts = [text for text, _ in learn]
    words = View(word_grams, texts, 1)
    views = (words, View(letter_grams, texts, 1 + len(words.numbers)))
    names = {part: os.path.join(top, "svm." + part) for part in ("learn", "test", "model", "out")}
    for part, rows in (("learn", learn), ("test", test)):
        with open(names[part], "w", encoding="ascii") as out:
            for text, name in rows:
                number = classes.index(name) if name in classes else 0
                out.write(" ".join([str(number), *(one for view in views for one in view.features(text))]) + "\n")
    sizes = collections.Counter(name for _, name in learn)
    weights = [word for i, name in enumerate(classes) for word in (f"-w{i}", f"{len(learn) / len(classes) / sizes[name]:.5f}")]
    quiet("liblinear-train", "-s", "1", "-c", COST, "-B", "1", "-q", *weights, names["learn"], names["model"])
    quiet("liblinear-predict", names["test"], names["model"], names["out"])
    with open(names["out"], encoding="ascii") as given:
        return macro_f1([(name, classes[int(line)]) for (_, name), line in zip(test, given, strict=True)])


def fasttext(learn, test, top):
    """The same for fastText."""
    if not shutil.which("fasttext"):
        return None
    classes = sorted({name for _, name in learn})
    model, rows = os.path.join(top, "fasttext"), os.path.join(top, "fasttext.txt")

    def write(lines):
        with open(rows, "w", encoding="utf-8") as out:
            for text, label in lines:
                # A line without any word would get no answer: a full stop.
                out.write(" ".join([*label, *(WORD.findall(text.lower()) or ["."])]) + "\n")

    write((text, [f"__label__{classes.index(name)}"]) for text, name in learn)
    quiet("fasttext", "supervised", "-input", rows, "-output", model, "-wordNgrams", "2", "-minn", "2", "-maxn", "5", "-dim", "100",
          "-epoch", "25", "-lr", "0.5", "-bucket", "500000", "-seed", "1", "-thread", "1", "-verbose", "0")
    write((text, []) for text, _ in test)
    given = quiet("fasttext", "predict", model + ".bin", rows).split()
    return macro_f1([(name, classes[int(one.removeprefix("__label__"))]) for (_, name), one in zip(test, given, strict=True)])
