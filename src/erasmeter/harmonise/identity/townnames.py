"""Towns that have several names in Europe's languages, or forms of their name that differ much. A line is the name that
stands for all, then the others."""

from erasmeter.harmonise.identity.letters import table_of_forms

_TOWNS = """
vienna: wien vienne viena
munich: münchen munchen muenchen
cologne: köln koeln koln
nuremberg: nürnberg nuernberg
brunswick: braunschweig
zurich: zürich
geneva: genève geneve genf ginevra
prague: praha prag praga
brno: brünn
pilsen: plzeň plzen
warsaw: warszawa warszawie varsovie
cracow: kraków krakow krakowie krakau
wroclaw: wrocław wrocławiu breslau
gdansk: gdańsk gdańsku danzig
poznan: poznań poznaniu
lodz: łódź łodzi
lisbon: lisboa lisbonne
oporto: porto
rome: roma rom
milan: milano mailand
turin: torino
naples: napoli
florence: firenze
venice: venezia
genoa: genova
padua: padova
mantua: mantova
athens: athina athen αθήνα αθηνών
thessaloniki: thessalonica salonica θεσσαλονίκη θεσσαλονίκης
piraeus: peiraias pireas πειραιάς πειραιώς
patras: patra πάτρα πατρών
heraklion: iraklio irakleio ηράκλειο
nicosia: lefkosia λευκωσία
copenhagen: københavn kobenhavn köpenhamn
gothenburg: göteborg goteborg
helsinki: helsingin helsingfors
turku: turun åbo abo
tampere: tampereen tammerfors
espoo: espoon esbo
vantaa: vantaan vanda
vaasa: vaasan vasa
porvoo: porvoon borgå
oulu: oulun uleåborg
pori: porin björneborg
lappeenranta: villmanstrand
mariehamn: maarianhamina
raseborg: raasepori
brussels: bruxelles brussel brüssel bruselas
antwerp: antwerpen anvers
ghent: gent gand
bruges: brugge
liege: liège luik
hague: haag gravenhage
bucharest: bucurești bucuresti bucarest
belgrade: beograd београд
sofia: софия sofiya
plovdiv: пловдив
skopje: skoplje скопје
kosice: košice
seville: sevilla
saragossa: zaragoza
corunna: coruña coruna
bilbao: bilbo
alicante: alacant
lerida: lleida
gerona: girona
vilnius: vilniaus wilno
kaunas: kauno
klaipeda: klaipėdos
riga: rīgas rīga
luxembourg: luxemburg lëtzebuerg
strasbourg: straßburg strassburg
nice: nizza
limerick: luimneach
galway: gaillimh
valletta: valetta
bern: berne
lucerne: luzern
"""

TOWNS = table_of_forms(_TOWNS)
