import { CHANNEL_PREFIX } from '../../../api/_tracking/vocabulary'

type Opening = {
  scene?: number | string
  query?: Record<string, string | undefined>
  referrerInfo?: { appId?: string }
}

// What an event may carry; anything else would have it refused.
const WORD = /^[0-9A-Za-z_.:/-]{1,64}$/

/** What an opening tells of where somebody came from: WeChat's scene, a channel's code, another mini-program, a friend's card. */
export const sourceOf = ({ scene, query = {}, referrerInfo }: Opening) => {
  const told = {
    channel: channelIn(query.scene) ?? codeOf(query.channel),
    referrer: referrerInfo?.appId,
    shared: query.shared,
  }
  const words = Object.entries(told).filter(([, value]) => value !== undefined && WORD.test(value))
  return { scene: Math.max(0, Math.floor(Number(scene)) || 0), ...Object.fromEntries(words) }
}

/** The channel that a mini-program code names, if it does not name a store; WeChat hands the scene on encoded. */
const channelIn = (scene = '') => {
  const named = decoded(scene)
  return named.startsWith(CHANNEL_PREFIX) ? codeOf(named) : undefined
}

const codeOf = (channel: string | undefined) =>
  channel?.startsWith(CHANNEL_PREFIX) ? channel.slice(CHANNEL_PREFIX.length) : channel

const decoded = (text: string) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
