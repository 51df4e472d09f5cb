import type { MerchantContext } from '../../_platform/context.js'
import { namesIn } from '../subjects/names-in.js'
import { SUBJECTS } from '../vocabulary.js'
import type { EventMatch } from './contract.js'
import { getFunnel } from './list-funnels.js'

const GONE = new Map<string, string>(Object.entries(SUBJECTS).map(([name, { gone }]) => [name, gone]))

/** What a funnel is called, and by step the names that it asks for. Fails with `not_found`. */
export const nameFunnel = async (
  ctx: MerchantContext,
  { storeId = null, funnel }: { storeId?: string | null; funnel: string },
): Promise<{ name: string; asked: string[][] }> => {
  const { name, definition } = await getFunnel(ctx, { storeId, funnel })
  const names = new Map((await namesIn(ctx, [definition])).map((named) => [named.value, named]))
  const sayFilter = ({ property, is, values }: EventMatch['filters'][number]) =>
    values.flatMap((value) => {
      const named = names.get(String(value))
      if (!named || !GONE.has(property)) return []
      const words = named.gone ? `${named.words}（${GONE.get(property)}）` : named.words
      return is === 'noneOf' ? `不是${words}` : words
    })
  return {
    name,
    asked: definition.steps.map(({ events }) => events.flatMap(({ filters }) => filters.flatMap(sayFilter))),
  }
}
