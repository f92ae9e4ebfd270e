"""Finnish forms, read by Voikko: all words that a form may belong to, and how common each is.

A word cloud has mostly nouns in a few of their forms. Voikko tells every reading of a form ("turvan":
of turva and of turpa), and the frequencies of wordfreq how common each word is, by those of its forms
that are of no other word. Where one reading is plainly the commonest the form is *certain*.
"""

import collections
import gzip

# By how much the commonest of several nouns must be commoner than the next one.
PLAINLY = 8.0
# How common a noun must be beside a verb of the same form, which people seldom send to a cloud: to be
# certain, the same where the form is the verb's basic one ("tukea"), and to be what is proposed.
BESIDE_A_VERB = 0.25
BESIDE_AN_INFINITIVE = 0.5
BEFORE_A_VERB = 0.05

NOUNS = {"nimisana", "nimisana_laatusana"}
NAMES = {"etunimi", "sukunimi", "paikannimi", "nimi"}
# Two words with one basic form and other forms: kuori, kuoren and kuorin.
HOMONYMS = {"kuori", "kuusi", "viiri", "vuori"}
# Plurals that mean something else than many of the same, by their singular.
PLURALS = {
    "aivo": "aivot",
    "juhla": "juhlat",
    "kasvo": "kasvot",
    "kulu": "kulut",
    "markkina": "markkinat",
    "olo": "olot",
    "opinto": "opinnot",
    "puite": "puitteet",
    "vara": "varat",
    "väli": "välit",
}
# What a forum means, where the commonest word is another one, or Voikko knows another.
MEANT = {"kotona": "koti", "kotoa": "koti", "turvan": "turva"}
# Forms of another word with the same basic form: the top of a hill, not a law.
NOT_MEANT = {"laen", "laet", "laella", "laelle", "laelta"}

NOUN, ADJECTIVE, VERB, DEED, OTHER = range(5)


def frequencies(path):
    """How often each form is written, by a file of wordfreq: its bins are hundredths of a power of ten."""
    import msgpack

    with gzip.open(path) as file:
        bins = msgpack.unpackb(file.read())[1:]
    return {word: 10 ** (-at / 100) for at, words in enumerate(bins) for word in words}


def kind(analysis):
    if analysis.get("MOOD") == "MINEN-infinitive":
        return DEED
    kinds = {"laatusana": ADJECTIVE, "teonsana": VERB}
    word_class = analysis["CLASS"]
    return NOUN if word_class in NOUNS else kinds.get(word_class, OTHER)


def rank(analysis):
    """What a form is in the first place: a word in its case, not a name, a comparative, what somebody
    has done ("voima" of voida), or a word with an ending after its case."""
    compared = analysis.get("COMPARISON") in ("comparative", "superlative")
    done = "PARTICIPLE" in analysis or analysis.get("MOOD") == "MA-infinitive"
    after = "POSSESSIVE" in analysis or "FOCUS" in analysis
    return (analysis["CLASS"] in NAMES, compared or done, after)


def base(analysis):
    lemma = analysis["BASEFORM"]
    several = analysis.get("NUMBER") == "plural" and kind(analysis) == NOUN
    return PLURALS.get(lemma, lemma) if several else lemma


class Finnish:
    """Reads forms by Voikko."""

    def __init__(self, voikko, frequency):
        self.voikko = voikko
        self.common = collections.Counter()
        for form, often in frequency.items():
            readings = self.readings(form) if form.isalpha() else []
            if len(readings) == 1:
                self.common[readings[0]] += often

    def first(self, form):
        """The analyses of a form as what it is in the first place; names are none."""
        analyses = self.voikko.analyze(form)
        first = min(map(rank, analyses), default=(True,))
        return [] if first[0] else [one for one in analyses if rank(one) == first]

    def readings(self, form):
        return sorted({(base(one), kind(one)) for one in self.first(form)})

    def read(self, form, lemma):
        """The lemma of a form, and whether that is certain; `lemma` is what the other table says.
        Nothing where Voikko does not know better."""
        if form in MEANT or form in NOT_MEANT:
            return MEANT.get(form, form), form in MEANT
        analyses = self.first(form)
        readings = sorted({(base(one), kind(one)) for one in analyses})
        if not readings or any(rank(one)[1] for one in analyses):
            return None
        of = {is_a: self.of_kind(readings, is_a) for is_a in (NOUN, ADJECTIVE, VERB, DEED, OTHER)}
        if of[OTHER]:
            # An adverb or the like ("hyvin"): how common it is cannot be told from its one form.
            return (form, False) if form in (word for _, word in of[OTHER]) else None
        if of[DEED]:
            # Of "kohtaamisen" the word is "kohtaaminen".
            plain = len(readings) == 1 or self.is_plain(sorted(of[DEED] + of[NOUN], reverse=True))
            return (lemma, plain) if (lemma or "").endswith("minen") else None
        names = self.each_once(of[NOUN] + of[ADJECTIVE])
        if not names:
            return of[VERB][0][1], len(of[VERB]) == 1
        weight, word = names[0]
        verb = max((often for often, _ in of[VERB]), default=0.0)
        if form != word and weight < BEFORE_A_VERB * verb:
            return of[VERB][0][1], False
        if form == word:
            # Nobody sends an order ("toivo") to a cloud.
            beside = weight >= BEFORE_A_VERB * verb
        else:
            # "Minä seuraan".
            illative = any(one.get("SIJAMUOTO") == "sisatulento" for one in analyses)
            spoken = any(one.get("PERSON") == "1" for one in analyses)
            basic = any(one.get("MOOD") == "A-infinitive" for one in analyses)
            least = BESIDE_AN_INFINITIVE if basic else BESIDE_A_VERB
            beside = weight >= least * verb and not of[ADJECTIVE] and not (illative and spoken)
        return word, self.is_plain(names) and word not in HOMONYMS and (not of[VERB] or beside)

    def of_kind(self, readings, is_a):
        """The words of a kind, the commonest first."""
        return sorted(
            ((self.common[one] + 1e-12, one[0]) for one in readings if one[1] == is_a), reverse=True
        )

    def each_once(self, words):
        """Of a word that is a noun and an adjective ("vammainen") both count."""
        together = collections.Counter()
        for often, word in words:
            together[word] += often
        return sorted(((often, word) for word, often in together.items()), reverse=True)

    def is_plain(self, words):
        return len(words) == 1 or words[0][0] >= PLAINLY * words[1][0]
