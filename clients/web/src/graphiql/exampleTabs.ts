/** Tabs to press in order: from no account to an event received over the socket. */
import type { TabDefinition } from './tab';
import { tourWords } from './tourWords';

export function exampleTabs(language: 'ko' | 'en'): TabDefinition[] {
  const words = tourWords[language];
  // Names are unique on a server: the tour can be taken again and by several people.
  const tail = crypto.randomUUID().slice(0, 4);
  const person = {
    username: `${words.username}-${tail}`,
    password: `${words.username}-${crypto.randomUUID()}`,
  };

  return [
    tab(words.signUp, signUp, { input: { ...person, displayName: words.displayName } }),
    tab(words.logIn, logIn, { input: person }),
    tab(words.createRoom, createRoom, { input: { name: `${words.roomName} ${tail}` } }),
    tab(words.followRoom, followRoom, { roomId: '', after: '' }),
    tab(words.sendMessage, sendMessage, { input: { roomId: '', body: words.greeting } }),
    tab(words.resumeRoom, resumeRoom, { roomId: '', after: '' }),
  ];
}

function tab(comment: string, operation: string, variables: object): TabDefinition {
  const lines = comment.split('\n').map((line) => `# ${line}`.trimEnd());
  return {
    query: `${lines.join('\n')}\n${operation.trim()}\n`,
    variables: JSON.stringify(variables, null, 2),
  };
}

const signUp = `
mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    __typename
    ... on SignUpSuccess {
      user { id username displayName }
      tokens { accessToken refreshToken expiresAt }
    }
    ... on Problem { detail }
    ... on InvalidInput { fields { field detail } }
  }
}`;

const logIn = `
mutation LogIn($input: LogInInput!) {
  logIn(input: $input) {
    __typename
    ... on LogInSuccess {
      user { id username displayName }
      tokens { accessToken refreshToken expiresAt }
    }
    ... on Problem { detail }
  }
}`;

const createRoom = `
mutation CreateRoom($input: CreateRoomInput!) {
  createRoom(input: $input) {
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
