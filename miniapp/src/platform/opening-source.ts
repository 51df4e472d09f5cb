import { channelCodeOf } from './channel-code'

type Opening = {
  scene?: number | string
  query?: Record<string, string | undefined>
  referrerInfo?: { appId?: string }
}

// What an event may carry; anything else would have it refused.
const WORD = /^[0-9A-Za-z_.:/-]{1,64}$/

/** What an opening tells of where somebody came from: WeChat's scene, a channel's code, another mini-program, a friend's card. */
export const sourceOf = ({ scene, query = {}, referrerInfo }: Opening) => {
  const told = { channel: channelCodeOf(query), referrer: referrerInfo?.appId, shared: query.shared }
  const words = Object.entries(told).filter(([, value]) => value !== undefined && WORD.test(value))
  return { scene: Math.max(0, Math.floor(Number(scene)) || 0), ...Object.fromEntries(words) }
}
