import { Blank } from '@/components/blank'
import type { ApiError } from '@/platform/api-error'
import { StaleNotice } from './stale-notice'

type FailingProps = { error: ApiError; retry(): void }

/** A page that could not be opened. */
export const Failing = ({ error, retry }: FailingProps) => {
  const action = { words: '再试一次', icon: 'again', onTap: retry } as const
  if (error.code !== 'offline')
    return <Blank art="fog" title="没打开" words={error.message} action={action} />
  return (
    <>
      <StaleNotice error={error} />
      <Blank
        art="fog"
        title="江上起雾，没连上"
        words="看看网络，或者走两步再试。订好的座不受影响。"
        action={action}
      />
    </>
  )
}
