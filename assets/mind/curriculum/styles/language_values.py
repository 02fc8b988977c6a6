"""Things, instruments, jobs, months and days in French, German, Spanish and Italian.

Every row: English, French, German, Spanish, Italian; things with their article but in German.
"""

from __future__ import annotations

THINGS = """
peanuts | les cacahuètes | Erdnüsse | los cacahuetes | le arachidi
nuts | les noix | Nüsse | las nueces | le noci
almonds | les amandes | Mandeln | las almendras | le mandorle
walnuts | les noix | Walnüsse | las nueces | le noci
hazelnuts | les noisettes | Haselnüsse | las avellanas | le nocciole
cashews | les noix de cajou | Cashewnüsse | los anacardos | gli anacardi
shellfish | les fruits de mer | Meeresfrüchte | los mariscos | i frutti di mare
shrimp | les crevettes | Garnelen | las gambas | i gamberetti
fish | le poisson | Fisch | el pescado | il pesce
salmon | le saumon | Lachs | el salmón | il salmone
tuna | le thon | Thunfisch | el atún | il tonno
eggs | les œufs | Eier | los huevos | le uova
milk | le lait | Milch | la leche | il latte
cheese | le fromage | Käse | el queso | il formaggio
butter | le beurre | Butter | la mantequilla | il burro
yoghurt | le yaourt | Joghurt | el yogur | lo yogurt
meat | la viande | Fleisch | la carne | la carne
beef | le bœuf | Rindfleisch | la carne de vaca | il manzo
pork | le porc | Schweinefleisch | el cerdo | il maiale
chicken | le poulet | Hähnchen | el pollo | il pollo
ham | le jambon | Schinken | el jamón | il prosciutto
bacon | le bacon | Speck | el beicon | il bacon
gluten | le gluten | Gluten | el gluten | il glutine
wheat | le blé | Weizen | el trigo | il grano
soy | le soja | Soja | la soja | la soia
celery | le céleri | Sellerie | el apio | il sedano
mustard | la moutarde | Senf | la mostaza | la senape
onions | les oignons | Zwiebeln | las cebollas | le cipolle
garlic | l'ail | Knoblauch | el ajo | l'aglio
tomatoes | les tomates | Tomaten | los tomates | i pomodori
mushrooms | les champignons | Pilze | las setas | i funghi
olives | les olives | Oliven | las aceitunas | le olive
lentils | les lentilles | Linsen | las lentejas | le lenticchie
beans | les haricots | Bohnen | las judías | i fagioli
peas | les petits pois | Erbsen | los guisantes | i piselli
spinach | les épinards | Spinat | las espinacas | gli spinaci
pasta | les pâtes | Nudeln | la pasta | la pasta
rice | le riz | Reis | el arroz | il riso
bread | le pain | Brot | el pan | il pane
soup | la soupe | Suppe | la sopa | la zuppa
salad | la salade | Salat | la ensalada | l'insalata
pizza | la pizza | Pizza | la pizza | la pizza
sushi | les sushis | Sushi | el sushi | il sushi
tofu | le tofu | Tofu | el tofu | il tofu
chocolate | le chocolat | Schokolade | el chocolate | il cioccolato
honey | le miel | Honig | la miel | il miele
sugar | le sucre | Zucker | el azúcar | lo zucchero
cinnamon | la cannelle | Zimt | la canela | la cannella
strawberries | les fraises | Erdbeeren | las fresas | le fragole
apples | les pommes | Äpfel | las manzanas | le mele
bananas | les bananes | Bananen | los plátanos | le banane
peaches | les pêches | Pfirsiche | los melocotones | le pesche
kiwi | le kiwi | Kiwi | el kiwi | il kiwi
mango | la mangue | Mango | el mango | il mango
tea | le thé | Tee | el té | il tè
green tea | le thé vert | grünen Tee | el té verde | il tè verde
coffee | le café | Kaffee | el café | il caffè
water | l'eau | Wasser | el agua | l'acqua
cocoa | le cacao | Kakao | el cacao | il cacao
wine | le vin | Wein | el vino | il vino
beer | la bière | Bier | la cerveza | la birra
jazz | le jazz | Jazz | el jazz | il jazz
opera | l'opéra | Oper | la ópera | l'opera
music | la musique | Musik | la música | la musica
chess | les échecs | Schach | el ajedrez | gli scacchi
tennis | le tennis | Tennis | el tenis | il tennis
football | le football | Fußball | el fútbol | il calcio
golf | le golf | Golf | el golf | il golf
judo | le judo | Judo | el judo | il judo
karate | le karaté | Karate | el kárate | il karate
yoga | le yoga | Yoga | el yoga | lo yoga
rugby | le rugby | Rugby | el rugby | il rugby
hockey | le hockey | Hockey | el hockey | l'hockey
swimming | la natation | Schwimmen | la natación | il nuoto
cycling | le vélo | Radfahren | el ciclismo | il ciclismo
running | la course à pied | Laufen | el atletismo | la corsa
climbing | l'escalade | Klettern | la escalada | l'arrampicata
hiking | la randonnée | Wandern | el senderismo | l'escursionismo
fishing | la pêche | Angeln | la pesca | la pesca
dancing | la danse | Tanzen | el baile | la danza
reading | la lecture | Lesen | la lectura | la lettura
cooking | la cuisine | Kochen | la cocina | la cucina
gardening | le jardinage | Gartenarbeit | la jardinería | il giardinaggio
photography | la photographie | Fotografie | la fotografía | la fotografia
poetry | la poésie | Poesie | la poesía | la poesia
pottery | la poterie | Töpfern | la cerámica | la ceramica
knitting | le tricot | Stricken | el punto | il lavoro a maglia
rain | la pluie | Regen | la lluvia | la pioggia
snow | la neige | Schnee | la nieve | la neve
spiders | les araignées | Spinnen | las arañas | i ragni
dogs | les chiens | Hunde | los perros | i cani
cats | les chats | Katzen | los gatos | i gatti
blue | le bleu | Blau | el azul | il blu
red | le rouge | Rot | el rojo | il rosso
green | le vert | Grün | el verde | il verde
yellow | le jaune | Gelb | el amarillo | il giallo
purple | le violet | Lila | el morado | il viola
"""

INSTRUMENTS = """
violin | le violon | Geige | el violín | il violino
piano | le piano | Klavier | el piano | il pianoforte
guitar | la guitare | Gitarre | la guitarra | la chitarra
cello | le violoncelle | Cello | el violonchelo | il violoncello
flute | la flûte | Flöte | la flauta | il flauto
trumpet | la trompette | Trompete | la trompeta | la tromba
drums | la batterie | Schlagzeug | la batería | la batteria
harp | la harpe | Harfe | el arpa | l'arpa
clarinet | la clarinette | Klarinette | el clarinete | il clarinetto
saxophone | le saxophone | Saxophon | el saxofón | il sassofono
accordion | l'accordéon | Akkordeon | el acordeón | la fisarmonica
organ | l'orgue | Orgel | el órgano | l'organo
banjo | le banjo | Banjo | el banjo | il banjo
ukulele | le ukulélé | Ukulele | el ukelele | l'ukulele
trombone | le trombone | Posaune | el trombón | il trombone
oboe | le hautbois | Oboe | el oboe | l'oboe
"""

JOBS = """
nurse | infirmier | Krankenpfleger | enfermero | infermiere
teacher | professeur | Lehrer | profesor | insegnante
carpenter | menuisier | Tischler | carpintero | falegname
baker | boulanger | Bäcker | panadero | panettiere
pilot | pilote | Pilot | piloto | pilota
plumber | plombier | Klempner | fontanero | idraulico
lawyer | avocat | Anwalt | abogado | avvocato
gardener | jardinier | Gärtner | jardinero | giardiniere
engineer | ingénieur | Ingenieur | ingeniero | ingegnere
translator | traducteur | Übersetzer | traductor | traduttore
librarian | bibliothécaire | Bibliothekar | bibliotecario | bibliotecario
farmer | agriculteur | Landwirt | agricultor | agricoltore
chemist | chimiste | Chemiker | químico | chimico
dentist | dentiste | Zahnarzt | dentista | dentista
tailor | tailleur | Schneider | sastre | sarto
chef | chef cuisinier | Koch | cocinero | cuoco
cook | cuisinier | Koch | cocinero | cuoco
butcher | boucher | Metzger | carnicero | macellaio
judge | juge | Richter | juez | giudice
surgeon | chirurgien | Chirurg | cirujano | chirurgo
waiter | serveur | Kellner | camarero | cameriere
journalist | journaliste | Journalist | periodista | giornalista
architect | architecte | Architekt | arquitecto | architetto
driver | chauffeur | Fahrer | conductor | autista
vet | vétérinaire | Tierarzt | veterinario | veterinario
"""

MONTHS = """
January | janvier | Januar | enero | gennaio
February | février | Februar | febrero | febbraio
March | mars | März | marzo | marzo
April | avril | April | abril | aprile
May | mai | Mai | mayo | maggio
June | juin | Juni | junio | giugno
July | juillet | Juli | julio | luglio
August | août | August | agosto | agosto
September | septembre | September | septiembre | settembre
October | octobre | Oktober | octubre | ottobre
November | novembre | November | noviembre | novembre
December | décembre | Dezember | diciembre | dicembre
"""

# As "on Mondays": French and Spanish after "le" and "los", German and Italian as a whole.
DAYS = """
Monday | lundi | montags | lunes | il lunedì
Tuesday | mardi | dienstags | martes | il martedì
Wednesday | mercredi | mittwochs | miércoles | il mercoledì
Thursday | jeudi | donnerstags | jueves | il giovedì
Friday | vendredi | freitags | viernes | il venerdì
Saturday | samedi | samstags | sábados | il sabato
Sunday | dimanche | sonntags | domingos | la domenica
"""
