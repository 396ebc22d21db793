/** The lattice window of a sarangbang, with the moon behind its paper. */
export function MoonWindow() {
  return (
    <svg viewBox="0 0 160 128" width="180" height="144" aria-hidden="true">
      <rect x="4" y="4" width="152" height="120" rx="3" fill="var(--paper-raised)" />
      <circle cx="106" cy="50" r="27" fill="var(--moon)" />
      <g fill="none" stroke="var(--mantine-color-wood-6)" strokeWidth="1.6" opacity="0.75">
        <path d="M22 8v112M40 8v112M58 8v112M102 8v112M120 8v112M138 8v112" />
        <path d="M8 30h144M8 40h144M8 60h144M8 70h144M8 92h144M8 102h144" />
      </g>
      <path d="M80 6v116" stroke="var(--post)" strokeWidth="5" />
      <rect x="5" y="5" width="150" height="118" rx="3" fill="none" stroke="var(--post)" strokeWidth="8" />
    </svg>
  );
}
