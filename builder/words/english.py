"""What the rules know of the English language: short lists of words that no library we use tells apart for us.

What belongs to our own style stands in data/words.yml instead, where staff can change it.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = _words("e.g. i.e. dr. mr. mrs. ms. prof. st. vs. cf. approx.")
"""More words of the same sentence follow them."""

SMALL_WORDS = _words(
    """
    a an and are as at be been being but by for from had has have how if in is it its of on or so that the their them
    they this to was were what when where which who with you your
    """
)
"""They hold a sentence together and carry little of its meaning."""

IRREGULAR_PARTICIPLES = _words(
    """
    born borne beaten begun bent bitten blown bought bound broken brought built caught chosen cut dealt done drawn
    driven eaten fed felt forbidden forgiven forgotten fought found frozen given grown heard held hidden hit hung hurt
    kept laid led lent lost made meant met overcome paid proven put read said seen sent set shaken shared shown
    shut sold sought spent split spoken spread stolen struck sung sworn taken taught thought thrown told torn
    understood undone withdrawn won worn woven written
    """
)

NO_PARTICIPLES = _words(
    """
    accustomed advanced aged alarmed annoyed ashamed associated balanced based bored committed complicated concerned
    confused connected convinced crowded dedicated delighted depressed detailed determined disappointed discouraged
    distressed divorced educated embarrassed engaged equipped excited exhausted experienced fascinated focused
    frightened frustrated gifted grounded hundred inclined informed interested invested involved isolated known licensed
    limited linked located married mixed motivated naked one-sided overwhelmed pleased prepared qualified registered
    related relaxed relieved retired sacred satisfied scared scattered shocked skilled so-called specialized stressed
    supposed surprised suited terrified tied tired trained troubled unexplained unrelated unwanted upset used varied
    wicked worried wounded
    """
)
"""They look like participles and say how someone or something is, not what is done to them."""

BRITISH = dict(
    pair.split(":")
    for pair in _words(
        """
        acknowledgement:acknowledgment afterwards:afterward ageing:aging amongst:among artefact:artifact
        backwards:backward cancelled:canceled cancelling:canceling channelled:channeled coloured:colored cosy:cozy
        counselled:counseled counsellor:counselor counsellors:counselors distil:distill enrol:enroll
        enrolment:enrollment forwards:forward fuelled:fueled fulfil:fulfill fulfils:fulfills fulfilment:fulfillment
        grey:gray instalment:installment instil:instill judgement:judgment judgements:judgments labelled:labeled
        labelling:labeling learnt:learned licence:license licences:licenses modelled:modeled modelling:modeling
        mum:mom practise:practice practised:practiced practises:practices practising:practicing pretence:pretense
        quarrelled:quarreled signalled:signaled skilful:skillful spelt:spelled spoilt:spoiled theatre:theater
        towards:toward travelled:traveled traveller:traveler travelling:traveling upwards:upward whilst:while
        wilful:willful
        """
    )
)
"""British forms that the dictionary takes for right, each with the American one."""
