"""Currencies as news prints them: signs, codes and names, to ISO 4217."""

import re
from decimal import Decimal

SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₪": "ILS", "₺": "TRY", "₽": "RUB", "₴": "UAH"}
SIGNS |= {"₦": "NGN", "₩": "KRW", "฿": "THB", "₫": "VND", "₱": "PHP", "₵": "GHS", "৳": "BDT", "₡": "CRC", "₲": "PYG"}
SIGNS |= {"₸": "KZT", "₮": "MNT", "₭": "LAK", "₾": "GEL", "֏": "AMD", "₼": "AZN", "￡": "GBP", "￥": "JPY", "₨": "INR"}

# Letters before a dollar sign: "A$40m", "HK$3".
DOLLARS = {"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "CAN": "CAD", "HK": "HKD", "NZ": "NZD"}
DOLLARS |= {"S": "SGD", "SG": "SGD", "R": "BRL", "NT": "TWD", "MX": "MXN", "J": "JMD", "BZ": "BZD", "TT": "TTD"}
DOLLARS |= {"Z": "ZWL", "EC": "XCD", "B": "BSD", "FJ": "FJD", "N": "NAD", "L": "LRD", "GY": "GYD", "AR": "ARS"}

# Codes of newspapers that are not ISO's own.
HOUSE = {"NIS": "ILS", "Rs": "INR", "Rs.": "INR", "Re": "INR", "RM": "MYR", "Rp": "IDR", "Rp.": "IDR", "Tk": "BDT"}
HOUSE |= {"KSh": "KES", "Ksh": "KES", "KShs": "KES", "Sh": "KES", "TSh": "TZS", "Tsh": "TZS", "USh": "UGX"}
HOUSE |= {"Ush": "UGX", "SFr": "CHF", "Fr": "CHF", "CFA": "XOF", "FCFA": "XOF", "Tk.": "BDT", "RMB": "CNY", "Dh": "AED"}
HOUSE |= {"Dhs": "AED", "GH₵": "GHS", "GHC": "GHS", "kr": "SEK", "PKRs": "PKR", "R": "ZAR", "N": "NGN", "K": "ZMW"}
HOUSE |= {"SLRs": "LKR", "NRs": "NPR", "LKRs": "LKR", "Php": "PHP", "P": "PHP", "UAH": "UAH", "Le": "SLE", "Br": "ETB"}
HOUSE |= {"PS": "GBP", "Y=": "JPY"}  # the pound and yen signs in text that was forced into ASCII
HOUSE |= {"zł": "PLN", "Ft": "HUF", "Kč": "CZK", "lei": "RON", "MK": "MWK", "S/": "PEN", "US": "USD", "Bs": "BOB"}
HOUSE |= {"GH¢": "GHS", "Kr": "SEK", "SKr": "SEK", "Skr": "SEK", "NKr": "NOK", "Nkr": "NOK", "DKr": "DKK", "Dkr": "DKK"}

# Codes that are seldom anything else than money; the full ISO list would take "ALL" and "TOP" with it.
_ISO = (
    "USD EUR GBP JPY CHF CAD AUD NZD CNY HKD SGD INR ILS PKR BDT LKR NPR AED SAR QAR KWD OMR BHD JOD LBP SYP IQD IRR "
    "EGP TND DZD MAD LYD SDG SSP ETB KES UGX TZS RWF BIF NGN GHS XOF XAF ZAR ZMW ZWL MWK MZN BWP NAD AOA CDF "
    "SEK NOK DKK ISK PLN CZK HUF RON BGN RSD UAH RUB BYN GEL AMD AZN KZT UZS TRY MXN BRL ARS CLP COP PEN UYU VES "
    "THB VND IDR MYR PHP KRW TWD MMK KHR LAK MNT AFN FJD PGK JMD TTD BBD HTG DOP GTQ HNL NIO CRC PAB BOB PYG"
)
ISO = frozenset(_ISO.split())

# Names that say the currency by themselves.
NAMES = {"euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "shekel": "ILS", "rand": "ZAR", "naira": "NGN"}
NAMES |= {"ruble": "RUB", "rouble": "RUB", "zloty": "PLN", "forint": "HUF", "baht": "THB", "dong": "VND"}
NAMES |= {"ringgit": "MYR", "hryvnia": "UAH", "cedi": "GHS", "kwacha": "ZMW", "birr": "ETB", "taka": "BDT"}
NAMES |= {"real": "BRL", "reais": "BRL", "lari": "GEL", "tenge": "KZT", "afghani": "AFN", "kyat": "MMK", "rial": "IRR"}
NAMES |= {"bolivar": "VES", "quetzal": "GTQ", "lempira": "HNL", "quid": "GBP", "buck": "USD", "gourde": "HTG"}
NAMES |= {"metical": "MZN", "pula": "BWP", "boliviano": "BOB", "guarani": "PYG", "balboa": "PAB"}
NAMES |= {"kwanza": "AOA", "kina": "PGK", "denar": "MKD", "somoni": "TJS", "rufiyaa": "MVR", "ngultrum": "BTN"}
NAMES |= {"pataca": "MOP", "vatu": "VUV", "dobra": "STN", "lilangeni": "SZL", "emalangeni": "SZL", "maloti": "LSL"}
NAMES |= {"kuna": "HRK", "leu": "RON", "lev": "BGN", "leva": "BGN", "won": "KRW", "rupiah": "IDR", "riyal": "SAR"}
NAMES |= {"koruna": "CZK", "dram": "AMD", "manat": "AZN", "som": "KGS", "tugrik": "MNT", "riel": "KHR", "kip": "LAK"}
NAMES |= {"ariary": "MGA", "dalasi": "GMD", "leone": "SLE", "nakfa": "ERN", "ouguiya": "MRU", "loti": "LSL"}

# Names shared by several countries: "" is what an article means that says no more.
SHARED = {
    "dollar": {"": "USD", "us": "USD", "u.s": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD"}
    | {"singapore": "SGD", "hong kong": "HKD", "new zealand": "NZD", "namibian": "NAD", "zimbabwean": "ZWL"}
    | {"jamaican": "JMD", "liberian": "LRD", "fijian": "FJD", "taiwan": "TWD", "zimbabwe": "ZWL", "bahamian": "BSD"},
    "pound": {"": "GBP", "egyptian": "EGP", "sudanese": "SDG", "syrian": "SYP", "lebanese": "LBP", "british": "GBP"}
    | {"south sudanese": "SSP"},
    "rupee": {"": "INR", "indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri lankan": "LKR", "nepali": "NPR"}
    | {"nepalese": "NPR", "mauritian": "MUR", "sri lanka": "LKR"},
    "franc": {"cfa": "XOF", "swiss": "CHF", "congolese": "CDF", "rwandan": "RWF", "burundian": "BIF"}
    | {"guinean": "GNF", "central african": "XAF", "djiboutian": "DJF", "comorian": "KMF", "rwanda": "RWF"},
    "peso": {"": "MXN", "mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "chilean": "CLP"}
    | {"colombian": "COP", "cuban": "CUP", "dominican": "DOP", "uruguayan": "UYU"},
    "dinar": {"iraqi": "IQD", "jordanian": "JOD", "kuwaiti": "KWD", "algerian": "DZD", "tunisian": "TND"}
    | {"libyan": "LYD", "serbian": "RSD", "bahraini": "BHD"},
    "dirham": {"": "AED", "moroccan": "MAD", "uae": "AED", "emirati": "AED"},
    "krone": {"": "NOK", "norwegian": "NOK", "danish": "DKK"},
    "krona": {"": "SEK", "swedish": "SEK", "icelandic": "ISK"},
    "shilling": {"": "KES", "kenyan": "KES", "kenya": "KES", "ugandan": "UGX", "tanzanian": "TZS", "somali": "SOS"},
    "crown": {"czech": "CZK", "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "icelandic": "ISK"},
    "lira": {"": "TRY", "turkish": "TRY", "syrian": "SYP", "lebanese": "LBP"},
}
# Where the article is at home decides among them if nothing nearer does ("francs" in a story from Geneva).
HOMES = {
    "franc": {"switzerland": "CHF", "swiss": "CHF", "geneva": "CHF", "zurich": "CHF", "rwanda": "RWF", "kigali": "RWF"}
    | {"burundi": "BIF", "bujumbura": "BIF", "congo": "CDF", "kinshasa": "CDF", "goma": "CDF", "cameroon": "XAF"}
    | {"chad": "XAF", "gabon": "XAF", "guinea": "GNF", "djibouti": "DJF", "cfa": "XOF", "mali": "XOF", "bamako": "XOF"}
    | {"senegal": "XOF", "dakar": "XOF", "ivory": "XOF", "ivoire": "XOF", "ivorian": "XOF", "abidjan": "XOF"}
    | {"burkina": "XOF", "ouagadougou": "XOF", "niger": "XOF", "niamey": "XOF", "togo": "XOF", "benin": "XOF"}
    | {"malian": "XOF", "senegalese": "XOF"},
    "peso": {"philippines": "PHP", "philippine": "PHP", "manila": "PHP", "argentina": "ARS", "buenos": "ARS"}
    | {"chile": "CLP", "santiago": "CLP", "colombia": "COP", "cuba": "CUP", "uruguay": "UYU", "mexico": "MXN"},
    "pound": {"egypt": "EGP", "cairo": "EGP", "sudan": "SDG", "khartoum": "SDG", "syria": "SYP", "lebanon": "LBP"},
    "rupee": dict.fromkeys("pakistan pakistani islamabad karachi lahore peshawar quetta".split(), "PKR")
    | dict.fromkeys("india indian delhi mumbai kolkata chennai bengaluru hyderabad kerala crore lakh".split(), "INR")
    | {"lanka": "LKR", "lankan": "LKR", "colombo": "LKR", "nepal": "NPR", "kathmandu": "NPR", "mauritius": "MUR"},
    "dinar": {"jordan": "JOD", "amman": "JOD", "kuwait": "KWD", "algeria": "DZD", "tunisia": "TND", "libya": "LYD"}
    | {"serbia": "RSD", "belgrade": "RSD", "iraq": "IQD", "baghdad": "IQD"},
    "shilling": {"uganda": "UGX", "kampala": "UGX", "tanzania": "TZS", "salaam": "TZS", "somalia": "SOS"},
    "dirham": {"morocco": "MAD", "rabat": "MAD"},
    "crown": {"czech": "CZK", "prague": "CZK", "brno": "CZK", "sweden": "SEK", "swedish": "SEK", "stockholm": "SEK"}
    | {"gothenburg": "SEK", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "czk": "CZK", "copenhagen": "DKK"}
    | {"norway": "NOK", "norwegian": "NOK", "oslo": "NOK", "denmark": "DKK", "danish": "DKK", "iceland": "ISK"}
    | {"krona": "SEK", "kronor": "SEK", "krone": "NOK", "koruna": "CZK"},
    "krona": {"iceland": "ISK", "icelandic": "ISK", "reykjavik": "ISK"},
    "won": {"korea": "KRW", "korean": "KRW", "seoul": "KRW", "pyongyang": "KPW"},
    "krone": {"denmark": "DKK", "copenhagen": "DKK", "danish": "DKK"},
    "kwacha": {"malawi": "MWK", "lilongwe": "MWK", "blantyre": "MWK"},
    "riyal": {"qatar": "QAR", "doha": "QAR", "yemen": "YER", "oman": "OMR"},
    "rial": {"oman": "OMR", "yemen": "YER"},
    "dollar": dict.fromkeys("australia australian sydney melbourne brisbane perth adelaide canberra".split(), "AUD")
    | dict.fromkeys("queensland tasmania nsw victorian".split(), "AUD")
    | dict.fromkeys("canada canadian ontario quebec alberta toronto vancouver ottawa calgary montreal".split(), "CAD")
    | {"zealand": "NZD", "auckland": "NZD", "wellington": "NZD", "christchurch": "NZD", "kiwi": "NZD"}
    | {"singapore": "SGD", "singaporean": "SGD", "singaporeans": "SGD", "hdb": "SGD", "straits": "SGD"},
}
# Signs that several countries print, and the names that they stand for
SIGNS_OF_MANY = {"Rs": "rupee", "Rs.": "rupee", "Re": "rupee", "₨": "rupee", "Sh": "shilling", "Fr": "franc"}
# Nobody can tell whose these are where nothing in the article says so.
OF_MANY = frozenset(["dinar", "crown", "franc"])
PLURALS = {
    "guaranies": "guarani",
    "guaraníes": "guarani",
    "kroner": "krone",
    "kronor": "krona",
    "kronur": "krona",
    "pesos": "peso",
    "bolivares": "bolivar",
}

# Names that are common words too: money only from this size on, or where the article is at home.
WORDS = {"won": 1000, "crown": 10**30, "real": 10**30}
WEIGHTS = frozenset(["pound", "dram"])

# Parts of currencies, each with the currencies it may be of and what in the text speaks for one of them. The first
# is what is meant where nothing does.
HUNDREDTH, THOUSANDTH = Decimal("0.01"), Decimal("0.001")
IN_THOUSANDS = frozenset(["KWD", "BHD", "JOD", "IQD", "OMR", "TND"])
PARTS = {
    "cent": {"USD": r"(?<!\w)\$|\bUSD?\b", "EUR": "€|[Ee]uro", "AUD": r"A\$|AU\$|Australia", "CAD": r"C\$|Canad"}
    | {"NZD": r"NZ\$|New Zealand", "HKD": r"HK\$", "SGD": r"\bS\$|Singapore", "ZAR": r"\bR\d|\b[Rr]and\b|ZAR"}
    | {"KES": "KSh|Kenya", "LKR": "Lanka"},
    "penny": {"GBP": ""},
    "paisa": {"INR": r"₹|\bINR|Indian?\b", "PKR": "Pakistan|PKR|Islamabad|Karachi|Lahore", "NPR": "Nepal"}
    | {"BDT": "Bangladesh|taka"},
    "kopeck": {"RUB": "Russia|Moscow|[Rr]ou?ble", "UAH": "Ukrain|Kyiv|[Hh]ryvnia", "BYN": "Belarus|Minsk"},
    "agora": {"ILS": ""},
    "sen": {"MYR": r"\bRM|MYR|[Rr]inggit|Malaysia", "IDR": r"\bRp|[Rr]upiah|Indonesia"},
    "fils": {"AED": r"\bDhs?\b|AED|[Dd]irham|Emirat|Dubai|Dhabi", "KWD": "KWD|KD|Kuwait", "BHD": "BHD|BD|Bahrain"}
    | {"JOD": "JOD|JD|Jordan|Amman", "IQD": "IQD|Iraq|Baghdad"},
    "baisa": {"OMR": ""},
    "halala": {"SAR": ""},
    "piastre": {"EGP": "EGP|Egypt|Cairo", "LBP": "LBP|Leban|Beirut", "SYP": "Syria|Damascus"},
    "centavo": {"MXN": "MXN|Mexic", "PHP": "PHP|₱|Philippin|Manila", "BRL": r"R\$|Bra[sz]il", "ARS": "Argentin"},
    "centime": {"CHF": "CHF|Swiss|Switzerland|Geneva|Zurich", "EUR": "€|[Ee]uro|France|French", "XOF": "CFA"}
    | {"DZD": "Algeri", "MAD": "Morocc"},
    "öre": {"SEK": ""},
    "øre": {"NOK": "NOK|Norw|Oslo", "DKK": "DKK|Danish|Denmark|Copenhagen"},
    "grosz": {"PLN": ""},
    "kobo": {"NGN": ""},
    "pesewa": {"GHS": ""},
    "satang": {"THB": ""},
    "kurus": {"TRY": ""},
    "eurocent": {"EUR": ""},
}
PART_NAMES = {form: name for name in PARTS for form in (name, f"{name}s")}
PART_NAMES |= {"c": "cent", "¢": "cent", "p": "penny", "pence": "penny", "pennies": "penny", "paise": "paisa"}
PART_NAMES |= {"agorot": "agora", "kopecks": "kopeck", "kopeks": "kopeck", "kopiykas": "kopeck", "groszy": "grosz"}
PART_NAMES |= {"kuruş": "kurus", "halalas": "halala", "piasters": "piastre", "piaster": "piastre"}

_BARE = {"R", "N", "K", "P", "US", "PS", "Y="}
_CODES = "|".join(sorted(map(re.escape, (ISO | HOUSE.keys()) - _BARE), key=len, reverse=True))
# Before the number: matches the end of "worth US$", "paid Rs. "; not the end of "in 2019 Res ".
BEFORE = re.compile(
    rf"(?P<sign>(?:\b(?:{'|'.join(sorted(DOLLARS, key=len, reverse=True))})|\b(?:US|HK|NZ|AU|CA|SG|NT) )?\$"
    rf"|\$(?:US|A|NZ|C|HK|S)|GH[₵¢]|[{''.join(SIGNS)}]|(?<![\w.])(?:{_CODES}))[ \u00a0]?(?P<minus>[-−])?\Z"
    r"|(?<![\w.])(?P<glued>[RNKP]|PS|Y=)\Z"
)
# After it: "30 EUR", "40€".
AFTER = re.compile(rf"[ \u00a0]?(?:[{''.join(SIGNS)}](?![\d])|(?:{'|'.join(sorted(ISO))}|NIS)\b)")


def code_of(printed: str) -> str | None:
    """ISO 4217 for a sign or code as printed ("US$", "NIS", "Rs.")."""
    printed = printed.strip(" \u00a0")
    if printed in SIGNS:
        return SIGNS[printed]
    if "$" in printed:
        return DOLLARS.get(printed.strip("$ "))
    return HOUSE.get(printed) or (printed if printed in ISO else None)


def singular(name: str) -> str:
    """ "shekels" is "shekel"; a plural of its own ("kroner") is looked up."""
    name = name.lower()
    return PLURALS.get(name) or (name[:-1] if name.endswith("s") and name[:-1] in NAMES.keys() | SHARED else name)
