import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Stale, Waiting } from '@/components/loaded'
import { PageFrame } from '@/features/frame/page-frame'
import { usePageViewed } from '@/features/frame/use-page-viewed'
import { LeaveSheet } from '@/features/members/leave-sheet'
import { MembershipTerms } from '@/features/members/membership-terms'
import { ConsentLines, PrivacyFacts } from '@/features/members/privacy-facts'
import { useConsents } from '@/features/members/use-consents'
import { useMe } from '@/features/members/use-me'
import { useShop } from '@/features/storefront/use-shop'

const PrivacyPage = () => {
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
          blocks={[44, 300, 100]}
        />
      </PageFrame>
    )
  return (
    <PageFrame back title="隐私">
      <View className="stack">
        <Stale error={error ?? asked.error} />
        <View className="title">你的信息，你说了算</View>
        <View className="section">店里留了什么</View>
        <PrivacyFacts me={me} />
        <View className="section">你同意过什么</View>
        <ConsentLines consents={asked.consents} />
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

export default PrivacyPage
