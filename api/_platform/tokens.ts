const LIFETIME_DAYS = 30
const ISSUER = 'shuke'

type Bearer = { merchantId: string; personId: string }

/** Signs a session token (JWS, HS256) for a person of a merchant. Roles are not in it: they are read anew at every request. */
export const issueToken = async (key: Uint8Array, bearer: Bearer, now: Date) => {
  // jose is loaded with the first token; what visitors ask for needs none.
  const { SignJWT } = await import('jose/jwt/sign')
  const expiresAt = new Date(now.getTime() + LIFETIME_DAYS * 86_400_000)
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(ISSUER)
    .setAudience(bearer.merchantId)
    .setSubject(bearer.personId)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(key)
  return { token, expiresAt }
}

/** Whose token this is, or null when it is forged, of another issuer or expired. */
export const readToken = async (key: Uint8Array, token: string, now: Date): Promise<Bearer | null> => {
  const [{ jwtVerify }, { JOSEError }] = await Promise.all([import('jose/jwt/verify'), import('jose/errors')])
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      currentDate: now,
    })
    const { sub, aud } = payload
    return typeof sub === 'string' && typeof aud === 'string' ? { personId: sub, merchantId: aud } : null
  } catch (error) {
    if (error instanceof JOSEError) return null
    throw error
  }
}
