import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Blank } from './blank'
import { Button } from './button'
import './loaded.scss'
import { Notice } from './notice'
import { Skeleton } from './skeleton'

type Answer<T> = { data?: T; error?: { code: string; message: string }; retry(): unknown }

type LoadedProps<T> = {
  answer: Answer<T>
  /** The shape of what is coming, see `Skeleton`. */
  blocks: number[]
  /** The page has a main button already; the way to try again must not be a second one. */
  besideMain?: boolean
  children(data: T): ReactNode
}

/** What was asked for, once it is there; what is there stays when asking again fails. */
export const Loaded = <T,>({ answer, blocks, besideMain = false, children }: LoadedProps<T>) => {
  const { data, error } = answer
  if (data === undefined)
    return error ? <Failed {...answer} besideMain={besideMain} /> : <Skeleton blocks={blocks} />
  return (
    <>
      {error && (
        <Notice icon="again" tone="warn">
          {error.code === 'offline' ? '没连上网，连上后自动更新' : error.message}
        </Notice>
      )}
      {children(data)}
    </>
  )
}

const Failed = ({ error, retry, besideMain }: Answer<unknown> & { besideMain: boolean }) => {
  const again = { words: '再试一次', icon: 'again', onTap: retry } as const
  const blank =
    error?.code === 'offline'
      ? ({ art: 'fog', title: '江上起雾，没连上', words: '看看网络，或者走两步再试。' } as const)
      : ({ art: 'fog', title: '没打开', words: error?.message ?? '' } as const)
  if (!besideMain) return <Blank {...blank} action={again} />
  return (
    <View className="loaded-failed">
      <Blank {...blank} />
      <Button kind="side" icon={again.icon} onTap={again.onTap}>
        {again.words}
      </Button>
    </View>
  )
}
