import { and, count, eq, gt } from 'drizzle-orm'
import { pictures } from '../../../db/schema/index.js'
import { holdPerson } from '../actor.js'
import type { Context } from '../context.js'
import type { SentPicture } from '../contract.js'
import { putWork } from '../due-work.js'
import { fail } from '../errors.js'
import { inTransaction, lockInOrder } from '../transaction.js'
import { keyOf, pathOf } from './picture-path.js'
import { rewritePicture } from './rewrite-picture.js'
import type { Storage } from './storage.js'

const DAY_MS = 86_400_000
const A_DAY = { guest: 20, staff: 300 }

type Wish = {
  file: Buffer
  storage: Storage
  /** Where WeChat can look at it, to say whether it may be shown; null where it cannot. */
  origin: string | null
}

/**
 * Keeps a picture that a person sent, drawn anew; the same one again is the same one. Fails with `picture_limit`,
 * `picture_refused`, `unauthorized` for who is gone by then, or what is wrong with the picture.
 */
export const takePicture = async (ctx: Context, { file, storage, origin }: Wish): Promise<SentPicture> => {
  const { merchantId, actor, now } = ctx
  const { bytes, width, height } = await rewritePicture(file)
  const key = keyOf(merchantId, bytes)
  const sent = { picture: pathOf(key), width, height }
  if (await isKnown(ctx, key)) return sent

  await checkAllowance(ctx)
  await storage.put(key, bytes)
  const isTheirs = await inTransaction(ctx.db, async (tx) => {
    const inTx = { ...ctx, db: tx }
    // Who was erased while they sent it leaves nothing behind.
    if (!(await holdPerson(tx, { merchantId, personId: actor.personId }))) {
      await putWork(inTx, { kind: 'removePicture', data: { key } }, { dueAt: now })
      return false
    }
    await lockInOrder(tx, [`pictures:${merchantId}:${actor.personId}`])
    await checkAllowance(inTx)
    const row = { merchantId, key, width, height, bytes: bytes.length, uploadedBy: actor.personId }
    const stored = await tx
      .insert(pictures)
      .values({ ...row, createdAt: now, check: origin ? 'waiting' : 'none' })
      .onConflictDoNothing()
      .returning({ key: pictures.key })
    if (origin && stored.length > 0)
      await putWork(inTx, { kind: 'havePictureChecked', data: { merchantId, key, origin } }, { dueAt: now })
    return true
  })
  return isTheirs ? sent : fail('unauthorized')
}

const isKnown = async ({ db, merchantId }: Context, key: string) => {
  const [known] = await db
    .select({ check: pictures.check })
    .from(pictures)
    .where(and(eq(pictures.merchantId, merchantId), eq(pictures.key, key)))
  if (known?.check === 'refused') fail('picture_refused')
  return known !== undefined
}

const checkAllowance = async ({ db, merchantId, actor, now }: Context) => {
  const [sent] = await db
    .select({ count: count() })
    .from(pictures)
    .where(
      and(
        eq(pictures.merchantId, merchantId),
        eq(pictures.uploadedBy, actor.personId),
        gt(pictures.createdAt, new Date(now.getTime() - DAY_MS)),
      ),
    )
  const allowed = actor.posts.length > 0 ? A_DAY.staff : A_DAY.guest
  if ((sent?.count ?? 0) >= allowed) fail('picture_limit')
}
