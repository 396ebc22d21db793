import { composer, enterRoom, expect, log, spoken, test, uniquely } from './story';

const SCRIPTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "'-alert(1)-'",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what Eve writes
  '${alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '<a href="javascript:alert(1)">x</a>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<form action=javascript:alert(1)><button>x</button></form>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="data:text/html,<script>alert(1)</script>">',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '</textarea><script>alert(1)</script>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<![CDATA[<script>alert(1)</script>]]>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
  '__proto__',
  'constructor',
  '`<img src=x onerror=alert(1)>`',
  '```html\n<script>alert(1)</script>\n```',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '[x]: javascript:alert(1)',
];
const LINKS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'javascript://%0aalert(1)',
  'javascript:alert(1)//https://example.com',
  '\u0001javascript:alert(1)'.slice(1),
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'blob:https://example.org/x',
  'file:///etc/passwd',
  'view-source:https://example.org',
  'https://bank.example@evil.example/',
  'https://bank.example:x@evil.example/',
  'https://evil.example\\@bank.example/',
  'https:evil.example',
  '//evil.example/',
  'https://example.org/"onmouseover="alert(1)',
  "https://example.org/'onmouseover='alert(1)",
  'https://example.org/<script>alert(1)</script>',
  'https://аpple.com/',
  'https://example.org/\u202egpj.exe',
  'mailto:ada@example.org?body=<script>alert(1)</script>',
  'www.example.org/<img src=x onerror=alert(1)>',
];
const SHAPES = [
  'ㅋ'.repeat(3_000),
  `https://example.org/${'a'.repeat(1_900)}`,
  'W'.repeat(2_000),
  'שלום עולם ומה שלומך היום',
  'مرحبا بالعالم ‮ هذا نص',
  '👨‍👩‍👧‍👦'.repeat(300),
  '﷽'.repeat(60),
  `e${'\u0301'.repeat(1_000)}`,
  `\`\`\`\n${'x'.repeat(900)}\n\`\`\``,
];

test(`E1, E2: ${SCRIPTS.length + LINKS.length} hostile strings are words and nothing else`, async ({
  arrive,
}) => {
  test.setTimeout(180_000);
  const eve = await arrive('Eve', 'en-US');
  await eve.exposeFunction('__ran', () => ran.push('ran'));
  const ran: string[] = [];
  await eve.evaluate(() => {
    const page = window as unknown as { __ran: () => void; alert: () => void };
    page.alert = () => page.__ran();
    document.addEventListener('securitypolicyviolation', () => page.__ran());
  });
  eve.on('dialog', () => ran.push('dialog'));
  await enterRoom(eve, uniquely('lab'));

  for (const [place, words] of [...SCRIPTS, ...LINKS].entries()) {
    await composer(eve).fill(words);
    await composer(eve).press('Enter');
    await expect(eve.getByText('Sending')).toHaveCount(0);
    const said = spoken(eve).last();
    await expect(said).toBeInViewport();
    const seen = await said.textContent();
    // Backticks are what is left out of code; everything else stands as it was written.
    const bare = (text: string | null) => text?.replace(/```html\n|\n```|`| \(xn--[^)]*\)/gu, '');
    expect(bare(seen), `string ${place}`).toBe(bare(words));
  }

  const elements = await log(eve).evaluate((pane) => {
    const all = [...pane.querySelectorAll('[data-said] *')].map(({ tagName }) => tagName);
    return [...new Set(all)].toSorted();
  });
  expect(elements.every((name) => ['A', 'BDI', 'CODE', 'PRE'].includes(name))).toBe(true);
  const links = await log(eve)
    .locator('[data-said] a')
    .evaluateAll((anchors) =>
      anchors.map((anchor) => ({
        href: (anchor as HTMLAnchorElement).protocol,
        rel: anchor.getAttribute('rel'),
      })),
    );
  for (const { href, rel } of links) {
    expect(['http:', 'https:', 'mailto:']).toContain(href);
    expect(rel).toContain('noopener noreferrer');
  }
  expect(ran).toEqual([]);
});

for (const [size, viewport] of [
  ['a desktop', { width: 1280, height: 800 }],
  ['a phone', { width: 360, height: 640 }],
] as const) {
  test(`E6: long words, other directions and piled marks do not break the page of ${size}`, async ({
    arrive,
  }) => {
    const eve = await arrive('Eve', 'en-US');
    await enterRoom(eve, uniquely('shapes'));
    await eve.setViewportSize(viewport);

    for (const words of SHAPES) {
      await composer(eve).fill(words);
      await composer(eve).press('Enter');
      await expect(eve.getByText('Sending')).toHaveCount(0);
      const overflow = await eve.evaluate(() => {
        const pane = document.querySelector('[role=log]');
        return Math.max(
          document.documentElement.scrollWidth - window.innerWidth,
          (pane?.scrollWidth ?? 0) - (pane?.clientWidth ?? 0),
        );
      });
      expect(overflow, words.slice(0, 20)).toBeLessThanOrEqual(0);
    }
    await eve.screenshot({ path: test.info().outputPath('shapes.png') });
  });
}
