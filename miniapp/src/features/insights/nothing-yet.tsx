import { Blank } from '@/components/blank'
import { openPage } from '@/platform/navigation'

type NothingYetProps = { scope: string; title: string; words: string }

/** A page of figures before there are any: what will stand here, and what brings the first guests. */
export const NothingYet = ({ scope, title, words }: NothingYetProps) => (
  <Blank
    art="tea"
    title={title}
    words={words}
    action={{
      words: '做一张码摆出去',
      icon: 'scan',
      onTap: () => openPage('channels', { storeId: scope }),
    }}
  />
)
