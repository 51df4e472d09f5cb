import { mergeGuests, type OfGuest, partGuests } from '@/client/reports'
import { useRefresh } from '@/client/use-api'
import { useCommand } from '@/client/use-command'

/** The ways to say that two guests are one, and that they are two after all; all that shows them is read anew. */
export const useMerging = (of: OfGuest) => {
  const refresh = useRefresh()
  const merging = useCommand((key, otherPersonId: string) => mergeGuests(key, { ...of, otherPersonId }))
  const parting = useCommand((key, mergeId: string) => partGuests(key, { ...of, mergeId }))
  const afterwards = async (outcome: object) => {
    if ('done' in outcome) await Promise.all(['guest ', 'guests ', 'timeline '].map(refresh))
  }
  return {
    merge: async (otherPersonId: string) => afterwards(await merging.run(otherPersonId)),
    part: async (mergeId: string) => afterwards(await parting.run(mergeId)),
    busy: merging.busy || parting.busy,
    fault: (merging.fault ?? parting.fault)?.message,
  }
}
