import { ApiError } from '../api/client'

/** True when the password was right and the code of the second factor is asked for. */
export const needsCode = (error: Error): boolean => error instanceof ApiError && error.problem.needs === 'code'
