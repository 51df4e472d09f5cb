import { View } from '@tarojs/components'
import './icon.scss'
import { ICONS } from './icons'

export type IconName = keyof typeof ICONS

type IconProps = { name: IconName; size?: 16 | 20 | 24 | 40; className?: string }

/** A line icon in the colour of the words around it. It says nothing by itself: name the thing it stands on. */
export const Icon = ({ name, size = 24, className = '' }: IconProps) => {
  const mask = maskOf(name, size)
  return (
    <View
      className={`icon ${className}`}
      style={{ width: `${size}px`, height: `${size}px`, maskImage: mask, WebkitMaskImage: mask }}
    />
  )
}

const maskOf = (name: IconName, size: number) => {
  const stroke = size <= 16 ? 2 : 1.75
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
