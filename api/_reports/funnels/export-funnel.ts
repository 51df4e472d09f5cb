import { type FunnelQuery, nameFunnel, readFunnel } from '../../_insights/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { writeSheets } from '../exporting/write-sheets.js'
import { sheetsOfFunnel } from './sheets-of-funnel.js'

type Wish = FunnelQuery & { storeId?: string; funnel: string }

/** What a funnel says, as a spreadsheet; figures alone, and nobody’s name. Fails with `not_found`. */
export const exportFunnel = async (ctx: MerchantContext, wish: Wish): Promise<Uint8Array<ArrayBuffer>> =>
  writeSheets(sheetsOfFunnel(await readFunnel(ctx, wish), await nameFunnel(ctx, wish)))
