"""Words that institutions are called by, in Europe's languages, each as one English word.

A line is the word that stands for all, then its forms. Only words that mean the same kind of thing stand together: a
university is no ``Hochschule``.
"""

from erasmeter.harmonise.identity.letters import table_of_forms

_WORDS = """
university: universitet universitetet universitetets universitat universität universitaet universiteit université
  universite universidad universidade universitate universitatea università universita yliopisto yliopiston ülikool
  ulikool universitāte universitetas uniwersytet uniwersytetu univerzita univerzity univerzitet univerzitetu univerza
  sveučilište sveucilista egyetem üniversitesi universitesi universiteti πανεπιστήμιο университет универзитет háskóli
  univ ollscoil prifysgol unibertsitatea
hogskole: hogskolen högskola högskolan høgskole høgskulen hochschule hogeschool højskole kõrgkool augstskola
uas: ammattikorkeakoulu ammattikorkeakoulun amk yrkeshögskola yrkeshögskolan fachhochschule fh haw
academy: akademi akademiet akademin akademie akademia akademii akadēmija akademija academie académie academia
  academiei accademia akatemia akadeemia akadémia academiet академия академија ακαδημία acadamh
institute: institut institutt instituttet institutet instituut instituto istituto institutul instytut institutas
  institūts intézet enstitüsü instituti ινστιτούτο институт instituutti inst
faculty: fakultet fakultetet fakultät fakulteit faculté facultad facultat facultade faculdade facultatea facoltà
  tiedekunta fakulta fakulteta wydział wydzial teaduskond fakultāte fakultetas kar fakültesi факултет σχολή faculties
school: skole skolen skola skolan schule école ecole ecoles escuela escola scuola școala scoala szkoła szkola škola
  skolas kool mokykla koulu koulun iskola okulu shkolla σχολείο училище училиште školy skoly šola scoil scola
college: kolegium kolegija kolledž kolledz koledža koledza kolledžas colegio collegio collège colegiul kolej collegium
  κολλέγιο колеж coláiste kolegji kollegium
gymnasium: gymnasiet gymnas gymnasieskola gymnázium gymnazium gimnazija gimnāzija gimnazjum gimnázium gimnasio
  gymnasia γυμνάσιο гимназия гимназија gümnaasium gumnaasium gimnaziul gymn
lyceum: lycée lycee liceo liceu liceul lyseo liceum licej licejus λύκειο лицей лицеј lisesi lise
conservatory: konservatorium konservatoriet conservatorio conservatoire conservatori conservatorium conservatorul
  konservatuvarı konzervatorij konzervatória konservatorio ωδείο консерватория
foundation: stiftelse stiftelsen stiftung stichting fondation fundación fundació fundacao fundação fondazione säätiö
  saatio sihtasutus fundacja nadace nadácia zaklada fundatia fundația alapítvány vakfı ίδρυμα фондация фондација fond
  fundazioa
association: forening foreningen förening föreningen verein vereniging asociación associació associação associazione
  yhdistys ühing uhing stowarzyszenie sdružení združenie udruga udruženje društvo asociatia asociația egyesület
  derneği σύλλογος сдружение удружение biedrība asociacija sdruzhenie
centre: center senter senteret centrum zentrum centro centru keskus keskuse keskuksen centrs centras központ merkezi
  κέντρο център центар středisko stredisko ośrodek osrodek ionad zentroa
municipality: kommune kommun kommuun gemeinde gemeente commune municipio município concello comune kunta kunnan vald
  gmina obec općina opcina občina obcina opština comuna község önkormányzata belediyesi δήμος община општина
  savivaldybė savivaldybe pašvaldība ayuntamiento mairie ajuntament udaletxea primaria kaupunki kaupungin city stad
  stadt
  ville ciudad cidade città citta miasto mesto orasul şehir
technical: teknisk tekniska tekniske teknillinen technisch technische technisches technique técnico tecnica técnica
  tecnico tecnologico tehnic tehnica tehnički tehnicki tehniška tehniska technická technicka techniczny techniczna
  műszaki tehnička τεχνικό технически технички technikos tehnikaülikool technological tecnológico tecnológica
  tecnologica tecnologia technologie tecnología technologies technology teknoloji teknologi teknik technologijos
  technologiczny technologiczna tehnologic tehnoloģiju teknologian technologický technologiae
science: sciences ciencia ciencias ciência ciências scienze scienza wissenschaft wissenschaften vetenskap vitenskap
  videnskab vitskap tieteiden tieteet nauk nauki nauka věd vied znanosti științe stiinte bilimler bilimleri tudományi
  tudományok zinātņu mokslų teaduste ciències επιστημών науки наука
applied: angewandte angewandten tillämpad tillämpade anvendt anvendte toegepaste appliquée appliquées appliqués
  aplicada aplicadas applicata applicate soveltavien stosowanych aplikovaných primijenjenih primenjenih aplicate
  uygulamalı alkalmazott lietišķo taikomųjų rakenduslik rakenduskõrgkool
art: arte artes arti arts kunst kunsten kunste künste kunstner konst konstnärlig taide taiteiden taidealan sztuk
  sztuki umění umenia umenja umetnosti umjetnosti művészeti artă sanat sanatlar τέχνης τεχνών изкуства уметности
  kunstide mākslas dailės meno beaux bellas belas belle ealaine
music: musik musikk muziek musique música musica musikki musiikki muusika muzyki muzyczna hudby hudební muzike zene
  zeneművészeti muzică muzica müzik μουσικής музика mūzikas muzikos ceoil glazbe
medicine: medizin medizinische medisin medicin médecine medicina lääketiede medyczny medyczna medycyny lékařská
  medical medicale médica medicala meditsiin orvosi medicīnas medicinos tıp ιατρική медицински медицина
economics: ökonomie økonomi ekonomi économie economía economia economie economico taloustieteiden kauppakorkeakoulu
  ekonomiczny ekonomiczna ekonomická ekonomije ekonomski economic economice gazdasági ekonomika ekonomikos majandus
  οικονομικών икономика икономически економски
business: handel handels handelshøyskole handelshögskolan commerce comercio commercio wirtschaft betriebswirtschaft
  liiketalous liiketalouden kauppa biznesu obchodní poslovna affaires negocios empresa affari afaceri üzleti verslo
  biznesa äri işletme бизнес
management: leadership gestion gestión gestione zarządzania managementu menedżerska manažmentu menadžment menedžment
  vadybos vadības menadzmenta yönetim juhtimise мениджмънт менаџмент
law: recht rechtswissenschaft rett juridisk droit derecho direito giurisprudenza oikeustiede prawa práva prava drept
  hukuk jog õigus tiesību teisės право
education: erziehung bildung utdanning utbildning uddannelse onderwijs éducation educación educação educazione
  kasvatus koulutus edukacji vzdělávání vzdelávania obrazovanje izobraževanje educație educatie eğitim oktatási
  haridus izglītības švietimo εκπαίδευσης образование
pedagogical: pädagogisch pädagogische paedagogische pedagogisk pedagógico pedagogico pedagogický pedagogická
  pedagogiczna pedagogiczny pedagoški pedagógiai педагогически pédagogique pedagogy pedagogik pädagogik
training: ausbildung opplæring opplaring formation formación formació formação formazione szkolenia školení képzési
  mācību mokymo koolitus formare обука обучение prestakuntza
vocational: profesional profesionales professionnel professionnelle professionnels profesionale professionale
  profissional berufliche beruflichen beroeps yrkes yrkesskole yrkesfaglig ammatillinen zawodowa zawodowy zawodowych
  odborná odborné stručna strukovna strokovni profesională szakképző mesleki kutse professional profesionālā
  profesinio професионална стручна
secondary: videregående videregaende lukio lukion secundaria secundària secundário secondaria secondaire secondario
  sekundar középiskola secundara średnia
  srednja stredná střední средно средна ortaöğretim keskkool vidusskola vidurinė toisen
higher: superior superieur supérieur supérieure superiore superioară høyere högre hohere höhere hogere korkeampi
  wyższa wyzsza vysoká vysoka visoka visoko felsőoktatási kõrgem augstākā aukštoji ανώτατο висше висока yüksek vysoke
  visokih
national: nationale nationales nacional nacionales nazionale kansallinen narodowy narodowa národní národná nacionalni
  național nemzeti ulusal riiklik nacionālā nacionalinis εθνικό национален национални nasjonal nasjonalt nationella
state: staatlich staatliche statlig statens étatique estatal statale valtion państwowa panstwowa państwowy panstwowy
  štátna státní državna drzavni állami devlet de stat valsts valstybinis държавен државни
royal: kongelig kongelige kunglig kungliga königliche koninklijk koninklijke royale real reial reale kuninkaallinen
  królewski královská kraljevska
catholic: katholische katholieke catholique católica católico catolica cattolica katolicka katolicki katolícka
  katolinen katolsk katolikus
theological: theologische teologisk teologiska théologique teológica teologica teologiczny teologická teologinen
  teološki hittudományi theology théologie teologia teologi
sport: sports idrett idretts idrott idrottshögskolan deporte deportes esport sportwissenschaft urheilu sportu športa
  desporto sportive sporto spordi spor спорт sportova
health: gesundheit helse hälsa sundhed gezondheid santé salud saúde salute terveys zdrowia zdraví zdravotnícka
  zdravlja sănătate egészségügyi sağlık tervishoiu veselības sveikatos υγείας здраве
nursing: krankenpflege sykepleie sjuksköterska enfermería enfermeria enfermagem infirmiers infirmières pielęgniarstwa
  ošetřovatelství
agricultural: landwirtschaft landwirtschaftliche landbruk lantbruk agricole agrícola agrario agraria maatalous
  rolniczy rolnicza zemědělská poľnohospodárska poljoprivredni agricultura mezőgazdasági lauksaimniecības žemės
  agriculture agrarian agrarny tarım аграрен
maritime: maritim marítima marittimo morska pomorski nautica náutica merenkulku deniz sjøfart sjömans
international: internationale internationales internasjonal internasjonale internationell internationella
  internacional internazionale kansainvälinen kansainvälisen międzynarodowa mezinárodní medzinárodná međunarodni
  internațional internationala nemzetközi uluslararası rahvusvaheline starptautiskā tarptautinis международен
european: europäische europaische europeisk europeiska européen européenne europeo europea europeu europeia
  eurooppalainen europejska evropská európska evropski europska európai avrupa euroopa eiropas europos европейски
open: offene åpen öppen ouverte abierta aberta aperta avoin otwarty otevřená otvorená
adult: voksen voksenopplæring vuxen vuxenutbildning erwachsenen adultes adultos adulti aikuis aikuisten dorosłych
  dospělých odraslih felnőtt
youth: ungdom ungdoms ungdomar jugend jeunes jeunesse jóvenes juventud juventude giovani gioventù nuoriso nuorten
  młodzieży mládeže mladih mladi tineret ifjúsági gençlik noorte jaunatnes jaunimo νεολαίας младежки младих
library: bibliotek biblioteket bibliothek bibliothèque biblioteca kirjasto biblioteka knihovna könyvtár kütüphanesi
museum: museo musée museu museet muzeum muzej muzeul múzeum müzesi μουσείο музей muusium muuseum
hospital: sykehus sjukhus krankenhaus klinikum ziekenhuis hôpital sairaala szpital nemocnice bolnica spital kórház
  hastanesi болница
church: kirche kirke kirken kyrka kyrkan église iglesia igreja chiesa kirkko kościół církev crkva biserica egyház
  εκκλησία църква
saint: sankt sint san santa santo sant são szent svatý svätý sveti sv св hl άγιος pyhä sfântul sfantul
"""
WORDS = table_of_forms(_WORDS)
GENERAL_WORDS = frozenset(WORDS.values())
