import { fault, grantKey, isPublished, type Rule } from './world.js'

/** What each kind of field takes, by the beginning of its name. */
const FIELDS: Record<string, RegExp> = {
  thing: /^[^\p{Cc}]{1,20}$/u,
  number: /^\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\p{Cc}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 ?)?\d{1,2}:\d{2}(~.+)?$|^\d{4}年\d{1,2}月\d{1,2}日$/,
  date: /^\d{4}(年\d{1,2}月\d{1,2}日|-\d{2}-\d{2}|\/\d{2}\/\d{2})( ?\d{1,2}:\d{2})?$/,
  amount: /^[¥￥$]?\d{1,10}(\.\d{1,2})?元?$/,
  phone_number: /^[\d\-+() ]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^(\p{Script=Han}{1,10}|[A-Za-z ]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

export const sendSubscribeMessage: Rule = ({ state, body, deliver }) => {
  const [openid, templateId] = [String(body.touser), String(body.template_id)]
  const fields = state.templates.get(templateId)
  if (!fields) return fault(40037, 'invalid template_id')
  if (!state.active.has(openid)) return fault(40003, 'invalid openid')
  const page = String(body.page ?? '')
  if (page && !isPublished(state, page.split('?')[0] ?? '')) return fault(41030, 'invalid page')
  const data = readData(body.data)
  const wrong = fields.find((field) => !fits(field, data[field]))
  if (wrong) return fault(47003, `argument invalid! data.${wrong}.value invalid`)

  const left = state.grants.get(grantKey(openid, templateId)) ?? 0
  if (left < 1) return fault(43101, 'user refuse to accept the msg')
  state.grants.set(grantKey(openid, templateId), left - 1)
  deliver({ appid: state.app.appid, openid, templateId, page, data })
  return { errcode: 0, errmsg: 'ok' }
}

const fits = (field: string, value: string | undefined) =>
  (FIELDS[field.replace(/\d+$/, '')] ?? /^.+$/su).test(value ?? '')

const readData = (data: unknown): Record<string, string> => {
  if (typeof data !== 'object' || data === null) return {}
  return Object.fromEntries(
    Object.entries(data).flatMap(([field, inner]) =>
      typeof inner === 'object' && inner !== null && typeof inner.value === 'string'
        ? [[field, inner.value]]
        : [],
    ),
  )
}
