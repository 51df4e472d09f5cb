// Served to the pages by the local server alone: it stands in for WeChat's login and for the phone.
;(() => {
  const asked = new URLSearchParams(location.search).get('as')
  const person = asked ?? localStorage.getItem('shuke.person') ?? 'guest'
  if (localStorage.getItem('shuke.person') !== person) {
    localStorage.clear()
    localStorage.setItem('shuke.person', person)
  }
  // A phone lays out at 980 until the page has said its viewport.
  const wide = Math.min(screen.width, window.outerWidth || screen.width) >= 700
  if (wide && window.top === window) location.replace(`/desk?as=${encodeURIComponent(person)}`)
  const merchant = /^\/m\/([^/]+)/.exec(location.pathname)?.[1]
  const ask = async (what, templateIds = []) => {
    const wish = new URLSearchParams({ as: person, ...(merchant && { merchant }) })
    for (const templateId of templateIds) wish.append('template', templateId)
    const reply = await fetch(`/_local/${what}?${wish}`, { method: 'POST' })
    return reply.json()
  }
  window.shukeStandIn = {
    login: async () => (await ask('login-codes')).code,
    // As WeChat's own sheets do, these ask the person, who may say no.
    phoneNumber: async () =>
      window.confirm('【本机的微信】把你的手机号给这家店吗？') ? (await ask('phone-codes')).code : undefined,
    allowMessages: async (templateIds) => {
      if (!window.confirm('【本机的微信】允许这家店发一条消息给你吗？')) return []
      return (await ask('grants', templateIds)).accepted
    },
  }
})()
