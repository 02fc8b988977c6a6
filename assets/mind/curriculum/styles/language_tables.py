"""What can be said in French, German, Spanish and Italian: forms of answers, nouns, values.

Every row: English, French, German, Spanish, Italian. Blanks of a form: `{v}` a name, number or
time, kept to the letter; `{n}` a noun with its possessive ("your sister"); `{t}` a thing of the
table with its article; `{d}` a date; `{w}` a day of the week; `{j}` a job. A suffix gives the
case: `{t.to}` "to the", `{t.of}` "of the", `{t.bare}` without article; `{N}` begins a sentence.
"""

# ruff: noqa: E501 - one row a line reads better than a wrapped one
from __future__ import annotations

FORMS = """
You live in {v}. | Tu habites à {v}. | Du wohnst in {v}. | Vives en {v}. | Abiti a {v}.
You live in {v} now. | Tu habites maintenant à {v}. | Du wohnst jetzt in {v}. | Ahora vives en {v}. | Ora abiti a {v}.
You come from {v}. | Tu viens de {v}. | Du kommst aus {v}. | Eres de {v}. | Vieni da {v}.
You are from {v}. | Tu viens de {v}. | Du kommst aus {v}. | Eres de {v}. | Sei di {v}.
You work as a {j}. | Tu travailles comme {j}. | Du arbeitest als {j}. | Trabajas como {j}. | Lavori come {j}.
You work as an {j}. | Tu travailles comme {j}. | Du arbeitest als {j}. | Trabajas como {j}. | Lavori come {j}.
You work at {v}. | Tu travailles chez {v}. | Du arbeitest bei {v}. | Trabajas en {v}. | Lavori presso {v}.
You work for {v}. | Tu travailles pour {v}. | Du arbeitest für {v}. | Trabajas para {v}. | Lavori per {v}.
You are allergic to {t}. | Tu es allergique {t.to}. | Du bist gegen {t} allergisch. | Tienes alergia {t.to}. | Hai un'allergia {t.to}.
You like {t}. | Tu aimes {t}. | Du magst {t}. | Te {t.gusta}. | Ti {t.piace}.
You love {t}. | Tu adores {t}. | Du liebst {t}. | Te {t.encanta}. | Ti {t.piace} molto.
You dislike {t}. | Tu n'aimes pas {t}. | {T} magst du nicht. | No te {t.gusta}. | Non ti {t.piace}.
You don't like {t}. | Tu n'aimes pas {t}. | {T} magst du nicht. | No te {t.gusta}. | Non ti {t.piace}.
You hate {t}. | Tu détestes {t}. | Du hasst {t}. | Odias {t}. | Odi {t}.
You prefer {t}. | Tu préfères {t}. | Du bevorzugst {t}. | Prefieres {t}. | Preferisci {t}.
You don't eat {t}. | Tu ne manges pas {t.not}. | {T} isst du nicht. | No comes {t.bare}. | Non mangi {t.bare}.
You avoid {t}. | Tu évites {t}. | Du meidest {t}. | Evitas {t}. | Eviti {t}.
You drink {t} every morning. | Tu bois {t.of} chaque matin. | Du trinkst jeden Morgen {t}. | Bebes {t.bare} cada mañana. | Bevi {t.bare} ogni mattina.
You play the {i}. | Tu joues {i.of}. | Du spielst {i}. | Tocas {i}. | Suoni {i}.
Your sport is {t}. | Ton sport, c'est {t}. | Dein Sport ist {t}. | Tu deporte es {t}. | Il tuo sport è {t}.
Your hobby is {t}. | Ton passe-temps, c'est {t}. | Dein Hobby ist {t}. | Tu afición es {t}. | Il tuo hobby è {t}.
You drive a {v}. | Tu conduis une {v}. | Du fährst einen {v}. | Conduces un {v}. | Guidi una {v}.
You support {v}. | Tu soutiens {v}. | Du bist für {v}. | Apoyas a {v}. | Fai il tifo per {v}.
You are reading {v}. | Tu lis {v}. | Du liest {v}. | Estás leyendo {v}. | Stai leggendo {v}.
You went to {v}. | Tu es allé à l'école {v}. | Du warst auf der Schule {v}. | Fuiste a la escuela {v}. | Hai frequentato la scuola {v}.
You are travelling to {v}. | Tu pars en voyage à {v}. | Du reist nach {v}. | Viajas a {v}. | Parti per {v}.
Your birthday is on {d}. | Ton anniversaire est le {d}. | Dein Geburtstag ist am {d}. | Tu cumpleaños es el {d}. | Il tuo compleanno è il {d}.
You are {v} years old. | Tu as {v} ans. | Du bist {v} Jahre alt. | Tienes {v} años. | Hai {v} anni.
You get up at {v}. | Tu te lèves à {v}. | Du stehst um {v} auf. | Te levantas a las {v}. | Ti alzi alle {v}.
You wake up at {v}. | Tu te réveilles à {v}. | Du wachst um {v} auf. | Te despiertas a las {v}. | Ti svegli alle {v}.
You go to bed at {v}. | Tu te couches à {v}. | Du gehst um {v} ins Bett. | Te acuestas a las {v}. | Vai a letto alle {v}.
You eat dinner at {v}. | Tu dînes à {v}. | Du isst um {v} zu Abend. | Cenas a las {v}. | Ceni alle {v}.
You have lunch at {v}. | Tu déjeunes à {v}. | Du isst um {v} zu Mittag. | Almuerzas a las {v}. | Pranzi alle {v}.
You start work at {v}. | Tu commences à travailler à {v}. | Du fängst um {v} an zu arbeiten. | Empiezas a trabajar a las {v}. | Inizi a lavorare alle {v}.
You go running on {w}s. | Tu cours le {w}. | Du gehst {w.on} laufen. | Corres los {w}. | Vai a correre {w.on}.
You go to the gym on {w}s. | Tu vas à la salle de sport le {w}. | Du gehst {w.on} ins Fitnessstudio. | Vas al gimnasio los {w}. | Vai in palestra {w.on}.
You swim on {w}s. | Tu nages le {w}. | Du schwimmst {w.on}. | Nadas los {w}. | Nuoti {w.on}.
You play tennis on {w}s. | Tu joues au tennis le {w}. | Du spielst {w.on} Tennis. | Juegas al tenis los {w}. | Giochi a tennis {w.on}.
You work from home on {w}s. | Tu travailles chez toi le {w}. | Du arbeitest {w.on} zu Hause. | Trabajas en casa los {w}. | Lavori da casa {w.on}.
Your {n} is called {v}. | {N} s'appelle {v}. | {N} heißt {v}. | {N} se llama {v}. | {N} si chiama {v}.
Your {n} is named {v}. | {N} s'appelle {v}. | {N} heißt {v}. | {N} se llama {v}. | {N} si chiama {v}.
{v} is your {n}. | {v}, c'est {n}. | {v} ist {n}. | {v} es {n}. | {v} è {n}.
Your {n} lives in {v}. | {N} habite à {v}. | {N} wohnt in {v}. | {N} vive en {v}. | {N} abita a {v}.
Your {n} works at {v}. | {N} travaille chez {v}. | {N} arbeitet bei {v}. | {N} trabaja en {v}. | {N} lavora presso {v}.
Your {n} is {v} years old. | {N} a {v} ans. | {N} ist {v} Jahre alt. | {N} tiene {v} años. | {N} ha {v} anni.
Your {n} likes {t}. | {N} aime {t}. | {N} mag {t}. | A {n} le {t.gusta}. | A {n} {t.piace}.
Your {n} dislikes {t}. | {N} n'aime pas {t}. | {N} mag {t} nicht. | A {n} no le {t.gusta}. | A {n} non {t.piace}.
Your {n} is allergic to {t}. | {N} est allergique {t.to}. | {N} ist gegen {t} allergisch. | {N} tiene alergia {t.to}. | {N} ha un'allergia {t.to}.
Your {n} plays the {i}. | {N} joue {i.of}. | {N} spielt {i}. | {N} toca {i}. | {N} suona {i}.
Your favourite {f} is {v}. | {F}, c'est {v}. | {F} ist {v}. | {F} es {v}. | {F} è {v}.
Your favourite {f} is {t}. | {F}, c'est {t}. | {F} ist {t}. | {F} es {t}. | {F} è {t}.
Your name is {v}. | Tu t'appelles {v}. | Du heißt {v}. | Te llamas {v}. | Ti chiami {v}.
You are {v}. | Tu es {v}. | Du bist {v}. | Eres {v}. | Sei {v}.
I call you {v}. | Je t'appelle {v}. | Ich nenne dich {v}. | Te llamo {v}. | Ti chiamo {v}.
Nice to meet you, {v}! | Enchantée, {v} ! | Schön, dich kennenzulernen, {v}! | ¡Encantada, {v}! | Piacere di conoscerti, {v}!
Nice to meet you! | Enchantée ! | Schön, dich kennenzulernen! | ¡Encantada! | Piacere di conoscerti!
You haven't told me that yet. | Tu ne me l'as pas encore dit. | Das hast du mir noch nicht gesagt. | Todavía no me lo has dicho. | Non me l'hai ancora detto.
You haven't told me that. | Tu ne me l'as pas dit. | Das hast du mir nicht gesagt. | No me lo has dicho. | Non me l'hai detto.
I don't know that yet. | Je ne le sais pas encore. | Das weiß ich noch nicht. | Todavía no lo sé. | Non lo so ancora.
I don't know that. | Je ne le sais pas. | Das weiß ich nicht. | No lo sé. | Non lo so.
I don't know. | Je ne sais pas. | Ich weiß es nicht. | No lo sé. | Non lo so.
Got it. | C'est noté. | Verstanden. | Entendido. | Capito.
Noted. | C'est noté. | Notiert. | Anotado. | Annotato.
I'll remember that. | Je m'en souviendrai. | Das merke ich mir. | Lo recordaré. | Me lo ricorderò.
Thanks for telling me. | Merci de me l'avoir dit. | Danke, dass du mir das sagst. | Gracias por decírmelo. | Grazie per avermelo detto.
All right. | D'accord. | In Ordnung. | De acuerdo. | Va bene.
All right, I will do that from now on. | D'accord, je ferai ainsi désormais. | In Ordnung, das mache ich von jetzt an. | De acuerdo, lo haré a partir de ahora. | Va bene, d'ora in poi farò così.
Of course. | Bien sûr. | Natürlich. | Por supuesto. | Certo.
Sure. | Bien sûr. | Klar. | Claro. | Certo.
Gladly. | Avec plaisir. | Gerne. | Con mucho gusto. | Volentieri.
Yes. | Oui. | Ja. | Sí. | Sì.
No. | Non. | Nein. | No. | No.
Hello! | Bonjour ! | Hallo! | ¡Hola! | Ciao!
Hi! | Salut ! | Hallo! | ¡Hola! | Ciao!
Hello, {v}! | Bonjour, {v} ! | Hallo, {v}! | ¡Hola, {v}! | Ciao, {v}!
Good morning! | Bonjour ! | Guten Morgen! | ¡Buenos días! | Buongiorno!
Good night! | Bonne nuit ! | Gute Nacht! | ¡Buenas noches! | Buonanotte!
Sleep well. | Dors bien. | Schlaf gut. | Que duermas bien. | Dormi bene.
Goodbye! | Au revoir ! | Auf Wiedersehen! | ¡Adiós! | Arrivederci!
See you soon! | À bientôt ! | Bis bald! | ¡Hasta pronto! | A presto!
See you soon. | À bientôt. | Bis bald. | Hasta pronto. | A presto.
Take care! | Prends soin de toi ! | Pass auf dich auf! | ¡Cuídate! | Abbi cura di te!
Welcome back! | Ravie de te revoir ! | Willkommen zurück! | ¡Me alegro de verte de nuevo! | È bello rivederti!
You're welcome! | De rien ! | Gern geschehen! | ¡De nada! | Prego!
You're welcome. | De rien. | Gern geschehen. | De nada. | Prego.
Happy to help. | Avec plaisir. | Gern geschehen. | Encantada de ayudar. | Felice di aiutare.
Thank you! | Merci ! | Danke! | ¡Gracias! | Grazie!
Thank you, that's kind. | Merci, c'est gentil. | Danke, das ist nett. | Gracias, qué amable. | Grazie, che gentile.
How are you? | Comment vas-tu ? | Wie geht es dir? | ¿Cómo estás? | Come stai?
How are you today? | Comment vas-tu aujourd'hui ? | Wie geht es dir heute? | ¿Cómo estás hoy? | Come stai oggi?
What can I do for you? | Que puis-je faire pour toi ? | Was kann ich für dich tun? | ¿Qué puedo hacer por ti? | Che cosa posso fare per te?
It's good to hear from you. | C'est bien d'avoir de tes nouvelles. | Schön, von dir zu hören. | Me alegra saber de ti. | È bello sentirti.
I'm well, thank you. | Je vais bien, merci. | Mir geht es gut, danke. | Estoy bien, gracias. | Sto bene, grazie.
I can't see the weather from here, I'm afraid. | Je ne peux pas voir le temps qu'il fait d'ici, désolée. | Das Wetter kann ich von hier leider nicht sehen. | Lo siento, desde aquí no puedo ver el tiempo. | Purtroppo da qui non posso vedere il tempo.
I can't see a clock from here, I'm afraid. | Je ne vois pas d'horloge d'ici, désolée. | Eine Uhr kann ich von hier leider nicht sehen. | Lo siento, desde aquí no veo ningún reloj. | Purtroppo da qui non vedo un orologio.
No problem at all. | Pas de problème. | Gar kein Problem. | No hay ningún problema. | Nessun problema.
I'm sorry. | Je suis désolée. | Es tut mir leid. | Lo siento. | Mi dispiace.
I'm sorry to hear that. | Je suis désolée de l'apprendre. | Das tut mir leid. | Siento oír eso. | Mi dispiace sentirlo.
Nothing leaves your machine. | Rien ne quitte ta machine. | Nichts verlässt deinen Rechner. | Nada sale de tu máquina. | Niente lascia il tuo computer.
How can I help you today? | Comment puis-je t'aider aujourd'hui ? | Wie kann ich dir heute helfen? | ¿Cómo puedo ayudarte hoy? | Come posso aiutarti oggi?
How can I help you? | Comment puis-je t'aider ? | Wie kann ich dir helfen? | ¿Cómo puedo ayudarte? | Come posso aiutarti?
At night I learn what you told me, so that I still know it tomorrow. | La nuit, j'apprends ce que tu m'as dit, pour le savoir encore demain. | Nachts lerne ich, was du mir erzählt hast, damit ich es morgen noch weiß. | Por la noche aprendo lo que me has contado, para saberlo también mañana. | Di notte imparo quello che mi hai detto, per saperlo ancora domani.
What you tell me is kept on your machine, and at night I learn it. | Ce que tu me dis reste sur ta machine, et la nuit je l'apprends. | Was du mir erzählst, bleibt auf deinem Rechner, und nachts lerne ich es. | Lo que me cuentas se queda en tu máquina, y por la noche lo aprendo. | Quello che mi dici resta sul tuo computer, e di notte lo imparo.
I remember what you tell me about yourself. | Je me souviens de ce que tu me dis de toi. | Ich merke mir, was du mir über dich erzählst. | Recuerdo lo que me cuentas de ti. | Ricordo quello che mi dici di te.
I remember what you tell me about yourself, and I can chat, explain things and help you write. | Je me souviens de ce que tu me dis de toi, et je peux bavarder, expliquer des choses et t'aider à écrire. | Ich merke mir, was du mir über dich erzählst, und ich kann plaudern, Dinge erklären und dir beim Schreiben helfen. | Recuerdo lo que me cuentas de ti, y puedo charlar, explicar cosas y ayudarte a escribir. | Ricordo quello che mi dici di te, e posso chiacchierare, spiegare cose e aiutarti a scrivere.
Everything stays on your machine. | Tout reste sur ta machine. | Alles bleibt auf deinem Rechner. | Todo se queda en tu máquina. | Tutto resta sul tuo computer.
Everything stays on your own machine. | Tout reste sur ta propre machine. | Alles bleibt auf deinem eigenen Rechner. | Todo se queda en tu propia máquina. | Tutto resta sul tuo computer.
I'm Luna, a private assistant that runs on your own machine. | Je suis Luna, une assistante privée qui tourne sur ta propre machine. | Ich bin Luna, eine private Assistentin, die auf deinem eigenen Rechner läuft. | Soy Luna, una asistente privada que funciona en tu propia máquina. | Sono Luna, un'assistente privata che gira sul tuo computer.
No, I'm Luna, a language model that runs on your machine. | Non, je suis Luna, un modèle de langue qui tourne sur ta machine. | Nein, ich bin Luna, ein Sprachmodell, das auf deinem Rechner läuft. | No, soy Luna, un modelo de lenguaje que funciona en tu máquina. | No, sono Luna, un modello linguistico che gira sul tuo computer.
The makers of Luna trained me, on top of a small open model. | Les créateurs de Luna m'ont entraînée à partir d'un petit modèle ouvert. | Die Macher von Luna haben mich auf der Grundlage eines kleinen offenen Modells trainiert. | Los creadores de Luna me entrenaron a partir de un pequeño modelo abierto. | I creatori di Luna mi hanno addestrata a partire da un piccolo modello aperto.
Tell me how it is and I will remember it. | Dis-moi ce qu'il en est et je m'en souviendrai. | Sag mir, wie es ist, und ich merke es mir. | Dime cómo es y lo recordaré. | Dimmi com'è e me lo ricorderò.
I'm a language model, so I don't feel as you do, but I'm glad to listen. | Je suis un modèle de langue, je ne ressens donc pas comme toi, mais je t'écoute avec plaisir. | Ich bin ein Sprachmodell und fühle nicht wie du, aber ich höre dir gerne zu. | Soy un modelo de lenguaje y no siento como tú, pero te escucho con gusto. | Sono un modello linguistico e non sento come te, ma ti ascolto volentieri.
Type /forget and what I should forget, and it is gone. | Tape /forget et ce que je dois oublier, et c'est effacé. | Gib /forget ein und was ich vergessen soll, und es ist weg. | Escribe /forget y lo que debo olvidar, y se borra. | Scrivi /forget e che cosa devo dimenticare, e non c'è più.
Is there anything else? | Y a-t-il autre chose que je puisse faire avec toi ? | Gibt es noch etwas für mich? | ¿Hay algo más? | C'è altro che posso fare?
Tell me if you need anything. | Dis-moi si tu as besoin de quelque chose. | Sag mir, wenn du etwas brauchst. | Dime si necesitas algo. | Dimmi se ti serve qualcosa.
And you? | Et toi, comment vas-tu ? | Und wie geht es dir? | ¿Y tú? ¿Cómo estás? | E tu? Come stai?
Very well, thanks! | Très bien, merci ! | Sehr gut, danke! | ¡Muy bien, gracias! | Benissimo, grazie!
I'm well, thanks! | Je vais bien, merci ! | Mir geht es gut, danke! | ¡Estoy bien, gracias! | Sto bene, grazie!
Any time. | Avec plaisir. | Jederzeit gerne. | De nada, cuando quieras. | Quando vuoi, volentieri.
Got it, {v}. | C'est noté, {v}. | Verstanden, {v}. | Entendido, {v}. | Capito, {v}.
Of course, {v}. | Bien sûr, {v}. | Natürlich, {v}. | Por supuesto, {v}. | Certo, {v}.
Welcome back, {v}! | Ravie de te revoir, {v} ! | Willkommen zurück, {v}! | ¡Me alegro de verte de nuevo, {v}! | È bello rivederti, {v}!
You sing on {w}s. | Tu chantes le {w}. | Du singst {w.on}. | Cantas los {w}. | Canti {w.on}.
You have an appointment with {v} on {d}. | Tu as un rendez-vous avec {v} le {d}. | Du hast am {d} einen Termin mit {v}. | Tienes una cita con {v} el {d}. | Hai un appuntamento con {v} il {d}.
I'm Luna. | Je suis Luna. | Ich bin Luna. | Soy Luna. | Sono Luna.
"""

# "Your ..." with the possessive.
NOUNS = """
sister | ta sœur | deine Schwester | tu hermana | tua sorella
brother | ton frère | dein Bruder | tu hermano | tuo fratello
wife | ta femme | deine Frau | tu mujer | tua moglie
husband | ton mari | dein Mann | tu marido | tuo marito
mother | ta mère | deine Mutter | tu madre | tua madre
father | ton père | dein Vater | tu padre | tuo padre
son | ton fils | dein Sohn | tu hijo | tuo figlio
daughter | ta fille | deine Tochter | tu hija | tua figlia
aunt | ta tante | deine Tante | tu tía | tua zia
uncle | ton oncle | dein Onkel | tu tío | tuo zio
cousin | ton cousin | dein Cousin | tu primo | tuo cugino
niece | ta nièce | deine Nichte | tu sobrina | tua nipote
nephew | ton neveu | dein Neffe | tu sobrino | tuo nipote
grandmother | ta grand-mère | deine Großmutter | tu abuela | tua nonna
grandfather | ton grand-père | dein Großvater | tu abuelo | tuo nonno
girlfriend | ta copine | deine Freundin | tu novia | la tua ragazza
boyfriend | ton copain | dein Freund | tu novio | il tuo ragazzo
mother-in-law | ta belle-mère | deine Schwiegermutter | tu suegra | tua suocera
best friend | ton meilleur ami | dein bester Freund | tu mejor amigo | il tuo migliore amico
friend | ton ami | dein Freund | tu amigo | il tuo amico
doctor | ton médecin | dein Arzt | tu médico | il tuo medico
dentist | ton dentiste | dein Zahnarzt | tu dentista | il tuo dentista
teacher | ton professeur | dein Lehrer | tu profesor | il tuo insegnante
boss | ton chef | dein Chef | tu jefe | il tuo capo
neighbour | ton voisin | dein Nachbar | tu vecino | il tuo vicino
landlord | ton propriétaire | dein Vermieter | tu casero | il tuo padrone di casa
coach | ton entraîneur | dein Trainer | tu entrenador | il tuo allenatore
colleague | ton collègue | dein Kollege | tu colega | il tuo collega
vet | ton vétérinaire | dein Tierarzt | tu veterinario | il tuo veterinario
dog | ton chien | dein Hund | tu perro | il tuo cane
cat | ton chat | deine Katze | tu gato | il tuo gatto
rabbit | ton lapin | dein Kaninchen | tu conejo | il tuo coniglio
horse | ton cheval | dein Pferd | tu caballo | il tuo cavallo
parrot | ton perroquet | dein Papagei | tu loro | il tuo pappagallo
hamster | ton hamster | dein Hamster | tu hámster | il tuo criceto
tortoise | ta tortue | deine Schildkröte | tu tortuga | la tua tartaruga
pony | ton poney | dein Pony | tu poni | il tuo pony
donkey | ton âne | dein Esel | tu burro | il tuo asino
goat | ta chèvre | deine Ziege | tu cabra | la tua capra
ferret | ton furet | dein Frettchen | tu hurón | il tuo furetto
boat | ton bateau | dein Boot | tu barco | la tua barca
house | ta maison | dein Haus | tu casa | la tua casa
band | ton groupe | deine Band | tu grupo | il tuo gruppo
team | ton équipe | dein Team | tu equipo | la tua squadra
company | ton entreprise | deine Firma | tu empresa | la tua azienda
street | ta rue | deine Straße | tu calle | la tua via
school | ton école | deine Schule | tu escuela | la tua scuola
village | ton village | dein Dorf | tu pueblo | il tuo paese
car | ta voiture | dein Auto | tu coche | la tua auto
shop | ton magasin | dein Laden | tu tienda | il tuo negozio
robot | ton robot | dein Roboter | tu robot | il tuo robot
"""

FAVOURITES = """
colour | ta couleur préférée | deine Lieblingsfarbe | tu color favorito | il tuo colore preferito
food | ton plat préféré | dein Lieblingsessen | tu comida favorita | il tuo cibo preferito
dish | ton plat préféré | dein Lieblingsgericht | tu plato favorito | il tuo piatto preferito
drink | ta boisson préférée | dein Lieblingsgetränk | tu bebida favorita | la tua bevanda preferita
film | ton film préféré | dein Lieblingsfilm | tu película favorita | il tuo film preferito
book | ton livre préféré | dein Lieblingsbuch | tu libro favorito | il tuo libro preferito
song | ta chanson préférée | dein Lieblingslied | tu canción favorita | la tua canzone preferita
city | ta ville préférée | deine Lieblingsstadt | tu ciudad favorita | la tua città preferita
band | ton groupe préféré | deine Lieblingsband | tu grupo favorito | il tuo gruppo preferito
sport | ton sport préféré | dein Lieblingssport | tu deporte favorito | il tuo sport preferito
singer | ton chanteur préféré | dein Lieblingssänger | tu cantante favorito | il tuo cantante preferito
writer | ton écrivain préféré | dein Lieblingsautor | tu escritor favorito | il tuo scrittore preferito
game | ton jeu préféré | dein Lieblingsspiel | tu juego favorito | il tuo gioco preferito
number | ton nombre préféré | deine Lieblingszahl | tu número favorito | il tuo numero preferito
place | ton endroit préféré | dein Lieblingsort | tu lugar favorito | il tuo posto preferito
restaurant | ton restaurant préféré | dein Lieblingsrestaurant | tu restaurante favorito | il tuo ristorante preferito
series | ta série préférée | deine Lieblingsserie | tu serie favorita | la tua serie preferita
fruit | ton fruit préféré | dein Lieblingsobst | tu fruta favorita | il tuo frutto preferito
cheese | ton fromage préféré | dein Lieblingskäse | tu queso favorito | il tuo formaggio preferito
hobby | ton passe-temps préféré | dein Lieblingshobby | tu afición favorita | il tuo hobby preferito
"""
