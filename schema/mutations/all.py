"""The write API: one operation a file."""

import strawberry

from schema.mutations.accept_invitation import accept_invitation
from schema.mutations.add_to_direct_room import add_to_direct_room
from schema.mutations.ban_member import ban_member
from schema.mutations.change_password import change_password
from schema.mutations.close_account import close_account
from schema.mutations.confirm_email import confirm_email
from schema.mutations.create_room import create_room
from schema.mutations.decline_invitation import decline_invitation
from schema.mutations.delete_message import delete_message
from schema.mutations.edit_message import edit_message
from schema.mutations.end_session import end_session
from schema.mutations.hand_over_room import hand_over_room
from schema.mutations.invite_member import invite_member
from schema.mutations.join_room import join_room
from schema.mutations.leave_room import leave_room
from schema.mutations.log_in import log_in
from schema.mutations.log_out import log_out
from schema.mutations.mark_all_read import mark_all_read
from schema.mutations.mark_read import mark_read
from schema.mutations.open_direct_room import open_direct_room
from schema.mutations.recover_account import recover_account
from schema.mutations.refresh_token import refresh_token
from schema.mutations.remove_member import remove_member
from schema.mutations.renew_connection import renew_connection
from schema.mutations.renew_recovery_codes import renew_recovery_codes
from schema.mutations.request_password_reset import request_password_reset
from schema.mutations.reset_password import reset_password
from schema.mutations.send_message import send_message
from schema.mutations.set_email import set_email
from schema.mutations.sign_up import sign_up
from schema.mutations.unban_member import unban_member
from schema.mutations.update_profile import update_profile
from schema.mutations.withdraw_invitation import withdraw_invitation


@strawberry.type
class Mutation:
    sign_up = sign_up
    log_in = log_in
    refresh_token = refresh_token
    renew_connection = renew_connection
    log_out = log_out
    end_session = end_session
    update_profile = update_profile
    change_password = change_password
    recover_account = recover_account
    renew_recovery_codes = renew_recovery_codes
    set_email = set_email
    confirm_email = confirm_email
    request_password_reset = request_password_reset
    reset_password = reset_password
    close_account = close_account
    create_room = create_room
    join_room = join_room
    leave_room = leave_room
    open_direct_room = open_direct_room
    add_to_direct_room = add_to_direct_room
    invite_member = invite_member
    withdraw_invitation = withdraw_invitation
    accept_invitation = accept_invitation
    decline_invitation = decline_invitation
    remove_member = remove_member
    ban_member = ban_member
    unban_member = unban_member
    hand_over_room = hand_over_room
    send_message = send_message
    edit_message = edit_message
    delete_message = delete_message
    mark_read = mark_read
    mark_all_read = mark_all_read
