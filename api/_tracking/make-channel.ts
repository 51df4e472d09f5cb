import { randomInt } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { channels } from '../../db/schema/index.js'
import type { Context } from '../_platform/context.js'
import { fail } from '../_platform/errors.js'
import { newId } from '../_platform/ids.js'
import { keepChannels } from './channel-keeping.js'
import { toChannel } from './channels.js'
import type { Channel, ChannelRequest } from './contract.js'
import { CHANNELS_MAX } from './vocabulary.js'

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'
const CODE_LENGTH = 8
const DRAWS = 5

const drawCode = () => Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

/** Makes a channel with a code that no other of the merchant has. Fails with `channels_full` or `name_taken`. */
export const makeChannel = async (
  ctx: Context,
  { storeId, kind, name }: ChannelRequest & { storeId: string },
  draw = drawCode,
): Promise<Channel> => {
  const { merchantId, now } = ctx
  await keepChannels(ctx, { storeId, name })
  const known = await ctx.db.$count(
    channels,
    and(eq(channels.merchantId, merchantId), eq(channels.storeId, storeId)),
  )
  if (known >= CHANNELS_MAX) fail('channels_full')
  const channel = { merchantId, id: newId('chn', now), storeId, kind, name, createdAt: now }
  for (let drawn = 0; drawn < DRAWS; drawn++) {
    const [made] = await ctx.db
      .insert(channels)
      .values({ ...channel, code: draw() })
      .onConflictDoNothing({ target: [channels.merchantId, channels.code] })
      .returning()
    if (made) return toChannel(made)
  }
  return fail('internal')
}
