import { View } from '@tarojs/components'
import { usePicture } from '@/client/use-picture'
import { Loaded } from '@/components/loaded'
import { PictureField } from '@/components/picture-field'
import { TextArea } from '@/components/text-area'
import { TextField } from '@/components/text-field'
import { KeepDock } from './keep-dock'
import { KeptNotice } from './kept-notice'
import { PlaceField } from './place-field'
import { type ProfileDraft, profileFaults } from './profile-draft'
import type { Profile } from './use-profile'

/** What guests read of a store, field by field. */
export const ProfileForm = ({ profile }: { profile: Profile }) => (
  <Loaded answer={profile.answer} blocks={[52, 52, 52, 108, 120]} besideMain>
    {() => profile.draft && <Fields profile={profile} draft={profile.draft} />}
  </Loaded>
)

const Fields = ({ profile, draft }: { profile: Profile; draft: ProfileDraft }) => {
  const faults = profileFaults(draft)
  const set = (change: Partial<ProfileDraft>) => profile.change((now) => ({ ...now, ...change }))
  return (
    <View className="stack">
      <KeptNotice keeping={profile} />
      <Pictures
        pictures={draft.pictures}
        onChange={(shown) => profile.change((now) => ({ ...now, pictures: { ...now.pictures, ...shown } }))}
      />
      <View className="stack-snug">
        <TextField
          label="店名"
          value={draft.name}
          fault={faults.name}
          placeholder="比如 滨江店"
          onChange={(name) => set({ name })}
        />
        <TextField
          label="电话"
          value={draft.phone}
          maxLength={20}
          fault={faults.phone}
          placeholder="客人订座前会打来问"
          onChange={(phone) => set({ phone })}
        />
        <TextField
          label="地址"
          value={draft.address}
          maxLength={80}
          placeholder="路名、门牌、怎么找"
          onChange={(address) => set({ address })}
        />
      </View>
      <PlaceField
        place={draft.place}
        onChange={(place, address) => set({ place, ...(address && !draft.address ? { address } : {}) })}
      />
      <TextArea
        label="公告，首页上的一句话"
        value={draft.notice}
        maxLength={80}
        placeholder="比如 周六江边放烟花，靠窗要早订"
        onChange={(notice) => set({ notice })}
      />
    </View>
  )
}

type PicturesProps = {
  pictures: ProfileDraft['pictures']
  onChange(shown: Partial<ProfileDraft['pictures']>): void
}

// Each sends by itself: one may be on its way while the other is chosen.
const Pictures = ({ pictures, onChange }: PicturesProps) => {
  const [day, night] = [usePicture(), usePicture()]
  return (
    <>
      <PictureField
        label="门面，白天的样子"
        shape="wide"
        picture={pictures.day}
        upload={day}
        onChange={(picture) => onChange({ day: picture })}
      />
      <PictureField
        label="夜里的样子，没有就用白天的"
        shape="wide"
        picture={pictures.night}
        upload={night}
        onChange={(picture) => onChange({ night: picture })}
      />
    </>
  )
}

/** The button that saves it. */
export const ProfileDock = ({ profile }: { profile: Profile }) => {
  if (!profile.draft) return null
  const { name, phone } = profileFaults(profile.draft)
  return <KeepDock keeping={profile} words="就这样给客人看" wrong={name ?? phone} />
}
