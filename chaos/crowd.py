"""The people of a run: two rooms, senders, readers, a guest who is removed again and again, and a stranger."""

import asyncio
from dataclasses import dataclass
from random import Random

from chaos.answers import Door, HttpDoor, SocketDoor
from chaos.arena import Arena
from chaos.guests import Host
from chaos.history import Recorder
from chaos.reader import Reader, standing
from chaos.sender import Place, Sender
from tests.live.people import Person

ROOMS = ("kitchen", "yard")


@dataclass(frozen=True)
class Crowd:
    """Everybody, in their places, before anybody has said a word."""

    places: list[Place]
    owner: Person
    senders: list[Sender]
    readers: list[Reader]
    host: Host
    stranger: Sender


async def gathered(arena: Arena, recorder: Recorder, *, senders: int, readers: int, seed: int) -> Crowd:
    """Sign everybody up, make the rooms and let them in."""
    urls = arena.urls
    owner = await Person.sign_up(urls[0], "owner")
    places = [Place(name, await owner.create_room(name)) for name in ROOMS]
    names = [*(f"sender {number}" for number in range(senders)), *(f"reader {number}" for number in range(readers))]
    people = await asyncio.gather(*(Person.sign_up(urls[0], name.replace(" ", "")) for name in names))
    for number, person in enumerate(people):
        await person.join(places[number % len(places)].room_id)
    guest, stranger = await Person.sign_up(urls[0], "guest"), await Person.sign_up(urls[0], "stranger")
    guest_id = (await guest.execute("{ viewer { user { id } } }"))["user"]["id"]

    def place_of(number: int) -> Place:
        return places[number % len(places)]

    def turned(number: int) -> list[str]:
        return [*urls[number % len(urls) :], *urls[: number % len(urls)]]

    def sender(number: int, name: str, person: Person) -> Sender:
        first: Door = HttpDoor(person)
        second: Door = SocketDoor(person)
        if number // len(places) % 2:
            first, second = second, first
        chance = Random(f"{seed} {name}")
        return Sender(name, first, second, turned(number // 2), place_of(number), recorder, chance)

    async def reader(number: int, name: str, person: Person) -> Reader:
        place, chance = place_of(number), Random(f"{seed} {name}")
        position, cursor = await standing(person, place.room_id)
        return Reader(name, person, turned(number // 2), place, recorder, chance, position, cursor)

    named = [*zip(range(len(people)), names, people, strict=True)]
    chance = Random(f"{seed} host")
    return Crowd(
        places,
        owner,
        senders=[sender(*who) for who in named[:senders]],
        readers=[await reader(*who) for who in named[senders:]],
        host=Host(owner, guest, guest_id, urls, places[0], recorder, chance),
        stranger=sender(0, "stranger", stranger),
    )
