# SPDX-License-Identifier: Apache-2.0
"""The corpora of scripts/evaluate and scripts/train-models: where their files lie, and which lines are kept from learning."""
import hashlib
import json
import os

TEST_SHARE = 51  # of 256


def find(corpora, split):
    """The file of a split, in whichever folder of `corpora` its corpus lies; None where it is absent."""
    for folder in sorted(os.listdir(corpora)):
        path = os.path.join(corpora, folder, split + ".jsonl")
        if os.path.isfile(path):
            return path
    return None


def read(path):
    with open(path, encoding="utf-8") as source:
        return [json.loads(line) for line in source]


def is_held(text):
    """Is the text of the fifth that is for testing?"""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[0] < TEST_SHARE
