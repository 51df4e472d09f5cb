import type { ReactNode } from 'react'
import type { Store } from '@/client/storefront'
import { Blank } from '@/components/blank'
import { Loaded } from '@/components/loaded'
import { openTab, replacePage } from '@/platform/navigation'
import type { Role } from './posts'
import type { Workplace } from './use-workplace'

type WorkplaceDoorProps = {
  workplace: Workplace
  /** What clerks cannot see here, to say so. */
  managersSee?: string
  blocks: number[]
  children(store: Store, role: Role): ReactNode
}

/** Lets in who works here, and tells the others where to go. */
export const WorkplaceDoor = ({ workplace, managersSee, blocks, children }: WorkplaceDoorProps) => {
  const { store, role, error, isLoading, retry } = workplace
  const answer = {
    data: isLoading || (error && !store) ? undefined : { store, role },
    error: store ? undefined : error,
    retry,
  }
  return (
    <Loaded answer={answer} blocks={blocks}>
      {(place) => {
        if (!place.store || !place.role) return <Strangers />
        if (managersSee && place.role === 'clerk') return <Clerks words={managersSee} />
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

const Clerks = ({ words }: { words: string }) => (
  <Blank
    art="tea"
    title="这一页店长看"
    words={words}
    action={{ words: '看今天的订座', icon: 'clock', onTap: () => replacePage('today') }}
  />
)
