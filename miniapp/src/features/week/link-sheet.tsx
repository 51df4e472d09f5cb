import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OfSummary, SummaryLink } from '@/client/summaries'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Loaded } from '@/components/loaded'
import { More } from '@/components/more'
import { Notice } from '@/components/notice'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { WeChatButton } from '@/components/wechat-button'
import { now } from '@/platform/clock'
import { openPage } from '@/platform/navigation'
import { pageUrl } from '@/platform/origin'
import { copy } from '@/platform/phone'
import { canShare, useSharedByButton } from '@/platform/share-by-button'
import { monthDay, shopDay } from '@/words/days'
import './link-sheet.scss'
import { useMakeLink, useRemoveLink, useSummaryLinks } from './use-summary'

type LinkSheetProps = { of: OfSummary; title: string; onClose(): void }

/** Addresses at which anybody may read a summary: make one, copy it, take it back. */
export const LinkSheet = ({ of, title, onClose }: LinkSheetProps) => {
  const links = useSummaryLinks(of)
  const { act, busy, fault } = useMakeLink()
  const [copied, setCopied] = useState<{ id: string; kept: boolean }>()
  const take = async ({ id, path }: SummaryLink) => setCopied({ id, kept: await copy(pageUrl(path)) })
  const make = async () => {
    const link = await act(of)
    if (link) await take(link)
  }
  return (
    <Sheet open title="发链接给别人看" onClose={onClose}>
      <View className="note">
        点开就看得到这一页，不用登录。里面没有客人的名字和电话。链接两周后失效，也可以随时收回。
      </View>
      <Loaded answer={links} blocks={[64]} besideMain>
        {(items) => {
          const live = items.filter(isLive)
          return (
            <>
              {live.length > 0 && (
                <Card listed>
                  {live.map((link) => (
                    <LinkRow
                      key={link.id}
                      link={link}
                      of={of}
                      copied={copied?.id === link.id ? copied.kept : undefined}
                      onCopy={() => take(link)}
                    />
                  ))}
                </Card>
              )}
              <More words="再看更早的" {...links.more} />
              {canShare && live[0] && <SendOn title={title} link={live[0]} />}
            </>
          )
        }}
      </Loaded>
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="main" wide busy={busy} icon="share" onTap={make}>
        做一个链接，复制好
      </Button>
    </Sheet>
  )
}

const isLive = ({ revokedAt, expiresAt }: SummaryLink) =>
  revokedAt === null && Date.parse(expiresAt) > now().getTime()

const tokenOf = ({ path }: SummaryLink) => path.split('link=')[1] ?? ''

type LinkRowProps = { link: SummaryLink; of: OfSummary; copied: boolean | undefined; onCopy(): void }

const LinkRow = ({ link, of, copied, onCopy }: LinkRowProps) => {
  const { act, busy, fault } = useRemoveLink()
  const until = monthDay(shopDay(link.expiresAt))
  return (
    <View className="link-sheet-row">
      <View className="row">
        <Tap
          className="grow link-sheet-until"
          label={`看看 ${until}前有效的链接`}
          onTap={() => openPage('sharedWeek', { link: tokenOf(link) })}
        >
          <View>{`${until}前有效`}</View>
          <View className="note">看看别人看到的</View>
        </Tap>
        <Button kind="side" small label={`复制 ${until}前有效的链接`} onTap={onCopy}>
          {copied ? '复制好了' : '复制'}
        </Button>
        <Button
          kind="plain"
          small
          busy={busy}
          label={`收回 ${until}前有效的链接`}
          onTap={() => act({ ...of, linkId: link.id })}
        >
          收回
        </Button>
      </View>
      {copied === false && (
        <View className="link-sheet-address" role="status">
          {`手机没让复制，长按选这一行：${pageUrl(link.path)}`}
        </View>
      )}
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
    </View>
  )
}

/** WeChat sends a card of the page itself. */
const SendOn = ({ title, link }: { title: string; link: SummaryLink }) => {
  useSharedByButton({ title, page: `pages/week/index?link=${tokenOf(link)}` })
  return (
    <WeChatButton kind="side" wide does="share">
      <Icon name="share" />
      在微信里发给对方
    </WeChatButton>
  )
}
