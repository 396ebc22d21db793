import { Fragment, memo } from 'react';
import styles from './Prose.module.css';
import { type Piece, parseProse } from './parseProse';

/** Up to three signs and nothing else: drawn larger, as one would hold up a picture. */
const FEW_SIGNS =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\p{M}|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic})*$/u;
const MOST_SIGNS = 3;

/** The words of a message. They are never more than text: no word of anybody becomes an element by itself. */
export const Prose = memo(function Prose({ text }: { text: string }) {
  const pieces = parseProse(text);

  return (
    <div className={styles.prose} dir="auto" data-said data-few={isFewSigns(text)}>
      {pieces.map((piece, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their place
        <Fragment key={place}>{draw(piece)}</Fragment>
      ))}
    </div>
  );
});

function draw(piece: Piece) {
  switch (piece.kind) {
    case 'words':
      return piece.text;
    case 'link':
      return (
        <>
          <a href={piece.address} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece.text}
          </a>
          {piece.host !== null && <bdi className={styles.host}> ({piece.host})</bdi>}
        </>
      );
    case 'code':
      return <code className={styles.code}>{piece.text}</code>;
    case 'block':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, which must be possible by keyboard
        <pre className={styles.block} dir="ltr" tabIndex={0}>
          <code>{piece.text}</code>
        </pre>
      );
  }
}

function isFewSigns(text: string): boolean {
  if (text.length > 40) return false;
  const signs = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return signs.length <= MOST_SIGNS && signs.every((sign) => FEW_SIGNS.test(sign));
}
