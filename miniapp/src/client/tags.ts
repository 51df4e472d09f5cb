import type { TagEdit, TagList } from '../../../api/_members/contract'
import { command, read } from './call'

export type { TagEdit, TagList } from '../../../api/_members/contract'

/** The merchant's tags, as whoever manages this store sees them. */
export const listTags = (storeId: string) => read<TagList>(`/stores/${storeId}/tags`)

export const addTag = (key: string, storeId: string, edit: TagEdit) =>
  command<TagList>(`/stores/${storeId}/tags`, key, edit)

export const editTag = (key: string, storeId: string, { id, ...edit }: TagEdit & { id: string }) =>
  command<TagList>(`/stores/${storeId}/tags/${id}`, key, edit)

export const removeTag = (key: string, storeId: string, id: string) =>
  command<TagList>(`/stores/${storeId}/tags/${id}/removal`, key)
