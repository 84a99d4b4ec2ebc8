/** The style sheet of the HTML page: wide and narrow screens, light and dark, paper. Contains no `<` and no `&`. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1c2024; --soft: #60666c; --line: #dfe2e6; --wash: #f5f6f8;
  --campaign: #0f7b8a; --email: #7a4fb5; --negative: #c8352b; --note: #fff6dc; --note-edge: #e0b13a;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --ink: #e7e6e3; --soft: #9aa1a8; --line: #30353b; --wash: #1d2125;
    --campaign: #4fbfd0; --email: #b996f0; --negative: #ff8377; --note: #2d2713; --note-edge: #a98226;
  }
}
* { box-sizing: border-box; }
body {
  max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.5rem;
  background: var(--paper); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1 { margin: 0; font-size: 1.875rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 0 0 0.75rem; font-size: 1rem; }
p { margin: 0; }
.kind { margin-bottom: 0.25rem; color: var(--soft); }
.kind b { color: var(--negative); }
dl { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; margin: 1.25rem 0 0; }
dl div { max-width: 100%; }
dt { color: var(--soft); font-size: 0.8125rem; }
dd { margin: 0; }
.note { margin-top: 1rem; padding: 0.5rem 0.875rem; background: var(--note); border-left: 3px solid var(--note-edge); }
main { margin-top: 1.75rem; }
.summary { margin-bottom: 2.25rem; padding: 1.5rem 0; border: solid var(--line); border-width: 1px 0; }
.timeline { margin-bottom: 1.75rem; }
.events { width: 100%; border-collapse: collapse; }
.events th, .events td { text-align: left; vertical-align: top; }
.totals ul { margin: 0; padding: 0; columns: 18rem; column-gap: 3rem; list-style: none; }
.totals li {
  display: grid; grid-template-columns: 10.5rem 1fr auto; gap: 0.75rem; align-items: center; break-inside: avoid;
  padding: 0.125rem 0;
}
.totals .count { min-width: 1.5em; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.totals svg { display: block; width: 100%; height: 0.625rem; }
.picture { display: block; overflow: visible; font-size: 0.75rem; }
.picture text { fill: var(--soft); }
.picture .end { text-anchor: end; }
.picture .middle { text-anchor: middle; }
.picture line { stroke: var(--line); }
.picture .ground, .picture .tick { stroke: var(--soft); }
.picture g:hover { opacity: 0.6; }
rect.campaign { fill: var(--campaign); }
rect.email { fill: var(--email); }
rect.negative { fill: var(--negative); }
.legend { margin-top: 0.5rem; color: var(--soft); font-size: 0.8125rem; }
.legend span { margin-right: 1rem; }
.legend span::before, .action span::before {
  content: ""; display: inline-block; width: 0.5625rem; height: 0.5625rem; margin-right: 0.4375rem; border-radius: 2px;
  background: currentColor;
}
.legend .campaign::before, .action .campaign::before { background: var(--campaign); }
.legend .email::before, .action .email::before { background: var(--email); }
.legend .negative::before, .action .negative::before { background: var(--negative); }
.action .negative { color: var(--negative); font-weight: 600; }
.events th, .events td { padding: 0.4375rem 1.25rem 0.4375rem 0; border-bottom: 1px solid var(--line); }
.events th:last-child, .events td:last-child { padding-right: 0; }
.events th { color: var(--soft); font-size: 0.8125rem; font-weight: inherit; border-bottom-color: var(--soft); }
.events td { min-width: 6rem; }
.events td:nth-child(2), .events td:last-child { min-width: 9rem; }
.events .when { width: 11rem; min-width: 11rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.events .when b { font-weight: 600; }
.events .action { white-space: nowrap; }
.none { color: var(--soft); }
footer { margin-top: 2rem; color: var(--soft); font-size: 0.8125rem; }
@media screen and (max-width: 46rem) {
  body { padding: 1.25rem 1rem; font-size: 1rem; }
  h1 { font-size: 1.375rem; }
  dl { display: grid; gap: 0.375rem; }
  dl div { display: grid; grid-template-columns: 6.75rem 1fr; align-items: baseline; }
  .events, .events tbody, .events tr, .events td { display: block; width: auto; }
  .events td, .events td:nth-child(2), .events td:last-child { min-width: 0; }
  .events thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .events tr { padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
  .events td { padding: 0; border: 0; }
  .events tr { display: flex; flex-direction: column; }
  .events .when { order: 1; width: auto; min-width: 0; color: var(--soft); }
  .events .action { order: 2; font-weight: 600; white-space: normal; }
  .events td { order: 3; }
  .events .source { order: 4; }
  .events .source, .events td:last-child { color: var(--soft); font-size: 0.875rem; }
  .events td:empty, .events .none { display: none; }
}
@media screen and (max-width: 24rem) {
  .picture .middle, .picture .tick { display: none; }
}
@page { size: A4; margin: 14mm 13mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
@media print {
  :root { font-size: 9.5pt; }
  body { max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1 { font-size: 17pt; }
  h2 { break-after: avoid; }
  .summary, .events tr, header { break-inside: avoid; }
  .totals ul { columns: 2; }
  .events thead { display: table-header-group; }
  .events td, .events th { padding: 0.3125rem 0.875rem 0.3125rem 0; }
  .events .when { width: 9.75rem; min-width: 9.75rem; }
  .events .action { min-width: 10.5rem; white-space: normal; }
}
`;
