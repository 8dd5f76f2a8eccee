// The first visible element of a role with a name, as a person with a screen reader would know it.
const [role, name] = arguments;
const selectors = {
  button: 'button, [role="button"], summary',
  'button that begins with': 'button, [role="button"], summary',
  link: 'a[href], [role="link"]',
  field: 'input:not([type="radio"], [type="checkbox"], [type="hidden"]), textarea, select',
  radio: 'input[type="radio"], [role="radio"]',
  checkbox: 'input[type="checkbox"], [role="checkbox"]',
  heading: 'h1, h2, h3, h4, h5, h6, [role="heading"]',
  dialog: 'dialog[open], [role="dialog"]',
  tab: '[role="tab"]',
  row: 'tr, li, article',
};
const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
// Icons and what is drawn for the eye alone are not read out.
const spoken = (element) => {
  const copy = element.cloneNode(true);
  for (const silent of copy.querySelectorAll('[aria-hidden="true"], svg')) silent.remove();
  return plain(copy.textContent);
};
const named = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return plain(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));
  if (element.getAttribute('aria-label')) return plain(element.getAttribute('aria-label'));
  if (element.labels?.length) return plain([...element.labels].map(spoken).join(' '));
  return spoken(element) || plain(element.getAttribute('alt')) || plain(element.title);
};
const shown = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert], [aria-hidden="true"]') === null;
const wanted = plain(name);
const all = [...document.querySelectorAll(selectors[role])];
const found =
  all.find((element) => (shown(element) || element.labels?.length) && named(element) === wanted) ??
  all.find((element) => shown(element) && role !== 'button' && named(element).startsWith(wanted));
if (!found) return null;
// A radio button may be drawn by its label alone.
const target = /^(radio|checkbox)$/.test(found.type ?? '') ? (found.labels[0] ?? found) : found;
target.scrollIntoView({ block: 'center', behavior: 'instant' });
return target;
