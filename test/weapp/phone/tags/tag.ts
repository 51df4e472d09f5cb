/** Carries what an event of WeChat says; the framework takes its fields for the event's detail. */
class TagEvent extends Event {
  constructor(type: string, detail: object) {
    super(type)
    Object.assign(this, detail)
  }
}

interface Drawn {
  __wxElement?: { getAttribute(name: string): unknown }
}

/** A built-in tag of WeChat. */
export class Tag extends HTMLElement {
  // As an attribute of the document, what is undefined would look like what is true.
  protected given(name: string): unknown {
    return (this as Drawn).__wxElement?.getAttribute(name)
  }

  protected tell(type: string, detail: object = {}) {
    this.dispatchEvent(new TagEvent(type, detail))
  }
}
