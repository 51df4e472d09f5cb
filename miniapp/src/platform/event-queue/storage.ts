/** A phone's storage; `write` answers whether the value was taken. */
export type Storage = {
  read(key: string): unknown
  write(key: string, value: unknown): boolean
  remove(key: string): void
}
