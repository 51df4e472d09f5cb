import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Menu } from '@/client/storefront'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { Segments } from '@/components/segments'
import { Tap } from '@/components/tap'
import { findDish, type Order } from './menu-view'
import './ordering-list.scss'
import type { Ordering } from './use-ordering'

type What = 'dishes' | 'categories'

const WHAT: { key: What; words: string }[] = [
  { key: 'dishes', words: '排菜' },
  { key: 'categories', words: '排分类' },
]

/** The menu with a way up and a way down for everything on it. */
export const OrderingList = ({ menu, order, ordering }: { menu: Menu; order: Order; ordering: Ordering }) => {
  const [what, setWhat] = useState<What>('dishes')
  const nameOf = (id: string) => menu.categories.find((category) => category.id === id)?.name ?? ''
  return (
    <>
      <Segments items={WHAT} chosen={what} onChoose={(key: What) => setWhat(key)} />
      {ordering.fault && (
        <View role="alert">
          <Notice icon="again" tone="warn">
            {ordering.fault}
          </Notice>
        </View>
      )}
      {what === 'categories' ? (
        <Card listed>
          {order.map(({ id }, index) => (
            <OrderingLine
              key={id}
              name={nameOf(id)}
              isFirst={index === 0}
              isLast={index === order.length - 1}
              onMove={(by) => ordering.moveCategory(index, by)}
            />
          ))}
        </Card>
      ) : (
        order
          .filter(({ dishIds }) => dishIds.length > 0)
          .map(({ id, dishIds }) => (
            <View key={id} className="stack-snug">
              <View className="section">{nameOf(id)}</View>
              <Card listed>
                {dishIds.map((dishId, index) => (
                  <OrderingLine
                    key={dishId}
                    name={findDish(menu, dishId)?.name ?? ''}
                    isFirst={index === 0}
                    isLast={index === dishIds.length - 1}
                    onMove={(by) => ordering.moveDish(id, index, by)}
                  />
                ))}
              </Card>
            </View>
          ))
      )}
    </>
  )
}

type OrderingLineProps = { name: string; isFirst: boolean; isLast: boolean; onMove(by: -1 | 1): void }

const OrderingLine = ({ name, isFirst, isLast, onMove }: OrderingLineProps) => (
  <View className="ordering-line">
    <View className="grow strong">{name}</View>
    <Tap
      className={`ordering-line-step ${isFirst ? 'ordering-line-end' : ''}`}
      label={`${name}，往上`}
      disabled={isFirst}
      onTap={() => onMove(-1)}
    >
      <Icon name="up" />
    </Tap>
    <Tap
      className={`ordering-line-step ${isLast ? 'ordering-line-end' : ''}`}
      label={`${name}，往下`}
      disabled={isLast}
      onTap={() => onMove(1)}
    >
      <Icon name="down" />
    </Tap>
  </View>
)
