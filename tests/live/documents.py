"""The GraphQL that the clients of the live tests send."""

MESSAGE = "fragment M on Message { id position kind body clientToken editedAt deletedAt author { username } }"
PROBLEM = "... on Problem { __typename detail }"

SIGN_UP = f"""mutation($input: SignUpInput!) {{ signUp(input: $input) {{
  ... on SignUpSuccess {{ user {{ id username }} tokens {{ accessToken refreshToken expiresAt }} }} {PROBLEM} }} }}"""
LOG_IN = f"""mutation($input: LogInInput!) {{ logIn(input: $input) {{
  ... on LogInSuccess {{ tokens {{ accessToken refreshToken expiresAt }} }} {PROBLEM} }} }}"""
REFRESH = f"""mutation($input: RefreshTokenInput!) {{ refreshToken(input: $input) {{
  ... on RefreshTokenSuccess {{ tokens {{ accessToken refreshToken expiresAt }} }} {PROBLEM} }} }}"""
LOG_OUT = "mutation($input: LogOutInput!) { logOut(input: $input) { ... on LogOutSuccess { endedSessionCount } } }"
RENEW = f"""mutation($input: RenewConnectionInput!) {{ renewConnection(input: $input) {{
  ... on RenewConnectionSuccess {{ expiresAt }} {PROBLEM} }} }}"""
END_SESSION = f"""mutation($input: EndSessionInput!) {{ endSession(input: $input) {{
  ... on EndSessionSuccess {{ sessionId }} {PROBLEM} }} }}"""
CHANGE_PASSWORD = f"""mutation($input: ChangePasswordInput!) {{ changePassword(input: $input) {{
  ... on ChangePasswordSuccess {{ endedSessionCount }} {PROBLEM} }} }}"""
RECOVER_ACCOUNT = f"""mutation($input: RecoverAccountInput!) {{ recoverAccount(input: $input) {{
  ... on RecoverAccountSuccess {{ tokens {{ accessToken refreshToken expiresAt }} }} {PROBLEM} }} }}"""
RENEW_CODES = f"""mutation($input: RenewRecoveryCodesInput!) {{ renewRecoveryCodes(input: $input) {{
  ... on RenewRecoveryCodesSuccess {{ recoveryCodes }} {PROBLEM} }} }}"""
SET_EMAIL = f"""mutation($input: SetEmailInput!) {{ setEmail(input: $input) {{
  ... on SetEmailSuccess {{ viewer {{ email emailConfirmedAt }} }} {PROBLEM} }} }}"""
CONFIRM_EMAIL = f"""mutation($input: ConfirmEmailInput!) {{ confirmEmail(input: $input) {{
  ... on ConfirmEmailSuccess {{ email }} {PROBLEM} }} }}"""
REQUEST_RESET = f"""mutation($input: RequestPasswordResetInput!) {{ requestPasswordReset(input: $input) {{
  ... on RequestPasswordResetSuccess {{ validForSeconds }} {PROBLEM} }} }}"""
RESET_PASSWORD = f"""mutation($input: ResetPasswordInput!) {{ resetPassword(input: $input) {{
  ... on ResetPasswordSuccess {{ tokens {{ accessToken refreshToken expiresAt }} }} {PROBLEM} }} }}"""
SESSIONS = "{ viewer { sessions { edges { node { id device isCurrent } } } } }"
CLOSE_ACCOUNT = f"""mutation($input: CloseAccountInput!) {{ closeAccount(input: $input) {{
  ... on CloseAccountSuccess {{ username }} {PROBLEM} }} }}"""
CREATE_ROOM = f"""mutation($input: CreateRoomInput!) {{ createRoom(input: $input) {{
  ... on CreateRoomSuccess {{ room {{ id name eventCursor }} }} {PROBLEM} }} }}"""
JOIN_ROOM = f"""mutation($input: JoinRoomInput!) {{ joinRoom(input: $input) {{
  ... on JoinRoomSuccess {{ room {{ id eventCursor }} }} {PROBLEM} }} }}"""
LEAVE_ROOM = f"""mutation($input: LeaveRoomInput!) {{ leaveRoom(input: $input) {{
  ... on LeaveRoomSuccess {{ room {{ id }} }} {PROBLEM} }} }}"""
REMOVE_MEMBER = f"""mutation($input: RemoveMemberInput!) {{ removeMember(input: $input) {{
  ... on RemoveMemberSuccess {{ room {{ id }} }} {PROBLEM} }} }}"""
BAN_MEMBER = f"""mutation($input: BanMemberInput!) {{ banMember(input: $input) {{
  ... on BanMemberSuccess {{ room {{ id }} }} {PROBLEM} }} }}"""
SEND_MESSAGE = f"""mutation($input: SendMessageInput!) {{ sendMessage(input: $input) {{
  ... on SendMessageSuccess {{ messageEdge {{ cursor node {{ ...M }} }} }} {PROBLEM} }} }} {MESSAGE}"""
EDIT_MESSAGE = f"""mutation($input: EditMessageInput!) {{ editMessage(input: $input) {{
  ... on EditMessageSuccess {{ message {{ ...M }} }} {PROBLEM} }} }} {MESSAGE}"""
DELETE_MESSAGE = f"""mutation($input: DeleteMessageInput!) {{ deleteMessage(input: $input) {{
  ... on DeleteMessageSuccess {{ message {{ ...M }} }} {PROBLEM} }} }} {MESSAGE}"""
HISTORY = f"""query($id: ID!, $after: String) {{ room(id: $id) {{ eventCursor
  messages(first: 100, after: $after) {{ edges {{ cursor node {{ ...M }} }} pageInfo {{ hasNextPage endCursor }} }}
}} }} {MESSAGE}"""
ROOM_EVENTS = f"""subscription($roomId: ID!, $after: String) {{ roomEvents(roomId: $roomId, after: $after) {{
  __typename cursor
  ... on MessageSent {{ messageEdge {{ cursor node {{ ...M }} }} }}
  ... on MessageEdited {{ message {{ ...M }} }}
  ... on MessageDeleted {{ message {{ ...M }} }} }} }} {MESSAGE}"""
BODIES_SENT = """subscription($roomId: ID!, $after: String) { told: roomEvents(roomId: $roomId, after: $after) {
  __typename ... on MessageSent { messageEdge { node { position kind body } } } } }"""
REMOVE_MEMBER = f"""mutation($input: RemoveMemberInput!) {{ removeMember(input: $input) {{
  ... on RemoveMemberSuccess {{ room {{ id }} }} {PROBLEM} }} }}"""
MARK_READ = f"""mutation($input: MarkReadInput!) {{ markRead(input: $input) {{
  ... on MarkReadSuccess {{ membership {{ unreadCount }} }} {PROBLEM} }} }}"""
LISTED = """fragment L on Room { id name memberCount lastMessage { id body }
  viewerMembership { unreadCount mentionCount lastReadMessage { position } } }"""
MY_ROOMS = f"{{ viewer {{ rooms {{ edges {{ node {{ ...L }} }} }} }} }} {LISTED}"
VIEWER_EVENTS = f"""subscription {{ viewerEvents {{ __typename
  ... on RoomEntered {{ room {{ ...L }} }}
  ... on RoomChanged {{ room {{ ...L }} }}
  ... on RoomLeft {{ roomId }} }} }} {LISTED}"""
