import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { issueToken, readToken } from '../../../api/_platform/tokens.js'

const key = randomBytes(32)
const now = new Date('2026-11-25T10:00:00Z')
const bearer = { merchantId: 'mer_1', personId: 'psn_1' }
const DAY = 86_400_000

describe('a token', () => {
  it('says whose it is for thirty days', async () => {
    const { token, expiresAt } = await issueToken(key, bearer, now)
    expect(expiresAt).toEqual(new Date(now.getTime() + 30 * DAY))
    expect(await readToken(key, token, now)).toEqual(bearer)
    expect(await readToken(key, token, new Date(expiresAt.getTime() - 1_000))).toEqual(bearer)
    expect(await readToken(key, token, expiresAt)).toBeNull()
  })

  it('carries nothing but the person, the merchant and the times', async () => {
    const { token } = await issueToken(key, bearer, now)
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(Object.keys(claims).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sub'])
  })

  it('of another key, with any part changed, or with no signature is nobody', async () => {
    const { token } = await issueToken(key, bearer, now)
    const [head = '', body = '', tail = ''] = token.split('.')
    const claims = Buffer.from(JSON.stringify({ iss: 'shuke', aud: 'mer_1', sub: 'psn_2' })).toString(
      'base64url',
    )
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const forged = [
      ...[`${head}.${claims}.${tail}`, `${none}.${body}.`, `${none}.${claims}.${tail}`],
      ...[`${head}.${body}`, `${head}.${body}.`, 'x', '', '..'],
    ]
    for (const text of forged) expect(await readToken(key, text, now)).toBeNull()
    expect(await readToken(randomBytes(32), token, now)).toBeNull()
  })

  it('of another issuer, another algorithm or without a person is nobody', async () => {
    const sign = (claims: Record<string, string>, alg: string, secret: Uint8Array) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg })
        .setExpirationTime(new Date(now.getTime() + DAY))
        .sign(secret)
    const claims = { iss: 'shuke', aud: 'mer_1', sub: 'psn_1' }
    expect(await readToken(key, await sign(claims, 'HS256', key), now)).toEqual(bearer)
    expect(await readToken(key, await sign({ ...claims, iss: 'else' }, 'HS256', key), now)).toBeNull()
    const long = randomBytes(64)
    expect(await readToken(long, await sign(claims, 'HS512', long), now)).toBeNull()
    expect(await readToken(key, await sign({ iss: 'shuke', aud: 'mer_1' }, 'HS256', key), now)).toBeNull()
  })
})
