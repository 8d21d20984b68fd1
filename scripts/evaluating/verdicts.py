# SPDX-License-Identifier: Apache-2.0
"""What classify itself says, with the shipped model, about posts that the model has not learnt from.

A set is a list of (post, verdict): the row of its corpus and the triage that classify gave it, without a profile.
"""
import json
import re
import subprocess

from evaluating.figures import accuracy, bands, calibration_error, f1_by_class, macro_f1, mean
from evaluating.sets import find, is_held, read

NOW = "2026-09-13T20:00:00Z"  # dates are counted from here; no label that is measured depends on them
OFFENDED = {"OFFENSE": "offence", "OTHER": "none", 1: "offence", 0: "none"}


class Classify:
    """The program, with a data directory of its own."""

    def __init__(self, program, data):
        self.command = [program, "--now", NOW, "--data", data]

    def judge(self, rows):
        posts = "".join(json.dumps({"id": str(i), "text": row["text"], "lang": row.get("lang", "de")}) + "\n"
                        for i, row in enumerate(rows))
        run = subprocess.run(self.command, input=posts.encode(), stdout=subprocess.PIPE, check=True)
        return [(row, json.loads(line)["triage"]) for row, line in zip(rows, run.stdout.splitlines(), strict=True)]


def polarity(verdict):
    return "neutral" if verdict["polarity"] == "undefined" else verdict["polarity"]


def offends(verdict):
    return "none" if verdict["offence"] == "none" else "offence"


def form(verdict):
    return {"sie": "formal", "du": "informal", "ihr": "informal"}.get(verdict["register"], "none")


def pairs_of(judged, label, given):
    """(right, given) of each post that has the label."""
    return [(str(row["labels"][label]), given(verdict)) for row, verdict in judged if label in row["labels"]]


def offence_pairs(judged, label):
    return [(OFFENDED[row["labels"][label]], offends(verdict)) for row, verdict in judged]


class Report:
    """Judges the sets, each once, and prints tables about them."""

    def __init__(self, classify, corpora, own):
        self.classify = classify
        self.corpora = corpora
        self.own = own
        self.known = {}

    def set_of(self, splits, held=False):
        """The verdicts on one or several splits, or None where a file is absent."""
        key = (splits, held)
        if key not in self.known:
            files = [find(self.corpora, split) for split in splits.split("+")]
            rows = None if None in files else [row for file in files for row in read(file) if not held or is_held(row["text"])]
            self.known[key] = rows and self.classify.judge(rows)
        return self.known[key]

    def own_set(self, lang):
        return [one for one in self.own_posts() if one[0]["lang"] == lang]

    def own_posts(self):
        if "own" not in self.known:
            self.known["own"] = self.classify.judge([row for row in read(self.own) if is_held(row["text"])])
        return self.known["own"]

    # ---- labels

    def print_labels(self):
        print("label and posts                            posts  macro-F1  accuracy  F1 by class")
        for label, name, splits, held in (
                ("sentiment", "polarity: sb10k", "sb10k/train+sb10k/dev", False),
                ("sentiment", "polarity: germeval2017", "germeval2017/dev+germeval2017/test_syn", False),
                ("sentiment", "polarity: potts dev, none mixed", "potts/dev", False),
                ("sentiment", "polarity: mobasa, held", "mobasa/dev", True)):
            judged = self.set_of(splits, held)
            self.line(name, judged and [pair for pair in pairs_of(judged, label, polarity) if pair[0] != "mixed"])
        for label, name, splits, held in (
                ("coarse", "offence: germeval2018, held", "germeval2018/train", True),
                ("hate", "offence: gahd dev", "gahd/dev", False),
                ("coarse", "offence: germeval2019", "germeval2019_task2/train", False),
                ("toxic", "offence: germeval2021 toxic", "germeval2021/train", False)):
            judged = self.set_of(splits, held)
            self.line(name, judged and offence_pairs(judged, label))
        for name, held in (("register: cocoa, addressed, held", True), ("register: cocoa, addressed, all", False)):
            judged = self.set_of("cocoa_mt_de_formality/train", held)
            self.line(name, judged and pairs_of([one for one in judged if "[F]" in one[0]["labels"]["annotated"]], "formality", form))
        for lang in ("de", "en"):
            judged = self.own_set(lang)
            for label, given in (("intent", lambda verdict: verdict["intent"]), ("polarity", polarity),
                                 ("register", lambda verdict: verdict["register"])):
                self.line(f"{label}: own, held, {lang}", pairs_of(judged, label, given))
            self.line(f"offence: own, held, {lang}",
                      [("none" if right == "none" else "offence", given) for right, given in pairs_of(judged, "offence", offends)])
            angry = {}
            for row, verdict in judged:
                angry.setdefault(row["labels"]["anger"], []).append(verdict["anger"])
            means = " ".join(f"{name} {mean(angry[name]):.2f}" for name in ("calm", "annoyed", "angry", "furious") if name in angry)
            print(f"{f'anger: own, held, {lang}':<40} {len(judged):>7}  mean by class: {means}")

    @staticmethod
    def line(name, pairs):
        if not pairs:
            print(f"{name:<40}  skipped: its files are not here")
            return
        by_class = " ".join(f"{label} {score:.2f}" for label, score in f1_by_class(pairs).items())
        print(f"{name:<40} {len(pairs):>7} {macro_f1(pairs):>9.4f} {accuracy(pairs):>9.4f}  {by_class}", flush=True)

    # ---- confidence

    def print_confidence(self):
        sure = {}
        tweets = self.set_of("sb10k/train+sb10k/dev")
        if tweets:
            sure["polarity: sb10k"] = self.sure(tweets, "polarity", pairs_of(tweets, "sentiment", polarity))
        for name, splits, held in (("offence: germeval2018, held", "germeval2018/train", True),
                                   ("offence: germeval2019", "germeval2019_task2/train", False)):
            judged = self.set_of(splits, held)
            if judged:
                sure[name] = self.sure(judged, "offence", offence_pairs(judged, "coarse"))
        for lang in ("de", "en"):
            judged = self.own_set(lang)
            for label, given in (("intent", lambda verdict: verdict["intent"]), ("polarity", polarity)):
                sure[f"{label}: own, held, {lang}"] = self.sure(judged, label, pairs_of(judged, label, given))
            right = [("none" if row["labels"]["offence"] == "none" else "offence", offends(verdict)) for row, verdict in judged]
            sure[f"offence: own, held, {lang}"] = self.sure(judged, "offence", right)
        print("confidence: posts, mean confidence and share that is right, by band        0-0.2            0.2-0.4"
              "            0.4-0.6            0.6-0.8              0.8-1    error")
        for name, judged in sure.items():
            cells = "".join(f"{n:>8} {said:.2f} {right:.2f}" if n else f"{'–':>18}" for _, n, said, right in bands(judged))
            print(f"{name:<58} {cells} {calibration_error(judged):>8.3f}")
        if tweets:
            print()
            print("polarity of sb10k: what is left when doubtful posts are put aside")
            print("confidence from    coverage  accuracy")
            for least in (0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
                kept = [right for said, right in sure["polarity: sb10k"] if said >= least - 1e-9]
                print(f"{least:>15.1f} {len(kept) / len(tweets):>11.3f} {mean(kept):>9.3f}")
        for lang in ("de", "en"):
            judged = self.own_set(lang)
            doubted = [verdict for _, verdict in judged if verdict["route"] == "human" and verdict.get("decide") == "what the author wants"]
            print(f"own, held, {lang}: {len(doubted)} of {len(judged)} posts go to a person because the intent is in doubt")

    @staticmethod
    def sure(judged, label, pairs):
        return [(verdict["confidence"][label], right == given) for (_, verdict), (right, given) in zip(judged, pairs, strict=True)]

    # ---- functions

    def print_functions(self, file):
        """Sentences of our own by what they test. A post is hateful where it insults or degrades a person or a group; in the second
        column whoever it insults or degrades."""
        with open(file, encoding="utf-8") as source:
            rows = [dict(zip(("function", "text", "hateful"), line.rstrip("\n").split("\t"), strict=True))
                    for line in source if not re.match(r"#|\s*$", line)]
        by_function = {}
        for row, verdict in self.classify.judge(rows):
            hurts = verdict["offence"] in ("insult", "abuse")
            hateful = hurts and verdict["offence_target"] in ("group", "person")
            wanted = row["hateful"] == "yes"
            by_function.setdefault(row["function"], []).append((row, hateful == wanted, hurts == wanted))
        print("function                                   hateful   passed   any target")
        for name, done in by_function.items():
            print(f"{name:<42} {done[0][0]['hateful']:>7} {sum(one[1] for one in done):>4}/{len(done)} {sum(one[2] for one in done):>8}/{len(done)}")
        done = [one for function in by_function.values() for one in function]
        for wanted in ("yes", "no"):
            part = [one for one in done if one[0]["hateful"] == wanted]
            print(f"{'all' :<42} {wanted:>7} {sum(one[1] for one in part):>4}/{len(part)} {sum(one[2] for one in part):>8}/{len(part)}")
        for name, one in by_function.items():
            for row, passed, _ in one:
                if not passed:
                    print(f"  failed: {name}: {row['text']}")
