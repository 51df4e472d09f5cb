import { Image, View } from '@tarojs/components'
import { renderSVG } from 'uqr'
import './qr.scss'

type QrProps = { text: string /** How much of the time of this code is left, 1 to 0. */; left: number }

/** A code to be scanned, on white whatever the theme, in a ring that runs down. */
export const Qr = ({ text, left }: QrProps) => (
  <View className="qr" role="img" aria-label={`二维码 ${text}`}>
    <View className="qr-ground" />
    <View className="qr-ring" style={maskOf(1)} />
    <View className="qr-ring qr-ring-left" style={maskOf(left)} />
    <Image className="qr-image" src={codeOf(text)} />
  </View>
)

const uriOf = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`

const codeOf = (text: string) =>
  uriOf(renderSVG(text, { ecc: 'H', border: 0, blackColor: '#2B2622', whiteColor: '#FFFFFF' }))

const maskOf = (share: number) => {
  const maskImage = `url("${uriOf(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 212 212" fill="none"><path d="M106 4H184A24 24 0 0 1 208 28V184A24 24 0 0 1 184 208H28A24 24 0 0 1 4 184V28A24 24 0 0 1 28 4H106" pathLength="100" stroke="#000" stroke-width="5" stroke-linecap="round" stroke-dasharray="${Math.round(share * 100)} 100"/></svg>`,
  )}")`
  return { maskImage, WebkitMaskImage: maskImage }
}
