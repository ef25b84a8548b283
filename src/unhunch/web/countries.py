"""Names of the countries whose emergency numbers the catalogue knows, by ISO 3166 code."""

from django.utils.translation import gettext_lazy as _

COUNTRIES = {
    "AD": _("Andorra"), "AE": _("United Arab Emirates"), "AL": _("Albania"), "AM": _("Armenia"),
    "AR": _("Argentina"), "AT": _("Austria"), "AU": _("Australia"), "BA": _("Bosnia and Herzegovina"),
    "BD": _("Bangladesh"), "BE": _("Belgium"), "BG": _("Bulgaria"), "BH": _("Bahrain"), "BR": _("Brazil"),
    "CA": _("Canada"), "CH": _("Switzerland"), "CL": _("Chile"), "CN": _("China"), "CO": _("Colombia"),
    "CR": _("Costa Rica"), "CY": _("Cyprus"), "CZ": _("Czechia"), "DE": _("Germany"), "DK": _("Denmark"),
    "EC": _("Ecuador"), "EE": _("Estonia"), "EG": _("Egypt"), "ES": _("Spain"), "FI": _("Finland"),
    "FR": _("France"), "GB": _("United Kingdom"), "GE": _("Georgia"), "GH": _("Ghana"), "GR": _("Greece"),
    "HK": _("Hong Kong"), "HR": _("Croatia"), "HU": _("Hungary"), "IE": _("Ireland"), "IL": _("Israel"),
    "IN": _("India"), "IS": _("Iceland"), "IT": _("Italy"), "JM": _("Jamaica"), "JP": _("Japan"),
    "KE": _("Kenya"), "KR": _("South Korea"), "LI": _("Liechtenstein"), "LK": _("Sri Lanka"),
    "LT": _("Lithuania"), "LU": _("Luxembourg"), "LV": _("Latvia"), "MA": _("Morocco"), "MC": _("Monaco"),
    "MD": _("Moldova"), "ME": _("Montenegro"), "MK": _("North Macedonia"), "MT": _("Malta"), "MX": _("Mexico"),
    "MY": _("Malaysia"), "NG": _("Nigeria"), "NL": _("Netherlands"), "NO": _("Norway"), "NP": _("Nepal"),
    "NZ": _("New Zealand"), "PE": _("Peru"), "PH": _("Philippines"), "PL": _("Poland"), "PT": _("Portugal"),
    "QA": _("Qatar"), "RO": _("Romania"), "RS": _("Serbia"), "RU": _("Russia"), "SA": _("Saudi Arabia"),
    "SE": _("Sweden"), "SG": _("Singapore"), "SI": _("Slovenia"), "SK": _("Slovakia"), "SM": _("San Marino"),
    "TH": _("Thailand"), "TN": _("Tunisia"), "TR": _("Türkiye"), "TT": _("Trinidad and Tobago"),
    "TW": _("Taiwan"), "UA": _("Ukraine"), "US": _("United States"), "UY": _("Uruguay"),
    "VA": _("Vatican City"), "VN": _("Vietnam"), "XK": _("Kosovo"), "ZA": _("South Africa"),
}  # fmt: skip
