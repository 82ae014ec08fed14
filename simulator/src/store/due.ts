import type { DueOf } from './due-queue.ts'
import type { Kind, StoredObjects } from './stored-objects.ts'

/** When something has to be done about an object, by kind. Kinds that are not here wait for calls only. */
export const DUE: { [K in Kind]?: DueOf<StoredObjects[K]> } = {}
