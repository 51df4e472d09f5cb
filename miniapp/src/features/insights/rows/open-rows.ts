import { openPage } from '@/platform/navigation'

type Asked = { storeId: string; figure: string; from: string; to: string }

/** Opens the rows behind a figure of a store. `of` narrows them to one dish, offer or channel. */
export const openRows = (asked: Asked & { of?: string }) => openPage('rows', asked)
