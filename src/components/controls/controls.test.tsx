import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { userEvent as browser } from 'vitest/browser'
import { Button } from './Button.tsx'
import { Choice } from './Choice.tsx'
import { Disclosure } from './Disclosure.tsx'
import { HelpDialog } from './HelpDialog.tsx'
import { Switch } from './Switch.tsx'
import { Tabs } from './Tabs.tsx'

test('a switch says its state in a word and changes on click and on Space', async () => {
  const user = userEvent.setup()
  const Example = () => {
    const [isOn, setOn] = useState(false)
    return <Switch label="Bucket is public" isOn={isOn} onChange={setOn} />
  }
  render(<Example />)
  const control = screen.getByRole('switch', { name: 'Bucket is public' })
  expect(control).not.toBeChecked()
  expect(control).toHaveTextContent('Off')
  await user.click(control)
  expect(control).toBeChecked()
  expect(control).toHaveTextContent('On')
  await user.keyboard(' ')
  expect(control).not.toBeChecked()
})

test('a choice is one stop for Tab, and arrow keys choose', async () => {
  const user = userEvent.setup()
  const options = ['Enabled', 'Disabled', 'Pending deletion'].map((value) => ({ value, label: value }))
  const Example = () => {
    const [value, setValue] = useState('Enabled')
    return <Choice legend="Key state" options={options} value={value} onChange={setValue} />
  }
  render(<Example />)
  await user.tab()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('radio', { name: 'Disabled' })).toBeChecked()
  expect(screen.getByRole('group', { name: 'Key state' })).toBeVisible()
})

test('a choice that is not available keeps the focus and its value', async () => {
  const user = userEvent.setup()
  const onChange = vi.fn<() => void>()
  const options = [
    { value: 'on', label: 'On' },
    { value: 'off', label: 'Off' },
  ]
  render(<Choice legend="Key" options={options} value="on" onChange={onChange} isUnavailable />)
  await user.click(screen.getByRole('radio', { name: 'Off' }))
  expect(onChange).not.toHaveBeenCalled()
  expect(screen.getByRole('radio', { name: 'On' })).toBeChecked()
})

test('a button that is not available can be focused but does nothing', async () => {
  const user = userEvent.setup()
  const onClick = vi.fn<() => void>()
  render(
    <Button isUnavailable onClick={onClick}>
      Send
    </Button>,
  )
  await user.tab()
  expect(screen.getByRole('button', { name: 'Send' })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(onClick).not.toHaveBeenCalled()
})

test('arrow keys select the next tab, with the focus; Tab goes on into the panel', async () => {
  const user = userEvent.setup()
  const tabs = [
    { id: 'decision', label: 'Decision' },
    { id: 'request', label: 'Request' },
  ] as const
  const Example = () => {
    const [selected, setSelected] = useState<'decision' | 'request'>('decision')
    return (
      <Tabs label="Proof" tabs={tabs} selected={selected} onSelect={setSelected}>
        About the {selected}
      </Tabs>
    )
  }
  render(<Example />)
  await user.tab()
  expect(screen.getByRole('tab', { name: 'Decision' })).toHaveFocus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Request', selected: true })).toHaveFocus()
  expect(screen.getByRole('tabpanel', { name: 'Request' })).toHaveTextContent('About the request')
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tab', { name: 'Decision', selected: true })).toHaveFocus()
  await user.tab()
  expect(screen.getByRole('tabpanel')).toHaveFocus()
})

test('a disclosure opens by keyboard', async () => {
  render(<Disclosure summary="Element by element">Two elements differ.</Disclosure>)
  expect(screen.getByText('Two elements differ.')).not.toBeVisible()
  await browser.tab()
  await browser.keyboard('{Enter}')
  expect(screen.getByText('Two elements differ.')).toBeVisible()
})

test('the help says every key, turns single letters off, and Escape gives the focus back', async () => {
  const user = userEvent.setup()
  const Example = () => {
    const [isOpen, setOpen] = useState(false)
    const [areOn, setOn] = useState(true)
    return (
      <>
        <Button onClick={() => setOpen(true)}>Help</Button>
        <HelpDialog isOpen={isOpen} onClose={() => setOpen(false)} areLetterKeysOn={areOn} onLetterKeys={setOn} />
      </>
    )
  }
  render(<Example />)
  await user.click(screen.getByRole('button', { name: 'Help' }))
  expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeVisible()
  expect(screen.getByRole('row', { name: 'Play or pause Space K' })).toBeVisible()
  await user.click(screen.getByRole('switch', { name: 'Single-letter keys' }))
  expect(screen.getByRole('switch', { name: 'Single-letter keys' })).not.toBeChecked()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Help' })).toHaveFocus()
})
