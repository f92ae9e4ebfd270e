#!/usr/bin/env python3
"""Makes the language pack: lemma tables of simplemma (PyPI), as maps that the server loads.

    make.py FOLDER TOOL...

FOLDER gets the maps and the licence notice. TOOL is the command that turns lines into a map
(`cargo run -p foorumi-language --bin language-pack --`). Needs Python 3.9, pip and the network.
"""

import collections
import hashlib
import pathlib
import subprocess
import sys
import tempfile
import zipfile

VERSION = "2.0.0"
SHA256 = "db33b15f5aed6485a748ce34d1f510ca760af2633289ab9a8493e2afa785c352"
LANGUAGES = ("fi", "sv", "en")
HERE = pathlib.Path(__file__).parent


def wheel(folder):
    """Downloads the package and checks that it is the one known here."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q"]
    subprocess.run(
        [*pip, "--no-deps", "--only-binary", ":all:", "-d", folder, f"simplemma=={VERSION}"],
        check=True,
    )
    path = next(pathlib.Path(folder).glob("simplemma-*.whl"))
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        sys.exit(f"{path.name} is not the file that was checked")
    return path


def is_word(text):
    letters = text.replace("-", "")
    return len(text) > 1 and letters.isalpha()


def lines(table):
    """Sorted (form, lemma, doubtful). Doubtful: the form belongs to another word too."""
    known = {}
    doubtful = set()
    for form, lemma in table.items():
        if not (is_word(form) and is_word(lemma)):
            continue
        folded, lemma = form.lower(), lemma.lower()
        before = known.get(folded)
        if before is not None and before != lemma:
            doubtful.add(folded)
            # What is written small is the common word.
            if form != folded:
                continue
        known[folded] = lemma
    forms = collections.Counter(lemma for form, lemma in known.items() if form != lemma)
    # "tuli" is a form of "tulla" in the table, and a word with forms of its own. People send words
    # in their basic form, so it is taken as that; but not "palvelut", a plural with a few of its own.
    for form, lemma in known.items():
        if form != lemma and forms[form] > 0:
            doubtful.add(form)
            if not (form.startswith(lemma) and forms[lemma] >= 2 * forms[form]):
                known[form] = form
    for form in sorted(known, key=lambda form: form.encode()):
        yield form, known[form], form in doubtful


def main():
    folder, tool = pathlib.Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        with zipfile.ZipFile(wheel(scratch)) as package:
            package.extractall(scratch)
        sys.path.insert(0, scratch)
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory

        tables = DefaultDictionaryFactory()
        for language in LANGUAGES:
            table = tables.get_dictionary(language)
            with subprocess.Popen([*tool, str(folder), language], stdin=subprocess.PIPE) as made:
                for form, lemma, doubtful in lines(table):
                    made.stdin.write(f"{form}\t{lemma}\t{int(doubtful)}\n".encode())
            if made.returncode != 0:
                sys.exit(f"{language}: no map was made")
        licence = next(pathlib.Path(scratch).glob("simplemma-*.dist-info/licenses/LICENSE"))
        notice = (HERE / "NOTICE.txt").read_text() + "\n" + licence.read_text()
        (folder / "NOTICE.txt").write_text(notice)


main()
