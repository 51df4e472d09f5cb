import { useState } from 'react'
import { Button } from '@/components/button'
import { PageFrame } from '@/features/frame/page-frame'
import { StaffBook } from '@/features/staff/staff-book'
import { useWorkplace } from '@/features/workplace/use-workplace'
import { WorkplaceDoor } from '@/features/workplace/workplace-door'

const StaffPage = () => {
  const workplace = useWorkplace()
  const [inviting, setInviting] = useState(false)
  const manages = workplace.role === 'manager' || workplace.role === 'owner'
  const invite = (
    <Button kind="main" icon="plus" wide onTap={() => setInviting(true)}>
      请一位新同事
    </Button>
  )
  return (
    <PageFrame back title="店里" dock={manages && invite}>
      <WorkplaceDoor
        workplace={workplace}
        managersSee="店里有谁、请谁来，店长和老板管。"
        blocks={[36, 68, 28, 204]}
      >
        {(store, role) => (
          <StaffBook
            key={store.id}
            store={store}
            stores={workplace.stores}
            role={role}
            inviting={inviting}
            onInvited={() => setInviting(false)}
          />
        )}
      </WorkplaceDoor>
    </PageFrame>
  )
}

export default StaffPage
