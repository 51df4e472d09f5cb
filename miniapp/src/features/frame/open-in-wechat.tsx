import { Image, View } from '@tarojs/components'
import { KEPT_KEYS } from '@/client/kept-keys'
import { getStorefront, getWeChatCode, makeWeChatLink } from '@/client/storefront'
import { useApi } from '@/client/use-api'
import { useCommand } from '@/client/use-command'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'
import { Skeleton } from '@/components/skeleton'
import { herePage } from '@/platform/navigation'
import { logTap } from '@/platform/taps'
import { leaveFor, stayOnTheWeb, useWeChatWanted, wayToWeChat } from '@/platform/wechat-door'
import { MINI_PROGRAM_PAGES, type MiniProgramPage } from '../../../../api/_storefront/vocabulary'
import './open-in-wechat.scss'

/** Stands on every page of the web, and rises when something needs the person whom only WeChat knows. */
export const OpenInWeChat = () => {
  const wanted = useWeChatWanted()
  if (!wanted) return null
  const way = wayToWeChat()
  return (
    <Sheet open title="在微信里继续" onClose={stayOnTheWeb}>
      {way === 'link' ? <ByLink /> : <ByCode words={way === 'hold' ? '长按识别' : '用微信扫一扫'} />}
    </Sheet>
  )
}

const linkedPage = () => {
  const { name, query } = herePage()
  const known = name in MINI_PROGRAM_PAGES
  return { page: (known ? name : 'home') as MiniProgramPage, query: known ? query : '' }
}

const ByLink = () => {
  const { run, busy, fault } = useCommand((_, wish: ReturnType<typeof linkedPage>) => makeWeChatLink(wish))
  const go = async () => {
    logTap('open_in_wechat')
    const outcome = await run(linkedPage())
    if ('done' in outcome) leaveFor(outcome.done.url)
  }
  if (fault && fault.code !== 'offline' && fault.code !== 'too_many_requests') return <BySearch />
  return (
    <>
      <View className="open-in-wechat-words">订座、领券都要知道你是谁，微信里的小店认得你。</View>
      {fault && (
        <View className="note" role="alert">
          {fault.message}
        </View>
      )}
      <Button kind="main" wide busy={busy} onTap={go}>
        去微信里打开
      </Button>
    </>
  )
}

const ByCode = ({ words }: { words: string }) => {
  const { page } = linkedPage()
  const { data, error } = useApi(`wechat-code ${page}`, () => getWeChatCode({ page }))
  if (error) return <BySearch />
  if (!data) return <Skeleton blocks={[200]} />
  return (
    <View className="open-in-wechat-scan">
      <View className="open-in-wechat-paper">
        <Image className="open-in-wechat-code" src={data.picture} aria-label="小程序码" showMenuByLongpress />
      </View>
      <View className="strong">{words}</View>
      <View className="note">微信里的小店认得你，订座、领券都在那里。</View>
    </View>
  )
}

const BySearch = () => {
  const { data } = useApi(KEPT_KEYS.storefront, getStorefront)
  const name = data?.merchant.name
  return (
    <View className="open-in-wechat-words">
      {name
        ? `打开微信，搜「${name}」，进小程序就能接着来。`
        : '打开微信，搜这家店的名字，进小程序就能接着来。'}
    </View>
  )
}
