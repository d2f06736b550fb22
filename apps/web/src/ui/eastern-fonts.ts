const EASTERN = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

/**
 * Fonts of our own for Chinese, Japanese and Korean, from the first such character on: whoever has none would see boxes.
 * Even the list of their pieces is long, so nobody else fetches it. What is typed counts too.
 */
export function watchForEasternText(): void {
  const load = () => {
    observer.disconnect();
    document.removeEventListener('input', onInput, true);
    void import('./eastern-fonts.css');
  };
  const observer = new MutationObserver((changes) => {
    const isEastern = changes.some(({ type, target, addedNodes }) =>
      type === 'characterData'
        ? EASTERN.test(target.nodeValue ?? '')
        : [...addedNodes].some((node) => EASTERN.test(textOf(node))),
    );
    if (isEastern) load();
  });
  const onInput = ({ target }: Event) => {
    if (EASTERN.test((target as HTMLInputElement).value ?? '')) load();
  };
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  document.addEventListener('input', onInput, true);
  if (EASTERN.test(decodeURIComponentSafely(location.search))) load();
}

/** With what stands in fields. */
function textOf(node: Node): string {
  const fields = node instanceof Element ? [...node.querySelectorAll('input, textarea')] : [];
  return [node.textContent ?? '', ...fields.map((field) => (field as HTMLInputElement).value)].join(' ');
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
