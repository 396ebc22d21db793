import type { CDPSession, Page } from '@playwright/test';
import { composer, enterRoom, expect, spoken, test, uniquely } from './story';

/** Types syllables as an input method does: each in the making until the next one begins. */
async function compose(ime: CDPSession, stages: string[]) {
  for (const text of stages) {
    await ime.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
}

/** Counts the messages that a page sends. */
function countSends(page: Page): () => number {
  let sends = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('mutation SendMessage')) sends += 1;
  });
  return () => sends;
}

/** Tells the field what another browser would tell it, event by event. */
async function tell(page: Page, events: [type: string, fields: object, value?: string][]) {
  await composer(page).evaluate((field, told) => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    for (const [type, fields, value] of told) {
      if (value !== undefined) setValue?.call(field, value);
      const kind = type.startsWith('composition')
        ? CompositionEvent
        : type.startsWith('key')
          ? KeyboardEvent
          : InputEvent;
      const event = new kind(type, { bubbles: true, cancelable: true, ...fields });
      // A constructed KeyboardEvent has no keyCode of its own.
      if ('keyCode' in fields) Object.defineProperty(event, 'keyCode', { value: fields.keyCode });
      field.dispatchEvent(event);
    }
  }, events);
}

async function inRoom(page: Page) {
  await enterRoom(page, uniquely('글방'));
  await composer(page).focus();
  return page.context().newCDPSession(page);
}

test('one Enter while a syllable is in the making sends one message, every syllable in it', async ({
  arrive,
}) => {
  const ada = await arrive('에이다');
  const ime = await inRoom(ada);
  const sends = countSends(ada);

  await compose(ime, ['ㅎ', '하', '한']);
  await ime.send('Input.insertText', { text: '한' });
  await compose(ime, ['ㄱ', '그', '글']);
  // Chrome's order: a keydown within the composition, its end, and the same press once more.
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
  await ime.send('Input.insertText', { text: '글' });
  await ime.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key: 'Enter',
    code: 'Enter',
    text: '\r',
    windowsVirtualKeyCode: 13,
  });
  await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', windowsVirtualKeyCode: 13 });

  await expect(spoken(ada)).toHaveText(['한글']);
  await expect(composer(ada)).toHaveValue('');
  await expect(ada.getByText('보내는 중')).toHaveCount(0);
  expect(sends()).toBe(1);
});

test('an Enter that only belongs to the input method sends nothing; the next one sends once', async ({
  arrive,
}) => {
  const ada = await arrive('에이다');
  const ime = await inRoom(ada);

  await compose(ime, ['に', 'にほ', 'にほん']);
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', windowsVirtualKeyCode: 229 });
  await ime.send('Input.insertText', { text: '日本' });
  await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', windowsVirtualKeyCode: 13 });
  await expect(composer(ada)).toHaveValue('日本');
  await expect(spoken(ada)).toHaveCount(0);

  await composer(ada).press('Enter');
  await expect(spoken(ada)).toHaveText(['日本']);
  await expect(composer(ada)).toHaveValue('');
});

test('Shift and Enter break the line, Enter sends both lines', async ({ arrive }) => {
  const ada = await arrive('에이다');
  await inRoom(ada);

  await composer(ada).pressSequentially('첫째 줄');
  await composer(ada).press('Shift+Enter');
  await composer(ada).pressSequentially('둘째 줄');
  await composer(ada).press('Enter');

  await expect(spoken(ada)).toHaveText(['첫째 줄\n둘째 줄']);
});

const ENTER = { key: 'Enter', code: 'Enter' };

for (const [browser, order] of [
  [
    'Safari',
    [
      ['compositionend', { data: '글' }],
      ['input', { inputType: 'insertFromComposition', data: '글' }, '한글'],
      ['keydown', { ...ENTER, keyCode: 229 }],
      ['keyup', { ...ENTER, keyCode: 13 }],
    ],
  ],
  [
    'Firefox',
    [
      ['keydown', { ...ENTER, keyCode: 229, isComposing: true }],
      ['compositionend', { data: '글' }],
      ['input', { inputType: 'insertCompositionText', data: '글' }, '한글'],
      ['beforeinput', { inputType: 'insertLineBreak' }],
      ['keyup', { ...ENTER, keyCode: 13 }],
    ],
  ],
  [
    'Chrome on Windows',
    [
      ['keydown', { key: 'Process', code: 'Enter', keyCode: 229, isComposing: true }],
      ['input', { inputType: 'insertCompositionText', data: '글', isComposing: true }, '한글'],
      ['compositionend', { data: '글' }],
      ['keydown', { ...ENTER, keyCode: 13 }],
      ['beforeinput', { inputType: 'insertLineBreak' }],
      ['keyup', { ...ENTER, keyCode: 13 }],
    ],
  ],
] as [string, [string, object, string?][]][]) {
  test(`one Enter sends one message in the order of ${browser}`, async ({ arrive }) => {
    const ada = await arrive('에이다');
    await inRoom(ada);
    const sends = countSends(ada);

    await tell(ada, [
      ['compositionstart', { data: '' }],
      ['compositionupdate', { data: '그' }],
      ['input', { inputType: 'insertCompositionText', data: '그', isComposing: true }, '한그'],
      ...order,
    ]);

    await expect(spoken(ada)).toHaveText(['한글']);
    await expect(composer(ada)).toHaveValue('');
    await expect(ada.getByText('보내는 중')).toHaveCount(0);
    expect(sends()).toBe(1);
  });
}
