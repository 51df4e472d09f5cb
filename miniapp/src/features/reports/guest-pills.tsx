import { Pill } from '@/components/pill'

/** What somebody is to the shop; a regular who is a member is both. */
export const GuestPills = ({ isMember, isRegular }: { isMember: boolean; isRegular: boolean }) => (
  <>
    {isRegular && <Pill tone="level">熟客</Pill>}
    {isMember && <Pill tone="good">会员</Pill>}
  </>
)
