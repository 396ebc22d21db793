import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const STYLES = 'node_modules/@mantine/core/styles';

/** Without its styles a checkbox is an empty square with a black mark beneath it. */
test('every component of Mantine that is used has its styles', () => {
  const used = globSync('src/**/*.tsx').flatMap((path) => componentsOf(readFileSync(path, 'utf8')));
  const styles = readFileSync('src/theme/mantine.css', 'utf8');

  const unstyled = [...new Set(used)].filter(
    (name) => existsSync(`${STYLES}/${name}.css`) && !styles.includes(`/${name}.css`),
  );

  expect(used).toContain('Button');
  expect(unstyled).toEqual([]);
});

function componentsOf(source: string): string[] {
  const imported = source.match(/import \{([^}]*)\} from '@mantine\/core'/)?.[1] ?? '';
  return imported.split(',').map((name) => name.trim());
}
