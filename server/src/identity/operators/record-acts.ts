import type { DataSource } from 'typeorm'
import { recordAudit } from '../../audit/audit.ts'
import type { RecordAct } from '../sign-in-audit.ts'

/** Puts on the audit log what operators do about their sign-in. */
export function recordActs({ manager }: DataSource): RecordAct {
  return async (actor, { action, operatorId, details }) => {
    await recordAudit(manager, { action, objectType: 'Operator', objectId: operatorId, before: null, after: details, actor })
  }
}
