/** Keeps pictures under keys. What fails fails with `storage_unavailable`. */
export type Storage = {
  /** The same key again takes the place of what is there. */
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** Null where nothing is kept under the key. */
  get(key: string): Promise<ReadableStream<Uint8Array> | null>
  /** Does nothing where nothing is kept. */
  remove(key: string): Promise<void>
}
