import { and, eq, ne } from 'drizzle-orm'
import { pictures } from '../../../db/schema/index.js'
import type { MerchantContext } from '../context.js'
import { fail } from '../errors.js'
import { readPicturePath } from './picture-path.js'

/** Fails with `picture_unknown` unless `picture` is none, the one that is kept already, or one that somebody sent to this merchant. */
export const checkPicture = async (ctx: MerchantContext, picture: string | null, kept: string | null) => {
  if (picture === null || picture === kept) return
  if (!(await findPicture(ctx, picture))) fail('picture_unknown')
}

/** What a path of this merchant's is kept under; null where nothing is shown at it. */
export const findPicture = async (ctx: Pick<MerchantContext, 'db' | 'merchantId'>, path: string) => {
  const named = readPicturePath(path)
  if (named?.merchantId !== ctx.merchantId) return null
  const [found] = await ctx.db
    .select({ key: pictures.key, bytes: pictures.bytes })
    .from(pictures)
    .where(
      and(
        eq(pictures.merchantId, ctx.merchantId),
        eq(pictures.key, named.key),
        ne(pictures.check, 'refused'),
      ),
    )
  return found ?? null
}
