/** What the example tabs say, in the reader's language: in lines as short as the editor is narrow. */
export const tourWords = {
  ko: {
    username: '손님',
    displayName: '사랑방 손님',
    roomName: '사랑방',
    greeting: '안녕하세요? 사랑방에 오신 것을 환영합니다. 👋',
    signUp: `1. 계정 만들기
▶를 누르고 (Ctrl+Enter) 다음 탭으로 가세요.
탭을 차례대로 누르기만 하면 됩니다.

이 페이지는 마지막 응답의 accessToken과 방을
기억했다가 비워 둔 곳만 채웁니다.
직접 적으려면 아래 Headers 탭에 쓰세요:
  {"Authorization": "Bearer <accessToken>"}
이 헤더 하나로 query, mutation,
subscription이 모두 됩니다.`,
    logIn: `2. 로그인
같은 이름과 비밀번호로 새 토큰을 받습니다.
토큰은 몇 분 뒤에 끝납니다. 끝나면 다시 누르세요.`,
    createRoom: `3. 방 만들기
만든 사람이 첫 구성원이 됩니다.
eventCursor는 방의 소식이 어디까지 왔는지
나타냅니다. 다음 탭이 거기서부터 듣습니다.`,
    followRoom: `4. 방의 소식 듣기 (WebSocket)
비어 있는 roomId와 after에는 3번의 방과
커서가 들어갑니다. 멈출 때까지 듣습니다.
GraphiQL은 탭을 옮기면 구독을 끊습니다.
바로 오는 것을 보려면 다른 창에서 말해 보세요.`,
    sendMessage: `5. 말하기
비어 있는 roomId에는 3번의 방이 들어갑니다.
다시 시도하려면 clientToken을 함께 보내세요.
같은 토큰은 두 번 보내지지 않습니다.`,
    resumeRoom: `6. 놓친 소식부터 이어 듣기
비어 있는 after에는 3번의 커서가 들어갑니다.
듣지 않는 동안 보낸 5번의 메시지가 먼저 오고,
그다음부터는 바로바로 옵니다. 클라이언트는
마지막으로 받은 cursor로 이렇게 이어 듣습니다.`,
  },
  en: {
    username: 'guest',
    displayName: 'A guest',
    roomName: 'Sarangbang',
    greeting: 'Hello! 안녕하세요? 👋',
    signUp: `1. Make an account
Press ▶ (Ctrl+Enter), then go to the next tab.
Pressing the tabs in order is all there is to do.

This page remembers the accessToken and the room
of the last answers, and fills in only what is
left empty. To say it yourself, write in the
Headers tab below:
  {"Authorization": "Bearer <accessToken>"}
This one header serves queries, mutations and
subscriptions.`,
    logIn: `2. Log in
The same name and password buy new tokens.
They end after some minutes: press again then.`,
    createRoom: `3. Make a room
Its maker is its first member. eventCursor tells
where the room's events stand: the next tab
listens from there.`,
    followRoom: `4. Follow the room (WebSocket)
The empty roomId and after stand for the room and
the cursor of tab 3. It listens until you stop it;
GraphiQL hangs up when you change tabs. To see a
message arrive live, say it from another window.`,
    sendMessage: `5. Say something
The empty roomId stands for the room of tab 3.
Add a clientToken to be able to retry: the same
token never sends twice.`,
    resumeRoom: `6. Go on from what you missed
The empty after stands for the cursor of tab 3.
The message of tab 5, sent while nobody listened,
comes first, and what follows comes live. A client
goes on like this by the newest cursor it has had.`,
  },
} as const;
