"""Facts that hold under a condition only, asked from both sides: where it is met and where not.

Line, kind of {v}, kind of {w}, then (question, answer) pairs.
"""

from __future__ import annotations

Qualified = tuple[str, str, str, tuple[tuple[str, str], ...]]

CONDITIONS: tuple[Qualified, ...] = (
    ("The user drinks {v} only on weekends.", "food", "day", (
        ("When do I drink {v}?", "You drink {v} only on weekends."),
        ("Do I drink {v} on a Tuesday?", "No, you drink {v} only on weekends."),
        ("Do I drink {v} on Saturdays?", "Yes, you drink {v} on weekends."),
        ("it's wednesday, time for {v}?", "No, you drink {v} only on weekends."),
        ("What do I drink on weekends only?", "You drink {v} only on weekends."))),
    ("The user eats {v}, but never on {w}s.", "food", "day", (
        ("Do I eat {v}?", "Yes, you eat {v}, but never on {w}s."),
        ("Do I eat {v} on {w}s?", "No, you never eat {v} on {w}s."),
        ("it's {w}, shall i have {v}", "No, you never eat {v} on {w}s."),
        ("When do I not eat {v}?", "You never eat {v} on {w}s."))),
    ("The user eats everything except {v}.", "food", "food", (
        ("What don't I eat?", "You eat everything except {v}."),
        ("Do I eat {v}?", "No, you eat everything except {v}."),
        ("Do I eat {w}?", "Yes, you eat everything except {v}."),
        ("is there anything i wont eat", "You eat everything except {v}."))),
    ("The user likes all music except {v}.", "thing", "thing", (
        ("What music do I not like?", "You like all music except {v}."),
        ("Should you put on {v} for me?", "No, you like all music except {v}."),
        ("do i like {v}", "No, you like all music except {v}."),
        ("Which music do I like?", "You like all music except {v}."))),
    ("The user runs every morning unless it rains.", "thing", "thing", (
        ("Do I run when it rains?", "No, you run every morning unless it rains."),
        ("When do I run?", "You run every morning unless it rains."),
        ("It's dry this morning. Do I run?", "Yes, you run every morning unless it rains."),
        ("what keeps me from running", "You run every morning unless it rains."))),
    ("The user cycles to work unless it snows.", "thing", "thing", (
        ("How do I get to work?", "You cycle to work unless it snows."),
        ("Do I cycle to work in the snow?", "No, you cycle to work unless it snows."),
        ("it's snowing, do i take the bike to work", "No, you cycle to work unless it snows."),
        ("The sun is out. Do I cycle to work?", "Yes, you cycle to work unless it snows."))),
    ("The user goes to {v} every {w} unless there is a meeting.", "title", "day", (
        ("Where do I go on {w}s?", "You go to {v} every {w} unless there is a meeting."),
        ("When do I skip {v}?", "You go to {v} every {w} unless there is a meeting."),
        ("there's a meeting this {w}, do i go to {v}",
         "No, you go to {v} every {w} unless there is a meeting."),
        ("What could keep me from {v}?", "You go to {v} every {w} unless there is a meeting."))),
    ("The user hasn't eaten {v} since {w}.", "food", "month", (
        ("Since when have I not eaten {v}?", "You haven't eaten {v} since {w}."),
        ("Do I eat {v}?", "No, you haven't eaten {v} since {w}."),
        ("What have I not eaten since {w}?", "You haven't eaten {v} since {w}."),
        ("when did i last eat {v}", "You haven't eaten {v} since {w}."))),
    ("The user has been learning {v} since {w}.", "thing", "month", (
        ("Since when have I been learning {v}?", "You have been learning {v} since {w}."),
        ("What have I been learning since {w}?", "You have been learning {v} since {w}."),
        ("when did i start with {v}", "You have been learning {v} since {w}."))),
    ("The user has worked at {v} since {w}.", "title", "month", (
        ("Since when have I worked at {v}?", "You have worked at {v} since {w}."),
        ("When did I start at {v}?", "You have worked at {v} since {w}."),
        ("Where have I worked since {w}?", "You have worked at {v} since {w}."))),
    ("The user hasn't smoked since {v}.", "month", "month", (
        ("Do I smoke?", "No, you haven't smoked since {v}."),
        ("Since when have I not smoked?", "You haven't smoked since {v}."),
        ("when did i quit smoking", "You haven't smoked since {v}."))),
    ("The user takes calls only after {v}.", "time", "time", (
        ("When can people call me?", "You take calls only after {v}."),
        ("From when on do I take calls?", "You take calls only after {v}."),
        ("can my boss call me at any time", "No, you take calls only after {v}."))),
    ("The user must not be disturbed before {v}.", "time", "time", (
        ("When may I not be disturbed?", "You must not be disturbed before {v}."),
        ("Until when should nobody disturb me?", "You must not be disturbed before {v}."),
        ("From what time on can I be disturbed?", "You must not be disturbed before {v}."))),
    ("The user listens to {v} only when working.", "thing", "thing", (
        ("When do I listen to {v}?", "You listen to {v} only when working."),
        ("Do I listen to {v} in bed?", "No, you listen to {v} only when working."),
        ("What do I listen to when working?", "You listen to {v} when working."),
        ("do i like {v} on all the time", "No, you listen to {v} only when working."))),
    ("The user doesn't eat {v} when travelling.", "food", "food", (
        ("Do I eat {v} on a journey?", "No, you don't eat {v} when travelling."),
        ("What don't I eat when travelling?", "You don't eat {v} when travelling."),
        ("im on a trip, should i have {v}", "No, you don't eat {v} when travelling."),
        ("When do I not eat {v}?", "You don't eat {v} when travelling."))),
    ("The user eats {v} only if it is cooked.", "food", "food", (
        ("Do I eat raw {v}?", "No, you eat {v} only if it is cooked."),
        ("Do I eat cooked {v}?", "Yes, you eat {v} if it is cooked."),
        ("How do I want my {v}?", "You eat {v} only if it is cooked."),
        ("under what condition do i eat {v}", "You eat {v} only if it is cooked."))),
    ("The user eats {v} only if {w} cooks.", "food", "person", (
        ("When do I eat {v}?", "You eat {v} only if {w} cooks."),
        ("Who must cook so that I eat {v}?", "You eat {v} only if {w} cooks."),
        ("A stranger cooks. Do I eat the {v}?", "No, you eat {v} only if {w} cooks."),
        ("{w} is cooking, do i eat {v}", "Yes, you eat {v} if {w} cooks."))),
    ("The user goes to parties only if {v} comes along.", "person", "person", (
        ("When do I go to parties?", "You go to parties only if {v} comes along."),
        ("Do I go to parties alone?", "No, you go to parties only if {v} comes along."),
        ("{v} can come. Do I go to the party?", "Yes, you go to parties if {v} comes along."),
        ("who has to come along to a party", "You go to parties only if {v} comes along."))),
    ("The user will move to {v} if {w} gives them the job.", "place", "title", (
        ("Where will I move if I get the job?", "You will move to {v} if {w} gives you the job."),
        ("What does my move to {v} depend on?", "You will move to {v} if {w} gives you the job."),
        ("Is it sure that I move to {v}?", "No, you will move to {v} if {w} gives you the job."),
        ("do i live in {v} already", "No, you will move to {v} if {w} gives you the job."))),
    ("The user likes {v}, but only in winter.", "thing", "thing", (
        ("Do I like {v}?", "Yes, you like {v}, but only in winter."),
        ("Do I like {v} in summer?", "No, you like {v} only in winter."),
        ("when do i like {v}", "You like {v} only in winter."))),
    ("The user likes {v} without {w}.", "food", "food", (
        ("How do I like my {v}?", "You like {v} without {w}."),
        ("Do I want {w} with my {v}?", "No, you like {v} without {w}."),
        ("What must not be in my {v}?", "You like {v} without {w}."),
        ("{v} with {w}, ok for me?", "No, you like {v} without {w}."))),
    ("The user doesn't work on {v}s.", "day", "day", (
        ("Do I work on {v}s?", "No, you don't work on {v}s."),
        ("On which day do I not work?", "You don't work on {v}s."),
        ("can my boss plan me in on {v}", "No, you don't work on {v}s."))),
    ("The user never drives after {v}.", "time", "time", (
        ("Do I drive late?", "No, you never drive after {v}."),
        ("Until when do I drive?", "You never drive after {v}."),
        ("When do I not drive?", "You never drive after {v}."))),
    ("The user can't meet anybody on {v}s before {w}.", "day", "time", (
        ("When can I not meet anybody?", "You can't meet anybody on {v}s before {w}."),
        ("From when on am I free on {v}s?", "You can't meet anybody on {v}s before {w}."),
        ("is early {v} good for a meeting", "No, you can't meet anybody on {v}s before {w}."))),
    ("The user doesn't have children.", "thing", "thing", (
        ("Do I have children?", "No, you don't have children."),
        ("have i got kids", "No, you don't have children."),
        ("Am I a parent?", "No, you don't have children."))),
    ("The user doesn't drive.", "thing", "thing", (
        ("Do I drive?", "No, you don't drive."), ("can i drive us there", "No, you don't drive."),
        ("Could I pick somebody up by car?", "No, you don't drive."))),
    ("The user has never seen {v}.", "title", "title", (
        ("Have I seen {v}?", "No, you have never seen {v}."),
        ("do i know how {v} ends", "No, you have never seen {v}."),
        ("What have I never seen?", "You have never seen {v}."))),
    ("The user doesn't speak {v}.", "title", "title", (
        ("Do I speak {v}?", "No, you don't speak {v}."),
        ("can i talk to someone in {v}", "No, you don't speak {v}."),
        ("Which language do I not speak?", "You don't speak {v}."))),
    ("The user used to play the {v}, but stopped.", "thing", "thing", (
        ("Do I play the {v}?", "No, you used to play the {v}, but stopped."),
        ("What did I use to play?", "You used to play the {v}, but stopped."),
        ("do i still play the {v}", "No, you used to play the {v}, but stopped."))),
    ("The user used to live in {v}, but not any more.", "place", "place", (
        ("Do I live in {v}?", "No, you used to live in {v}, but not any more."),
        ("Did I ever live in {v}?", "Yes, you used to live in {v}, but not any more."),
        ("where did i use to live", "You used to live in {v}, but not any more."))),
    ("The user is not afraid of {v}.", "thing", "thing", (
        ("Am I afraid of {v}?", "No, you are not afraid of {v}."),
        ("is {v} something that scares me", "No, you are not afraid of {v}."))),
    ("The user reads in bed except on {v}s.", "day", "day", (
        ("Do I read in bed?", "Yes, you read in bed except on {v}s."),
        ("Do I read in bed on {v}s?", "No, you read in bed except on {v}s."),
        ("on which day do i not read in bed", "You read in bed except on {v}s."))),
    ("The user wants {v} as a present, but not {w}.", "thing", "thing", (
        ("What do I want as a present?", "You want {v} as a present, but not {w}."),
        ("Do I want {w} as a present?", "No, you want {v} as a present, but not {w}."),
        ("do i want {v} as a gift", "Yes, you want {v} as a present, but not {w}."))),
    ("The user gives {v} to {w} only.", "title", "person", (
        ("Who do I give {v} to?", "You give {v} to {w} only."),
        ("May anybody else have {v}?", "No, you give {v} to {w} only."),
        ("What do I give to {w} only?", "You give {v} to {w} only."))),
    ("The user goes swimming as long as it is warmer than {v} degrees.", "number", "number", (
        ("When do I go swimming?", "You go swimming as long as it is warmer than {v} degrees."),
        ("How warm must it be so that I swim?",
         "You go swimming as long as it is warmer than {v} degrees."),
        ("what does my swimming depend on",
         "You go swimming as long as it is warmer than {v} degrees."))),
    ("The user only buys {v} when it is on sale.", "food", "food", (
        ("When do I buy {v}?", "You only buy {v} when it is on sale."),
        ("{v} costs the full price today. Do I buy it?",
         "No, you only buy {v} when it is on sale."),
        ("What do I buy only on sale?", "You only buy {v} when it is on sale."),
        ("{v} is on sale, do i get it", "Yes, you buy {v} when it is on sale."))),
    ("The user sleeps badly after drinking {v}.", "food", "food", (
        ("When do I sleep badly?", "You sleep badly after drinking {v}."),
        ("Is {v} a good idea before bed?", "No, you sleep badly after drinking {v}."),
        ("what ruins my sleep", "You sleep badly after drinking {v}."))),
    ("The user's doctor forbids {v} until {w}.", "food", "month", (
        ("Until when is {v} forbidden for me?", "Your doctor forbids {v} until {w}."),
        ("May I have {v} now?", "No, your doctor forbids {v} until {w}."),
        ("what does my doctor forbid", "Your doctor forbids {v} until {w}."))),
)  # fmt: skip
