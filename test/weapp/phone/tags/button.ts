import type { Bridge } from '../contract.js'
import { Tag } from './tag.js'

/** What a shared button asks of the page it stands on. */
export const SHARE = 'wx-share'

/** WeChat's button: what `open-type` names is done on a tap, and what came of it goes out as an event. */
export class Button extends Tag {
  constructor() {
    super()
    this.addEventListener('click', () => void this.open())
    this.addEventListener('touchstart', () => this.hover(true), { passive: true })
    for (const end of ['touchend', 'touchcancel'])
      this.addEventListener(end, () => this.hover(false), { passive: true })
  }

  private async open() {
    if (this.given('disabled') === true) return
    switch (this.given('open-type')) {
      case 'getPhoneNumber': {
        const code = await (window as unknown as Bridge).phoneCode()
        return this.tell('getphonenumber', { errMsg: 'getPhoneNumber:ok', code })
      }
      case 'chooseAvatar':
        return this.tell('chooseavatar', { avatarUrl: 'http://tmp/avatar.jpg' })
      case 'agreePrivacyAuthorization':
        return this.tell('agreeprivacyauthorization')
      case 'share':
        window.dispatchEvent(new Event(SHARE))
    }
  }

  private hover(on: boolean) {
    const name = this.given('hover-class')
    if (typeof name === 'string' && name && name !== 'none') this.classList.toggle(name, on)
  }
}
