"""What the GraphQL clients of the benchmark send; this server and the peers that speak GraphQL get the same."""

MESSAGE = "fragment M on Message { id position kind body clientToken editedAt deletedAt author { username } }"

ROOM_EVENTS = f"""subscription RoomEvents($roomId: ID!, $after: String) {{ roomEvents(roomId: $roomId, after: $after) {{
  __typename cursor
  ... on MessageSent {{ messageEdge {{ cursor node {{ ...M }} }} }}
  ... on MessageEdited {{ message {{ ...M }} }}
  ... on MessageDeleted {{ message {{ ...M }} }} }} }} {MESSAGE}"""
SEND_MESSAGE = """mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) {
  __typename ... on SendMessageSuccess { messageEdge { cursor node { id position } } } } }"""

SIGN_UP = """mutation($input: SignUpInput!) { signUp(input: $input) {
  ... on SignUpSuccess { tokens { accessToken } } ... on Problem { __typename detail } } }"""
CREATE_ROOM = """mutation($input: CreateRoomInput!) { createRoom(input: $input) {
  ... on CreateRoomSuccess { room { id } } ... on Problem { __typename detail } } }"""
JOIN_ROOM = """mutation($input: JoinRoomInput!) { joinRoom(input: $input) {
  ... on JoinRoomSuccess { room { id } } ... on Problem { __typename detail } } }"""
