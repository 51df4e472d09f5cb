import type { Me } from '../../../api/_members/contract'
import { read } from './call'

export type { Me } from '../../../api/_members/contract'

export const getMe = () => read<Me>('/me')
