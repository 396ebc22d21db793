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
