import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { ListRow } from '@/components/list-row'
import { ClaimPostSheet } from './claim-post-sheet'

/** The way to work here; open already for who comes by a card that a colleague sent. */
export const ClaimPostRow = ({ knownAs }: { knownAs: string | null }) => {
  const { invite } = useRouter().params
  const [claiming, setClaiming] = useState(invite !== undefined)
  return (
    <>
      <ListRow icon="shop" words="在店里上班" detail="填邀请码" onTap={() => setClaiming(true)} />
      {claiming && (
        <ClaimPostSheet knownAs={knownAs} given={invite ?? ''} onClose={() => setClaiming(false)} />
      )}
    </>
  )
}
