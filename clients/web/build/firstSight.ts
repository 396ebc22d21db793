/** Fails the build when too much JavaScript comes before the first sight of the app. */
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Budget = {
  /** Gzipped, as the browser receives it. */
  bytes: number;
  /** Sources of pages that somebody may see first and that are fetched apart from the entry. */
  lazyPages: string[];
  /** Sources that are fetched apart, whatever is seen first. */
  always: string[];
  /** Modules that nothing of the app may ever lead to. */
  never: RegExp;
};

export function firstSight({ bytes, lazyPages, always, never }: Budget): Plugin {
  return {
    name: 'first-sight',
    apply: 'build',

    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entries = chunks.filter(({ isEntry }) => isEntry);
      const first = [...entries, ...always.map((source) => chunkOf(chunks, source))];
      const sights = [first, ...lazyPages.map((source) => [...first, chunkOf(chunks, source)])];
      const weights = sights.map((seen) => weight(reachable(chunks, seen, ({ imports }) => imports)));
      const heaviest = Math.max(...weights);
      this.info(`${heaviest.toLocaleString('en')} bytes of JavaScript before the first sight`);
      if (heaviest > bytes)
        this.error(`At most ${bytes.toLocaleString('en')} bytes may come before the first sight`);

      const everything = reachable(chunks, entries, ({ imports, dynamicImports }) => [
        ...imports,
        ...dynamicImports,
      ]);
      const stray = everything.flatMap(({ moduleIds }) => moduleIds).find((id) => never.test(id));
      if (stray !== undefined) this.error(`The app would come to load ${stray}`);
    },
  };
}

type Chunk = Rolldown.OutputChunk;

function chunkOf(chunks: Chunk[], source: string): Chunk {
  const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
  if (found === undefined) throw new Error(`${source} is in no chunk`);
  return found;
}

function reachable(chunks: Chunk[], from: Chunk[], next: (chunk: Chunk) => string[]): Chunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set(from);
  for (const chunk of seen) {
    for (const name of next(chunk)) {
      const other = byName.get(name);
      if (other !== undefined) seen.add(other);
    }
  }
  return [...seen];
}

function weight(chunks: Chunk[]): number {
  return chunks.reduce((bytes, { code }) => bytes + gzipSync(code, { level: 9 }).length, 0);
}
