import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sealPush } from '../../api/_local/wechat/pushing.js'
import { AppError } from '../../api/_platform/errors.js'
import { openPush, signParts } from '../../api/_platform/wechat/push.js'
import { checkRawData, openUserData } from '../../api/_platform/wechat/user-data.js'
import { scale } from '../support/scale.js'
import { NOW } from '../support/shop.js'
import vectors from '../support/wechat-vectors.json' with { type: 'json' }

const FLIPS = scale(200, 10_000)

const app = {
  appid: 'wx1234567890abcdef',
  secret: 'secret',
  push: { token: 'qdg6eK', encodingAesKey: randomBytes(33).toString('base64').slice(0, 43) },
}
const keys = { appid: app.appid, ...app.push }

/** `opened`, or the code of a refusal; anything else a test must not see. */
const outcomeOf = (open: () => unknown) => {
  try {
    open()
    return 'opened'
  } catch (error) {
    if (error instanceof AppError && error.status >= 400 && error.status < 500) return error.code
    return `not a refusal: ${error}`
  }
}

const flip = (bytes: Buffer, bit: number) => {
  const flipped = Buffer.from(bytes)
  const at = Math.floor(bit / 8) % bytes.length
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit % 8))
  return flipped
}
const bit = fc.nat({ max: 2 ** 20 })
const message = fc
  .record({ text: fc.string({ unit: 'grapheme', maxLength: 120 }), id: fc.nat() })
  .map(({ text, id }) => ({
    ...{
      ToUserName: 'gh_97417a04a28d',
      FromUserName: 'oPerson',
      CreateTime: NOW.getTime() / 1000,
      MsgType: 'text',
    },
    ...{ MsgId: id, Content: text },
  }))

const count = () => {
  const counts: Record<string, number> = {}
  return {
    counts,
    add: (outcome: string) => {
      counts[outcome] = (counts[outcome] ?? 0) + 1
    },
  }
}

it(`a signed push with one of its bits flipped is never taken, in ${FLIPS} flips`, () => {
  const { counts, add } = count()
  const place = fc.constantFrom('body', 'timestamp', 'nonce', 'msg_signature')
  const property = fc.property(message, place, bit, (content, where, which) => {
    const { query, body } = sealPush(app, content, NOW)
    expect(openPush(keys, query, body, NOW).msgId).toBe(String(content.MsgId))
    const wrong = { ...query, body }
    // Only the body is read as UTF-8; a query's value is any text.
    const change = flip(Buffer.from(wrong[where]), which)
    wrong[where] = change.toString(where === 'body' ? 'utf8' : 'latin1')
    add(outcomeOf(() => openPush(keys, wrong, wrong.body, NOW)))
  })
  fc.assert(property, { numRuns: FLIPS })
  expect(counts).toEqual({ push_refused: FLIPS })
})

it('rubbish is refused, even where its signature is right', () => {
  const { counts, add } = count()
  const property = fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, text) => {
    const { query, body } = sealPush(app, { ToUserName: 'gh' }, NOW)
    const Encrypt = Buffer.from(bytes).toString('base64')
    const msg_signature = signParts(keys.token, query.timestamp, query.nonce, Encrypt)
    add(outcomeOf(() => openPush(keys, { ...query, msg_signature }, JSON.stringify({ Encrypt }), NOW)))
    add(outcomeOf(() => openPush(keys, query, text, NOW)))
    add(outcomeOf(() => openPush(keys, query, body.slice(0, bytes.length), NOW)))
    add(outcomeOf(() => openPush(keys, { timestamp: text, nonce: text, msg_signature: text }, body, NOW)))
  })
  fc.assert(property, { numRuns: FLIPS })
  expect(counts).toEqual({ push_refused: FLIPS * 4 })
})

it(`user data with one of its bits flipped opens or is a bad request, in ${FLIPS} flips`, () => {
  const { counts, add } = count()
  const { appId, sessionKey, iv, encryptedData } = vectors.user_data_decrypt_demo
  const sealed = { sessionKey, iv, encryptedData }
  const place = fc.constantFrom('sessionKey', 'iv', 'encryptedData')
  const property = fc.property(place, fc.boolean(), bit, (where, asText, which) => {
    const wrong = { ...sealed }
    const change = flip(Buffer.from(sealed[where], asText ? 'latin1' : 'base64'), which)
    wrong[where] = change.toString(asText ? 'latin1' : 'base64')
    add(outcomeOf(() => openUserData(appId, wrong)))
  })
  fc.assert(property, { numRuns: FLIPS })
  const { opened = 0, invalid_request = 0, ...others } = counts
  expect(others).toEqual({})
  expect(opened + invalid_request).toBe(FLIPS)
  expect(invalid_request).toBeGreaterThan(opened)
})

it('raw data is taken with its own signature only', () => {
  const { counts, add } = count()
  const { rawData, sessionKey, signature } = vectors.rawdata_signature_demo
  const property = fc.property(fc.constantFrom('rawData', 'sessionKey', 'signature'), bit, (where, which) => {
    const wrong = { rawData, sessionKey, signature }
    wrong[where] = flip(Buffer.from(wrong[where]), which).toString('latin1')
    add(outcomeOf(() => checkRawData(wrong.sessionKey, wrong.rawData, wrong.signature)))
  })
  fc.assert(property, { numRuns: FLIPS })
  expect(counts).toEqual({ invalid_request: FLIPS })
})
