/**
 * Puts the generated document where the source says graphql(`…`).
 *
 * The client preset's own lookup ships every operation twice, as text and as a tree, in the first chunk, and every
 * fragment again with each document that spreads it. Here each definition is a module of its own, which is there once
 * and travels with the page that needs it.
 */
import { readFileSync } from 'node:fs';
import { type DocumentNode, type ExecutableDefinitionNode, visit } from 'graphql';
import type { Plugin } from 'vite';

const GENERATED = 'src/gql';
const CALL = /\bgraphql\(`([^`]*)`\)/g;
const DOCUMENT = 'virtual:document/';
const DEFINITION = 'virtual:definition/';

export function generatedDocuments(): Plugin {
  /** The names of what a source defines first, and then spreads. */
  const documents = new Map<string, string[]>();
  const definitions = new Map<string, ExecutableDefinitionNode>();

  return {
    name: 'generated-documents',
    apply: 'build',
    enforce: 'pre',

    buildStart() {
      for (const [source, document] of readDocuments()) {
        const written = document.definitions as ExecutableDefinitionNode[];
        for (const definition of written) definitions.set(nameOf(definition), definition);
        documents.set(source, written.map(nameOf));
      }
    },

    transform(code, id) {
      if (id.endsWith(`/${GENERATED}/possibleTypes.ts`)) return onlyAskedTypes(code, definitions.values());
      // Of the generated files only what is still used is shipped: the names of kinds.
      if (id.includes(`/${GENERATED}/`)) return { code, map: null, moduleSideEffects: false };
      if (!/\.tsx?$/.test(id) || !code.includes('graphql(`')) return null;
      const imports: string[] = [];
      const replaced = code.replace(CALL, (_, source: string) => {
        const [name] = documents.get(source) ?? [];
        if (name === undefined) throw new Error(`Nothing was generated for${source}`);
        imports.push(`import generated_${name} from '${DOCUMENT}${name}';`);
        return `generated_${name}`;
      });
      // On the last line, so that every other line keeps its number.
      return { code: `${replaced}\n${imports.join(' ')}`, map: null };
    },

    resolveId: (id) => (id.startsWith(DOCUMENT) || id.startsWith(DEFINITION) ? id : null),

    load(id) {
      if (id.startsWith(DEFINITION)) {
        return `export default ${JSON.stringify(definitions.get(id.slice(DEFINITION.length)))};`;
      }
      if (!id.startsWith(DOCUMENT)) return null;
      const names = [...documents.values()].find(([name]) => name === id.slice(DOCUMENT.length)) ?? [];
      const imports = names.map((name) => `import ${name} from '${DEFINITION}${name}';`);
      return `${imports.join('\n')}\nexport default { kind: 'Document', definitions: [${names.join(', ')}] };`;
    },
  };
}

/** Every source between graphql's backticks, and the tree that was generated for it. */
function* readDocuments(): Generator<[string, DocumentNode]> {
  const generated = readFileSync(`${GENERATED}/graphql.ts`, 'utf8');
  const trees = new Map(
    [...generated.matchAll(/^export const (\w+) = (\{.*\}) as unknown as /gm)].map(([, name, tree]) => [
      name,
      tree,
    ]),
  );
  const lookup = readFileSync(`${GENERATED}/gql.ts`, 'utf8');
  for (const [, source, name] of lookup.matchAll(/^ {4}("(?:[^"\\]|\\.)*"): types\.(\w+),$/gm)) {
    yield [JSON.parse(String(source)), JSON.parse(String(trees.get(name)))];
  }
}

function nameOf({ name }: ExecutableDefinitionNode): string {
  return String(name?.value);
}

/** Of what each union and interface may be, only those that some document distinguishes by. */
function onlyAskedTypes(code: string, definitions: Iterable<ExecutableDefinitionNode>) {
  const asked = new Set<string>();
  for (const definition of definitions) {
    visit(definition, {
      enter(node) {
        if ('typeCondition' in node && node.typeCondition) asked.add(node.typeCondition.name.value);
      },
    });
  }
  // The same text is there twice: as a type, and last as the value.
  const from = code.lastIndexOf(' = {') + 3;
  const to = code.lastIndexOf('};') + 1;
  const { possibleTypes } = JSON.parse(code.slice(from, to)) as { possibleTypes: Record<string, string[]> };
  const kept = Object.entries(possibleTypes).filter(([name]) => asked.has(name));
  const shorter = JSON.stringify({ possibleTypes: Object.fromEntries(kept) });
  return { code: code.slice(0, from) + shorter + code.slice(to), map: null };
}
