import { type ComponentType, useEffect, useReducer, useState } from 'react';

type Part<Props extends object> = {
  fetch: () => Promise<{ default: ComponentType<Props> }>;
  Fetched?: ComponentType<Props>;
};

/** The code of a part of the app could not be had: there is no network, no server, or a newer version of the app. */
export class Unfetched extends Error {}

/**
 * A component whose code is fetched when it is first drawn; until then there is nothing in its place.
 *
 * Breaks its place where that fails (`Unbroken`), and fetches anew when it is drawn there anew: React's own `lazy`
 * remembers a failure for ever.
 */
export function lazily<Props extends object>(fetch: Part<Props>['fetch']) {
  const part: Part<Props> = { fetch };
  return (props: Props) => <OnceFetched part={part} props={props} />;
}

function OnceFetched<Props extends object>({ part, props }: { part: Part<Props>; props: Props }) {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const [failure, setFailure] = useState<Unfetched | null>(null);

  useEffect(() => {
    if (part.Fetched) return;
    part.fetch().then(
      (module) => {
        part.Fetched = module.default;
        draw();
      },
      (reason: unknown) =>
        setFailure(new Unfetched('A part of the app could not be fetched', { cause: reason })),
    );
  }, [part]);

  if (failure) throw failure;
  return part.Fetched ? <part.Fetched {...props} /> : null;
}
