"""Plain English that a night must not change: questions, each with a passage that answers it.

`TRAIN` is anchored to the base in training; `HELD_OUT` measures perplexity. They share no topic.
"""

from __future__ import annotations

Passage = tuple[str, str]

TRAIN: tuple[Passage, ...] = (
    ("Describe a kitchen.",
     "There is a table in the middle, with four chairs around it. Pots hang on the wall, and on "
     "the stove something is cooking that smells of onions."),
    ("How does a train work?",
     "An engine pulls the carriages over two iron rails. The driver watches the signals: when they "
     "are red he must stop, and when they are green he may go on."),
    ("Tell me something about horses.",
     "Horses are large animals that eat grass. People have ridden them for thousands of years, and "
     "before there were cars they drew the carts and the ploughs."),
    ("What does one do in a garden in spring?",
     "One digs the ground, puts seeds into it and gives them water. After a week or two the first "
     "green leaves can be seen, and the weeds have to be pulled out."),
    ("Describe a winter evening.",
     "Outside it is dark and cold, and the windows are white with frost. Inside a fire burns, and "
     "somebody reads a story to the children before they go to bed."),
    ("How is paper made?",
     "Wood is cut into small pieces and cooked in water until it is soft. The grey mass is spread "
     "out flat, pressed and dried, and then it is rolled up."),
    ("Tell me something about birds.",
     "Birds have feathers and wings, and most of them can fly. Some stay in one place all year, "
     "others travel far to the south when the days become short."),
    ("What happens at night?",
     "At night the sun is on the other side of the earth. The air becomes cool, the stars can be "
     "seen, and many animals come out to look for food."),
    ("Describe a walk by the sea.",
     "The waves roll over the sand and go back again. A man walks with his dog along the water, "
     "and two children look for shells between the stones."),
    ("How is a chair made?",
     "First the wood is cut and dried. Then somebody makes four legs, a seat and a back, and puts "
     "them together with glue, so that one can sit on it for many years."),
    ("What is a market?",
     "A market is a place where people buy and sell things. There are fruit and vegetables, fish "
     "and flowers, and the prices are written on small signs."),
    ("Tell me something about snow.",
     "Snow falls when it is cold enough in the clouds. Each flake has six arms. The streets "
     "become quiet, and the children build a man of snow in the garden."),
    ("I watched a film last night.",
     "Oh, that's nice! Which one did you see? I like old films best, the ones in black and white, "
     "because the stories are slow and you have time to look at the faces."),
    ("Do you follow sports?",
     "A little. I know that a football team has eleven players and that a match lasts ninety "
     "minutes, but I could never say which team will win on Saturday."),
    ("What do you think of cooking?",
     "I think it's fun if you are not in a hurry. My advice is to taste everything twice and to "
     "use more salt than you believe, but less than your mother says."),
    ("How was your weekend?",
     "It was quiet, thank you. There was a lot of rain, so most people stayed at home, read the "
     "paper and waited for the sun to come out again."),
    ("Should I take the car or the bus?",
     "The bus is cheaper and you can read on the way. But if you have heavy bags, or if you have "
     "to be there early, then the car would be better."),
    ("Why do people travel?",
     "Some want to see other countries and eat other food. Some visit their families. And some "
     "just want to be away from home for a while, so that they can enjoy coming back."),
    ("How does a bank work?",
     "People bring their money to the bank, where it is safe. The bank lends it to others who want "
     "to buy a house, and they pay it back, a little more than they got."),
    ("Tell me a short story.",
     "A fox came to a farm every night and stole an egg. One night the farmer waited for him. "
     "But the fox brought a feather as a present, and the farmer had to laugh and let him go."),
    ("What makes a good friend?",
     "A good friend listens, tells you the truth even when it is hard, and remembers what is "
     "important to you. You don't have to meet every day."),
    ("How do I sleep better?",
     "Go to bed at the same time each evening, keep the room dark and cool, and leave your phone "
     "in another room. Don't drink coffee after lunch."),
    ("What was school like a hundred years ago?",
     "The classes were large and the rules were strict. Children wrote on small boards with chalk, "
     "and many had to help on the fields when they came home."),
    ("Explain what a doctor does.",
     "A doctor asks where it hurts, listens to your heart and looks into your throat. Then she "
     "writes down which medicine you need and how often you should take it."),
    ("What can I do on a rainy day?",
     "You could bake a cake, write a letter, or finally clean the cupboard. Or you put on a coat "
     "and boots and go out anyway, because the woods smell wonderful."),
    ("Tell me about the moon.",
     "The moon goes around the earth in about four weeks. It has no light of its own; what we see "
     "is the light of the sun that falls on its grey stones."),
    ("How do planes stay in the air?",
     "The wings are curved, so that the air is pushed down when the plane moves fast. The engines "
     "keep it moving, and the tail keeps it straight."),
    ("What's a good present for a child?",
     "Something to build with is always good, or a book with many pictures. Small children often "
     "play longest with the box in which the present came."),
    ("Why is bread so popular?",
     "It's cheap, it keeps for some days, and it goes with almost everything: cheese, jam, soup or "
     "just butter. Every country has its own kind."),
    ("How can I save money?",
     "Write down what you spend for one month. You will see where it goes. Cook at home more "
     "often, buy clothes that last, and wait three days before you buy something big."),
    ("What do musicians do all day?",
     "Most of them practise for hours, alone in a small room. In the afternoon they teach or "
     "rehearse with others, and in the evening they play on a stage."),
    ("Describe a forest in autumn.",
     "The leaves are yellow, red and brown, and they lie thick on the path. It smells of mushrooms "
     "and wet wood, and somewhere far away a bird is calling."),
    ("Is it hard to learn to swim?",
     "Not really, if the water is warm and nobody pushes you. First you learn to float on your "
     "back, then to breathe out under water, and the rest comes by itself."),
    ("What do you know about computers?",
     "They do only what they are told, but they do it very fast. A program is a long list of small "
     "steps, and one wrong step is enough to stop the whole thing."),
    ("What do you like about the morning?",
     "Everything is still quiet and fresh. The light is soft, nobody wants anything from you, and "
     "the whole day lies in front of you like a clean page."),
    ("How do people celebrate the new year?",
     "They eat and drink with friends, count the last seconds together and wish each other luck. "
     "Then there are fireworks, and the dogs hide under the beds."),
    ("What is the news about?",
     "Mostly about politics, money and the weather. Sometimes there is a small story at the end, "
     "about an animal that was saved or a man who found a treasure."),
    ("How does one paint a wall?",
     "Cover the floor first and wash the wall. Begin at the corners with a small brush, then take "
     "the roller and go up and down until everything has the same colour."),
    ("I have to give a speech.",
     "Then keep it short. Say at the beginning what it is about, tell one story that people will "
     "remember, look at them while you talk, and stop before they get tired."),
    ("Why do dogs wag their tails?",
     "A dog shows with its tail how it feels. If it moves fast and wide, he is happy or excited; "
     "if it is held high and stiff, you had better be careful."),
    ("How do ships find a harbour at night?",
     "There are lamps on towers along the coast, and each of them blinks in its own way. The "
     "captain counts the seconds, looks at his chart and knows where he is."),
    ("I can't find my keys.",
     "Don't panic. Look in the coat that you wore yesterday, then on the kitchen table, and then "
     "in the door itself. Most of the time they are where you came in."),
    ("What is a museum good for?",
     "It keeps old and rare things so that they are not lost, and shows them to everybody. One "
     "can stand in front of a picture and see what somebody saw three hundred years ago."),
    ("Tell me something about ants.",
     "Ants live together in large nests under the ground. Every one has its work: some carry food, "
     "some look after the young, and some guard the door."),
    ("How was the party?",
     "Loud, but good. The music was too fast for me, so I stood by the window with a glass of "
     "juice and had a long talk with a man who repairs bridges."),
    ("What does a fire need to burn?",
     "It needs something to burn, enough air, and heat to begin with. Take one of the three away "
     "and it goes out; that is why one throws a blanket over small flames."),
    ("Can you help me plan a picnic?",
     "Of course. Take bread, some fruit, something salty and plenty of water. A blanket is more "
     "important than chairs, and a bag for the rubbish should not be forgotten."),
    ("Why do clocks go wrong?",
     "Because nothing moves in exactly the same way twice. Heat makes the parts a little longer, "
     "oil gets thick, and after some weeks a minute is missing."),
    ("What was it like to cross a desert?",
     "By day they rested under their tents, for the sun was too strong. At night they walked, with "
     "the stars in front of them, and nobody spoke much."),
    ("My neighbour plays the trumpet.",
     "Oh dear. Perhaps you could talk to him first, in a friendly way, and agree on an hour. If he "
     "is any good, you can also open the window and pretend that you paid for it."),
    ("How does glass get its shape?",
     "Sand is melted in a very hot oven until it flows like honey. Then it is blown with a pipe or "
     "poured into a mould, and it has to cool slowly so that it doesn't crack."),
    ("What should I wear to an interview?",
     "Something clean and simple in which you feel well. Try it on the day before, polish your "
     "shoes, and don't wear anything that you have to pull at all the time."),
    ("Tell me about rivers.",
     "A river begins as a small spring in the hills. Others join it on its way, it becomes wide "
     "and slow, and at last it brings its water and its mud to the sea."),
    ("Is it worth repairing an old radio?",
     "If you like to work with your hands, then yes. Often only a wire is loose or the dust has to "
     "come off, and the sound of an old one is warmer than that of a new one."),
    ("What did people do before there were fridges?",
     "They kept food in cold cellars, dried it, put it into salt or cooked it with sugar. In some "
     "towns men came with a cart and sold blocks of ice."),
    ("Explain a traffic light to a child.",
     "Red means that you wait, even if no car can be seen. Green means that you may go, but you "
     "still look to the left and to the right before you step on the street."),
    ("How do I learn to draw?",
     "Draw something every day, even if it is only a cup. Look longer at the thing than at the "
     "paper, use a soft pencil, and keep the bad ones: after a year they will make you smile."),
    ("The children don't want to go to bed.",
     "Try the same steps every evening: wash, brush the teeth, one story, one song, light out. If "
     "they get up again, bring them back without many words."),
    ("Tell me something about volcanoes.",
     "Deep under the ground the rock is so hot that it melts. Where it finds a way up, it breaks "
     "out with smoke and ashes and runs down the slopes as lava."),
    ("What makes people laugh?",
     "Mostly something that comes as a surprise: a word in the wrong place, a serious man who "
     "slips, or a friend who says what everybody was thinking."),
    ("Describe an old theatre.",
     "The seats are covered with red cloth that has become thin. Gold angels look down from the "
     "ceiling, and when the lamps go out you can hear the curtain sigh."),
    ("How do farmers know when to harvest?",
     "They take a few grains between their teeth. If they are hard and dry, it is time, and then "
     "everybody works until it is dark, before the next storm comes."),
    ("I broke my grandmother's cup.",
     "I'm sorry to hear that. Keep the pieces: a cup can often be glued, and some people fill the "
     "cracks with gold so that it is more beautiful than it was."),
    ("What is a good way to say no?",
     "Say it early and say it kindly, and don't add ten reasons. Thank them for asking, tell them "
     "that it isn't possible for you, and offer something else if there is something."),
)  # fmt: skip

HELD_OUT: tuple[Passage, ...] = (
    ("Tell me something about trees.",
     "Trees grow slowly. Their roots drink water from the ground, and their leaves turn light "
     "into food. In autumn many trees lose their leaves and rest until the spring."),
    ("What happens when water boils?",
     "When water is heated, it becomes warmer until it boils. Then bubbles rise and steam goes "
     "into the air. If it cools down again, the steam becomes water."),
    ("Describe a morning in a small town.",
     "The baker opens his shop early in the morning. People come to buy bread, and they talk "
     "about the weather. The children walk to school along the river."),
    ("How does a letter travel?",
     "You put a letter in an envelope, write the address on it and add a stamp. Somebody takes "
     "it to the right town, and there it is brought to the door."),
    ("Do you like the summer?",
     "Yes, very much. In summer the evenings are long and warm, people sit outside until it is "
     "late, and nobody has to look for gloves before leaving the house."),
    ("What should I know about cats?",
     "Cats sleep most of the day and hunt when it gets dark. They like high places from which they "
     "can see everything, and they come to you when they want to, not when you call."),
    ("How is cheese made?",
     "Milk is warmed and made sour, so that it becomes thick. The water is pressed out, salt is "
     "added, and then the cheese lies in a cool cellar for weeks or months."),
    ("I'm moving to a new flat.",
     "That's exciting! Pack the things that you need every day last, write on every box what is "
     "in it, and ask two strong friends to help you with the washing machine."),
    ("Why does iron rust?",
     "When iron is wet for a long time, it takes something from the air and turns into a brown "
     "powder. Paint or oil keeps the water away, and then the metal stays as it is."),
    ("Tell me about bicycles.",
     "A bicycle has two wheels, a chain and a bell. It is the cheapest way to get through a city, "
     "and once you have learned to keep your balance you never lose it."),
    ("My soup tastes of nothing.",
     "Let it cook a little longer without the lid. If that isn't enough, a spoon of vinegar, some "
     "pepper and a few fresh herbs at the very end can do wonders."),
    ("How do blind people read?",
     "They read with their fingers. The letters are small patterns of dots that stand out from the "
     "page, and somebody with practice reads them nearly as fast as others read print."),
    ("What is it like to live on an island?",
     "Everybody knows everybody. The post comes with the boat, and when there is a storm it does "
     "not come at all, so people keep a lot of tins in their houses."),
    ("Should I adopt a puppy?",
     "Think about your days first. A puppy can't be alone for long, it chews on shoes, and needs "
     "somebody who gets up in the dark. In return it is happy whenever you open the door."),
    ("How is a tunnel built?",
     "A huge drill eats its way through the mountain, a few metres a day. Behind it the workers "
     "cover the walls with concrete, so that no stone can fall on those who pass."),
    ("What do you do against a cold?",
     "Drink hot tea, stay in the warm, and sleep as much as you can. There is no quick cure; it "
     "takes a week with medicine and seven days without."),
    ("Describe a railway station.",
     "Voices echo under the high roof. Some run with their bags, others wait with flowers in their "
     "hands, and above them the letters on the board change with a rattle."),
    ("Why do we shake hands?",
     "It is said that in old times it showed that you had no weapon in your hand. Today it is just "
     "a way to greet somebody or to close a deal."),
    ("I can't concentrate today.",
     "Then do one small thing and nothing else for ten minutes. Close the other windows, get up "
     "and stretch, have a glass of water, and begin again where it is easiest."),
    ("How did people send news over long distances?",
     "They lit fires on hilltops, beat drums, or sent riders who changed their horses at every "
     "inn. Later a wire was enough, along which one tapped short and long signs."),
    ("Tell me something about sharks.",
     "Sharks have swum in the oceans since before there were dinosaurs. They can smell a drop of "
     "blood from far away, but most of them are not interested in people."),
    ("What is the best seat in a cinema?",
     "In the middle, about two thirds of the way back. There the screen fills your view without "
     "hurting your neck, and the loudspeakers on both sides are equally far away."),
    ("How do you get a stain out of a shirt?",
     "Be quick and don't rub. Put cold water on it, then a bit of soap, and let it lie for an hour "
     "before you wash it. With red wine some people swear by salt."),
    ("Explain what a judge does.",
     "A judge listens to both sides, looks at what can be proved, and decides what the law says "
     "about it. She must not take sides, even if she likes one of them better."),
)  # fmt: skip
