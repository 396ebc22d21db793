import { useLayoutEffect, useRef, useState } from 'react';

type Keyed = { key: string };

type Step<Item> = {
  rows: Item[];
  /** Whether it was at the start that rows came or went. */
  shift: boolean;
  /** Counts how often nothing was left of what was there before. */
  generation: number;
};

/**
 * Changes of a list, at one end at a time: a virtual list keeps its place over rows that come or go at its start only
 * where nothing changes at its end meanwhile.
 */
export function useOneEndAtATime<Item extends Keyed>(all: Item[]): Step<Item> {
  const drawn = useRef<Step<Item>>({ rows: all, shift: false, generation: 0 });
  const [, setSteps] = useState(0);
  const step = nextStep(drawn.current, all);

  useLayoutEffect(() => {
    drawn.current = step;
    if (step.rows !== all) setSteps((steps) => steps + 1);
  });

  return step;
}

export function nextStep<Item extends Keyed>(drawn: Step<Item>, all: Item[]): Step<Item> {
  const [first, last] = [drawn.rows[0]?.key, drawn.rows.at(-1)?.key];
  if (drawn.rows === all || first === undefined || all[0]?.key === first) {
    return { rows: all, shift: false, generation: drawn.generation };
  }
  const came = all.findIndex(({ key }) => key === first);
  const went = drawn.rows.findIndex(({ key }) => key === all[0]?.key);
  if (came < 0 && went < 0) return { rows: all, shift: false, generation: drawn.generation + 1 };

  const end = all.findLastIndex(({ key }) => key === last);
  const rows = end < 0 || end === all.length - 1 ? all : all.slice(0, end + 1);
  return { rows, shift: true, generation: drawn.generation };
}
