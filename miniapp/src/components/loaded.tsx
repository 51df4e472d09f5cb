import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Blank } from './blank'
import { Button } from './button'
import './loaded.scss'
import { Notice } from './notice'
import { Skeleton } from './skeleton'

type Fault = { code: string; message: string; way?: { title: string; words: string; onTap(): void } }

type WaitingProps = {
  /** Why it does not come; nothing as long as it may still come. */
  error?: Fault
  retry(): unknown
  /** The shape of what is coming, see `Skeleton`. */
  blocks: number[]
  /** The page has a main button already; the way to try again must not be a second one. */
  besideMain?: boolean
}

type LoadedProps<T> = Pick<WaitingProps, 'blocks' | 'besideMain'> & {
  answer: { data?: T; error?: Fault; retry(): unknown }
  children(data: T): ReactNode
}

/** What was asked for, once it is there; what is there stays when asking again fails. */
export const Loaded = <T,>({ answer, blocks, besideMain, children }: LoadedProps<T>) => {
  const { data, error, retry } = answer
  if (data === undefined)
    return <Waiting error={error} retry={retry} blocks={blocks} besideMain={besideMain} />
  return (
    <>
      <Stale error={error} />
      {children(data)}
    </>
  )
}

/** Stands above what was read earlier while it cannot be read anew. */
export const Stale = ({ error }: { error?: Fault }) =>
  error ? (
    <Notice icon="again" tone="warn">
      {error.code === 'offline' ? '没连上网，连上后自动更新' : error.message}
    </Notice>
  ) : null

/** Stands where there is nothing yet: the shape of what is coming, or why it does not come. */
export const Waiting = ({ error, retry, blocks, besideMain }: WaitingProps) => {
  if (!error) return <Skeleton blocks={blocks} />
  const { way } = error
  if (way) return <Blank art="boat" title={way.title} words={error.message} action={way} />
  const again = { words: '再试一次', icon: 'again', onTap: retry } as const
  const blank =
    error.code === 'offline'
      ? { title: '江上起雾，没连上', words: '看看网络，或者走两步再试。订好的座不受影响。' }
      : { title: '没打开', words: error.message }
  if (!besideMain)
    return (
      <>
        {error.code === 'offline' && <Stale error={error} />}
        <Blank art="fog" {...blank} action={again} />
      </>
    )
  return (
    <View className="loaded-failed">
      <Blank art="fog" {...blank} />
      <Button kind="side" icon={again.icon} onTap={again.onTap}>
        {again.words}
      </Button>
    </View>
  )
}
