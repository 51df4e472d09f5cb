import * as z from 'zod'
import { fail } from '../errors.js'
import { readAnswer } from './answers.js'
import type { Called } from './call.js'
import { PagePath } from './page-path.js'

const UNPUBLISHED = 41030

const Wish = z.object({
  // WeChat's own list; it takes no % and no more than 32.
  scene: z.string().regex(/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/),
  page: PagePath,
})

const MAGIC = { 'image/png': '89504e47', 'image/jpeg': 'ffd8ff' } as const

export type CodeImage = { bytes: Uint8Array; type: keyof typeof MAGIC }

/** `checkPage: false` makes a code for a page that is not published yet. */
export type CodeWish = z.infer<typeof Wish> & { checkPage?: boolean }

export const toCodeBody = ({ checkPage = true, ...wish }: CodeWish) => {
  const { scene, page } = Wish.safeParse(wish).data ?? fail('invalid_request')
  return { scene, page, check_path: checkPage, is_hyaline: true }
}

/** A success is the picture itself, a fault is JSON. */
export const readCode = (called: Called): CodeImage => {
  const bytes = called.kind === 'answered' ? called.body : Buffer.alloc(0)
  const start = bytes.subarray(0, 4).toString('hex')
  for (const type of ['image/png', 'image/jpeg'] as const) {
    if (start.startsWith(MAGIC[type])) return { bytes, type }
  }
  return readAnswer(called, z.never(), { [UNPUBLISHED]: 'page_unpublished' })
}
