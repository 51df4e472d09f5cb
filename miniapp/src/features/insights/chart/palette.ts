/** The tokens a chart is drawn with: a canvas reads no style sheet. */
export type Palette = Record<'ink' | 'quiet' | 'line' | 'card' | 'river' | 'river-band', string>

export const LIGHT: Palette = {
  ink: '#2b2622',
  quiet: '#6f665f',
  line: '#ece5dc',
  card: '#ffffff',
  river: '#3f6e7b',
  'river-band': '#bdd2d1',
}

export const DARK: Palette = {
  ink: '#f3ece2',
  quiet: '#aea397',
  line: '#38312a',
  card: '#25211d',
  river: '#7fb0bc',
  'river-band': '#3e5b60',
}
