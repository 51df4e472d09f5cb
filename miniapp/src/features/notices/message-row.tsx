import { getMyGrants } from '@/client/outreach'
import { useApi } from '@/client/use-api'
import { ListRow } from '@/components/list-row'
import { canAskForMessages } from '@/platform/messages'
import { messagesInWords } from './notice-words'

/** Which messages the person has allowed; it asks for none. */
export const MessageRow = () => {
  const { data } = useApi(canAskForMessages ? 'my-grants' : null, getMyGrants)
  if (!data?.items.length) return null
  return <ListRow icon="bell" words="微信提醒" detail={messagesInWords(data.items)} />
}
