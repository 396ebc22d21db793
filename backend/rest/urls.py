"""The paths of the REST API."""

from django.urls import path

from backend.rest.auth import LogIn, LogOut, Recover, Refresh, SignUp, Verify
from backend.rest.direct import Direct, People
from backend.rest.events.description import Events
from backend.rest.invitations import Accept, Decline, OneInvitation, OwnInvitations, RoomInvitations
from backend.rest.mail import ConfirmEmail, OwnEmail, RequestPasswordReset, ResetPassword
from backend.rest.members import Bans, HandOver, Members, OneBan, OneMember
from backend.rest.messages import History, OneMessage, Read, ReadAll
from backend.rest.rooms import Join, Leave, OneRoom, OwnRooms, RoomByName, Rooms
from backend.rest.viewer import CloseAccount, OneSession, OwnPassword, OwnRecoveryCodes, OwnSessions, Viewer

urlpatterns = [
    path("auth/sign-up", SignUp.as_view()),
    path("auth/log-in", LogIn.as_view()),
    path("auth/refresh", Refresh.as_view()),
    path("auth/verify", Verify.as_view()),
    path("auth/log-out", LogOut.as_view()),
    path("auth/sessions", OwnSessions.as_view()),
    path("auth/sessions/<str:session_id>", OneSession.as_view()),
    path("auth/password", OwnPassword.as_view()),
    path("auth/recover", Recover.as_view()),
    path("auth/recovery-codes", OwnRecoveryCodes.as_view()),
    path("auth/email", OwnEmail.as_view()),
    path("auth/confirm-email", ConfirmEmail.as_view()),
    path("auth/request-password-reset", RequestPasswordReset.as_view()),
    path("auth/reset-password", ResetPassword.as_view()),
    path("viewer", Viewer.as_view()),
    path("viewer/close", CloseAccount.as_view()),
    path("viewer/rooms", OwnRooms.as_view()),
    path("viewer/mark-all-read", ReadAll.as_view()),
    path("viewer/invitations", OwnInvitations.as_view()),
    path("invitations/<str:invitation_id>", OneInvitation.as_view()),
    path("invitations/<str:invitation_id>/accept", Accept.as_view()),
    path("invitations/<str:invitation_id>/decline", Decline.as_view()),
    path("rooms", Rooms.as_view()),
    path("rooms/direct", Direct.as_view()),
    path("rooms/by-name", RoomByName.as_view()),
    path("rooms/<str:room_id>", OneRoom.as_view()),
    path("rooms/<str:room_id>/join", Join.as_view()),
    path("rooms/<str:room_id>/leave", Leave.as_view()),
    path("rooms/<str:room_id>/members", Members.as_view()),
    path("rooms/<str:room_id>/members/<str:user_id>", OneMember.as_view()),
    path("rooms/<str:room_id>/bans", Bans.as_view()),
    path("rooms/<str:room_id>/bans/<str:user_id>", OneBan.as_view()),
    path("rooms/<str:room_id>/hand-over", HandOver.as_view()),
    path("rooms/<str:room_id>/invitations", RoomInvitations.as_view()),
    path("rooms/<str:room_id>/people", People.as_view()),
    path("rooms/<str:room_id>/messages", History.as_view()),
    path("rooms/<str:room_id>/events", Events.as_view()),
    path("messages/<str:message_id>", OneMessage.as_view()),
    path("messages/<str:message_id>/read", Read.as_view()),
]
