import { type Guest, type GuestTags, tagGuest, untagGuest } from '@/client/reports'
import { addTag, listTags } from '@/client/tags'
import { useApi, useKeep, useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

type Wish = { storeId: string; personId: string }
type Toggle = { tagId: string; on: boolean }

/** The tags that can be given to a guest, and the ways to give one, take it off, or write a new one and give it. */
export const useGuestTags = (of: Wish) => {
  const { storeId, personId } = of
  const tags = useApi(`tags ${storeId}`, () => listTags(storeId))
  const keep = useKeep()
  const refresh = useRefresh()
  const giving = useCommand((key, { tagId, on }: Toggle) =>
    (on ? tagGuest : untagGuest)(key, { ...of, tagId }),
  )
  const writing = useCommand((key, name: string) => addTag(key, storeId, { name, rule: null }))

  const take = ({ items }: GuestTags) =>
    keep<Guest>(`guest ${storeId} ${personId}`, (guest) => ({ ...guest, tags: items }))
  const toggle = async (wish: Toggle) => {
    const outcome = await giving.run(wish)
    if ('fault' in outcome) return false
    await take(outcome.done)
    return true
  }
  const writeAndGive = async (name: string) => {
    const known = tags.data?.items.find((tag) => tag.name === name && !tag.rule)
    if (known) return toggle({ tagId: known.id, on: true })
    const outcome = await writing.run(name)
    if ('fault' in outcome) return false
    await refresh('tags ')
    const written = outcome.done.items.find((tag) => tag.name === name)
    return written !== undefined && toggle({ tagId: written.id, on: true })
  }
  return {
    tags,
    toggle,
    writeAndGive,
    busy: giving.busy || writing.busy,
    fault: (giving.fault ?? writing.fault)?.message,
  }
}
