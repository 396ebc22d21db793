import { describe, expect, test } from 'vitest';
import { parseProse } from './parseProse';

const links = (text: string) =>
  parseProse(text).flatMap((piece) => (piece.kind === 'link' ? [piece.address] : []));
const whole = (text: string) =>
  parseProse(text)
    .map((piece) => piece.text)
    .join('');

test('words stay as they are, line by line', () => {
  expect(parseProse('첫째 줄\n둘째 <b>줄</b> &amp; *셋째*')).toEqual([
    { kind: 'words', text: '첫째 줄\n둘째 <b>줄</b> &amp; *셋째*' },
  ]);
});

describe('links', () => {
  test.each([
    ['보세요 https://example.com/a?b=c#d 여기', 'https://example.com/a?b=c#d'],
    ['(https://example.com/a)', 'https://example.com/a'],
    ['https://en.wikipedia.org/wiki/Hanok_(house).', 'https://en.wikipedia.org/wiki/Hanok_(house)'],
    ['https://example.com에서 봐요', 'https://example.com/'],
    ['주소는 https://example.com/길입니다', 'https://example.com/%EA%B8%B8%EC%9E%85%EB%8B%88%EB%8B%A4'],
    ['https://ko.wikipedia.org/wiki/사랑방', 'https://ko.wikipedia.org/wiki/%EC%82%AC%EB%9E%91%EB%B0%A9'],
    ['www.example.com!', 'https://www.example.com/'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['mailto:ada@example.org,', 'mailto:ada@example.org'],
    ['http://localhost:8000/graphql', 'http://localhost:8000/graphql'],
    ['http://[::1]:8000/', 'http://[::1]:8000/'],
    ['"https://example.com/a"', 'https://example.com/a'],
  ])('%s', (text, address) => {
    expect(links(text)).toEqual([address]);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'blob:https//example.com',
    'https://bank.example@evil.example/',
    'https://bank.example:443@evil.example/',
    'https:\\\\evil.example\\a',
    'https://evil.example\\@bank.example',
    'https://',
    'http://intranet',
    'xhttps://example.com',
    'mailto:nobody',
    'ftp://example.com',
  ])('E2: %s is no link', (text) => {
    expect(links(text)).toEqual([]);
    expect(whole(text)).toBe(text);
  });

  test('E2: letters that could pass for others have the real host beside them, Hangul does not need it', () => {
    expect(parseProse('https://аpple.com/')).toMatchObject([{ host: 'xn--pple-43d.com' }]);
    expect(parseProse('https://한국.kr/')).toMatchObject([{ host: null }]);
  });

  test('E6: what turns the direction ends an address', () => {
    expect(links('https://example.com/\u202egpj.exe')).toEqual(['https://example.com/']);
  });
});

describe('code', () => {
  test('within a line, and links in it are none', () => {
    expect(parseProse('`https://example.com` 그리고 `a`')).toEqual([
      { kind: 'code', text: 'https://example.com' },
      { kind: 'words', text: ' 그리고 ' },
      { kind: 'code', text: 'a' },
    ]);
  });

  test('in a block, whose language and outer breaks are not of it', () => {
    expect(parseProse('앞\n```ts\nconst a = `1`;\n\nb\n```\n뒤')).toEqual([
      { kind: 'words', text: '앞\n' },
      { kind: 'block', text: 'const a = `1`;\n\nb' },
      { kind: 'words', text: '뒤' },
    ]);
  });

  test.each(['`', '``', '```', '```\n```', '` `', '`a\nb`', '```never closed'])('not in %j', (text) => {
    expect(parseProse(text)).toEqual([{ kind: 'words', text }]);
  });
});

test.each([
  '`',
  '```',
  '`\n',
  '``` ',
  'http://',
  'https://a.b/(',
  'www.',
  ')',
  '[',
  '*',
  '>',
  '.',
  'https://a.b/....x',
  'mailto:a@',
  '``` ```',
])('E3: 64 KB of %j take less than 50 ms', (part) => {
  const bomb = part.repeat(Math.ceil(65_536 / part.length));
  const once = () => {
    const began = performance.now();
    parseProse(bomb);
    return performance.now() - began;
  };

  // The best of some: a busy machine is not the parser's fault.
  expect(Math.min(...Array.from({ length: 5 }, once))).toBeLessThan(50);
});
