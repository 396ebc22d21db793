import { expect, test } from 'vitest';
import { type History, joined, shownPart } from './history';

const position = ({ cursor }: { cursor: string }) => Number(cursor);
const run = (first: number, last: number, life = 'm'): History => ({
  edges: Array.from({ length: last - first + 1 }, (_, place) => ({
    cursor: String(first + place),
    node: { __ref: `Message:${life}${first + place}` },
  })),
  pageInfo: { hasPreviousPage: first > 1, startCursor: String(first) },
});
const ends = ({ edges }: Pick<History, 'edges'>) => [edges[0]?.cursor, edges.at(-1)?.cursor, edges.length];

test('what is newer and past a hole takes the place of all before', () => {
  expect(ends(joined(run(1, 50), run(52, 60), position))).toEqual(['52', '60', 9]);
});

test('what is older and before a hole is left out until the pages between are read', () => {
  expect(ends(joined(run(52, 60), run(1, 50), position))).toEqual(['52', '60', 9]);
  expect(ends(joined(run(51, 60), run(1, 50), position))).toEqual(['1', '60', 60]);
});

test('the log of another life takes the place of this one', () => {
  expect(joined(run(1, 50), run(40, 50, 'other'), position).edges[0]?.node.__ref).toBe('Message:other40');
});

test('what was told twice changes nothing, not even what is the same', () => {
  const known = run(1, 50);

  expect(joined(known, run(20, 30), position)).toBe(known);
});

test('only what is shown is answered, and whether there is more around it', () => {
  const history = { ...run(1, 1000), shown: { from: 401, to: 500 } };

  const { edges, pageInfo } = shownPart(history, position);

  expect(ends({ edges })).toEqual(['401', '500', 100]);
  expect(pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
});

test('what comes while the newest is not shown stays out of sight; older pages come into it', () => {
  const reading = { ...run(101, 200), shown: { from: 101, to: 150 } };

  const withNews = joined(reading, run(201, 201), position);
  const withOlder = joined(withNews, run(1, 100), position);

  expect(ends(shownPart(withNews, position))).toEqual(['101', '150', 50]);
  expect(ends(shownPart(withOlder, position))).toEqual(['1', '150', 150]);
});

test('what was there before the stream broke off is shown until its place is taken', () => {
  const broken: History = { edges: [], former: run(1, 50) };

  const withEvent = joined(broken, run(901, 901), position);
  const withPage = joined(withEvent, run(851, 900), position);

  expect(ends(shownPart(withEvent, position))).toEqual(['1', '50', 50]);
  expect(ends(shownPart({ ...withPage, former: undefined }, position))).toEqual(['851', '901', 51]);
});
