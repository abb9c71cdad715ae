// Two things that Material and a page without JavaScript leave to be done for those who do not see, or use no mouse.

// What scrolls sideways can be reached with the keyboard, and nothing else becomes a stop on the way.
const reach = new ResizeObserver(entries => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
    else target.removeAttribute("tabindex")
  }
})

// The button that copies a block of code stands in a navigation without a name; it is none.
const quiet = () => document.querySelectorAll("nav.md-code__nav").forEach(nav => nav.setAttribute("role", "none"))

document.querySelectorAll(".working").forEach(working => reach.observe(working))
new MutationObserver(quiet).observe(document.body, { childList: true, subtree: true })
quiet()
