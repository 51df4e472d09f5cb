import { type ReactNode, useRef } from 'react'
import type { Store } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { Loaded } from '@/components/loaded'
import { openTab, replacePage } from '@/platform/navigation'
import type { Role } from './posts'
import type { Place } from './scope-in'

type WorkplaceDoorProps = {
  workplace: Place
  /** What clerks cannot see here, to say so. */
  managersSee?: string
  /** What only owners can see here, to say so. */
  ownersSee?: string
  blocks: number[]
  children(store: Store, role: Role): ReactNode
}

/** Lets in who works here, and tells the others where to go. */
export const WorkplaceDoor = ({
  workplace,
  managersSee,
  ownersSee,
  blocks,
  children,
}: WorkplaceDoorProps) => {
  const { store, role, elsewhere, error, isLoading, retry } = workplace
  const workedHere = useRef(false)
  workedHere.current ||= store !== undefined
  const answer = {
    data: isLoading || (error && !store) ? undefined : { store, role },
    error: store ? undefined : error,
    retry,
  }
  return (
    <Loaded answer={answer} blocks={blocks}>
      {(place) => {
        if (!place.store || !place.role) return workedHere.current ? <Leavers /> : <Strangers />
        if (elsewhere) return <Elsewhere />
        if (managersSee && place.role === 'clerk') return <Others title="这一页店长看" words={managersSee} />
        if (ownersSee && place.role !== 'owner') return <Others title="这一页老板看" words={ownersSee} />
        return children(place.store, place.role)
      }}
    </Loaded>
  )
}

const Strangers = () => (
  <Blank
    art="boat"
    title="这里是店里人用的"
    words="你不在员工名单里。要是刚来上班，请店长把你加上。"
    action={{ words: '回首页', icon: 'home', onTap: () => openTab('home') }}
  />
)

/** Somebody was removed while the page was open. */
const Leavers = () => (
  <Blank
    art="boat"
    title="辛苦了"
    words="你已经不在店员名单里，店里的页面先看不到了。要是弄错了，请店长再发一个邀请码。"
    action={{ words: '回首页', icon: 'home', onTap: () => openTab('home') }}
  />
)

/** The address means a store that they have no post in. */
const Elsewhere = () => (
  <Blank
    art="boat"
    title="这家店不归你看"
    words="链接里的这家店，你没有岗位。要看它，请老板把你加上；自己的店照常看。"
    action={{ words: '看今天的订座', icon: 'clock', onTap: () => replacePage('today') }}
  />
)

const Others = ({ title, words }: { title: string; words: string }) => (
  <Blank
    art="tea"
    title={title}
    words={words}
    action={{ words: '看今天的订座', icon: 'clock', onTap: () => replacePage('today') }}
  />
)
