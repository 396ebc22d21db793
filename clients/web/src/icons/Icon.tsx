/** The few signs that the app draws, in the line of its letters. What they mean is said in words beside or for them. */
const PATHS = {
  back: 'm14.5 5-7 7 7 7',
  close: 'M6 6l12 12M18 6 6 18',
  door: 'M6 21V4h9v17M3 21h18M15 7h3v14M11.5 12v1.5',
  find: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L21 21',
  leave: 'M14 7V4H5v16h9v-3M10 12h11m-4-4 4 4-4 4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-4 2.8-6 6.5-6s6.1 2 6.5 6M16 5a3.2 3.2 0 0 1 0 6.2M18 14.3c2 .8 3.2 2.6 3.5 5.7',
  plus: 'M12 5v14M5 12h14',
  send: 'M12 20V5m-6 6 6-6 6 6',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
