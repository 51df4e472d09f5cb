import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Voucher } from '@/client/vouchers'
import { Button } from '@/components/button'
import { Qr } from '@/components/qr'
import { Skeleton } from '@/components/skeleton'
import type { ApiError } from '@/platform/api-error'
import { logEvent } from '@/platform/events'
import { Expiry } from './expiry'
import { inThrees } from './till-code'
import './till-card.scss'
import { useTillCode } from './use-till-code'
import { useWatch } from './use-watch'

type TillCardProps = {
  voucher: Voucher
  storeId: string | undefined
  /** Asks what has become of the voucher. */
  recheck(): void
}

/** What the clerk scans or types, renewing by itself. */
export const TillCard = ({ voucher, storeId, recheck }: TillCardProps) => {
  const { current, ranOut, error, shown, retry } = useTillCode(voucher.id)
  useWatch(shown, recheck)
  const showing = current !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: which store it is shown in may come later, and is not another showing
  useEffect(() => {
    if (showing) logEvent('voucher_shown', { voucherId: voucher.id }, storeId)
  }, [showing, voucher.id])
  if (!current)
    return error ? (
      <NoCode error={error} ranOut={ranOut} retry={retry} />
    ) : (
      <Skeleton blocks={[212, 36, 20]} />
    )
  const { handle, code, secondsLeft, left } = current
  return (
    <>
      <View className="till-card-qr">
        <Qr text={`${handle}${code}`} left={left} />
      </View>
      <View className="till-card-digits" aria-label={`券码 ${handle}${code}`}>
        <View>{inThrees(handle)}</View>
        <View className="hot">{inThrees(code)}</View>
      </View>
      <View className="till-card-renews note">
        <View className="till-card-seconds hot">{`${secondsLeft} 秒`}</View>
        后换新码 · 截图给别人用不了
      </View>
      <View className="till-card-foot">
        <View className="note">不用扫也行，把 12 位数报给店员</View>
        <Expiry expiresAt={voucher.expiresAt} />
      </View>
    </>
  )
}

type NoCodeProps = { error: ApiError; ranOut: boolean; retry(): void }

const NoCode = ({ error, ranOut, retry }: NoCodeProps) => (
  <View className="till-card-none">
    <View className="section">{ranOut ? '码用完了' : '码没取到'}</View>
    <View className="note">{error.code === 'offline' ? '券还在，连上网就有新码。' : error.message}</View>
    <Button kind="side" icon="again" onTap={retry}>
      再试一次
    </Button>
  </View>
)
