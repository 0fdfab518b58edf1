import { beforeEach, expect, test } from 'vitest'
import { baseOf } from '../api/base'
import { forgetWorkspace, knownWorkspaces, otherWorkspaces } from './workspaces'

beforeEach(() => localStorage.clear())

test.each([
  ['/overview', ''],
  ['/w/isp-b/overview', '/w/isp-b'],
  ['/w/isp-b', '/w/isp-b'],
  ['/wall', ''],
  ['/w/', ''],
  ['/w/ISP', ''],
])('the address %s is under "%s"', (path, base) => {
  expect(baseOf(path)).toBe(base)
})

test('what somebody else wrote into the browser leads nowhere', () => {
  localStorage.setItem('flowtriq.workspaces', '[{"base":"//evil.example","name":"x"},{"base":"/w/b","name":"B"},{"base":"/w/c"},7]')
  expect(knownWorkspaces()).toEqual([{ base: '/w/b', name: 'B' }])
  localStorage.setItem('flowtriq.workspaces', 'not JSON')
  expect(knownWorkspaces()).toEqual([])
})

test('a workspace that was signed out of is no longer offered', () => {
  localStorage.setItem('flowtriq.workspaces', '[{"base":"","name":"A"},{"base":"/w/b","name":"B"}]')
  expect(otherWorkspaces()).toEqual([{ base: '/w/b', name: 'B' }])
  forgetWorkspace()
  expect(knownWorkspaces()).toEqual([{ base: '/w/b', name: 'B' }])
})
