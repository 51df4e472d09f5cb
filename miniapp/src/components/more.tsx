import { Button } from './button'
import './more.scss'
import { View } from '@tarojs/components'
import { Notice } from './notice'

type MoreProps = { words: string; has: boolean; busy: boolean; fault: string | undefined; read(): void }

/** The way to the next page of a list; nothing at its end. */
export const More = ({ words, has, busy, fault, read }: MoreProps) =>
  has ? (
    <View className="more">
      {fault && (
        <Notice icon="again" tone="warn">
          {fault}
        </Notice>
      )}
      <Button kind="side" wide busy={busy} onTap={read}>
        {words}
      </Button>
    </View>
  ) : null
