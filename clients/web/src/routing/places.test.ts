import { expect, test } from 'vitest';
import { readId } from './places';

test.each(['Um9vbTox', 'Um9vbToxMg==', 'Um9vbToxMjM=', 'a/b+c'])(
  'an id comes out of an address as it went in',
  (id) => {
    expect(readId(encodeURIComponent(id))).toBe(id);
  },
);

test('an address that nobody wrote is no id, and no failure', () => {
  expect(readId('%zz')).toBe('%zz');
});
