/** Calls the viewer to what is said in rooms that are not before their eyes. */
import type { NewsOfRoom } from './news';
import { standing } from './permission';

/** Whoever reads it meanwhile, here or on another device, need not be called. */
const GRACE_MILLISECONDS = 800;

type Call = { title: string; body: string };

type Surroundings = {
  viewerId: () => string | undefined;
  current: (roomId: string) => NewsOfRoom | null;
  isInView: (roomId: string) => boolean;
  words: (news: NewsOfRoom) => Call;
  open: (roomId: string) => void;
};

export class Crier {
  readonly #surroundings: Surroundings;
  /** The newest position that was heard of, by room: only what is past it is news. */
  readonly #heard = new Map<string, number>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #shown = new Map<string, { notification: Notification; messageId: string | undefined }>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** How a room stood before anything was told of it. */
  know({ roomId, position }: NewsOfRoom): void {
    if (!this.#heard.has(roomId)) this.#heard.set(roomId, position);
  }

  /** A room as it stands now; `isNew` where the viewer was not in it before. */
  hear(news: NewsOfRoom, isNew = false): void {
    const { roomId, position } = news;
    this.#takeBack(news);
    const heard = this.#heard.get(roomId) ?? (isNew ? 0 : position);
    this.#heard.set(roomId, Math.max(heard, position));
    if (position <= heard || !this.#isWorthACall(news)) return;
    clearTimeout(this.#waiting.get(roomId));
    this.#waiting.set(
      roomId,
      setTimeout(() => this.#call(roomId), GRACE_MILLISECONDS),
    );
  }

  /** The viewer goes: nothing of theirs stays on the screen. */
  fallSilent(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const { notification } of this.#shown.values()) notification.close();
    this.#waiting.clear();
    this.#shown.clear();
  }

  #isWorthACall({ roomId, body, authorId, isUnread }: NewsOfRoom): boolean {
    const isByAnother = authorId !== this.#surroundings.viewerId();
    return (
      standing() === 'on' && body !== null && isByAnother && isUnread && !this.#surroundings.isInView(roomId)
    );
  }

  #call(roomId: string): void {
    this.#waiting.delete(roomId);
    const news = this.#surroundings.current(roomId);
    if (news === null || !this.#isWorthACall(news)) return;
    const { title, body } = this.#surroundings.words(news);
    // The tag has the newest of a room take the place of the one before, whichever tab shows it.
    const notification = new Notification(title, { body, tag: `sarangbang/${roomId}` });
    notification.onclick = () => {
      notification.close();
      window.focus();
      this.#surroundings.open(roomId);
    };
    this.#shown.set(roomId, { notification, messageId: news.messageId });
  }

  /** What was read or deleted is not left standing. */
  #takeBack({ roomId, messageId, body, isUnread }: NewsOfRoom): void {
    const shown = this.#shown.get(roomId);
    if (shown === undefined) return;
    const isDeleted = shown.messageId === messageId && body === null;
    if (isUnread && !isDeleted) return;
    shown.notification.close();
    this.#shown.delete(roomId);
  }
}
