import { sql } from 'drizzle-orm'
import type { MerchantContext } from '../../_platform/context.js'
import { millis } from './happened.js'
import { counts, joinIdentity, merchantOf, type Only, uuids, whoOf } from './who-is-it.js'

/** The beginning of a use of the app: by which channel, or else how; what WeChat called the scene. */
export type Touch = { at: number; way: string; source: string; scene: string }

const SESSION = { key: sql`s.person_key`, visitor: sql`s.visitor_id` }

/**
 * How people came, by who they are, in order of time; a use of the app has one touch, its own beginning. The same sessions
 * as a person's page tells of.
 */
export const readTouches = async (
  ctx: MerchantContext,
  { per, only }: { per: 'person' | 'session'; only: Only | null },
): Promise<Map<string, Touch[]>> => {
  const who = per === 'session' ? SESSION.visitor : whoOf(SESSION.visitor)
  const session = per === 'session' ? millis(sql`s.started_at`) : sql`0::bigint`
  const { rows } = (await ctx.db.execute(sql`
    select ${who} as who, ${session} as session,
      json_agg(json_build_array(${millis(sql`s.started_at`)}, ${WAY}, s.source, coalesce(s.scene::text, ''))
        order by s.started_at, s.visitor_id)::text as touches
    from sessions s ${joinIdentity(ctx, SESSION)}
    where s.merchant_id = ${merchantOf(ctx)} and not s.staff and not s.bot and ${counts(ctx, SESSION.key)}
      ${
        only
          ? sql`and (s.person_key = any(${uuids(only.keys)}) or s.visitor_id = any(${uuids(only.visitors)}))
        and ${who} = any(${uuids(only.whos)})`
          : sql``
      }
    group by 1, 2`)) as unknown as { rows: { who: string; session: string | number; touches: string }[] }
  return new Map(
    rows.map((row) => [
      touchKey(row.who, Number(row.session)),
      (JSON.parse(row.touches) as [number, string, string, string][]).map(([at, way, source, scene]) => ({
        ...{ at, way, source, scene },
      })),
    ]),
  )
}

const WAY = sql`coalesce('chn_' || replace(s.channel_id::text, '-', ''), s.source)`

export const touchKey = (who: string, session: number) => `${who} ${session}`
