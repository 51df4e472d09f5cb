import { openCall, read } from '../_platform/route.js'
import { Me, Session, SessionRequest } from './contract.js'
import { openSession } from './open-session.js'
import { getMe } from './queries.js'

export const memberRoutes = [
  openCall(
    { access: 'open', path: '/session', summary: '登录', body: SessionRequest, reply: Session },
    openSession,
  ),
  read({ access: 'guest', path: '/me', summary: '我', reply: Me }, getMe),
]
