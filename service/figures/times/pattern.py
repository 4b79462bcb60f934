"""How times are written in English news: one pattern a form, in the order in which they are tried."""

import re
from collections.abc import Iterable, Iterator

from service.figures.alternatives import alternatives

_S = r"(?:[ \t\n\u00a0\u202f]{1,2})"
_TO = rf"(?:{_S}?[-–—‑−]{_S}?|{_S}(?:to|and|until|till|through|thru){_S})"
_OR_DAY = rf"(?:{_TO}|{_S}?[/&]{_S}?)"
_MONTH = (
    r"(?:(?=[A-Z])(?i:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?=[A-Z])(?i:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_FULL_MONTH = r"(?=[A-Z])(?i:january|february|march|april|may|june|july|august|september|october|november|december)\b"
# "7", "07", "7th"; not "7%", "7,000", "7.5", "7 percent" or "7 million"
_END = rf"(?![\d%]|[.,:]\d|{_S}?(?:per{_S}?cent|million|billion|%))"
_DAY = rf"(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b{_END}"
_YEAR = rf"(?<![\d.,])(?:1[5-9]|20)\d\d\b{_END}"
# "Q3 '09", "in May '87"
_SHORT_YEAR = r"[’'‘]\d\d\b(?!s)"
_WEEKDAY = r"(?=[A-Z])(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
_WEEKDAY_OF_DATE = rf"(?:(?:{_WEEKDAY}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?),?{_S})?"
_COUNT = (
    r"(?:(?<![\d.,])\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty-four|forty-eight|twenty|thirty|forty|fifty|sixty|hundred|few"
    r"|several|couple of)"
)
_UNIT = r"(?:minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)s?\b"
_HOURS = r"(?:morning|afternoon|evening|night|lunchtime)\b"
_CLAUSE_ENDS = (
    rf"[.,;:)]|\Z|{_S}(?:to|from|as|and|or|after|on|for|with|it|is|the|was|were|will|in|due|amid|because|but|that)\b"
)
_SPAN = r"(?:period|quarter|month|half|duration)"
_SEASON = r"(?:spring|summer|autumn|winter)\b"
_ORDINAL = r"(?:first|second|third|fourth|final|opening|closing|1st|2nd|3rd|4th)"
_ZONE = r"(?:GMT|UTC|IST|EST|EDT|ET|PST|PDT|PT|CST|CDT|BST|CET|CEST|EET|SAST|local time)\b"

# what a part can be a part of: "the end of June 2027", "the first half of last year", "the third quarter of 2024"
_WHOLE = (
    rf"(?:{_MONTH}(?:,?{_S}{_YEAR})?|{_YEAR}|{_SHORT_YEAR}|(?:the{_S}(?:19|20)?|(?:19|20))\d0s"
    rf"|(?:(?:this|last|next|the|the{_S}(?:last|next|previous|prior|same|following|current)){_S}(?:calendar{_S}|financial{_S}"
    rf"|fiscal{_S})?(?:week|month|quarter|year|decade|century)\b))"
)

FORMS: dict[str, str] = {
    # "9:47 p.m.", "10 a.m.", "08:15 GMT", "0800 GMT", "2.40 am", "left at 7.05", "7 o'clock"; not "2.40", "10 a month"
    "clock": (
        rf"(?<![\d.,:])(?:(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?{_S}?(?:(?i:[ap]\.?m\b\.?)(?:{_S}{_ZONE})?|{_ZONE})"
        rf"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:{_S}?h(?:ou)?rs?\b)?(?![\d:])"
        rf"|(?:1[0-2]|0?\d){_S}?(?i:[ap]\.m\.|[ap]m\b)(?:{_S}{_ZONE})?"
        rf"|(?:[01]\d|2[0-4])[0-5]\d{_S}?(?:{_ZONE}|(?<=0\d\d\d ){_S}?hours\b)"
        rf"|(?i:{_COUNT}){_S}o[’']clock\b)"
    ),
    # "Christmas Day 2023", "by Christmas"; not "Christmas sales"
    "feast": (
        rf"(?P<name>Christmas{_S}(?:Day|Eve)|Boxing{_S}Day|New{_S}Year[’']s{_S}(?:Day|Eve)|Halloween"
        rf"|Christmas(?=[,.;)]|{_S}(?:the|a|an|it|they|he|she|and|only|about|some|\d+)\b))(?:,?{_S}(?P<y>{_YEAR}))?"
    ),
    # "2024-11-22"; not "2024-11"
    "iso": r"(?<![\d./-])(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?:T[\d:.]{5,12}Z?)?(?![\d/-])",
    # "22/11/2024", "12.02.2025"; not "22/11", "1.2.3"
    "numeric": r"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>[/.-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:1[5-9]|20)\d\d)(?![\d/-])",
    # "the week to May 9", "the decade to 2020", "three months to May 31", "the 12 months ending in May",
    # "the 24 hours to 8am Tuesday", "its fiscal first quarter ended May 31", "the half-year ended June"
    "period_to": (
        rf"(?:(?i:the|in){_S})?(?i:calendar{_S}|financial{_S}|fiscal{_S})?(?:(?i:{_ORDINAL})(?:{_S}|-))?"
        rf"(?:(?P<n>(?i:{_COUNT}))(?:{_S}|-))?(?i:calendar{_S}|financial{_S}|fiscal{_S})?"
        rf"(?P<unit>(?i:half-year|half{_S}year|hour|day|week|month|quarter|half|year|decade|period(?=,?{_S}(?:which|ended|ending)\b))s?)(?:{_S}(?i:period))?"
        rf"(?:,?{_S}(?i:which))?{_S}(?i:up{_S}to|to|through|until|ending{_S}in|ended{_S}in|ending{_S}on|ended{_S}on|ending|ended|that"
        rf"{_S}ended{_S}on|that{_S}ended{_S}in|that{_S}ended)"
        rf"{_S}(?:\d{{1,2}}(?:[:.]\d\d)?{_S}?(?i:[ap]\.?m\.?|GMT){_S}(?:on{_S})?)?"
        rf"(?P<end>(?i:the{_S}end{_S}of{_S}|end-)?(?:{_WEEKDAY_OF_DATE}(?:{_MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR})?"
        rf"|{_DAY}{_S}{_MONTH}(?:,?{_S}{_YEAR})?)|{_MONTH}(?:,?{_S}{_YEAR})?|last{_S}{_FULL_MONTH}|{_WEEKDAY}|{_YEAR}))"
    ),
    # "the week of 9 June", "the week beginning June 9"
    "week_of": (
        rf"(?i:the{_S})?(?i:week){_S}(?i:of|from|beginning|starting|commencing){_S}"
        rf"(?P<end>{_WEEKDAY_OF_DATE}(?:{_MONTH}{_S}{_DAY}(?:,?{_S}{_YEAR})?|{_DAY}{_S}{_MONTH}(?:,?{_S}{_YEAR})?))"
    ),
    # "between March 3 and 9", "Sept 22 to 27", "June 3-July 2, 2024", "Oct 8/9", "Jan 3, 10 and 17"
    "days_md": (
        rf"(?i:(?:from|between){_S})?(?P<m>{_MONTH}){_S}(?P<d>{_DAY})(?:,?{_S}(?P<y0>{_YEAR})|(?:,{_S}{_DAY}){{1,3}},?(?={_S}and))?{_OR_DAY}"
        rf"(?:(?P<m2>{_MONTH}){_S})?(?P<d2>{_DAY})(?:,?{_S}(?P<y>{_YEAR}))?"
    ),
    # "3-9 March", "between 3 and 9 March 2024", "30 April to 6 May", "4 & 5 July"
    "days_dm": (
        rf"(?i:(?:from|between){_S})?(?P<d>{_DAY})(?:{_S}(?P<m>{_MONTH})(?:{_S}(?P<y0>{_YEAR}))?)?{_OR_DAY}"
        rf"(?P<d2>{_DAY}){_S}(?P<m2>{_MONTH})(?:,?{_S}(?P<y>{_YEAR}))?"
    ),
    # "Oct. 7, 2023", "October 7", "Oct.7", "Friday, March 3rd"; not "in March 12 men died", "since March 12 men
    # have died"
    "day_md": (
        rf"(?:(?<![Ii]n )(?:(?<!ince )|(?!{_MONTH}{_S}\d+{_S}(?:people|men|women|children)\b))"
        rf"|(?={_MONTH}{_S}{_DAY},?{_S}{_YEAR}))"
        rf"{_WEEKDAY_OF_DATE}(?P<m>{_MONTH}){_S}?"
        rf"(?P<d>(?<![A-Za-z]){_DAY}|(?<=[a-z]\.)(?:3[01]|[12]\d|[1-9])\b{_END})(?:,?{_S}(?P<y>{_YEAR}))?"
    ),
    # "7 October 2023", "the 7th of October", "the first of October"
    "day_dm": (
        rf"{_WEEKDAY_OF_DATE}(?:(?i:the){_S})?(?P<d>{_DAY}|(?i:first)(?={_S}of\b)){_S}(?:of{_S})?(?P<m>{_MONTH})(?:,?{_S}(?P<y>{_YEAR}))?"
    ),
    # "from June to September", "April-June 2025", "between April 2023 and May 2024", "April, May and June of 2024",
    # "between mid-August and early October", "between 2011 and March 2014", "July-May 2015-16"
    "months": (
        rf"(?i:(?:from|between){_S})?(?:(?:(?P<q>(?i:early|mid|late))(?:{_S}|-))?(?P<m>{_MONTH})(?:{_S}(?P<y0>{_YEAR})"
        rf"|(?:,{_S}{_MONTH}){{1,4}},?(?={_S}and))?|(?P<since>{_YEAR})(?={_TO}{_MONTH}{_S}{_YEAR})){_TO}"
        rf"(?:(?P<q2>(?i:early|mid|late))(?:{_S}|-))?(?P<m2>{_MONTH})(?!{_S}\d\d?(?:st|nd|rd|th|,?{_S}{_YEAR}))(?:,?{_S}(?:of{_S})?\(?(?P<y>{_YEAR}(?P<y2>[-–/]\d\d\b)?))?"
    ),
    # "early August", "mid-February", "the end of June 2027", "the first half of last year", "the start of the year"
    "part": (
        rf"(?i:the{_S})?(?P<which>(?i:early|mid|late|start|beginning|end|middle|close|turn|first{_S}half|second"
        rf"{_S}half|latter{_S}half))"
        rf"(?:{_S}|-)(?:(?:(?<=early )|(?<=late )|(?<=half ))in{_S}|of{_S})?(?P<whole>{_WHOLE})(?![-–/]\d\d)"
    ),
    # "fiscal 2024", "FY25", "Q2 FY2024-25", "the first three months (July-May) of the current fiscal year 2023-24",
    # "this fiscal", "the 2023/24 financial year", "the second quarter of fiscal
    # 2024", "its fiscal third quarter"; not "the second quarter of 2024"
    "fiscal": (
        rf"(?:(?i:the){_S})?(?:(?:(?P<nth>(?i:{_ORDINAL}))(?:{_S}|-)(?:(?P<n>(?i:{_COUNT})){_S})?(?P<part>(?i:quarter|half|months))"
        rf"|(?P<letter>[QH])(?P<number>[1-4]))(?:{_S}|-)?(?:\([^()]{{3,30}}\){_S})?(?:(?:of|in|for){_S})?(?:(?:the|its|their|the{_S}company[’']s){_S})?)?"
        rf"(?:(?i:fiscal|financial)(?:{_S}(?i:year))?{_S}(?P<y>(?:19|20)\d\d[-–/]\d\d(?:\d\d)?\b|{_YEAR})"
        rf"|FY{_S}?(?P<fy>(?:19|20)?\d\d(?:[-–/]\d\d(?:\d\d)?)?)\b"
        rf"|(?P<which>(?i:this|last|past|next|current|previous)){_S}(?i:fiscal|financial{_S}year)\b(?:{_S}(?i:year))?"
        rf"(?:{_S}\(?(?P<y2>(?:19|20)\d\d[-–/]\d\d)\b\)?)?(?:{_S}\(FY{_S}?\d\d(?:\d\d)?\))?)"
        rf"|(?i:fiscal){_S}(?i:{_ORDINAL})[- ](?i:quarter|half)\b"
        rf"|(?:(?i:the){_S})?(?i:{_ORDINAL})[- ](?i:fiscal){_S}(?i:quarter|half)\b"
        rf"|(?i:the{_S})?(?P<nth2>(?i:{_ORDINAL}))[- ](?P<part2>(?i:quarter|half)){_S}(?:of|in){_S}(?:the{_S})?"
        rf"(?P<y3>(?:19|20)\d\d[-–/]\d\d(?:\d\d)?\b)(?:{_S}(?i:fiscal|financial){_S}year\b)?"
    ),
    # "the first half", "the first nine months of 2025", "the last week of May", "first-quarter", "Q3 2024"
    "share_of_year": (
        rf"(?i:the{_S})?(?:(?P<whose>(?i:this|last|next){_S}year(?=[’'])|{_YEAR})(?:[’']s)?{_S})?(?:(?P<nth>(?i:{_ORDINAL}|last(?={_S}(?:{_COUNT}{_S})?(?:quarter|half|weeks?|months|days){_S}of{_S})))(?:{_S}|-)(?:(?P<n>(?i:{_COUNT})){_S})?(?P<unit>(?i:quarter|half|semester(?={_S}of)"
        r"|weeks?|months|days)\b)"
        rf"|(?P<letter>[QH])(?P<number>[1-4])\b)(?:{_S}(?:(?i:of|in){_S})?(?P<whole>{_WHOLE})|{_S}(?P<back>a{_S}year{_S}(?:ago|earlier)))?"
    ),
    # "grew 0.7% in the first quarter and 0.1% in the second"
    # "2.1% this year and 2.4% next"
    "nth": (
        rf"(?i:the){_S}(?P<nth>first|second|third|fourth)(?=[.,;)]|\Z|{_S}(?:(?:and|from)\b|[$€£]\d))"
        rf"|(?:(?<=%\s)|(?<=cent\s)|(?<=ion\s))(?P<next>next)(?=[.,;)]|\Z|{_S}(?:after|from)\b)"
    ),
    # "the September quarter", "the March 2025 quarter": its last month names it
    "quarter_of": rf"(?P<m>{_FULL_MONTH}){_S}(?:(?P<y0>{_YEAR}){_S})?(?i:quarter)\b(?:{_S}(?:of{_S})?(?P<y>{_YEAR}))?",
    # "November 2024", "Nov. 2024", "November of '24"
    "month_year": rf"(?P<m>{_MONTH})(?:,?{_S}(?:of{_S})?)(?P<y>{_YEAR}|{_SHORT_YEAR})",
    # "last June", "next March", "this May", "last June 12"; not "last June 12 people"
    "which_month": (
        rf"(?P<which>(?i:last|this|next)){_S}(?P<m>{_FULL_MONTH})"
        rf"(?:{_S}(?P<d>{_DAY})(?=[.,;)]|\Z|{_S}(?:at|in|on|by|when|after|to|for|during|and{_S}in)\b))?"
    ),
    # "November"; "May" and "March" only where the words before them call for a month
    "month": (
        rf"(?P<m>{_FULL_MONTH}|(?:Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)(?:\.(?={_S}[a-z])|(?<=\b[Ii]n ...)(?![.\w])))"
    ),
    # "between Monday and Wednesday", "Monday to Friday", "Monday evening to Tuesday morning"
    "weekdays": (
        rf"(?i:(?:from|between){_S})?(?P<w>{_WEEKDAY})(?:{_S}{_HOURS})?{_TO}(?P<w2>{_WEEKDAY})(?:{_S}{_HOURS})?"
    ),
    # "on Monday", "last Thursday", "Friday night", "the following Friday", "Tuesday of last week", "last week Tuesday"
    "weekday": (
        rf"(?:(?P<which>(?i:last|this|next|following)(?:{_S}week(?:,?{_S}on)?)?){_S})?(?P<w>{_WEEKDAY})"
        rf"(?:{_S}(?:early{_S}|late{_S})?{_HOURS})?(?:,?{_S}(?:of{_S})?(?P<week>last{_S}week)\b)?"
    ),
    # "2019-20", "2023/24", "2019–2023"; not "2019-200"
    "years": (
        r"(?<![\d.,/-])(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-–—/])(?P<y2>(?:1[5-9]|20)\d\d|\d\d)\b(?![-/]?\d|%|[.,]\d)"
    ),
    # "between 2019 and 2023", "from 2019 to 2023", "2021 to 2023"
    "years_to": (
        rf"(?:(?P<lead>(?i:from|between)){_S})?(?P<y>{_YEAR}){_S}(?P<to>to|and|until|through){_S}(?P<y2>{_YEAR})"
    ),
    # "the 1990s", "the '90s"; not "in his 30s"
    "decade": r"(?<![\d.,])(?P<y>(?:1[5-9]|20)\d0)[’']?s\b|(?i:the) [’'‘](?P<yy>\d0)s\b",
    # "in 2022", "2024's"; what stands around it decides: see year()
    "year": rf"(?P<y>{_YEAR})(?:[’']s\b)?",
    # "the same period last year", "the same month of 2023", "the same day", "this time last year", "the year-ago
    # quarter", "the corresponding quarter of last fiscal"
    "same": (
        rf"(?i:this){_S}(?:time|stage|point){_S}(?:(?:in|of){_S})?(?P<back>last{_S}(?:year|month|week)|{_YEAR})"
        rf"|(?i:the|a|its|their){_S}(?P<ago>(?i:year[- ](?:ago|earlier)|(?:prior|previous)-year)){_S}"
        rf"(?P<unit2>(?i:{_SPAN}))\b"
        rf"|(?:(?i:the){_S}(?i:same|equivalent|respective)|(?:(?i:the|a){_S})?(?i:corresponding|comparable)|(?i:a{_S}similar)|(?i:same)(?={_S}"
        rf"{_SPAN}{_S}(?:last|previous|a{_S}year))){_S}(?P<n>(?i:{_COUNT})(?:{_S}|-))?"
        r"(?P<unit>(?i:day|date|time(?!,)|week|year|stretch|season|stage|point|half-year"
        rf"|{_SPAN})s?)(?:{_S}period)?(?:{_S}(?:(?i:of|in|a){_S})?(?P<whole>(?i:last{_S}(?:year|month|week)|year{_S}(?:ago|earlier|before)"
        rf"|(?:the{_S})?(?:last|previous|prior|preceding){_S}(?:fiscal|financial{_S}year|year)|the{_S}year{_S}before|FY{_S}?\d\d|fiscal{_S}{_YEAR})|{_YEAR}))?"
    ),
    # "the month before", "the following month", "the previous day", "that year", "the year before last"
    "beside": (
        rf"(?:(?i:the){_S}|(?<=\())(?P<unit>(?i:day|night|week|month|quarter|year|decade)){_S}(?P<side>(?i:before(?:{_S}last)?"
        r"|earlier|prior|after|previously))\b"
        rf"|(?:(?i:the|a){_S}|(?<=\())(?P<which>(?i:following|next|previous|preceding|prior)){_S}(?P<unit2>(?i:day|week|month"
        r"|quarter|year|decade))\b"
        rf"|(?P<that>(?i:that)|(?:(?<=uring\s)|(?<=ver\s))this(?={_S}(?:period|time)\b)){_S}(?P<unit3>(?i:day|night|week|weekend|month|quarter|year|period|time))\b"
    ),
    # "two days earlier", "a year ago", "17 days after the collapse", "six weeks after", "39 million years ago"
    "apart": (
        rf"(?:(?i:nearly|almost|about|some|just|(?<!%\s)(?<!cent\s)over|half){_S})?(?P<n>(?i:{_COUNT})){_S}(?:(?i:and{_S}a{_S}half){_S})?"
        rf"(?P<unit>(?i:{_UNIT}))"
        rf"{_S}(?P<side>(?i:ago|earlier|before|previously|later|after|from{_S}now|prior|into|on(?=[,.;])))\b"
    ),
    # "over the past 24 hours", "in the last three months", "the next two weeks", "the preceding 12 months"
    "stretch": (
        rf"(?i:the|their|its|this){_S}(?P<which>(?i:past|last|next|coming|previous|preceding|following)){_S}(?P<n>"
        rf"(?i:{_COUNT})){_S}(?:(?i:and{_S}a{_S}half){_S})?(?P<unit>(?i:{_UNIT}))"
    ),
    # "last year", "this month", "so far this year", "the past week", "this morning", "last summer"
    "which": (
        rf"(?:(?i:so{_S}far|earlier|later){_S})?(?:(?i:the){_S})?(?P<which>(?i:this|last|past|next|coming|current))"
        rf"{_S}(?:(?i:calendar|single|school|academic){_S})?(?P<unit>(?i:day|night|morning|afternoon|evening|week"
        rf"|weekend|fortnight|month|quarter|half|year|decade|century|{_SEASON}))\b(?!-)"
    ),
    # "in six weeks", "within 72 hours", "in nine days", "a rise of 4% in a year"
    "within": (
        rf"(?P<lead>(?i:in|within|inside|after)){_S}(?:(?i:just|only|less{_S}than|more{_S}than|as{_S}little{_S}as|under|about|some){_S})?"
        rf"(?P<n>\d{{1,3}}|(?i:{_COUNT})){_S}(?P<unit>(?i:minutes|hours|days|weeks|months|years)\b"
        rf"|(?:year|month)\b(?=[.,;)]|{_S}(?:to|and|as|from)\b))"
    ),
    # "summer 2022", "the winter of 2021", "the summer of next year"
    "season": (
        rf"(?:(?i:the){_S})?(?P<unit>(?i:{_SEASON})){_S}(?:of{_S})?(?:(?P<y>{_YEAR})|(?P<which>last|this|next){_S}year\b)"
    ),
    # "yesterday", "overnight into Monday", "over the weekend", "by mid-century", "by year-end"; not "by year-end sales"
    "word": (
        rf"(?:(?P<word>(?i:yesterday|today|tonight|tomorrow|overnight|last{_S}night|(?:by|at){_S}(?:noon|midday)"
        rf"|(?:over|at|since){_S}the{_S}weekend|since{_S}the{_S}{_SEASON}|full-year"
        rf"|(?:the{_S})?year(?:{_S}|-)to(?:{_S}|-)date"
        rf"|(?:by|at|until|till|before){_S}(?:the{_S})?(?:year-end|year[’']s{_S}end|(?:the{_S})?end{_S}of{_S}year)(?={_CLAUSE_ENDS})|by{_S}(?:mid-|the{_S}middle{_S}of{_S}th(?:e|is){_S})century))\b"
        rf"(?:{_S}(?:morning|afternoon|evening|night)\b"
        rf"|{_S}(?:(?:from{_S})?{_WEEKDAY}{_S}(?:in)?to|into){_S}(?P<w>{_WEEKDAY}))?)"
    ),
    # "year on year", "month-on-month", "fell 0.3% on the month"
    "step": (
        r"(?:(?P<unit>(?i:year|quarter|month|week|day))[- ](?i:on|over|to)[- ](?P<unit2>(?i:year|quarter|month|week"
        rf"|day))|(?<=[%ts] )on{_S}the{_S}(?P<unit3>year|quarter|month|week)(?!{_S}(?:of|to|that|when)\b))\b"
    ),
    # "by then", "since then"
    "then": (
        rf"(?i:by|since|until){_S}(?P<then>(?i:then))\b|(?i:at{_S}the{_S}time)\b(?!{_S}(?:of|when|it|he|she|they"
        r"|that))"
    ),
    # "the year" and "the quarter" that the text has spoken of, "over the year to 1.7 million"; not "the year to June"
    "the": (
        rf"(?:(?P<lead>(?i:in|for|over|during|of)){_S})(?i:the){_S}(?:(?P<full>(?i:full|whole)){_S})?"
        rf"(?:(?P<unit>(?i:period|quarter|month|year|week|half(?!{_S}year)))"
        rf"|(?<=uring the )(?P<n>{_COUNT}){_S}(?P<units>(?i:days|weeks|months|years|quarters)))"
        rf"\b(?!{_S}(?:of|to(?!{_S}[$€£]?(?!{_YEAR}|{_DAY}{_S}{_MONTH})\d)|before|after|ago|earlier|that|and"
        rf"|in|ended|ending|through|until)\b|-|,{_S}which{_S}ended)"
    ),
}

# The words that a form may begin with, and those that may follow "the" or "in": the first three letters of a longer
# one are enough to try all forms.
_FIRST_WORDS = (
    "about after almost april at august autumn before beginning between boxing by calendar christmas closing "
    "comparable corresponding couple current day decade during early eight eleven end february few fifteen "
    "financial first fiscal five following forty four friday from full fy h1 h2 half halloween hundred inside "
    "january july june just last late march may mid month nearly new next nine november october one opening "
    "over past preceding previous prior q1 q2 q3 q4 quarter same saturday second september seven since six some "
    "spring start summer sunday ten thirteen three thursday today tomorrow tonight tuesday turn twelve two until "
    "wednesday week winter within year yesterday"
)
_SECOND_WORDS = (
    "a an as century close coming equivalent final fortnight hour latter less middle minute more night only period "
    "preceding prior respective semester similar the third time twenty under"
)


# Of these the first letters are a word that is met more often: "for", "with"
_IN_FULL = ("forty", "fortnight", "within")


def _one_of(words: Iterable[str]) -> str:
    """One of these words, small or capital: the letters are spelt out, as `re` tries a branch only if it may begin so,
    but cannot tell under a flag."""
    return re.sub("[a-z]", lambda letter: f"[{letter[0]}{letter[0].upper()}]", alternatives(words))


def _begins(words: str) -> str:
    """A word that begins as one of these does."""
    short = {word for word in words.split() if word.isalpha() and len(word) <= 3}
    longer = {word if word in _IN_FULL else word[:3] for word in words.split()} - short
    return rf"(?:{_one_of(short)}(?![A-Za-z])|{_one_of(longer)})"


_THE = rf"{_one_of(('of', 'for', 'on'))}{_S}{_one_of(['the'])}\b"
_SO_FAR = rf"{_one_of(['so'])}{_S}{_one_of(['far'])}"
_SECOND = rf"(?:['’‘\d]|{_begins(f'{_FIRST_WORDS} {_SECOND_WORDS}')})"
_FIRST = (
    # not "3,443", "12%"
    r"(?<!\.)\d(?!\d*(?:,\d|%))"
    rf"|{_begins(_FIRST_WORDS)}|{_THE}|{_SO_FAR}|{_one_of(('the', 'a', 'an', 'that', 'in', 'its'))}{_S}{_SECOND}"
)
_GROUP = re.compile(r"\(\?P<(\w+)>")
_BACK = re.compile(r"\(\?P=(\w+)\)")


def _form(name: str) -> str:
    """The form with its groups named after it."""
    named = _GROUP.sub(rf"(?P<{name}__\1>", FORMS[name])
    return f"(?P<{name}>" + _BACK.sub(rf"(?P={name}__\1)", named) + ")"


_ANY = re.compile(rf"(?<!\w)(?={_FIRST})(?:" + "|".join(map(_form, FORMS)) + ")")


def matches(text: str) -> Iterator[re.Match[str]]:
    """Every match of a form, `lastgroup` its name: linear, as no part of a form repeats without a limit."""
    return _ANY.finditer(text)
