/**
 * What a press of Enter means while Hangul may be in the making: one press sends once, every syllable in it.
 *
 * The browsers tell one press in different orders (https://www.w3.org/TR/uievents/#events-compositionevents):
 *   Chrome   keydown (composing, 229) → compositionend → often another keydown of the same press (13)
 *   Firefox  keydown (composing, 229) → compositionend → the last input event
 *   Safari   compositionend → keydown (229, no longer composing)
 * For Hangul that one press ends the syllable and sends. For Japanese or Chinese it only chooses the candidate.
 */
export type EnterVerdict = 'send' | 'swallow' | 'leave';

type KeyPress = { isComposing: boolean; keyCode: number; shiftKey: boolean; timeStamp: number };

const COMPOSING_KEY = 229;
/** Safari's keydown follows its compositionend in the same task; a second press takes a hand far longer. */
const SAME_PRESS_MILLISECONDS = 40;
const LONG_AGO = Number.NEGATIVE_INFINITY;

export class EnterKey {
  #heldWhileComposing = false;
  #sentThisPress = false;
  #composed = { text: '', at: LONG_AGO };

  /** What to do with a keydown of Enter. */
  down({ isComposing, keyCode, shiftKey, timeStamp }: KeyPress): EnterVerdict {
    if (shiftKey) return 'leave';
    if (this.#sentThisPress) return 'swallow';
    if (isComposing) {
      this.#heldWhileComposing = true;
      return 'leave';
    }
    const endedByThisPress = timeStamp - this.#composed.at < SAME_PRESS_MILLISECONDS;
    if (endedByThisPress && !isHangul(this.#composed.text)) return 'leave';
    if (keyCode === COMPOSING_KEY && !endedByThisPress) return 'leave';
    return this.#send();
  }

  /** What to do when a composition ends with a text. */
  composed(text: string, timeStamp: number): EnterVerdict {
    this.#composed = { text, at: timeStamp };
    return this.#heldWhileComposing && isHangul(text) && !this.#sentThisPress ? this.#send() : 'leave';
  }

  /** Whether the press under way sent already, and a line break that still follows is not meant. */
  get hasSent(): boolean {
    return this.#sentThisPress;
  }

  /** A key was let go: what comes next is another press, however soon. */
  up(): void {
    this.#heldWhileComposing = false;
    this.#sentThisPress = false;
    this.#composed.at = LONG_AGO;
  }

  #send(): EnterVerdict {
    this.#sentThisPress = true;
    return 'send';
  }
}

function isHangul(text: string): boolean {
  return /\p{Script=Hangul}$/u.test(text);
}
