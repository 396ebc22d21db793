/** Tabs to press in order: from no account to an event received over the socket. */
import { randomToken } from '~/randomToken';
import type { TabDefinition } from './tab';
import { tourWords } from './tourWords';

export function exampleTabs(language: 'ko' | 'en'): TabDefinition[] {
  const words = tourWords[language];
  // Names are unique on a server: the tour can be taken again and by several people.
  const tail = randomToken().slice(0, 4);
  const username = `${words.username}-${tail}`;
  const password = randomToken();

  return [
    tab(words.signUp, signUp(username, password, words.displayName)),
    tab(words.logIn, logIn(username, password)),
    tab(words.createRoom, createRoom(`${words.roomName} ${tail}`)),
    tab(words.followRoom, followRoom, { roomId: '', after: '' }),
    tab(words.sendMessage, sendMessage, { input: { roomId: '', body: words.greeting } }),
    tab(words.resumeRoom, resumeRoom, { roomId: '', after: '' }),
  ];
}

function tab(comment: string, operation: string, variables?: object): TabDefinition {
  const lines = comment.split('\n').map((line) => `# ${line}`.trimEnd());
  return {
    query: `${lines.join('\n')}\n${operation.trim()}\n`,
    variables: variables && JSON.stringify(variables, null, 2),
  };
}

// The first tabs take literals: GraphiQL 5.4 loses the variables of the first of its default tabs.
const signUp = (username: string, password: string, displayName: string) => `
mutation SignUp {
  signUp(
    input: {
      username: "${username}"
      password: "${password}"
      displayName: "${displayName}"
    }
  ) {
    __typename
    ... on SignUpSuccess {
      user { id username displayName }
      tokens { accessToken refreshToken expiresAt }
    }
    ... on Problem { detail }
    ... on InvalidInput { fields { field detail } }
  }
}`;

const logIn = (username: string, password: string) => `
mutation LogIn {
  logIn(
    input: {
      username: "${username}"
      password: "${password}"
    }
  ) {
    __typename
    ... on LogInSuccess {
      user { id username displayName }
      tokens { accessToken refreshToken expiresAt }
    }
    ... on Problem { detail }
  }
}`;

const createRoom = (name: string) => `
mutation CreateRoom {
  createRoom(input: { name: "${name}" }) {
    __typename
    ... on CreateRoomSuccess {
      room { id name memberCount eventCursor }
    }
    ... on Problem { detail }
    ... on InvalidInput { fields { field detail } }
  }
}`;

const roomEvents = `
  roomEvents(roomId: $roomId, after: $after) {
    __typename
    cursor
    ... on MessageSent {
      messageEdge { node { id position kind body sentAt author { displayName } } }
    }
    ... on MessageEdited { message { id body editedAt } }
    ... on MessageDeleted { message { id deletedAt } }
  }`;

const followRoom = `
subscription FollowRoom($roomId: ID!, $after: String) {${roomEvents}
}`;

const sendMessage = `
mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    __typename
    ... on SendMessageSuccess {
      messageEdge { cursor node { id position kind body sentAt } }
    }
    ... on Problem { detail }
    ... on InvalidInput { fields { field detail } }
  }
}`;

const resumeRoom = `
subscription ResumeRoom($roomId: ID!, $after: String) {${roomEvents}
}`;
