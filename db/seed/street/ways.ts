import type { Random } from '../random.js'
import type { Channel, MadeKind, SceneKind, Way } from './street.js'

const SCENES: Record<SceneKind, (number | null)[]> = {
  direct: [null, 0, 1001, 1089],
  scan: [1011, 1047],
  search: [1005, 1053],
  chat: [1007, 1044],
  officialAccount: [1035, 1058],
  moments: [1154, 1155],
  ad: [1045, 1067],
  link: [1065],
  other: [4321],
}

/** What WeChat calls the scene in which a code of this kind is met. */
const MET_IN: Record<MadeKind, SceneKind> = {
  poster: 'scan',
  tableSticker: 'scan',
  receipt: 'scan',
  article: 'officialAccount',
  video: 'link',
  friend: 'chat',
}

/** A code that looks like a channel's, and is nobody's. */
export const UNKNOWN_CHANNEL = 'nobodys'

export const byScene = (random: Random, kind: SceneKind): Way => ({
  channel: null,
  scene: random.pick(SCENES[kind]),
  kind,
})

/** Each channel as often as it pulls. */
export const byPull = (channels: Channel[]): Channel[] =>
  channels.flatMap((channel) => Array.from({ length: channel.pull ?? 1 }, () => channel))

export const byChannel = (random: Random, { key, kind }: Pick<Channel, 'key' | 'kind'>): Way => ({
  ...byScene(random, MET_IN[kind]),
  channel: key,
})

export const byUnknownCode = (random: Random): Way => ({
  ...byScene(random, 'scan'),
  channel: UNKNOWN_CHANNEL,
})
