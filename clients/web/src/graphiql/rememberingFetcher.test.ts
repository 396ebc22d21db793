import { expect, test } from 'vitest';
import { authorized, filledIn, remember } from './rememberingFetcher';

test('what answers gave fills in what was left empty', () => {
  const remembered = {};

  remember({ data: { logIn: { tokens: { accessToken: 'abc' } } } }, remembered);
  remember({ data: { createRoom: { room: { id: 'r1', eventCursor: 'c1' } } } }, remembered);

  expect(authorized({}, remembered)).toEqual({ Authorization: 'Bearer abc' });
  expect(filledIn({ input: { roomId: '', body: '' }, after: '' }, remembered)).toEqual({
    input: { roomId: 'r1', body: '' },
    after: 'c1',
  });
});

test('what somebody wrote is sent as it is', () => {
  const remembered = { accessToken: 'abc', roomId: 'r1', after: 'c1' };

  expect(authorized({ authorization: 'Bearer mine' }, remembered)).toEqual({ authorization: 'Bearer mine' });
  expect(filledIn({ roomId: 'r2', after: null }, remembered)).toEqual({ roomId: 'r2', after: null });
});
