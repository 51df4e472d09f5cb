import { openPage } from '@/platform/navigation'
import type { RowFigure } from '../../../../../api/_insights/vocabulary'

type Asked = { storeId: string; figure: RowFigure; from: string; to: string }

/** Opens the rows behind a figure of a store. `about` narrows them to one dish or offer. */
export const openRows = (asked: Asked & { about?: string; name?: string }) => openPage('rows', asked)
