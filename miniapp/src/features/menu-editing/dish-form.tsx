import { View } from '@tarojs/components'
import type { Menu } from '@/client/storefront'
import type { usePicture } from '@/client/use-picture'
import { MoneyField } from '@/components/money-field'
import { Notice } from '@/components/notice'
import { PickChips } from '@/components/pick-chips'
import { PictureField } from '@/components/picture-field'
import { SwitchRow } from '@/components/switch-row'
import { TextArea } from '@/components/text-area'
import { TextField } from '@/components/text-field'
import { ALLERGEN_WORDS } from '@/words/allergens'
import { ALLERGENS, DISH_DESCRIPTION_MAX, DISH_NAME_MAX } from '../../../../api/_storefront/vocabulary'
import './dish-form.scss'
import type { DishEditing } from './use-dish-edit'

type DishFormProps = { editing: DishEditing; menu: Menu; upload: ReturnType<typeof usePicture> }

/** Everything a guest reads about a dish. */
export const DishForm = ({ editing: { draft, change, faults, fault }, menu, upload }: DishFormProps) => {
  const toggle = (key: (typeof ALLERGENS)[number]) =>
    change({
      allergens: ALLERGENS.filter((one) => draft.allergens.includes(one) !== (one === key)),
    })
  return (
    <View className="stack-snug">
      <TextField
        label="菜名"
        value={draft.name}
        maxLength={DISH_NAME_MAX}
        placeholder="最多 24 个字"
        fault={faults.name}
        onChange={(name) => change({ name })}
      />
      <MoneyField
        label="价钱"
        value={draft.price}
        placeholder="58 或 46.5"
        fault={faults.price}
        onChange={(price) => change({ price })}
      />
      <PickChips
        label="放在哪一类"
        items={menu.categories.map(({ id, name }) => ({ key: id, words: name }))}
        chosen={[draft.categoryId]}
        fault={faults.categoryId}
        onPick={(categoryId) => change({ categoryId })}
      />
      <TextArea
        label="一两句话"
        value={draft.description}
        maxLength={DISH_DESCRIPTION_MAX}
        placeholder="怎么做的、什么味道，可不填"
        onChange={(description) => change({ description })}
      />
      <PictureField
        label="照片"
        shape="square"
        picture={draft.picture}
        upload={upload}
        onChange={(picture) => change({ picture })}
      />
      <PickChips
        label="里面有这些，客人可能不能吃"
        items={ALLERGENS.map((key) => ({ key, words: ALLERGEN_WORDS[key] }))}
        chosen={draft.allergens}
        onPick={toggle}
      />
      <View className="dish-form-switch">
        <SwitchRow
          words="招牌"
          detail="摆在首页，让客人先看到"
          on={draft.featured}
          onChange={(featured) => change({ featured })}
        />
      </View>
      {fault && (
        <View role="alert">
          <Notice icon="speaker" tone="warn">
            {fault.message}
          </Notice>
        </View>
      )}
    </View>
  )
}
