import type { Me } from '@/client/members'
import type { Store } from '@/client/storefront'

export type Role = Me['staff'][number]['role']

const RANK: Record<Role, number> = { clerk: 1, manager: 2, owner: 3 }

/** The stores somebody works in; an owner works in all of them. */
export const storesOf = (me: Pick<Me, 'staff'>, stores: Store[]) =>
  stores.filter((store) => roleIn(me, store.id))

/** What somebody may do in a store: the highest of their posts there. */
export const roleIn = (me: Pick<Me, 'staff'>, storeId: string) =>
  me.staff
    .filter((post) => post.storeId === null || post.storeId === storeId)
    .map((post) => post.role)
    .sort((one, other) => RANK[other] - RANK[one])[0]

/** The stores somebody manages. */
export const managedBy = <S extends Pick<Store, 'id'>>(me: Pick<Me, 'staff'>, stores: S[]) =>
  stores.filter(({ id }) => RANK[roleIn(me, id) ?? 'clerk'] >= RANK.manager)
