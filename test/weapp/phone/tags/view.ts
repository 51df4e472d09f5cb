import { Tag } from './tag.js'

export class View extends Tag {
  constructor() {
    super()
    this.addEventListener('touchstart', () => this.hover(true), { passive: true })
    for (const end of ['touchend', 'touchcancel'])
      this.addEventListener(end, () => this.hover(false), { passive: true })
  }

  private hover(on: boolean) {
    const name = this.given('hover-class')
    if (typeof name === 'string' && name && name !== 'none') this.classList.toggle(name, on)
  }
}
