import { View } from '@tarojs/components'
import { useState } from 'react'
import { Blank } from '@/components/blank'
import { Button } from '@/components/button'
import { Stale, Waiting } from '@/components/loaded'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { AgeLine } from '@/features/members/age-line'
import { ConsentSwitches } from '@/features/members/consent-switches'
import { LeaveSheet } from '@/features/members/leave-sheet'
import { MembershipTerms } from '@/features/members/membership-terms'
import { ConsentLines, PrivacyFacts } from '@/features/members/privacy-facts'
import { TakeOrErase } from '@/features/members/take-or-erase'
import { useConsents } from '@/features/members/use-consents'
import { useMe } from '@/features/members/use-me'
import { useShop } from '@/features/storefront/use-shop'
import { openTab } from '@/platform/navigation'

const PrivacyPage = () => {
  const [erased, setErased] = useState(false)
  // Whoever was erased is asked nothing any more: the next question would make somebody new of them.
  return erased ? <Erased /> : <Privacy onErased={() => setErased(true)} />
}

const Privacy = ({ onErased }: { onErased(): void }) => {
  const { me, error, retry } = useMe()
  const { store } = useShop()
  const asked = useConsents()
  const [leaving, setLeaving] = useState(false)
  usePageViewed('privacy', store?.id)
  if (!me || !asked.consents)
    return (
      <PageFrame back title="隐私">
        <Waiting
          error={error ?? asked.error}
          retry={() => Promise.all([retry(), asked.retry()])}
          blocks={[44, 300, 260, 100]}
        />
      </PageFrame>
    )
  const { standing, items } = asked.consents
  return (
    <PageFrame back title="隐私">
      <View className="stack">
        <Stale error={error ?? asked.error} />
        <View className="title">你的信息，你说了算</View>
        <View className="section">店里留了什么</View>
        <PrivacyFacts me={me} />
        <View className="section">由你开关</View>
        <ConsentSwitches standing={standing} under14={me.under14} storeId={store?.id} />
        {me.under14 && <AgeLine me={me} />}
        <View className="section">带走，或者删掉</View>
        <TakeOrErase onErased={onErased} />
        <View className="section">你同意过什么</View>
        <ConsentLines consents={items} />
        {me.memberSince && (
          <>
            <MembershipTerms />
            <Button kind="side" wide onTap={() => setLeaving(true)}>
              退出会员
            </Button>
          </>
        )}
      </View>
      {leaving && <LeaveSheet onClose={() => setLeaving(false)} />}
    </PageFrame>
  )
}

const Erased = () => (
  <PageFrame back title="隐私">
    <Blank
      art="boat"
      title="都删掉了"
      words="店里不再认得你。还想来，随时从头开始。"
      action={{ words: '回首页', icon: 'home', onTap: () => openTab('home') }}
    />
  </PageFrame>
)

export default PrivacyPage
