import { useDidShow } from '@tarojs/taro'
import { logEvent } from '@/platform/events'

/** Writes down that the person came to this page, each time they do. */
export const usePageViewed = (page: string, storeId?: string) => {
  useDidShow(() => logEvent('page_viewed', { page }, storeId))
}
