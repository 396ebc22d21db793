"""Fields of what is sent and answered, which JSON Schema has no words of its own for."""

from enum import Enum
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

from backend.ids import global_id, key_of


class Text(serializers.Field[str, str, str, Any]):
    """A string as it was sent: whether its characters will do is for the domain to say.

    `longest` only tells clients, in the OpenAPI description, how many characters the domain takes.
    """

    def __init__(self, *, longest: int | None = None, **named: Any) -> None:
        self.longest = longest
        super().__init__(**named)

    def to_internal_value(self, value: object) -> str:
        if not isinstance(value, str):
            raise serializers.ValidationError("not a string")
        return value

    def to_representation(self, value: str) -> str:
        return value


class GlobalId(serializers.Field[int, str, str, Any]):
    """An id as GraphQL has it. One that does not decode, or is another type's, is one that does not exist."""

    def __init__(self, type_name: str, **named: Any) -> None:
        self.type_name = type_name
        super().__init__(**named)

    def to_internal_value(self, value: object) -> int:
        if not isinstance(value, str):
            raise serializers.ValidationError("not a string")
        return key_of(self.type_name, value)

    def to_representation(self, value: int) -> str:
        return global_id(self.type_name, value)


class Named(serializers.Field[Enum, str, str, Any]):
    """A member of an enumeration, by its name: as GraphQL writes it."""

    def __init__(self, enumeration: type[Enum], **named: Any) -> None:
        self.enumeration = enumeration
        super().__init__(**named)

    def to_internal_value(self, value: object) -> Enum:
        if not isinstance(value, str) or value not in self.enumeration.__members__:
            raise serializers.ValidationError("not one of the names")
        return self.enumeration[value]

    def to_representation(self, value: Enum | str) -> str:
        return self.enumeration(value).name


class TextInOpenAPI(OpenApiSerializerFieldExtension):
    target_class = Text

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        return {"type": "string"} | ({"maxLength": self.target.longest} if self.target.longest else {})


class GlobalIdInOpenAPI(OpenApiSerializerFieldExtension):
    target_class = GlobalId

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        return {"type": "string", "examples": [global_id(self.target.type_name, 42)]}


class NamedInOpenAPI(OpenApiSerializerFieldExtension):
    target_class = Named

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.target.enumeration.__members__)}
