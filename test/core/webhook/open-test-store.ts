import type { Store } from '../../../electron/core/store/store.ts'
import { openDevStore } from './dev-store.ts'

export async function openTestStore(path: string): Promise<Store> {
  return openDevStore(path)
}
