import * as z from 'zod'

/** A page of the mini-program as WeChat wants it: without a leading slash and without a query. */
export const PagePath = z.string().regex(/^[0-9A-Za-z_-]+(\/[0-9A-Za-z_-]+)*$/)
