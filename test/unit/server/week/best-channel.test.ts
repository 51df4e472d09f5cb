import { expect, it } from 'vitest'
import { poster, QUIET, STICKER, sticker, told, weeks } from './weeks-told.js'

it('the best channel is the one that most came by this week, of equal ones that of more fans', () => {
  const best = (...channels: ReturnType<typeof poster>[]) =>
    told(weeks({ figures: QUIET, channels })).bestChannel?.channelId
  const came = [1, 0, 0, 0, 0, 0, 0]
  const [few, none] = [sticker(came, { fans: 1 }), poster(Array(7).fill(0), { fans: 2, visits: 3 })]
  expect(best(few, poster([2, 0, 0, 0, 0, 0, 0]))).not.toBe(STICKER)
  expect(best(poster(came), few)).toBe(STICKER)
  expect(best(none, few)).toBe(STICKER)
  expect(best(none)).toBeUndefined()
})
