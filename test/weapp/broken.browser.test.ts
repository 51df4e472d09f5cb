import { afterEach, describe, expect, it } from 'vitest'
import { brokenBuild, built } from './builds.js'
import { type Phones, phonesWith } from './phones.js'

let phones: Phones | undefined
afterEach(() => phones?.close())

// The controls need no API: without a network the shop says so, and its tabs can be changed.
const offline = async (folder: string) => {
  phones = await phonesWith(folder)
  return phones.of('nobody')
}
const fails = async (folder: string, fault: unknown) => {
  const phone = await offline(folder)
  await expect.poll(async () => (await phone.journal()).faults).toContainEqual(fault)
}

describe('the framework, given a build', () => {
  it('that is sound, draws it and hears a tap', async () => {
    const phone = await offline(built)
    await phone.hands.see('再试一次')
    await phone.hands.tab('菜单')
    await expect.poll(phone.stack).toEqual(['pages/menu/index'])
    expect(await phone.journal()).toMatchObject({ faults: [], unprovided: [] })
  })

  it('without handlers, hears no tap', async () => {
    const phone = await offline(brokenBuild('no handler bound'))
    await phone.hands.see('再试一次')
    await phone.hands.tab('菜单')
    await phone.page.waitForTimeout(500)
    expect(await phone.stack()).toEqual(['pages/home/index'])
  })

  it('without a template, names it', async () => {
    const fault = expect.stringMatching(/^template: tmpl_\d+_9 is missing/)
    await fails(brokenBuild('a template that is not there'), fault)
  })

  it('without a template file, names what is not there', async () => {
    const fault = expect.stringContaining('taro_tmpl is missing')
    await fails(brokenBuild('a template file that is not there'), fault)
  })

  it('that uses the document, finds none', async () => {
    const fault = expect.stringContaining("Cannot read properties of undefined (reading 'title')")
    await fails(brokenBuild('document used'), fault)
  })

  it.each([
    ['an unknown name of wx', 'wx.getNoSuchThing'],
    ['a known name of wx that is not provided', 'wx.getLocation'],
  ] as const)('that asks for %s, writes it down', async (how, name) => {
    const phone = await offline(brokenBuild(how))
    expect((await phone.journal()).unprovided).toContain(name)
  })

  it('without a page, cannot open it', async () => {
    const phone = await offline(brokenBuild('a page that is not there'))
    await phone.hands.tab('菜单')
    await expect
      .poll(async () => (await phone.journal()).faults)
      .toContainEqual(expect.stringContaining("module 'pages/menu/index.js' is not defined"))
  })

  it('with a template that is not closed, refuses it', async () => {
    await expect(phonesWith(brokenBuild('a template that is not closed'))).rejects.toThrow('missing end tag')
  })
})
