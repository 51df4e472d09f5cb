import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { GrantRow } from '@/features/notices/grant-row'
import { RecipientList } from '@/features/recipients/recipient-list'
import { ScopeChips } from '@/features/workplace/scope-chips'
import { useScope } from '@/features/workplace/use-scope'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const RecipientsPage = () => {
  const workplace = useWorkplace()
  const choice = useScope(workplace, useRouter().params.storeId)
  const [adding, setAdding] = useState(false)
  return (
    <PageFrame
      back
      title="谁会收到"
      dock={
        workplace.managed.length > 0 && (
          <Button kind="main" wide icon="plus" onTap={() => setAdding(true)}>
            加一个收的地方
          </Button>
        )
      }
    >
      <WorkplaceDoor
        workplace={choice.place}
        managersSee="小结发给谁，只有店长和老板能看。"
        blocks={[20, 72, 72]}
      >
        {({ today }) => (
          <View className="stack">
            <ScopeChips choice={choice} />
            <View className="note">
              周一早上八点的小结，和店里不寻常的事，会发到这些地方。里面没有客人的名字和电话。
            </View>
            <RecipientList
              key={choice.chosen}
              scope={choice.scope}
              today={today}
              adding={adding}
              onAddingOver={() => setAdding(false)}
            />
            <GrantRow kind="weeklySummary" />
            <GrantRow kind="alert" />
          </View>
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default RecipientsPage
