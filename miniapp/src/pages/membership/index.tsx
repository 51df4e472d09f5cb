import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Waiting } from '@/components/loaded'
import { Notice } from '@/components/notice'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { AgeLine } from '@/features/members/age-line'
import { MemberCard } from '@/features/members/member-card'
import { MembershipGood, MembershipTerms } from '@/features/members/membership-terms'
import { PhoneButton } from '@/features/members/phone-button'
import { useMe } from '@/features/members/use-me'
import { useJoin } from '@/features/members/use-membership'
import { useShop } from '@/features/storefront/use-shop'
import { openPage } from '@/platform/navigation'

const MembershipPage = () => {
  const { me, error, retry } = useMe()
  const { shop, store } = useShop()
  const joined = me?.memberSince
  const { join, busy, fault } = useJoin((me ?? error) && !joined ? store?.id : undefined)
  usePageViewed('membership', store?.id)
  if (!store || (!me && error?.code !== 'open_in_wechat'))
    return (
      <PageFrame back title="会员">
        <Waiting error={error} retry={retry} blocks={[64, 200, 160]} />
      </PageFrame>
    )
  const privacy = () => openPage('privacy')
  return (
    <PageFrame
      back
      title="会员"
      dock={
        joined || me?.under14 ? (
          <Button kind="side" wide onTap={privacy}>
            {joined ? '店里留了什么，怎么退出' : '店里留了什么'}
          </Button>
        ) : (
          <PhoneButton
            words="同意说明，用微信手机号加入"
            busy={busy}
            onCode={(phoneCode) => join({ phoneCode, storeId: store.id })}
          />
        )
      }
    >
      <View className="stack">
        <View className="title">
          {joined ? `你是${shop?.merchant.name ?? '店里'}的会员了` : `成为${shop?.merchant.name ?? ''}的会员`}
        </View>
        {me && joined && <MemberCard me={me} />}
        {me?.under14 && <AgeLine me={me} />}
        {fault && !joined && (
          <Notice icon="speaker" tone="warn">
            {fault}
          </Notice>
        )}
        <MembershipGood />
        <MembershipTerms />
        {me && !joined && !me.under14 && <AgeLine me={me} />}
      </View>
    </PageFrame>
  )
}

export default MembershipPage
