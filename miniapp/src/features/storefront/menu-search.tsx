import { SearchField } from '@/components/search-field'

type MenuSearchProps = { value: string; onChange(value: string): void }

export const MenuSearch = (props: MenuSearchProps) => (
  <SearchField label="找菜" placeholder="想吃什么，比如「鱼」「面」" {...props} />
)
