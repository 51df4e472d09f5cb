import { Tag } from './tag.js'

const FITS: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover' }

export class Picture extends Tag {
  static observedAttributes = ['src', 'mode']
  private readonly inner = new Image()

  connectedCallback() {
    this.append(this.inner)
    this.inner.onload = () =>
      this.tell('load', { width: this.inner.naturalWidth, height: this.inner.naturalHeight })
    this.inner.onerror = () => this.tell('error', { errMsg: `GET ${this.inner.src} failed` })
  }

  attributeChangedCallback() {
    const { inner } = this
    const src = this.given('src')
    inner.style.objectFit = FITS[String(this.given('mode'))] ?? 'fill'
    if (typeof src !== 'string' || src === '') inner.removeAttribute('src')
    else if (inner.getAttribute('src') !== addressOf(src)) inner.src = addressOf(src)
  }
}

const addressOf = (src: string) => (src.startsWith('/') ? `/package${src}` : src)
