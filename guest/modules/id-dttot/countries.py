"""Countries as the list names them: in Indonesian for the most part, in English here and there, and misspelt."""

import re

NAMES = {
    "AE": "uni emirat arab;united arab emirates",
    "AF": "afganistan;afghanistan",
    "AL": "albania",
    "AU": "australia",
    "BA": "bosnia herzegovina;bosnia dan herzegovina;bosnia;boznia herzegovina",
    "BD": "bangladesh;banglades",
    "BE": "belgia",
    "BF": "burkina faso",
    "BN": "brunei;brunei darussalam",
    "CA": "kanada",
    "CN": "cina;china;tiongkok;republik rakyat tiongkok",
    "DE": "jerman;germany",
    "DJ": "djibouti;jibuti",
    "DZ": "aljazair;algeria;alzajair;al-jazair",
    "EG": "mesir;egypt",
    "ER": "eritrea",
    "ES": "spanyol",
    "ET": "etiopia;ethiopia",
    "FR": "perancis;prancis;france",
    "GB": "inggris;britania raya;united kingdom;united kingdom of great britain and northern ireland",
    "GE": "georgia",
    "ID": "indonesia",
    "IN": "india",
    "IQ": "irak;iraq",
    "IR": "iran",
    "IT": "italia;italy",
    "JO": "yordania;jordan",
    "KE": "kenya",
    "KM": "comoros;komoro",
    "KW": "kuwait",
    "LB": "lebanon;libanon",
    "LY": "libya;libyan arab jamahiriya",
    "MA": "maroko;morocco;moroko",
    "ML": "mali",
    "MM": "myanmar",
    "MR": "mauritania",
    "MY": "malaysia",
    "NE": "niger",
    "NG": "nigeria",
    "NL": "belanda",
    "NO": "norwegia",
    "PH": "filipina;philippines",
    "PK": "pakistan",
    "PS": "palestina",
    "QA": "qatar",
    "RU": "rusia;russia;federasi rusia;federasi russia",
    "SA": "arab saudi;saudi arabia",
    "SD": "sudan",
    "SE": "swedia",
    "SG": "singapura",
    "SN": "senegal",
    "SO": "somalia",
    "SY": "suriah;republik arab suriah;republik arab syria;syria arab republik;syrian arab republic;syria",
    "TD": "chad",
    "TH": "thailand",
    "TJ": "tajikistan",
    "TM": "turkmenistan",
    "TN": "tunisia",
    "TR": "turki;turkey",
    "TT": "trinidad dan tobago;trinidad and tobago;trinidad tobago;trinidad and tobaga",
    "TZ": "tanzania",
    "UA": "ukraina",
    "US": "amerika serikat;united states of america",
    "UZ": "uzbekistan",
    "YE": "yaman;yemen",
}

# One name has a semicolon of its own.
_CODES = {"tanzania; officially the united republic of tanzania": "TZ"}
for _code, _names in NAMES.items():
    _CODES.update(dict.fromkeys(_names.split(";"), _code))

# Whole words: `chad` is no part of a name, and `mali` none of `normalisasi`.
_PASSPORTS = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(name) for name in sorted(_CODES, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)


def code(words):
    """The code of a country; none if the words are not exactly one."""
    return _CODES.get(" ".join(words.split()).strip(" ;.,").lower())


_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


def of_place(words):
    """The code of the country that a place ends with: its last piece between commas, but for a remark in brackets."""
    return code(_REMARK.sub("", words).rsplit(",", 1)[-1])


def named(words):
    """The code of the only country that is named in some words; none if there is none, or there are several."""
    found = {_CODES[name.lower()] for name in _PASSPORTS.findall(words)}
    return found.pop() if len(found) == 1 else None
