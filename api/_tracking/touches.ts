import { type ChannelKind, SCENE_SOURCES, type SceneSource, type Source } from './vocabulary.js'

/** By which channel an opening came. */
export type Touch = {
  source: Source
  scene: number | null
  channelId: string | null
  /** Where the channel stands that a manager made. */
  channelStoreId: string | null
}

export type MadeChannel = { id: string; kind: ChannelKind; storeId: string }

/** What brought somebody who simply came. */
export const UNTOUCHED: Touch = { source: 'direct', scene: null, channelId: null, channelStoreId: null }

const OPENINGS = new Set(['app_opened', 'app_shown'])
const LARGEST_SCENE = 32_767

const SOURCE_OF_SCENE = new Map(
  Object.entries(SCENE_SOURCES).flatMap(([source, { scenes }]) =>
    scenes.map((scene): [number, SceneSource] => [scene, source as SceneSource]),
  ),
)

type Happened = { name: string; properties: Record<string, string | number | boolean> }

/** The code of a made channel that an event says it came by; the merchant may not know it. */
export const codeOf = ({ name, properties }: Happened): string | null =>
  OPENINGS.has(name) && typeof properties.channel === 'string' ? properties.channel : null

/** The touch that an opening is; null for everything else. A code that nobody made counts by its scene. */
export const touchOf = (event: Happened, channels: ReadonlyMap<string, MadeChannel>): Touch | null => {
  if (!OPENINGS.has(event.name)) return null
  const told = typeof event.properties.scene === 'number' ? event.properties.scene : 0
  const scene = told > 0 && told <= LARGEST_SCENE ? told : null
  const made = channels.get(codeOf(event) ?? '')
  if (made) return { source: made.kind, scene, channelId: made.id, channelStoreId: made.storeId }
  const source = told === 0 ? 'direct' : (SOURCE_OF_SCENE.get(told) ?? 'other')
  return { source, scene, channelId: null, channelStoreId: null }
}

/** Whether a touch leads somebody here by another way than they are here by. */
export const leadsAway = (here: Pick<Touch, 'source' | 'channelId'>, touch: Touch) =>
  touch.source !== 'direct' && (touch.source !== here.source || touch.channelId !== here.channelId)
