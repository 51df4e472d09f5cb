import { View } from '@tarojs/components'
import { useState } from 'react'
import type { StoreEdit } from '@/client/storefront'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { TextField } from '@/components/text-field'
import { canChoosePlace, choosePlace } from '@/platform/phone'
import './place-field.scss'
import { placeInLink, placeTyped } from './profile-draft'

type Place = StoreEdit['place']
type PlaceFieldProps = { place: Place; onChange(place: Place, address?: string): void }

/** Where the store is on the map: chosen there in WeChat, typed or pasted on the web. */
export const PlaceField = ({ place, onChange }: PlaceFieldProps) => (
  <Card>
    <View className="stack-snug">
      <View className="row between">
        <View className="strong">地图上的位置</View>
        <View className="note">{place ? '客人点一下就能导航' : '还没标，客人没法导航'}</View>
      </View>
      {canChoosePlace ? (
        <OnMap place={place} onChange={onChange} />
      ) : (
        <Typed place={place} onChange={onChange} />
      )}
    </View>
  </Card>
)

const OnMap = ({ place, onChange }: PlaceFieldProps) => {
  const choose = async () => {
    const chosen = await choosePlace()
    if (!chosen) return
    const { latitude, longitude, address } = chosen
    onChange({ latitude: Number(latitude), longitude: Number(longitude) }, address)
  }
  return (
    <Button kind="side" wide icon="place" onTap={choose}>
      {place ? '在地图上挪一下' : '在地图上标出来'}
    </Button>
  )
}

const Typed = ({ place, onChange }: PlaceFieldProps) => {
  const [typed, setTyped] = useState({
    latitude: place ? String(place.latitude) : '',
    longitude: place ? String(place.longitude) : '',
  })
  const [link, setLink] = useState('')
  const take = (next: typeof typed) => {
    setTyped(next)
    onChange(placeTyped(next.latitude, next.longitude))
  }
  const paste = (pasted: string) => {
    setLink(pasted)
    const found = placeInLink(pasted)
    if (found) take({ latitude: String(found.latitude), longitude: String(found.longitude) })
  }
  const isHalf = !place && Boolean(typed.latitude || typed.longitude)
  return (
    <>
      <TextField
        label="链接"
        value={link}
        maxLength={500}
        placeholder="贴一个地图里分享的链接"
        fault={link && !placeInLink(link) ? '这个链接里没有位置，填下面两个数也行。' : null}
        onChange={paste}
      />
      <View className="place-field-numbers">
        <TextField
          label="纬度"
          value={typed.latitude}
          placeholder="30.2084"
          onChange={(latitude) => take({ ...typed, latitude })}
        />
        <TextField
          label="经度"
          value={typed.longitude}
          placeholder="120.2106"
          onChange={(longitude) => take({ ...typed, longitude })}
        />
      </View>
      {isHalf && <View className="note wait">两个数都写对才标得上，像 30.2084 和 120.2106。</View>}
    </>
  )
}
