import { describe, expect, it } from 'vitest'
import { placeInLink, placeTyped, profileEdit, profileFaults } from '@/features/shop-editing/profile-draft'

const HERE = { latitude: 30.2084, longitude: 120.2107 }

describe('a map’s link', () => {
  it.each([
    ['30.2084,120.2107'],
    ['30.2084， 120.2107'],
    ['120.2107,30.2084'],
    ['https://uri.amap.com/marker?position=120.2107,30.2084&name=望江小馆'],
    ['https://apis.map.qq.com/uri/v1/marker?marker=coord:30.2084,120.2107;title:x&referer=shuke'],
    ['https://apis.map.qq.com/uri/v1/marker?marker=coord%3A30.2084%2C120.2107%3Btitle'],
    ['https://www.google.com/maps/@30.2084,120.2107,17z'],
    ['https://maps.apple.com/?ll=30.2084,120.2107&q=shop'],
    ['看看这里 https://example.com/?q=30.2084,120.2107 晚上见'],
  ])('%s says where it is', (link) => expect(placeInLink(link)).toEqual(HERE))

  it('that puts the longitude first is read so in the far west as well', () => {
    expect(placeInLink('https://uri.amap.com/marker?position=75.99,39.47')).toEqual({
      ...{ latitude: 39.47, longitude: 75.99 },
    })
  })

  it.each([
    [''],
    ['https://surl.amap.com/abc123'],
    ['https://example.com/?v=1,2'],
    ['181.5,120.2'],
    ['100%'],
  ])('%s says nothing', (link) => expect(placeInLink(link)).toBeNull())
})

it('two numbers are a place when they are one on earth', () => {
  expect(placeTyped(' 30.2084', '120.2107 ')).toEqual(HERE)
  expect(placeTyped('-33.86', '151')).toEqual({ latitude: -33.86, longitude: 151 })
  for (const [latitude, longitude] of [
    ['30.2', ''],
    ['30.', '120'],
    ['91', '120'],
    ['30', '181'],
    ['北', '东'],
  ] as const)
    expect(placeTyped(latitude, longitude)).toBeNull()
})

describe('a profile', () => {
  const draft = {
    ...{ name: ' 滨江店 ', address: ' 江边 1 号', phone: '0571-8800 1180 ', notice: '  ', place: HERE },
    pictures: { day: null, night: null },
  }

  it('is sent without what was typed around it; no notice is none', () => {
    expect(profileEdit(draft)).toMatchObject({
      ...{ name: '滨江店', address: '江边 1 号', phone: '0571-8800 1180', notice: null, place: HERE },
    })
    expect(profileEdit({ ...draft, notice: '桂花酒上了' }).notice).toBe('桂花酒上了')
  })

  it('says which field is wrong', () => {
    expect(profileFaults(draft)).toEqual({ name: null, phone: null })
    expect(profileFaults({ ...draft, name: ' ', phone: '打我电话' })).toEqual({
      ...{ name: '店名要写上。', phone: '电话只写数字、空格、+ 和 -。' },
    })
  })
})
