import { describe, expect, test } from 'vitest';
import { EnterKey } from './enterKey';

const composing = { isComposing: true, keyCode: 229, shiftKey: false };
const safari = { isComposing: false, keyCode: 229, shiftKey: false };
const plain = { isComposing: false, keyCode: 13, shiftKey: false };

describe('one press of Enter that ends a Hangul syllable sends once', () => {
  test('in the order of Chrome, whose keydown comes again', () => {
    const enter = new EnterKey();

    expect(enter.down({ ...composing, timeStamp: 1000 })).toBe('leave');
    expect(enter.composed('글', 1001)).toBe('send');
    expect(enter.down({ ...plain, timeStamp: 1002 })).toBe('swallow');
    enter.up();
    expect(enter.down({ ...plain, timeStamp: 1500 })).toBe('send');
  });

  test('in the order of Firefox, whose keydown comes once', () => {
    const enter = new EnterKey();

    expect(enter.down({ ...composing, timeStamp: 1000 })).toBe('leave');
    expect(enter.composed('글', 1001)).toBe('send');
    expect(enter.hasSent).toBe(true);
    enter.up();
    expect(enter.hasSent).toBe(false);
  });

  test('in the order of Safari, whose keydown follows the end', () => {
    const enter = new EnterKey();

    expect(enter.composed('글', 1000)).toBe('leave');
    expect(enter.down({ ...safari, timeStamp: 1002 })).toBe('send');
  });
});

test('an Enter that chooses a candidate sends nothing, in any order', () => {
  const chrome = new EnterKey();
  expect(chrome.down({ ...composing, timeStamp: 1000 })).toBe('leave');
  expect(chrome.composed('日本', 1001)).toBe('leave');

  const safariOrder = new EnterKey();
  expect(safariOrder.composed('日本', 1000)).toBe('leave');
  expect(safariOrder.down({ ...safari, timeStamp: 1002 })).toBe('leave');
});

test('the next Enter sends, however soon it follows the one that chose', () => {
  const enter = new EnterKey();

  expect(enter.down({ ...composing, timeStamp: 1000 })).toBe('leave');
  expect(enter.composed('日本', 1001)).toBe('leave');
  enter.up();
  expect(enter.down({ ...plain, timeStamp: 1010 })).toBe('send');
});

test('a syllable that ended by itself leaves the next Enter to send', () => {
  const enter = new EnterKey();

  expect(enter.composed('글', 1000)).toBe('leave');
  expect(enter.down({ ...plain, timeStamp: 1400 })).toBe('send');
});

test('a held Enter sends once, and Shift breaks the line', () => {
  const enter = new EnterKey();

  expect(enter.down({ ...plain, timeStamp: 1000 })).toBe('send');
  expect(enter.down({ ...plain, timeStamp: 1500 })).toBe('swallow');
  enter.up();
  expect(enter.down({ ...plain, shiftKey: true, timeStamp: 2000 })).toBe('leave');
});
