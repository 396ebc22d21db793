"""What went wrong (RFC 9457), as OpenAPI describes it; `backend/rest/problems.py` makes it."""

from rest_framework import serializers

from backend.refusals import Code
from backend.rest.fields import Named, Text

FIELD_PROBLEM = {
    "__doc__": "What is wrong with one field of what was sent.",
    "field": Text(help_text="Its name: a member of the body, a parameter of the address, or a header."),
    "detail": Text(help_text="One sentence, fit to show beside the field."),
}
FieldProblem = type("FieldProblem", (serializers.Serializer,), FIELD_PROBLEM)

PROBLEM = {
    "__doc__": "A reason a request was refused, which the person can understand and act on (RFC 9457). "
    "Nothing was changed.",
    "type": Text(help_text="Where this kind of problem is explained."),
    "title": Text(help_text="The kind in words; English for all."),
    "status": serializers.IntegerField(help_text="The HTTP status, again."),
    "detail": Text(help_text="One sentence in the reader's language (`Accept-Language`), fit to show as it is."),
    "kind": Text(help_text="What is the case, by its name in the GraphQL schema: decide by this."),
    "code": Named(Code, help_text="What to do about it: as in GraphQL's errors."),
    "retryAfterSeconds": serializers.IntegerField(
        required=False, help_text="In so many seconds the same may be tried again; in `RateLimited` alone."
    ),
    "fields": FieldProblem(many=True, required=False, help_text="What to correct; in `InvalidInput` alone."),
}
Problem = type("Problem", (serializers.Serializer,), PROBLEM)  # as a class, `fields` would hide DRF's own
