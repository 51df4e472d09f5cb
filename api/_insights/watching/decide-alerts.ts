import type { AlertBody } from './contract.js'

export type AlertKind = AlertBody['kind']

/** What one kind of look found, and whether what an alert is about is as usual again: neither may be so, where too little is known. */
export type Look = { findings: AlertBody[]; isUsual(subject: string): boolean }

export type OpenAlert = { id: string; kind: AlertKind; subject: string }

export type Decision = {
  opens: AlertBody[]
  lasts: { id: string; body: AlertBody }[]
  closes: string[]
}

/** What an alert is about: there is one of a kind and subject at a time. */
export const subjectOf = (body: AlertBody): string => {
  switch (body.kind) {
    case 'figure':
      return body.way
    case 'channel':
      return body.channelId
    case 'redemptions':
      return body.staffId ?? 'nobody'
    case 'step':
      return body.step
  }
}

/** What becomes of the open alerts of a store: what is found anew opens one, what is found again lasts, what is as usual again closes. */
export const decideAlerts = (open: OpenAlert[], looks: Partial<Record<AlertKind, Look>>): Decision => {
  const found = Object.values(looks).flatMap(({ findings }) => findings)
  const isAbout = (alert: OpenAlert) => (body: AlertBody) =>
    body.kind === alert.kind && subjectOf(body) === alert.subject
  return {
    opens: found.filter((body) => !open.some((alert) => isAbout(alert)(body))),
    lasts: open.flatMap((alert) => {
      const body = found.find(isAbout(alert))
      return body ? { id: alert.id, body } : []
    }),
    closes: open
      .filter((alert) => !found.some(isAbout(alert)) && looks[alert.kind]?.isUsual(alert.subject))
      .map(({ id }) => id),
  }
}
