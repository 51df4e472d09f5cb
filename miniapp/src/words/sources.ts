import { CHANNEL_KINDS, SCENE_SOURCES, type Source } from '../../../api/_tracking/vocabulary'

const WORDS: Record<string, string> = {
  ...CHANNEL_KINDS,
  ...Object.fromEntries(Object.entries(SCENE_SOURCES).map(([key, { words }]) => [key, words])),
}

/** Where somebody came from, as it is called: 「桌贴」, 「扫码」. */
export const saySource = (source: Source) => WORDS[source] ?? '别处'
