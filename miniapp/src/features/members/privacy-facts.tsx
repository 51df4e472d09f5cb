import { View } from '@tarojs/components'
import type { ConsentList, Me } from '@/client/members'
import { Card } from '@/components/card'
import { clockTime, monthDay, shopDay } from '@/words/days'
import { CONSENT_WORDINGS } from '../../../../api/_members/vocabulary'
import './membership-terms.scss'

const KEPT = [
  { what: '手机号和称呼', why: '订座有变动时联系你，到店时认出你。手机号加密存着。' },
  { what: '订座、券和来过的日子', why: '给你留桌、核销券，你自己也能在「我的」里看到。' },
  { what: '想吃的菜', why: '记着给你看，店里也知道你爱吃什么。' },
  { what: '用券时的账单，店里贴的标签', why: '店长在你那一页看得到，用来认出老客人。' },
  {
    what: '从哪张码来、看过什么',
    why: '记在一个代号下；你登录以后，店长在你那一页看得到你点开过哪道菜、哪张券。',
  },
]

/** What the shop keeps of somebody, and what for. */
export const PrivacyFacts = ({ me }: { me: Me }) => (
  <Card listed>
    {KEPT.map(({ what, why }) => (
      <View key={what} className="membership-good">
        <View className="grow">
          <View className="strong">{what}</View>
          <View className="note">{why}</View>
          {what.startsWith('手机号') && (
            <View className="note">{`现在留着：${[me.name, me.phoneMasked].filter(Boolean).join(' · ') || '都没有'}`}</View>
          )}
        </View>
      </View>
    ))}
  </Card>
)

/** What somebody agreed to or took back, the latest first. */
export const ConsentLines = ({ consents }: { consents: ConsentList['items'] }) => (
  <Card listed>
    {consents.length === 0 && (
      <View className="membership-good">
        <View className="note">还没有同意过什么。要用到手机号、消息时，会先问你。</View>
      </View>
    )}
    {consents.map(({ at, given, purpose, version }) => (
      <View key={`${at} ${purpose}`} className="membership-good">
        <View className="grow">
          <View>{said(purpose, given)}</View>
          <View className="note">{`${monthDay(shopDay(at))} ${clockTime(at)} · ${version} 版`}</View>
        </View>
      </View>
    ))}
  </Card>
)

const said = (purpose: ConsentList['items'][number]['purpose'], given: boolean) => {
  if (purpose === 'membership') return given ? '同意了会员说明' : '退出了会员'
  return `${given ? '打开了' : '关掉了'}「${CONSENT_WORDINGS[purpose].title}」`
}
