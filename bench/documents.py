"""What the GraphQL clients of the benchmark send; this server and the peers that speak GraphQL get the same."""


def room_events(number: int = 0) -> str:
    """The subscription of a chat's client; another number selects other fields."""
    also = f" also{number}: id" if number else ""
    return f"""subscription RoomEvents($roomId: ID!, $after: String) {{ roomEvents(roomId: $roomId, after: $after) {{
  __typename cursor
  ... on MessageSent {{ messageEdge {{ cursor node {{ ...M }} }} }}
  ... on MessageEdited {{ message {{ ...M }} }}
  ... on MessageDeleted {{ message {{ ...M }} }} }} }}
fragment M on Message {{ id{also} position kind body clientToken editedAt deletedAt author {{ username }} }}"""


SEND_MESSAGE = """mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) {
  __typename ... on SendMessageSuccess { messageEdge { cursor node { id position } } } } }"""

SIGN_UP = """mutation($input: SignUpInput!) { signUp(input: $input) {
  ... on SignUpSuccess { tokens { accessToken } } ... on Problem { __typename detail } } }"""
CREATE_ROOM = """mutation($input: CreateRoomInput!) { createRoom(input: $input) {
  ... on CreateRoomSuccess { room { id } } ... on Problem { __typename detail } } }"""
JOIN_ROOM = """mutation($input: JoinRoomInput!) { joinRoom(input: $input) {
  ... on JoinRoomSuccess { room { id } } ... on Problem { __typename detail } } }"""
