import { Tag } from './tag.js'

const KEYBOARDS: Record<string, string> = { number: 'numeric', digit: 'decimal' }

/** A field: what is typed goes out as `input`, and what the page sets comes in as `value`. */
abstract class Field extends Tag {
  static observedAttributes = [
    'value',
    'type',
    'maxlength',
    'disabled',
    'focus',
    'placeholder',
    'placeholder-class',
  ]
  protected abstract readonly inner: HTMLInputElement | HTMLTextAreaElement
  private readonly hint = document.createElement('div')

  connectedCallback() {
    this.append(this.hint, this.inner)
    for (const type of ['input', 'focus', 'blur'])
      this.inner.addEventListener(type, (event) => this.pass(type, event))
    this.takeFocus()
  }

  protected pass(type: string, event: Event) {
    event.stopPropagation()
    this.hint.hidden = this.inner.value !== ''
    this.tell(type, { value: this.inner.value, cursor: this.inner.value.length })
  }

  private takeFocus() {
    if (this.given('focus') === true) this.inner.focus()
  }

  attributeChangedCallback(name: string) {
    const { inner, hint } = this
    const value = this.given(name)
    const text = value === undefined || value === null ? '' : String(value)
    if (name === 'value' && inner.value !== text) inner.value = text
    if (name === 'type') inner.inputMode = KEYBOARDS[text] ?? 'text'
    if (name === 'maxlength') inner.maxLength = Number(value)
    if (name === 'disabled') inner.disabled = value === true
    if (name === 'focus') this.takeFocus()
    if (name === 'placeholder') hint.textContent = text
    if (name === 'placeholder-class') hint.className = text
    hint.hidden = inner.value !== ''
  }
}

/** One line; the keyboard's own key confirms it. */
export class Input extends Field {
  protected readonly inner = document.createElement('input')

  override connectedCallback() {
    super.connectedCallback()
    this.inner.addEventListener('keydown', (event) => event.key === 'Enter' && this.pass('confirm', event))
  }
}

/** As many lines as are typed, where `auto-height` is set. */
export class TextArea extends Field {
  protected readonly inner = document.createElement('textarea')

  override connectedCallback() {
    super.connectedCallback()
    this.inner.style.setProperty('field-sizing', this.given('auto-height') === true ? 'content' : 'fixed')
  }
}
