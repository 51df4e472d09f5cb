import * as z from 'zod'
import { fail } from '../errors.js'
import { readAnswer } from './answers.js'
import type { Called } from './call.js'
import { PagePath } from './page-path.js'

const LIFETIME_MS = 30 * 86_400_000

const Wish = z.object({
  path: PagePath,
  query: z.string().regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{0,1024}$/),
})

const Answer = z.object({ url_link: z.url() })

/** `expiresAt` is at most thirty days away. */
export type LinkWish = z.infer<typeof Wish> & { expiresAt: Date }

export const toLinkBody = ({ expiresAt, ...wish }: LinkWish, now: Date) => {
  const { path, query } = Wish.safeParse(wish).data ?? fail('invalid_request')
  const lifetime = expiresAt.getTime() - now.getTime()
  if (!(lifetime > 0 && lifetime <= LIFETIME_MS)) return fail('invalid_request')
  return { path, query, expire_type: 0, expire_time: Math.floor(expiresAt.getTime() / 1000) }
}

export const readLink = (called: Called) => readAnswer(called, Answer).url_link
