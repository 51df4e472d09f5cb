import { CHANNEL_PREFIX } from '../../../api/_tracking/vocabulary'
import { decoded } from './decoded'

const CODE = /^[2-9a-hjkmnp-z]{8}$/

type Carried = { scene?: string; channel?: string }

/** The channel's code that an opening carries: in the scene of a mini-program code, which arrives encoded, or in the `channel` of a link. */
export const channelCodeOf = ({ scene = '', channel = linkedChannel() }: Carried) => {
  const said = decoded(scene) ?? ''
  const code = said.startsWith(CHANNEL_PREFIX) ? said.slice(CHANNEL_PREFIX.length) : channel
  return CODE.test(code) ? code : undefined
}

const linkedChannel = () =>
  (process.env.TARO_ENV === 'h5' && new URLSearchParams(location.search).get('channel')) || ''
