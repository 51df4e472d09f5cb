import { Notice } from '@/components/notice'
import type { ApiError } from '@/platform/api-error'

/** Stands above what was read earlier while it cannot be read anew. */
export const StaleNotice = ({ error }: { error?: ApiError }) =>
  error ? (
    <Notice icon="again" tone="warn">
      {error.code === 'offline' ? '没连上网，连上后自动更新' : error.message}
    </Notice>
  ) : null
