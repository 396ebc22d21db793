"""What changes for one person alone: their list of rooms, how far they have read, their profile.

Whatever changes it moves their counter, here and nowhere else, and that rings at their own topic on every process. As
with a room's revision, who listens for the person and hears nothing finds it by the look once a second.
"""

from collections.abc import Collection, Mapping

from django.db.models import F

from backend.accounts.models import PersonalCounter
from backend.realtime.bell import Ring, ring_on_commit
from backend.realtime.watch import Watch


def move_counters(person_ids: Collection[int]) -> None:
    """Count a change for each of these people within the running transaction; rung once it is on disk."""
    if not (ids := set(person_ids)):
        return
    counters = PersonalCounter.objects.filter(pk__in=ids)
    if counters.update(number=F("number") + 1) < len(ids):  # somebody's first; for the others twice is as good as once
        PersonalCounter.objects.bulk_create([PersonalCounter(pk=pk) for pk in sorted(ids)], ignore_conflicts=True)
        counters.update(number=F("number") + 1)
    ring_on_commit(*(Ring(topic_of(person_id), number) for person_id, number in numbers_of(ids).items()))


def topic_of(person_id: int) -> str:
    return f"person.{person_id}"


def numbers_of(person_ids: Collection[int]) -> Mapping[int, int]:
    """Where the counters of those people stand for whom something was counted."""
    return dict(PersonalCounter.objects.filter(pk__in=person_ids).values_list("pk", "number"))


personal_counters = Watch(topic=topic_of, look=numbers_of)
