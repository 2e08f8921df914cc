namespace FromScratch.Interactive;

/// <summary>The script of the view in steps: plain JavaScript, nothing loaded, no names left in the page.</summary>
internal static class StepsScript
{
    // Every element is made by itself and every text set as text. The picture is our own SVG, whose strings are escaped.
    public const string Text = """
        (() => {
          const steps = CAPTIONS;
          const make = (parent, tag, style) => {
            const element = parent.appendChild(document.createElement(tag));
            if (style) element.style.cssText = style;
            return element;
          };
          document.querySelectorAll('.ROOT:not([data-ready])').forEach(root => {
            root.dataset.ready = 'yes';
            const image = root.querySelector('img');
            const bytes = Uint8Array.from(atob(image.src.split(',')[1]), c => c.charCodeAt(0));
            const holder = document.createElement('div');
            holder.innerHTML = new TextDecoder().decode(bytes);
            image.replaceWith(holder);
            root.tabIndex = 0;
            root.setAttribute('role', 'group');
            root.setAttribute('aria-label', image.alt + ', step by step. Arrow keys move.');
            const bar = make(root, 'div', 'display:flex;flex-wrap:wrap;align-items:center;gap:6px;margin-top:6px;font:13px/1.5 sans-serif');
            const button = (label, name, go) => {
              const b = make(bar, 'button', 'font:inherit;min-width:2.4em;padding:2px 10px;cursor:pointer');
              b.type = 'button';
              b.textContent = label;
              b.setAttribute('aria-label', name);
              b.onclick = () => show(go());
              return b;
            };
            let at = 0;
            const last = steps.length - 1;
            const first = button('|\u25C0\uFE0E', 'First step', () => 0);
            const back = button('\u25C0\uFE0E Previous', 'Previous step', () => at - 1);
            const next = button('Next \u25B6\uFE0E', 'Next step', () => at + 1);
            const end = button('\u25B6\uFE0E|', 'Last step', () => last);
            const count = make(bar, 'span', 'margin-left:6px');
            const lines = Math.max(...steps.map(s => s.l.length));
            const caption = make(root, 'div', 'margin-top:4px;min-height:' + Math.min(6, lines) * 1.6 + 'em;font:14px/1.6 sans-serif');
            caption.setAttribute('aria-live', 'polite');
            const show = step => {
              at = Math.max(0, Math.min(last, step));
              root.dataset.step = at;
              count.textContent = steps[at].d + ', step ' + (at + 1) + ' of ' + steps.length;
              caption.replaceChildren();
              steps[at].l.forEach(line => { make(caption, 'div').textContent = line; });
              // Not really disabled: a disabled button would drop the focus, and with it the arrow keys.
              [[first, 0], [back, 0], [next, last], [end, last]].forEach(([b, limit]) => {
                b.setAttribute('aria-disabled', at === limit);
                b.style.opacity = at === limit ? .45 : 1;
              });
              holder.querySelectorAll('[data-from]').forEach(part => {
                part.classList.toggle('fsg-later', +part.dataset.from > at);
                part.classList.toggle('fsg-new', +part.dataset.from === at);
              });
              holder.querySelectorAll('[data-at]').forEach(part =>
                part.classList.toggle('fsg-on', part.dataset.at.split(' ').includes(String(at))));
            };
            root.addEventListener('keydown', event => {
              const go = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
              if (go === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
              show(go);
              event.preventDefault();
              event.stopPropagation();
            });
            addEventListener('beforeprint', () => show(last));
            show(0);
          });
        })();
        """;
}
