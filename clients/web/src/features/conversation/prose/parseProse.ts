/**
 * What is meant by the plain text of a message: words, links, `code` and ``` blocks of it.
 *
 * Nothing is nested and nothing is markup: every piece is text, which React draws as text. Each character is looked at
 * a bounded number of times, so that no text takes long.
 */
import { linkAt } from './linkAt';

export type Piece =
  | { kind: 'words'; text: string }
  | { kind: 'link'; text: string; address: string; host: string | null }
  | { kind: 'code'; text: string }
  | { kind: 'block'; text: string };

/** A piece and where it ends; without one, up to where there is none. */
export type Found = { piece: Piece | null; end: number };

/** Where something other than words may begin. */
const SIGN = /```|`|https?:\/\/|mailto:|www\./giu;
const FENCE = '```';

export function parseProse(text: string): Piece[] {
  const pieces: Piece[] = [];
  const sign = new RegExp(SIGN);
  let wordsFrom = 0;

  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const { piece, end } = pieceAt(text, found.index, found[0]);
    sign.lastIndex = end;
    if (piece === null) continue;
    if (found.index > wordsFrom) pieces.push({ kind: 'words', text: text.slice(wordsFrom, found.index) });
    pieces.push(piece);
    wordsFrom = end;
  }
  if (wordsFrom < text.length) pieces.push({ kind: 'words', text: text.slice(wordsFrom) });
  return pieces;
}

function pieceAt(text: string, at: number, sign: string): Found {
  if (sign === FENCE) return blockAt(text, at);
  return sign === '`' ? codeAt(text, at) : linkAt(text, at);
}

/** Three backticks, perhaps a language's name, and everything until the next three. */
function blockAt(text: string, at: number): Found {
  const from = at + FENCE.length;
  const close = text.indexOf(FENCE, from);
  // Never closed: then none that follows is, either, and single ones mean nothing in it.
  if (close < 0) return { piece: null, end: text.length };
  const lines = text
    .slice(from, close)
    .replace(/^[\w+#.-]{0,20}\n/u, '')
    .replace(/\n$/u, '');
  if (lines.trim() === '') return { piece: null, end: from };
  // The break after the block belongs to it: a block stands on lines of its own.
  const end = close + FENCE.length;
  return { piece: { kind: 'block', text: lines }, end: text[end] === '\n' ? end + 1 : end };
}

/** One backtick, and what is between it and the next on the same line. */
function codeAt(text: string, at: number): Found {
  const close = text.indexOf('`', at + 1);
  const inside = close < 0 ? '' : text.slice(at + 1, close);
  if (inside.trim() === '' || inside.includes('\n')) return { piece: null, end: at + 1 };
  return { piece: { kind: 'code', text: inside }, end: close + 1 };
}
