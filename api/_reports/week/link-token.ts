import { MerchantId } from '../../_platform/contract.js'
import type { Sealer } from '../../_platform/sealing.js'
import { SummaryLinkId } from './contract.js'

const ISSUER = 'shuke'
const AUDIENCE = 'shared-summary'

type Link = { merchantId: string; linkId: string }
type Signed = Link & { createdAt: Date; expiresAt: Date }

/** Signs the address of a link (JWS, HS256). It names nobody, so it is no session; the same link gives the same token. */
export const signLink = async (sealer: Sealer, { merchantId, linkId, createdAt, expiresAt }: Signed) => {
  const { SignJWT } = await import('jose/jwt/sign')
  return new SignJWT({ merchant: merchantId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setJti(linkId)
    .setIssuedAt(createdAt)
    .setExpirationTime(expiresAt)
    .sign(keyOf(sealer))
}

/** Which link this is, or null when it is forged, for something else or expired. */
export const readLink = async (sealer: Sealer, token: string, now: Date): Promise<Link | null> => {
  const [{ jwtVerify }, { JOSEError }] = await Promise.all([import('jose/jwt/verify'), import('jose/errors')])
  try {
    const { payload } = await jwtVerify(token, keyOf(sealer), {
      ...{ algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, currentDate: now },
    })
    const [merchantId, linkId] = [
      MerchantId.safeParse(payload.merchant),
      SummaryLinkId.safeParse(payload.jti),
    ]
    return merchantId.success && linkId.success ? { merchantId: merchantId.data, linkId: linkId.data } : null
  } catch (error) {
    if (error instanceof JOSEError) return null
    throw error
  }
}

/** A key for this alone, made of the look-up key by HMAC (as RFC 5869 expands one): what signs in cannot be read here. */
const keyOf = (sealer: Sealer) => Buffer.from(sealer.lookup(AUDIENCE, 'key'), 'base64url')
