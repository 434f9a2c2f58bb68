"""What Heemwarm answers: short, by a person, with a name."""

from typing import Final

REPLIES: Final = {
    "nl": (
        "Dank dat u het schreef. Ik heb uitgezocht hoe het zit en bel u vanmiddag tussen drie en vier. "
        "{name}",
        "U heeft gelijk, dat hadden wij u moeten vertellen. Het onderdeel is er; er komt morgen iemand "
        "vóór tien uur. {name}",
        "Wat vervelend dat u zo lang moest wachten. Uw afspraak staat nu vast, met de naam van de monteur "
        "erbij. {name}",
        "Ik heb uw nota naast uw contract gelegd. U betaalde één regel dubbel; dat bedrag krijgt u deze "
        "week terug. {name}",
        "Zoals net aan de telefoon gezegd: ik volg dit zelf tot het klaar is. Mijn nummer staat "
        "hieronder. {name}",
        "Dit ging bij ons mis en niet bij u. Het is hersteld, en ik heb het bij ons op de muur gehangen. "
        "{name}",
        "Ik heb met de monteur gesproken. Hij wist het niet; nu wel. Hij belt u zelf. {name}",
        "U vroeg wie u hiervoor moet hebben: dat ben ik. Bel of mail gerust. {name}",
        "De afspraak is verzet naar de dag die u noemde. U krijgt de avond ervoor nog bericht. {name}",
        "Dat kan ik u niet beloven, en dat zeg ik liever eerlijk. Wat wel kan: morgen eind van de "
        "ochtend. {name}",
    ),
    "en": (
        "Thank you for writing. I have found out how it stands and shall call you this afternoon between "
        "three and four. {name}",
        "You are right, we should have told you. The part is in; somebody will come tomorrow before ten. "
        "{name}",
        "I am sorry that you had to wait so long. Your appointment is fixed now, with the engineer's "
        "name. {name}",
        "I have put your bill beside your contract. You paid one line twice; you will have it back this "
        "week. {name}",
        "As I said on the phone: I shall follow this myself until it is done. {name}",
        "This went wrong on our side, not yours. It has been put right, and it hangs on our wall now. {name}",
        "You asked who to talk to about this: that is me. Do call or write. {name}",
        "I cannot promise you that, and I would rather say so. What we can do is tomorrow, late morning. "
        "{name}",
    ),
}
THANKS: Final = {
    "nl": (
        "Wat fijn dat u dat schreef. Ik heb het voorgelezen bij de dagstart, met uw groet erbij. {name}",
        "Dank u wel. Het is doorgegeven, en er werd hier gelachen. {name}",
        "Dit doet goed. Ik heb het hem zelf verteld. {name}",
        "Dank voor uw woorden. Meer hiervan, hebben we afgesproken. {name}",
    ),
    "en": (
        "How kind of you to write. I read it aloud this morning, with your regards. {name}",
        "Thank you. It has been passed on, and it made people smile. {name}",
        "This does us good. I told him myself. {name}",
    ),
}
