import type { FigurePage } from '../../_insights/index.js'
import {
  getBrandOverview,
  getCouponFigures,
  getDishFigures,
  getMemberFigures,
  getOverview,
  listChannels,
} from '../../_insights/index.js'
import type { MerchantContext } from '../../_platform/context.js'
import { getStore, listStores } from '../../_storefront/index.js'
import { type Cells, writeSheets } from '../exporting/write-sheets.js'
import type { FigureSheetQuery } from './contract.js'
import { sheetsOfOverview } from './sheets-of-overview.js'
import { sheetsOfChannels, sheetsOfCoupons, sheetsOfDishes, sheetsOfMembers } from './sheets-of-pages.js'

type Wish = FigureSheetQuery & { storeId?: string }

/** What a page of figures shows, of a store or of all, as a spreadsheet; figures alone, and nobody’s name. */
export const exportFigures = async (ctx: MerchantContext, wish: Wish): Promise<Uint8Array<ArrayBuffer>> =>
  writeSheets(await TOLD[wish.page](ctx, wish))

const TOLD: Record<FigurePage, (ctx: MerchantContext, wish: Wish) => Promise<[string, Cells][]>> = {
  overview: async (ctx, { storeId, ...wish }) =>
    sheetsOfOverview(
      storeId ? await getOverview(ctx, { ...wish, storeId }) : await getBrandOverview(ctx, wish),
    ),
  coupons: async (ctx, wish) => sheetsOfCoupons(await getCouponFigures(ctx, wish)),
  dishes: async (ctx, wish) => sheetsOfDishes(await getDishFigures(ctx, wish)),
  members: async (ctx, wish) => sheetsOfMembers(await getMemberFigures(ctx, wish)),
  channels: async (ctx, { storeId, period, on }) => {
    const stores = storeId ? [await getStore(ctx, storeId)] : await listStores(ctx)
    const lists = []
    for (const { id, name } of stores)
      lists.push({ store: name, list: await listChannels(ctx, { storeId: id, period, on }) })
    return sheetsOfChannels(lists)
  },
}
