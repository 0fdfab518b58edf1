import { useQuery } from '@tanstack/react-query'
import { roleNames } from '../../access/session'
import { get } from '../../api/client'
import type { CustomerView, Role } from '../../api/types'
import { errorsAt, type FieldErrors } from '../../forms/fieldErrors'
import { SelectField } from '../../forms/SelectField'

export interface Membership {
  role: Role
  customer: number | null
}

export interface RoleFieldsProps {
  value: Membership
  errors: FieldErrors
  change: (value: Membership) => void
}

const roles: readonly Role[] = ['admin', 'analyst', 'readOnly', 'customer']

/** A role, and the customer that goes with the role of one. */
export function RoleFields({ value, errors, change }: RoleFieldsProps) {
  const customers = useQuery({ queryKey: ['customers'], queryFn: ({ signal }) => get<CustomerView[]>('/customers', {}, signal) })
  return (
    <>
      <SelectField
        label="Role"
        value={value.role}
        options={roles.map((role) => [role, roleNames[role]] as const)}
        errors={errorsAt(errors, 'role')}
        onChange={(event) => change({ role: event.target.value as Role, customer: null })}
      />
      {value.role === 'customer' && (
        <SelectField
          label="Customer"
          required
          hint="The person sees this customer’s prefixes and nothing else"
          value={value.customer ?? ''}
          options={[['', 'Choose a customer'], ...(customers.data ?? []).map((each) => [String(each.number), each.name] as const)]}
          errors={errorsAt(errors, 'customer')}
          onChange={(event) => change({ role: 'customer', customer: event.target.value === '' ? null : Number(event.target.value) })}
        />
      )}
    </>
  )
}
