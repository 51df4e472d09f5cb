import { describe, expect, it } from 'vitest'
import { readReceipt } from '@/platform/picture-receipt'

const told = (status: number, text: string) => () => readReceipt(status, text)

describe('what the API says of a picture', () => {
  it('is where it is shown', () => {
    expect(readReceipt(201, '{"picture":"/pictures/a.jpg","width":1,"height":1}')).toBe('/pictures/a.jpg')
  })

  it('is why it was not taken, in its own words', () => {
    const refused = { error: { code: 'picture_type', message: '换一张吧。', requestId: 'r' } }
    expect(told(415, JSON.stringify(refused))).toThrow(
      expect.objectContaining({ code: 'picture_type', message: '换一张吧。', status: 415 }),
    )
  })

  it('is a sentence all the same where something before it answered', () => {
    expect(told(413, 'FUNCTION_PAYLOAD_TOO_LARGE')).toThrow(
      expect.objectContaining({ code: 'body_too_large', message: '这张照片太大了，换一张小一点的。' }),
    )
    for (const answer of ['<html>', 'null', '[]'])
      expect(told(502, answer)).toThrow(expect.objectContaining({ code: 'internal', status: 502 }))
    expect(told(200, '<html>')).toThrow()
  })
})
