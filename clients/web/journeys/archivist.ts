import type { APIRequestContext } from '@playwright/test';
import { uniquely } from './story';

/** Somebody without a browser, who makes a room with a history of so many lines. */
export async function archiveRoom(request: APIRequestContext, lines: number): Promise<string> {
  const ask = async (query: string, variables: object, token?: string) => {
    const headers = token ? { Authorization: `Bearer ${token}` } : undefined;
    const answer = await request.post('/graphql', { data: { query, variables }, headers });
    return (await answer.json()).data;
  };
  const person = { username: uniquely('archivist'), password: 'paper, ink and wood' };
  const { signUp } = await ask(
    `mutation ($input: SignUpInput!) { signUp(input: $input) { ... on SignUpSuccess { tokens { accessToken } } } }`,
    { input: person },
  );
  const token = signUp.tokens.accessToken;
  const name = uniquely('archive');
  const { createRoom } = await ask(
    `mutation ($input: CreateRoomInput!) { createRoom(input: $input) { ... on CreateRoomSuccess { room { id } } } }`,
    { input: { name } },
    token,
  );
  for (let number = 1; number <= lines; number++) {
    await ask(
      `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }`,
      { input: { roomId: createRoom.room.id, body: `line ${number}` } },
      token,
    );
  }
  return name;
}
