import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon'
import { ListRow } from '@/components/list-row'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import './workplace-switch.scss'
import { ALL_STORES } from './scope-in'
import type { Workplace } from './use-workplace'

type All = { chosen: boolean; choose(all: boolean): void }

/**
 * The name of the store for the header, and the sheet to choose another; nothing to choose where there is one. With `all` every
 * store at once can be chosen too.
 */
export const useWorkplaceSwitch = ({ store, stores, choose }: Workplace, all?: All) => {
  const [open, setOpen] = useState(false)
  if (!store) return { title: null, sheet: null }
  if (stores.length === 1) return { title: <View className="one-line">{store.name}</View>, sheet: null }
  const take = (id: string) => {
    choose(id)
    all?.choose(false)
    setOpen(false)
  }
  const takeAll = () => {
    all?.choose(true)
    setOpen(false)
  }
  const name = all?.chosen ? ALL_STORES : store.name
  return {
    title: (
      <Tap className="workplace-switch" label={`${name}，换一家店`} onTap={() => setOpen(true)}>
        <View className="one-line">{name}</View>
        <Icon name="down" size={16} />
      </Tap>
    ),
    sheet: (
      <Sheet open={open} title="看哪家店" onClose={() => setOpen(false)}>
        <View>
          {all && (
            <ListRow icon="shop" words={ALL_STORES} detail={all.chosen ? '正在看' : ''} onTap={takeAll} />
          )}
          {stores.map(({ id, name }) => (
            <ListRow
              key={id}
              icon="shop"
              words={name}
              detail={id === store.id && !all?.chosen ? '正在看' : ''}
              onTap={() => take(id)}
            />
          ))}
        </View>
      </Sheet>
    ),
  }
}
