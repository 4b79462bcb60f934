"""Units of measurement as news prints them, to their English singular names."""

import re
from decimal import Decimal

# The name, then what else is printed for it. Symbols keep their case: "MW" is no milliwatt.
_PRINTED = {
    "second": "seconds,sec,secs",
    "minute": "minutes,min,mins",
    "hour": "hours,hr,hrs,h",
    "day": "days",
    "week": "weeks,wk,wks",
    "fortnight": "fortnights",
    "month": "months,mth,mths",
    "year": "years,yr,yrs",
    "decade": "decades",
    "century": "centuries",
    "millisecond": "milliseconds,ms",
    "millimetre": "millimetres,millimeter,millimeters,mm,mms",
    "micrometre": "micrometres,micrometer,micrometers,microns,micron,µm,μm",
    "nanometre": "nanometres,nanometer,nanometers,nm",
    "centimetre": "centimetres,centimeter,centimeters,cm,cms",
    "metre": "metres,meter,meters,mtr,mtrs,m",
    "kilometre": "kilometres,kilometer,kilometers,km,kms",
    "inch": "inches",
    "foot": "feet,ft",
    "yard": "yards,yd,yds",
    "mile": "miles,mi",
    "nautical mile": "nautical miles,nmi",
    "light year": "light years,light-year,light-years",
    "hectare": "hectares,ha",
    "acre": "acres",
    "square metre": "square metres,square meter,square meters,sq m,sqm,sq metres,sq. m,m²,m2",
    "square kilometre": "square kilometres,square kilometer,square kilometers,sq km,sqkm,sq. km,km²,km2,sq kms",
    "square mile": "square miles,sq miles,sq mi,sq. miles",
    "square foot": "square feet,sq ft,sq feet,sq. ft,sqft,ft²",
    "cubic metre": "cubic metres,cubic meter,cubic meters,cu m,m³,m3",
    "cubic kilometre": "cubic kilometres,cubic kilometers,cubic kilometer",
    "cubic foot": "cubic feet,cu ft,cubic ft",
    "cubic centimetre": "cubic centimetres,cubic centimeters,cc",
    "gram": "grams,gramme,grammes,gm,gms,g",
    "milligram": "milligrams,mg",
    "microgram": "micrograms,µg,mcg",
    "kilogram": "kilograms,kilogramme,kilogrammes,kilo,kilos,kg,kgs",
    "quintal": "quintals",
    "tonne": "tonnes,ton,tons,metric ton,metric tons,metric tonnes,metric tonne,mt,t",
    "short ton": "short tons",
    "long ton": "long tons",
    "pound": "pounds,lb,lbs",
    "stone": "st",
    "ounce": "ounces,oz",
    "carat": "carats",
    "litre": "litres,liter,liters,ltr,ltrs,l,L",
    "millilitre": "millilitres,milliliter,milliliters,ml,mL",
    "gallon": "gallons,gal",
    "pint": "pints",
    "barrel": "barrels,bbl,bbls",
    "barrel per day": "bpd,bopd,b/d,bbl/d",
    "barrel of oil equivalent": "boe,barrels of oil equivalent",
    "barrel of oil equivalent per day": "boepd,boe/d,barrels of oil equivalent per day,barrels of oil equivalent a day",
    "twenty-foot equivalent unit": "TEU,TEUs,teu,teus",
    "bushel": "bushels,bu",
    "megalitre": "ML,megalitres,megaliters",
    "gigalitre": "GL,gigalitres",
    "deadweight tonne": "dwt,DWT,deadweight tons,deadweight tonnes,deadweight ton",
    "gross ton": "gross tons,gross tonnes,gross tonne",
    "British thermal unit": "Btu,BTU,BTUs,British thermal units",
    "tmcft": "tmc",
    "cusec": "cusecs",
    "acre foot": "acre feet,acre-feet,acre-foot",
    "kilometre per hour": "km/h,kmh,kmph,kph,km per hour,kilometres per hour,kilometers per hour,"
    "kms per hour,kilometres an hour,kilometers an hour,km an hour,km/hr,kilometer per hour,kmp/h",
    "mile per hour": "mph,miles per hour,miles an hour,mi/h",
    "metre per second": "m/s,metres per second,meters per second,metres a second,meter per second",
    "kilometre per second": "km/s,kilometres per second",
    "foot per second": "feet per second",
    "knot": "knots,kn,kt,kts",
    "revolution per minute": "rpm,revolutions per minute",
    "degree": "degrees,deg",
    "degree Celsius": "°C,degrees Celsius,degrees C,deg C,degrees centigrade,ºC,"
    "℃,° C,C,celsius,degrees celsius,degree celsius",
    "degree Fahrenheit": "°F,degrees Fahrenheit,degrees F,ºF,℉,° F,F,fahrenheit,degrees fahrenheit",
    "kelvin": "kelvins",
    "watt": "watts,W",
    "kilowatt": "kilowatts,kW,kw",
    "megawatt": "megawatts,MW,mw",
    "gigawatt": "gigawatts,GW,gw",
    "terawatt": "terawatts,TW",
    "watt hour": "watt hours,watt-hours,watt-hour,Wh",
    "kilowatt hour": "kilowatt hours,kilowatt-hours,kilowatt-hour,kWh,kwh",
    "megawatt hour": "megawatt hours,megawatt-hours,megawatt-hour,MWh,mwh",
    "gigawatt hour": "gigawatt hours,gigawatt-hours,gigawatt-hour,GWh,gwh",
    "terawatt hour": "terawatt hours,terawatt-hours,terawatt-hour,TWh,twh",
    "dram": "drams",
    "horsepower": "hp,bhp,brake horsepower,HP,BHP,PS",
    "ampere": "amperes,amps,amp",
    "volt": "volts,V",
    "kilovolt": "kilovolts,kV",
    "calorie": "calories,cal",
    "kilocalorie": "kilocalories,kcal",
    "hertz": "Hz,hz,HZ",
    "megahertz": "MHz,Mhz",
    "gigahertz": "GHz,Ghz,ghz",
    "decibel": "decibels,dB",
    "kilobyte": "kilobytes,KB",
    "megabyte": "megabytes,MB",
    "gigabyte": "gigabytes,GB",
    "terabyte": "terabytes,TB",
    "megapixel": "megapixels,MP",
    "megabit per second": "Mbps,megabits per second",
    "gigabit per second": "Gbps,Gb/s,gigabits per second",
    "megabyte per second": "MB/s,megabytes per second",
    "gigabyte per second": "GB/s,gigabytes per second",
    "terabyte per second": "TB/s,terabytes per second",
    "lumen": "lumens",
    "nit": "nits",
    "pound per square inch": "psi,pounds per square inch",
    "kilopound per square inch": "ksi",
    "millimetre of mercury": "mmHg,mm Hg",
    "hectopascal": "hectopascals,hPa",
    "millibar": "millibars,mb",
    "newton metre": "Nm,newton metres,newton-metres",
    "pound foot": "pound-feet,lb-ft,lb ft,pound feet,pound-foot",
    "sievert": "sieverts",
    "millisievert": "millisieverts,mSv",
    "becquerel": "becquerels",
    "microgram per cubic metre": "micrograms per cubic metre,micrograms per cubic meter,µg/m3,µg/m³,μg/m³",
    "part per million": "parts per million,ppm",
    "part per billion": "parts per billion,ppb",
    "mile per gallon": "miles per gallon,mpg",
    "gram per kilometre": "g/km,grams per kilometre",
    "point": "points,pts",
    "magnitude": "",
}


def _names() -> dict[str, str]:
    table = {name: name for name in _PRINTED}
    for name, forms in _PRINTED.items():
        table |= {form: name for form in forms.split(",") if form}
    return table


NAMES = _names()
# What the trade prints for so many of a unit: the unit, and the power of ten in one of them.
_PACKED = {"bcm": ("cubic metre", 9), "mcm": ("cubic metre", 6), "mmcm": ("cubic metre", 6), "tcm": ("cubic metre", 12)}
_PACKED |= {"bcf": ("cubic foot", 9), "tcf": ("cubic foot", 12), "mmcf": ("cubic foot", 6), "Mcf": ("cubic foot", 3)}
_PACKED |= {"bcfd": ("cubic foot per day", 9), "bcf/d": ("cubic foot per day", 9), "mmcfd": ("cubic foot per day", 6)}
_PACKED |= {"mcft": ("cubic foot", 6)}
_PACKED |= {"mmscfd": ("cubic foot per day", 6), "mb/d": ("barrel per day", 6), "mbpd": ("barrel per day", 6)}
_PACKED |= {"kb/d": ("barrel per day", 3), "kbpd": ("barrel per day", 3), "mtpa": ("tonne per year", 6)}
_PACKED |= {"Mtpa": ("tonne per year", 6), "MTPA": ("tonne per year", 6), "MMBtu": ("British thermal unit", 6)}
_PACKED |= {"LMT": ("tonne", 5), "MMT": ("tonne", 6)}  # lakh and million metric tonnes
_PACKED |= {"Mt": ("tonne", 6), "Gt": ("tonne", 9), "Mtoe": ("tonne of oil equivalent", 6)}
_PACKED |= {"mtoe": ("tonne of oil equivalent", 6), "mmboe": ("barrel of oil equivalent", 6)}
PACKED = {form: (name, Decimal(1).scaleb(power)) for form, (name, power) in _PACKED.items()}
# Spaces of time: a number of them may only locate something in time.
_TIMES = "millisecond second minute hour day week fortnight month year decade century"
TIMES = frozenset(_TIMES.split())
LONGEST_FIRST = sorted(NAMES, key=len, reverse=True)
PATTERN = "|".join(re.escape(name) for name in LONGEST_FIRST if len(name) > 2)


def name_of(printed: str) -> str | None:
    """The singular name of a unit as printed; a symbol only in its own case, a word in any."""
    return NAMES.get(printed) or (NAMES.get(printed.lower()) if len(printed) > 3 else None)
