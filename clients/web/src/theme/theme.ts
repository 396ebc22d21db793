/** Hanji, ink and wood: the colours of a sarangbang, the room of a hanok where guests are received. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, TextInput } from '@mantine/core';

// biome-ignore-start format: ten shades, five a line
const wood: MantineColorsTuple = [
  '#faf3ea',
  '#f0e3d2',
  '#e3caab',
  '#d5af82',
  '#c8965f',
  '#b88049',
  '#9c673a',
  '#7d4f2e',
  '#643f26',
  '#4b2f1d',
];

/** The red of a seal: what is wrong, and what waits to be read. */
const seal: MantineColorsTuple = [
  '#fcefe9',
  '#f7dbd0',
  '#efb8a6',
  '#e69279',
  '#de7257',
  '#d45b3f',
  '#c24a30',
  '#a8321f',
  '#86281a',
  '#641e14',
];

/** Mantine's greys, warmed: paper by day, soot and lamplight by night. */
const paper: MantineColorsTuple = [
  '#fdfaf4',
  '#f6f0e5',
  '#ece3d4',
  '#dfd2bf',
  '#cdbfab',
  '#ad9e8b',
  '#86796b',
  '#6d6054',
  '#463c33',
  '#2c241d',
];
const soot: MantineColorsTuple = [
  '#ece1d1',
  '#cbbda9',
  '#a99a88',
  '#7d6f60',
  '#54473a',
  '#3a3128',
  '#262019',
  '#1b1714',
  '#171310',
  '#110e0b',
];
// biome-ignore-end format: ten shades, five a line

export const theme = createTheme({
  primaryColor: 'wood',
  primaryShade: { light: 7, dark: 6 },
  colors: { wood, red: seal, gray: paper, dark: soot },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Phones zoom into a field whose letters are smaller than this.
    TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
  },
  fontFamily:
    'system-ui, -apple-system, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif',
  headings: {
    fontFamily: '"Nanum Myeongjo", AppleMyungjo, "Noto Serif KR", "Noto Serif CJK KR", Batang, serif',
    fontWeight: '700',
  },
});

export const paperAndInk: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f2e8',
    '--mantine-color-text': '#2c241d',
    '--mantine-color-dimmed': '#655849',
    '--mantine-color-default': '#fdfaf4',
    '--mantine-color-default-hover': '#f3ebdd',
    '--mantine-color-default-border': '#8f806c',
    '--mantine-color-placeholder': '#786b5e',
    '--mantine-color-error': '#a8321f',
    '--paper-raised': '#fdfaf4',
    '--paper-sunk': '#efe6d6',
    '--paper-own': '#ecdcc3',
    '--line': '#dfd2bf',
    '--post': '#643f26',
    '--ink-soft': '#655849',
    '--seal': '#a8321f',
    '--seal-text': '#fff8ee',
    '--moon': '#f0d9a8',
    '--shade': 'rgb(40 26 14 / 16%)',
  },
  dark: {
    '--mantine-color-body': '#1b1714',
    '--mantine-color-text': '#ece1d1',
    '--mantine-color-dimmed': '#b3a492',
    '--mantine-color-default': '#262019',
    '--mantine-color-default-hover': '#302820',
    '--mantine-color-default-border': '#7a6a59',
    '--mantine-color-placeholder': '#988977',
    '--mantine-color-error': '#ee8a74',
    '--paper-raised': '#262019',
    '--paper-sunk': '#14110e',
    '--paper-own': '#43331f',
    '--line': '#3a3128',
    '--post': '#4b2f1d',
    '--ink-soft': '#b3a492',
    '--seal': '#d9674f',
    '--seal-text': '#1b1009',
    '--moon': '#e9cf96',
    '--shade': 'rgb(0 0 0 / 45%)',
  },
});
