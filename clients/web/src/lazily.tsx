import { type ComponentType, lazy, Suspense } from 'react';

/** A component whose code is fetched when it is first drawn; until then there is nothing in its place. */
export function lazily<Props extends object>(fetch: () => Promise<{ default: ComponentType<Props> }>) {
  const Fetched = lazy(fetch) as ComponentType<Props>;
  return (props: Props) => (
    <Suspense fallback={null}>
      <Fetched {...props} />
    </Suspense>
  );
}
