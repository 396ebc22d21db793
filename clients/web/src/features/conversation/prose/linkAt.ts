/** An address in running text: http, https or mailto, and only where what is seen is where it leads. */
import type { Found } from './parseProse';

const LONGEST = 2_048;
/** No white space, no quotation marks and brackets that enclose, no controls, nothing that turns the direction. */
const ADDRESS = /[^\s<>"“”‘’「」『』《》\p{Cc}\p{Cf}\p{Cs}\p{Co}]+/uy;
const LETTER = /[\p{L}\p{N}_]/u;
/** What a sentence puts after an address, and the particles that Korean puts there without a space. */
const SENTENCE_END = /[.,:;!?'*~…。、，！？·]+$/u;
const PARTICLE = /(?<=[a-z0-9/_=%#-])(?:입니다|이에요|예요|에서|으로|[로은는이가을를에의와과도])$/iu;
const OPENERS: Record<string, string> = { ')': '(', ']': '[', '}': '{', '）': '（' };

export function linkAt(text: string, at: number): Found {
  ADDRESS.lastIndex = at;
  const [run = ''] = ADDRESS.exec(text.slice(0, at + LONGEST)) ?? [];
  const written = withoutSentence(run);
  const address = LETTER.test(text[at - 1] ?? '') ? null : addressOf(written);
  if (address === null) return { piece: null, end: at + Math.max(run.length, 1) };
  const link = {
    kind: 'link',
    text: written,
    address: address.href,
    host: otherHost(written, address),
  } as const;
  return { piece: link, end: at + written.length };
}

function withoutSentence(run: string): string {
  for (let written = run; ; ) {
    const before = written;
    written = written.replace(SENTENCE_END, '').replace(PARTICLE, '');
    const closer = written.at(-1) ?? '';
    const opener = OPENERS[closer];
    if (opener !== undefined && count(written, opener) < count(written, closer))
      written = written.slice(0, -1);
    if (written === before) return written;
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function addressOf(written: string): URL | null {
  const whole = /^www\./iu.test(written) ? `https://${written}` : written;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (url?.protocol === 'mailto:') return /^[^@?]+@[^@?]+\.[^@?]+$/u.test(url.pathname) ? url : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  // "https://bank.example@evil.example" leads to the second: nobody means that.
  if (/[@\\]/u.test(hostIn(written))) return null;
  return url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[')
    ? url
    : null;
}

/** The host as the network knows it, where the letters that are seen could pass for others; null where they cannot. */
function otherHost(written: string, { hostname }: URL): string | null {
  if (!hostname.includes('xn--')) return null;
  return /^[a-z0-9.\-\p{Script=Hangul}]+$/iu.test(hostIn(written)) ? null : hostname;
}

/** What is seen of the host, with whatever stands before and behind it. */
function hostIn(written: string): string {
  return written.replace(/^https?:\/\//iu, '').split(/[/?#]/u)[0] ?? '';
}
