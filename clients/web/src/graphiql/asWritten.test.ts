import { expect, test } from 'vitest';
import { asWritten } from './asWritten';

test('a name left over from another tab gives way to the only operation there is', () => {
  const written = asWritten({ query: 'subscription FollowRoom { a }', operationName: 'LogIn' });

  expect(written.operationName).toBe('FollowRoom');
  expect(written.documentAST?.definitions).toHaveLength(1);
});

test('of several operations the one that was chosen is meant', () => {
  const query = 'query One { a } query Two { b }';

  expect(asWritten({ query, operationName: 'Two' }).operationName).toBe('Two');
  expect(asWritten({ query, operationName: 'Three' }).operationName).toBe('Three');
});

test('what is no GraphQL is sent as it is', () => {
  expect(asWritten({ query: '{', operationName: 'LogIn' })).toEqual({ operationName: 'LogIn' });
});
