# SPDX-License-Identifier: Apache-2.0
"""Figures of scripts/evaluate: what pairs of the right and the given answer come to."""


def f1_by_class(pairs):
    """F1 of each class that is right somewhere. `pairs` is a list of (right, given)."""
    scores = {}
    for name in sorted({right for right, _ in pairs}):
        hit = sum(right == given == name for right, given in pairs)
        said = sum(given == name for _, given in pairs)
        there = sum(right == name for right, _ in pairs)
        scores[name] = 2 * hit / (said + there)
    return scores


def macro_f1(pairs):
    scores = f1_by_class(pairs)
    return sum(scores.values()) / len(scores) if scores else 0.0


def accuracy(pairs):
    return sum(right == given for right, given in pairs) / len(pairs) if pairs else 0.0


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0.0


def bands(judged):
    """Of (confidence, is right) in five bands: upper end, number, mean confidence, share that is right."""
    rows = []
    for number in range(5):
        inside = [one for one in judged if number == min(4, int(one[0] * 5 + 1e-9))]
        rows.append(((number + 1) / 5, len(inside), mean(one[0] for one in inside), mean(one[1] for one in inside)))
    return rows


def calibration_error(judged):
    """How far confidence and truth lie apart, mean over the bands by their size."""
    return sum(n * abs(said - right) for _, n, said, right in bands(judged)) / max(1, len(judged))
