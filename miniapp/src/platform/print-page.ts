/** WeChat prints nothing; there a picture is saved. */
export const printPage = null as (() => void) | null
