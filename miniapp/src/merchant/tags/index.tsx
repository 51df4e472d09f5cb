import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { TagBook } from '@/features/tagging/tag-book'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const TagsPage = () => {
  const { storeId } = useRouter().params
  const workplace = useWorkplace()
  const [adding, setAdding] = useState(false)
  const manages = workplace.role === 'manager' || workplace.role === 'owner'
  const add = (
    <Button kind="main" icon="plus" wide onTap={() => setAdding(true)}>
      写一个标签
    </Button>
  )
  return (
    <PageFrame back title="店里" dock={manages && add}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="标签由店长和老板来定。"
        blocks={[36, 28, 100, 28, 150]}
      >
        {(chosen) => (
          <TagBook
            storeId={workplace.stores.find(({ id }) => id === storeId)?.id ?? chosen.id}
            keeps={workplace.managesAll}
            adding={adding}
            onAdded={() => setAdding(false)}
          />
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default TagsPage
