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
  window.shukeStandIn = {
    login: async () => {
      const wish = new URLSearchParams({ as: person, ...(merchant && { merchant }) })
      const reply = await fetch(`/_local/login-codes?${wish}`, { method: 'POST' })
      return (await reply.json()).code
    },
  }
})()
