"""The short list of phrases that state an expectation, in Dutch and English, the most specific first.

A phrase that matches takes its words away from the phrases below it: "niet hebt teleurgesteld" is met before
"teleurgesteld" can be below. The number is how often such a phrase is right when a person reads the hits.
`MIXED` is for words that say only that it was unforeseen: the feeling decides which way.
"""

from __future__ import annotations

BELOW, MET, EXCEEDED, SILENT, MIXED = "below", "met", "exceeded", "silent", "mixed"

_THAN_NL = r"dan\s(?:ik|we|wij|u|men|je|was|ooit|had|hadden|van tevoren|tevoren|vooraf|\s){0,9}(?:had\s|hadden\s|was\s|ik\s|we\s)?(?:verwacht|gedacht|gehoopt|voorgesteld|beloofd|afgesproken)\w*"
_THAN_EN = r"than\s(?:(?:i|we|i'd|we'd|anyone|what|ever|had|have|was|were|my|our|all|could|would|originally)\s){0,4}(?:expected|expecting|expectations?|thought|hoped|anticipated|imagined|promised|advertised)"
_GOOD_NL = r"(?:beter|sneller|eerder|vlotter|goedkoper|mooier|leuker|lekkerder|vriendelijker|netter|makkelijker|gemakkelijker|ruimer|warmer|schoner|fijner|rustiger|groter|korter|duidelijker|prettiger|comfortabeler|stiller)"
_BAD_NL = r"(?:slechter|langzamer|trager|later|langer|duurder|kouder|kleiner|viezer|minder|rommeliger|drukker|moeilijker|lastiger|onvriendelijker|hoger|erger|vervelender|smaller)"
_GOOD_EN = r"(?:better|faster|quicker|sooner|earlier|cheaper|nicer|friendlier|easier|cleaner|roomier|tastier|smoother|warmer|quieter|shorter|clearer|larger|bigger|more comfortable|more helpful|more spacious)"
_BAD_EN = r"(?:worse|slower|later|longer|dearer|colder|smaller|dirtier|harder|less|lower|poorer|pricier|more expensive|more difficult|more crowded|less comfortable)"
_NICE_NL = r"(?:goede?|lekkere?|snelle?|mooie?|vlotte?|nette?|vriendelijke?|leuke?|fijne?|warme?|comfortabele?|ruime?|goedkope?|makkelijke?|duidelijke?|behulpzame?|schone?|rustige?)"
_NICE_EN = r"(?:good|great|clean|quick|fast|nice|tasty|friendly|comfortable|pleasant|spacious|cheap|smooth|easy|helpful|roomy|decent|delicious|fresh|efficient)"
_NOT_NL = r"(?:niet|nooit|geen|geenszins|nergens|nog niet|absoluut niet|bepaald niet)"
_NOT_EN = r"(?:not|never|n't|didn't|don't|doesn't|wasn't|isn't|hasn't|haven't|failed to|fails to|fail to|nowhere near|did not|does not)"

# what it says, how often that is right, how one of its words must begin, and the pattern
PHRASES: tuple[tuple[str, float, str, str], ...] = (
    # said of something else than the experience: nothing is stated
    (SILENT, 1, "avoi prev tele", r"(?:to|and|om)\s(?:avoid|prevent)\s(?:\w+\s)?(?:disappoint\w+|being let down)|(?:om\s)?teleurstelling(?:en)?\s(?:te\s)?voorkom\w*"),
    (SILENT, 1, "hard diff impo toug last moei", r"(?:hard|difficult|impossible|tough|lastig|moeilijk)\s(?:to|om)\s(?:(?:meet|match|exceed|live up to)\s(?:\w+\s){0,3}expectations?|(?:aan\s)?(?:\w+\s){0,3}verwachtingen?\s(?:te\s)\w+)"),
    (SILENT, 1, "valt viel vall mee meev", r"(?:valt|viel|vallen|vielen)\s(?:allemaal\s|best\s|eigenlijk\s|uiteindelijk\s|gelukkig\s)?wel\smee|wel\smee\s?valt|wel\smeevalt"),
    (SILENT, 1, "hope hoop", r"(?:hope|hopefully|hoop|hopelijk)\b[^.!?]{0,40}?(?:disappoint\w*|let down|teleurgesteld|teleur\b|tegenvalt|exceed\w*|meevalt|live up to\s\w+\s\w+)"),
    (SILENT, 1, "als indi moch if in shou", r"\b(?:als|indien|mocht|if|in case|should)\s(?:\w+\s){0,4}(?:tegenvalt|tegenvallen|teleurgesteld|teleurstelt|meevalt|disappointed|disappoints|let down)"),
    # below, where a "not" turns the good phrase round
    (BELOW, 0.92, "adve prom desc expe agre stat", rf"(?:\bno|{_NOT_EN})\b(?:\s[\w-]+){{0,3}}?\s(?:quite\s)?(?:as|what (?:was|is|were))\s(?:it (?:was|is)\s)?(?:advertised|promised|described|expected|agreed|stated)"),
    (BELOW, 0.95, "meet met live livi matc reac fulf", rf"{_NOT_EN}(?:\s\w+){{0,3}}?\s(?:meet|meeting|met|live up to|living up to|lived up to|match|reach|fulfil\w*)\s(?:\w+\s){{0,3}}?(?:expectations?|expected|standards?|promises?|reputation|hype|billing)"),
    (BELOW, 0.93, "expe thou hope prom adve anti", rf"{_NOT_EN}(?:\s\w+){{0,2}}?\s(?:what|as (?:good|nice|clean|fast|quick|comfortable|friendly|great))\s(?:(?:as|that|what)\s)?(?:(?:i|we|one|you|it|had|have|was|were|would|is)\s){{0,3}}(?:expect\w*|thought|hoped|promised|advertised|anticipated)"),
    (BELOW, 0.9, "up", r"(?:not|isn't|wasn't|never|hardly)\s(?:\w+\s)?up to\s(?:(?:the|my|our|their|its|usual|normal|any)\s){0,3}(?:\w+\s)?(?:standards?|expectations?|par|scratch|mark)"),
    (BELOW, 0.93, "verw belo afge besc geho afsp wens", rf"{_NOT_NL}\s(?:(?:helemaal|echt|precies|geheel|bepaald|altijd|alles|het|de)\s){{0,2}}(?:zoals|wat|conform|volgens|naar|als)\s(?:(?:ik|we|wij|er|het|ons|mij|me|u|jullie|mijn|onze|was|is|werd|had|hadden|hebben|de)\s){{0,4}}(?:verwacht\w*|beloofd|afgesproken|beschreven|gehoopt|afspraak|wens|beloftes?)"),
    (BELOW, 0.93, "verw", rf"(?:voldoet|voldeed|voldoen|voldeden|beantwoordt|beantwoordde)\s(?:\w+\s){{0,2}}?{_NOT_NL}\s(?:\w+\s){{0,4}}?verwacht\w*|(?:voldoet|voldeed|voldeden)\s(?:\w+\s){{0,3}}?(?:verwachting(?:en)?)\s{_NOT_NL}|{_NOT_NL}\s(?:\w+\s){{0,2}}?aan\s(?:(?:de|mijn|onze|m'n)\s)?(?:\w+\s)?verwachting(?:en)?"),
    (BELOW, 0.9, "waar na nage nako belo", rf"(?:maak\w*|maakt\w*|maken|kwam\w*|komt|komen|kom)\s(?:[^\W\d]+\s){{0,5}}?{_NOT_NL}\s(?:waar|na)\b|{_NOT_NL}\s(?:waargemaakt|nagekomen|waar te maken|nakomen)|belofte\w*\s(?:gebroken|geschonden)"),
    (BELOW, 0.85, "belo afge toeg", rf"(?:beloofd|afgesproken|toegezegd|beloofde|beloofden)\b[^.!?]{{0,60}}?\b(?:maar|toch|nooit|niet gebeurd|niemand|nog niemand|niets|kwam niet|later pas|pas)\b"),
    (BELOW, 0.85, "prom agre brok brea", r"(?:promised|agreed)\b[^.!?]{0,60}?\b(?:but|never|nobody|no one|nothing|didn't|did not|yet)\b|(?:broken?|broke|breaking)\s(?:\w+\s){0,2}promises?"),
    # met, where a "not" takes the bad one back
    (MET, 0.93, "tele tege stel", rf"{_NOT_NL}\s(?:\w+\s){{0,2}}?(?:teleurgesteld|teleurgestelde?|teleur\s?gesteld|teleurgestel\w*|teleurstellend\w*|tegengevallen|tegenvallend\w*|teleur te stellen)|(?:stel\w*|stond\w*)\s(?:(?:me|mij|ons|ook|ze|dit|die|deze|jullie|keer)\s){{0,3}}{_NOT_NL}\s(?:\w+\s)?teleur|{_NOT_NL}\steleurgesteld|(?:viel|valt|vielen|vallen)\s(?:\w+\s)?(?:niet|niets|nooit)\s(?:\w+\s)?tegen"),
    (MET, 0.93, "disa let", r"(?:not|never|n't|not been|not be|without being|wasn't|weren't|isn't|won't|haven't been)\s(?:at all\s|be\s|been\s|ever\s|in the least\s|once\s)?(?:disappoint\w*|let down)|(?:never|not|n't|haven't|hasn't|have not|has not|did not|didn't)\s(?:\w+\s){0,2}?let\s(?:me|us|you|anyone)\sdown|no disappointments?|without disappointment"),
    (MET, 0.85, "verw geho gewi expe less", r"(?:had|ik had|we hadden|wij hadden|hadden)\s(?:ik\s|we\s|wij\s|het\s|dit\s|ook\s|eigenlijk\s)?(?:niets|niks|het niet)\sanders\sverwacht|(?:expected|expect)\snothing\s(?:less|else)|nothing less than (?:i|we) expected|precies\s(?:wat|zoals)\s(?:ik|we|wij|je|u)\s(?:\w+\s)?(?:verwacht\w*|gehoopt|gewild)"),
    # exceeded, where a "worse" or a "not" does so
    (EXCEEDED, 0.93, "expe fear thou anti imag verw geda gevr", rf"(?:{_NOT_EN}|not nearly|n't)\s(?:\w+\s)?(?:as|so)\s(?:bad|bumpy|long|painful|expensive|slow|awful|terrible|scary|difficult|small)\sas\s(?:(?:i|we|had|feared|would|was|have)\s){{0,3}}(?:expected|feared|thought|anticipated|imagined)|niet zo (?:erg|slecht|duur|lang|druk|vervelend) als (?:ik |we |wij |was )?(?:\w+\s)?(?:verwacht|gedacht|gevreesd)\w*"),
    (EXCEEDED, 0.9, "expe fear prep brac erge slec mind verw vree", r"(?:expect\w*|fear\w*|feared|prepared for|braced for)\s(?:for\s)?(?:the\s|something\s|it to be\s|much\s)?(?:worst|worse)\b|(?:het\s)?(?:ergste|slechtere?|erger|minder)\s(?:\w+\s)?(?:verwacht|gevreesd)\b|(?:verwachtte|vreesde)\shet\sergste"),
    (EXCEEDED, 0.9, "mind less fewe", r"(?:minder|veel minder)\s(?:lang|duur|druk|erg|vervelend|pijnlijk|werk|wachttijd|gedoe|rommel)\s" + _THAN_NL + r"|(?:less|fewer)\s(?:painful|expensive|crowded|busy|trouble|hassle|waiting|noisy|stressful)\s" + _THAN_EN),
    (BELOW, 0.9, "meer bete snel iets wat hoge verw ande", r"(?:meer|beter|sneller|iets anders|wat anders|veel meer|hoger\w*)\s(?:\w+\s){0,2}?(?:van\s)(?:\w+\s){0,3}?(?:verwacht|voorgesteld|gehoopt)|(?:had|hadden|heb)\s(?:\w+\s){0,4}?(?:meer|beter|anders|iets beters|hoger)\s(?:\w+\s){0,3}?(?:verwacht|gehoopt|voorgesteld)|verwacht(?:te|ten|en|)\s(?:\w+\s){0,4}?(?:meer|beter)\b(?!\sdan)|(?:ben|had)\s(?:\w+\s){0,4}beter\s?gewend"),
    (BELOW, 0.9, "expe hope hopi used", r"(?:expect(?:ed|ing|s)?|hoped for|hoping for)\s(?:\w+\s){0,3}?(?:more|better|higher|greater|so much more)\b|(?:should|would|could)\shave\s(?:\w+\s)?expected\s(?:more|better)|used to better"),
    # exceeded
    (EXCEEDED, 0.95, "dan", rf"{_GOOD_NL}\s(?:\w+\s){{0,2}}?{_THAN_NL}|(?:meer|veel meer)\s{_THAN_NL}|meer\sdan\s(?:ik|we|wij)\s(?:\w+\s){{0,3}}?(?:verwacht|gehoopt)\w*"),
    (EXCEEDED, 0.95, "than", rf"{_GOOD_EN}\s(?:\w+\s){{0,2}}?{_THAN_EN}|\bmore\s{_THAN_EN}|better than (?:\w+\s){{0,2}}expectations"),
    (EXCEEDED, 0.95, "over bove", r"(?:over?troffen|overtrof|overtroffen|overtreft|overtreffen|overtroffe?n)\b(?:[^.!?]{0,40}verwachting\w*)?|verwachting(?:en)?\s(?:\w+\s){0,3}?overtro\w*|boven\s(?:(?:al|mijn|onze|alle|elke|de)\s)*verwachting(?:en)?|ver\sboven\sverwachting"),
    (EXCEEDED, 0.95, "expe hope", r"(?:exceed|surpass|outperform|went beyond|go beyond|goes beyond|beyond|above)(?:ed|s|ing)?\s(?:(?:all|my|our|any|the|every|what|of|wildest)\s){0,4}(?:expect\w*|i expected|we expected|hopes)|(?:expectations?)\s(?:\w+\s){0,3}?(?:were|was|been|is|are)\s(?:\w+\s)?(?:exceeded|surpassed)|exceeded expectations"),
    (EXCEEDED, 0.9, "abov extr mile stap beet", r"above and beyond|(?:went|goes|going|go) the extra mile|extra mile|(?:een\s)?stapje\s(?:extra|harder|verder)|(?:net\s)?dat\sbeetje\sextra"),
    (EXCEEDED, 0.93, "surp verr", r"(?:pleasant(?:ly)?|happily|nice(?:ly)?|lovely|wonderful(?:ly)?|positively|delightful(?:ly)?|very good|great)\s(?:\w+\s)?surprise[ds]?|(?:aangenaam|positief|prettig|blij|heerlijk|leuk|zeer)\s(?:\w+\s)?verras\w*|(?:aangename|leuke|fijne|prettige|mooie|positieve|heerlijke|warme)\sverrassing\w*"),
    (EXCEEDED, 0.9, "verr onve surp unex", rf"(?:verrassend|onverwacht|onverwachts)\s{_NICE_NL}\b|(?:surprisingly|unexpectedly)\s{_NICE_EN}\b"),
    (EXCEEDED, 0.9, "valt viel vall geva mee meeg meev is", r"(?:viel|valt|vielen|vallen|gevallen|is)\s(?:(?:me|mij|ons|het|dit|dat|alles|erg|echt|heel|reuze|enorm|alleszins|100|zeker|ook|reuze|in)\s){0,4}mee(?:gevallen)?\b(?!\s(?:genomen|bezig|eens|naar|te|aan))|meegevallen|meevaller"),
    (EXCEEDED, 0.85, "blow", r"blown away by (?:the|how|their|this)\s(?:\w+\s)?(?:good|great|kind\w*|service|friendl\w*|quality|helpful\w*|excellent|speed|hospitality|care)\b"),
    # below
    (BELOW, 0.93, "dan than", rf"{_BAD_NL}\s(?:\w+\s){{0,2}}?{_THAN_NL}|{_BAD_EN}\s(?:\w+\s){{0,2}}?{_THAN_EN}"),
    (BELOW, 0.93, "onde bene belo unde fell fall subp subs sub sub-", r"(?:onder|beneden)\s(?:(?:alle|elke|de|mijn|onze)\s)?(?:verwachting(?:en)?|peil|de maat|niveau)|(?:below|beneath|under)\s(?:(?:my|our|all|the)\s)?(?:expectations?|par|standard)\b|(?:fell|falls|fall|falling)\s(?:\w+\s){0,2}?short|sub-?\s?(?:par|standard)\b"),
    (BELOW, 0.9, "valt viel geva tege", r"(?:viel|valt|vielen|vallen|gevallen)\s(?:(?:me|mij|ons|het|dit|dat|alles|erg|echt|heel|wel|flink|enorm|behoorlijk|nogal|een|beetje|allemaal|zwaar|vies|ook|toch|zeer|deze|keer|service|eten)\s){0,5}tegen\b|tegengevallen|tegenvaller|tegenvallen\w*|tegenviel|tegenvalt"),
    (BELOW, 0.9, "tele afkn kerm stel", r"(?:erg|zeer|zwaar|heel|diep|echt|flink|wat|beetje|enigszins|toch|best)?\s?teleurgesteld\w*|teleurstell\w*|(?:stel\w*)\s(?:\w+\s){0,3}?teleur\b|afknapper|koude kermis"),
    (BELOW, 0.9, "disa let lets let- letd big huge", r"\b(?:very\s|so\s|really\s|extremely\s|bitterly\s|quite\s|rather\s|a bit\s|hugely\s)?disappoint\w*|(?:a|big|huge|real|total|complete)\s(?:let-?\s?down|letdown)|letdown|let\s(?:me|us)\s(?:\w+\s)?down|feel let down|felt let down"),
    # met
    (MET, 0.92, "verw belo afge besc afsp hoor moet", r"(?:zoals|conform|volgens|gewoon zoals|precies zoals|naar)\s(?:(?:ik|we|wij|men|je|u|het|was|werd|is|had|hadden|te|mocht|mag|de|mijn|onze|van)\s){0,4}(?:verwacht\w*|beloofd|afgesproken|afspraak|beschreven|hoort|verwachting(?:en)?)\b|zo\s(?:hoort|moet)\s(?:het|dat)\b|zoals het hoort"),
    (MET, 0.92, "verw waar nage nako belo na afsp", r"(?:voldoet|voldeed|voldoen|voldeden|voldaan|beantwoord\w*)\s(?:\w+\s){0,4}?verwacht\w*|(?:maakt|maakte|maken|maakten)\s(?:[^\W\d]+\s){1,4}?waar\b|verwachting(?:en)?\s(?:\w+\s){0,2}?(?:waargemaakt|ingelost|voldaan)|(?:afspraken|afspraak|belofte\w*)\s(?:\w+\s){0,3}?(?:nagekomen|nakomen|waargemaakt)|(?:komt|kwam|komen|kwamen)\s(?:\w+\s){0,3}?(?:afspraken|afspraak|beloftes?)\s(?:\w+\s)?na\b|doet wat (?:het|ze|hij) belo\w*|doen wat (?:ze|jullie) belo\w*"),
    (MET, 0.92, "expe adve prom desc agre anti stat shou exac just prec", r"(?:just\s|exactly\s|all\s|much\s)?(?:as|like)\s(?:(?:i|we|was|it|had|would|one|you|is|would be)\s){0,3}(?:expected|advertised|promised|described|agreed|anticipated|stated|it should be)\b|(?:exactly|just|precisely)\swhat\s(?:i|we|you)\s(?:\w+\s)?(?:expect\w*|wanted|hoped)"),
    (MET, 0.92, "expe hype prom bill repu stan scra par kept keep", r"(?:meets?|met|meeting|lived up to|lives up to|live up to|living up to|matche[sd]|fulfil\w*)\s(?:(?:all|my|our|the|of|every|any|its|their)\s){0,4}(?:\w+\s)?(?:expectations?|hype|promises?|billing|reputation|standards?)|up to\s(?:(?:the|my|our|usual|normal|its)\s){0,2}(?:standards?|expectations?|scratch|par)\b|(?:kept|keeps?)\s(?:\w+\s)?(?:promises?|word)"),
    (MET, 0.75, "comp klac", r"\b(?:no|geen)\s(?:real\s)?(?:complaints|klachten)\b(?!\s(?:desk|department|afdeling))"),
    # unforeseen: the feeling decides
    (MIXED, 0.75, "verw geda geho expe onve unex verb surp", r"(?:had|hadden)\s(?:dit|dat|dit|het|ik|we|wij|zoiets|ook|echt|zo)?\s?(?:(?:ik|we|wij|dit|dat|zo|ook|echt|van|een|\w+bedrijf)\s){0,5}(?:niet|nooit|helemaal niet)\s(?:\w+\s){0,3}?(?:verwacht|gedacht|gehoopt)|(?:never|not|n't|hadn't|wasn't|was not)\s(?:\w+\s)?(?:expected|expect(?:ing)?)\s(?:that|this|it|such|any)\b|onverwachts?\b|unexpected\b|tot (?:mijn|onze) verbazing|to my surprise"),
)
