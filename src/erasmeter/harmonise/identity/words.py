"""Words of names that say what kind of institution is meant, or what legal form it has, in Europe's languages."""

from erasmeter.harmonise.identity.letters import folded
from erasmeter.harmonise.identity.translations import GENERAL_WORDS

_LEGAL_FORMS = """
as asa ans da sa ba nuf ry rf oy oyj ab abp sr rs ok osk hb kb aps ivs amba fmba ou mtu sia uab vsi
gmbh ggmbh gemgmbh gesmbh mbh ag gag ev kg eg se bv nv vzw ivzw asbl aisbl cvba
sas sarl sasu scop scrl srl srls spa scarl onlus ets sl sll slu sau sal lda ltda slp cv cvl
sro spzoo zoo zs ops kft zrt nyrt bt doo dd jdoo eood ood ead ad ike epe oe ee shpk
ltd limited plc llc inc clg cic lp gie
"""
LEGAL_FORMS = frozenset(folded(_LEGAL_FORMS).split())

_EMPTY = """
of the and for in on at to de des du d la le les l et a au aux en y e el los las del di della delle dei da do dos das
og i pa av for til ja und der die das fur im am zu zum zur van voor het een te
w na z we im imienia ve u za si se o
"""
EMPTY_WORDS = frozenset(folded(_EMPTY).split())
"""Words that carry nothing, in all languages together."""

_VIDEREGAENDE = "vg vdg vidareg videreg vidergaende videregande vidaregande vidaregande videregarende vidaregaende"
_SPELT_SHORT = {
    **dict.fromkeys(_VIDEREGAENDE.split(), "videregaende"),
    "vgs": "videregaende skole",
    "vghs": "videregaende skole",
    "vgskole": "videregaende skole",
    "shcool": "school",
    "schol": "school",
    "kommunes": "kommune",
    "komm": "kommune",
    "fylkeskommunes": "fylkeskommune",
    "fylkeskomm": "fylkeskommune",
    "univ": "university",
    "inst": "institute",
    "st": "saint",
    "sankt": "saint",
    "ste": "sainte",
    "nr": "no",
    "num": "no",
    "lyc": "lycee",
    "sup": "superieure",
}
SPELT_SHORT = {folded(short): folded(whole) for short, whole in _SPELT_SHORT.items()}

_PHRASES = (
    ("upper secondary school", "videregaende skole"),
    ("senior secondary school", "videregaende skole"),
    ("high school", "videregaende skole"),
    ("lower secondary school", "ungdomsskole"),
    ("primary school", "barneskole"),
    ("elementary school", "barneskole"),
    ("kindergarten", "barnehage"),
    ("county council", "fylkeskommune"),
    ("county municipality", "fylkeskommune"),
    ("county authority", "fylkeskommune"),
    ("city council", "kommune"),
    ("municipality", "kommune"),
    ("city of", "kommune"),
    ("university college", "hogskole"),
    ("instituto de educacion secundaria", "ies"),
    ("instituto de ensenanza secundaria", "ies"),
    ("centro integrado de formacion profesional", "cifp"),
    ("centro integrado publico de formacion profesional", "cipfp"),
    ("centro publico integrado de formacion profesional", "cpifp"),
    ("university of applied sciences", "uas"),
    ("fachhochschule", "fh"),
    ("hochschule fur angewandte wissenschaften", "haw"),
)
PHRASES = tuple((folded(phrase), folded(meaning)) for phrase, meaning in _PHRASES)
"""English and long forms of a Nordic, Spanish or German kind; taken alike wherever they stand."""

_KINDS = {
    "county": "fylkeskommune landsting maakunta maakuntaliitto",
    "municipality": "kommune kommun kaupunki kunta stad stadt gemeinde comune ayuntamiento municipio gmina obec mesto "
    "mairie municipality kaupungin kunnan bydel",
    "secondary": "videregaende lukio lukion gymnasium gymnasiet gymnasieskola lyceum lycee liceo ies gimnazija "
    "gymnazium licej liceum gimnasio gimnazium",
    "primary": "barneskole grunnskole ungdomsskole koulu peruskoulu alakoulu ylakoulu grundskola",
    "kindergarten": "barnehage paivakoti forskola kita",
    "folk": "folkehogskole kansanopisto folkhogskola folkehojskole kansalaisopisto aikuislukio",
    "vocational": "fagskole fagskolen ammattiopisto ammattikoulu yrkesskola technikum berufsschule cifp cipfp cpifp",
    "university": "universitet universitetet university yliopisto universitat universite universidad universita",
    "college": "hogskole hogskolen ammattikorkeakoulu yrkeshogskola uas fh hochschule haw",
}
KIND_OF_WORD = {word: kind for kind, words in _KINDS.items() for word in folded(words).split()}

_ENDINGS_OF_KINDS = (
    ("fylkeskommune", "county"),
    ("aikuislukio", "folk"),
    ("lukio", "secondary"),
    ("lyseo", "secondary"),
    ("korkeakoulu", "college"),
    ("ammattikoulu", "vocational"),
    ("koulu", "primary"),
    ("barneskole", "primary"),
    ("ungdomsskole", "primary"),
    ("folkehogskole", "folk"),
    ("barnehage", "kindergarten"),
    ("kommune", "municipality"),
    ("kaupunki", "municipality"),
)
ENDINGS_OF_KINDS = tuple((folded(ending), kind) for ending, kind in _ENDINGS_OF_KINDS)
"""Endings of compound words, the longest that fits first."""

AUTHORITIES = frozenset({"county", "municipality"})
"""Kinds that own institutions and are named after the same places: never the same as an institution."""
RIVALS = frozenset({"county", "municipality", "secondary", "primary", "kindergarten", "folk"})
"""Kinds of which one is never the other."""

_COMMON = """
school skole skolen skola ecole escuela scuola scoala skolla szkola skolas sola centre center centro centrum keskus
institute institut instituto istituto institutet academy akademie akademia academie academia accademia college colegio
faculty fakultet facultad faculte foundation fundacion fundacja fondazione fondation stiftelse stiftung saatio
association asociacion association associazione forening yhdistys verein
superior superieur superieure superiore hoher hohere wyzsza visoka vysoka haute ecole national nationale nacional
state public private professional profesional professionnel technical technique tecnico tecnica tecnologico applied
sciences science arts art education formation formacion training studies business management international
secundaria secondary vocational general conservatorio conservatoire musica music
"""
COMMON_WORDS = frozenset(folded(_COMMON).split()) | KIND_OF_WORD.keys() | GENERAL_WORDS
"""Words that name no one in particular, whatever the data at hand."""

_SIDES = """
nord noord north norte nor pohjois nordre sud zuid south sur sor etela sondre sydre syd est oost east este ost ita
ouest west oeste vest lansi vestre ostre
"""
SIDES = frozenset(folded(_SIDES).split())
