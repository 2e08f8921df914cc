// The walk through a computation graph: by buttons, arrow keys, Home and End. Without this script the finished drawing and
// its steps in words are there.
(() => {
  const make = (parent, tag, text, className) => {
    const element = parent.appendChild(document.createElement(tag));
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const walk = root => {
    const steps = JSON.parse(root.dataset.steps);
    const last = steps.length - 1;
    const drawing = root.querySelector('.drawing');
    const words = root.querySelector('.description');
    let at = 0;
    root.tabIndex = 0;
    root.setAttribute('role', 'group');
    root.setAttribute('aria-label', root.dataset.name + ', step by step. Arrow keys move.');

    const bar = make(root, 'div', '', 'walk');
    const button = (label, name, go) => {
      const element = make(bar, 'button', label);
      element.type = 'button';
      element.setAttribute('aria-label', name);
      element.addEventListener('click', () => show(go()));
      return element;
    };
    const first = button('|\u25C0\uFE0E', 'First step', () => 0);
    const back = button('\u25C0\uFE0E Previous', 'Previous step', () => at - 1);
    const next = button('Next \u25B6\uFE0E', 'Next step', () => at + 1);
    const end = button('\u25B6\uFE0E|', 'Last step', () => last);
    const count = make(bar, 'span', '', 'at');
    const caption = make(root, 'div', '', 'caption');
    caption.setAttribute('aria-live', 'polite');
    root.append(words);

    const show = step => {
      at = Math.max(0, Math.min(last, step));
      root.dataset.at = at;
      count.textContent = `${steps[at].Direction}, step ${at + 1} of ${steps.length}`;
      caption.replaceChildren();
      steps[at].Lines.forEach(line => make(caption, 'div', line));
      // Not really disabled: a disabled button would drop the focus, and with it the arrow keys.
      [[first, 0], [back, 0], [next, last], [end, last]].forEach(([element, limit]) => element.setAttribute('aria-disabled', String(at === limit)));
      drawing.querySelectorAll('[data-from]').forEach(part => {
        part.classList.toggle('fsg-later', +part.dataset.from > at);
        part.classList.toggle('fsg-new', +part.dataset.from === at);
      });
      drawing.querySelectorAll('[data-at]').forEach(part => part.classList.toggle('fsg-on', part.dataset.at.split(' ').includes(String(at))));
    };
    root.addEventListener('keydown', event => {
      const go = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
      if (go === undefined || event.ctrlKey || event.altKey || event.metaKey || event.target.closest('.description, .drawing')) return;
      show(go);
      event.preventDefault();
      event.stopPropagation();
    });
    let before = 0;
    addEventListener('beforeprint', () => { before = at; show(last); });
    addEventListener('afterprint', () => show(before));
    // For a page that walks by keys of its own, such as slides: true while there was a step to take.
    root.walk = by => { const to = at + by; if (to < 0 || to > last) return false; show(to); return true; };
    show(0);
  };

  document.querySelectorAll('.steps').forEach(walk);
})();
