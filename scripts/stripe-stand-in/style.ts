/** The hosted pages' look: paper, ink and a hairline; light and dark follow the system. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#faf7f2;--surface:#fff;--sunken:#f1ece3;--ink:#1d1a16;--ink-2:#5d564b;--ink-3:#6f6659;--line:#e5ded2;--line-2:#8f8574;--accent:#a8401f;--warn:#8a5a0b;--warn-ground:#f8ecd2;--bad:#a32a20;--bad-ground:#f9e4e0;--focus:#2747b0;--radius:6px;--serif:"Instrument Serif","Iowan Old Style","Palatino Linotype",Georgia,serif;--sans:"Geist Variable",Geist,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;--mono:"Geist Mono Variable",ui-monospace,"SF Mono",Menlo,Consolas,monospace}
@media (prefers-color-scheme:dark){:root{--paper:#14120f;--surface:#1c1a16;--sunken:#24211c;--ink:#f4efe7;--ink-2:#b9b0a2;--ink-3:#9b9284;--line:#2f2b25;--line-2:#746b5b;--accent:#e58a63;--warn:#e2b45a;--warn-ground:#2e2512;--bad:#f0968b;--bad-ground:#331a17;--focus:#9db2ff}.well img{filter:brightness(.9)}}
*,::before,::after{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:400 1rem/1.6 var(--sans);-webkit-font-smoothing:antialiased;-webkit-text-size-adjust:100%}
body{margin:0;min-height:100dvh;display:flex;flex-direction:column}
h1,h2,h3,p,ul,dl,dd,fieldset{margin:0;padding:0;border:0}ul{list-style:none}
h1,h2{font-family:var(--serif);font-weight:400;text-wrap:balance}p{text-wrap:pretty}
h1{font-size:2.25rem;line-height:1.11;letter-spacing:-.014em}h2{font-size:1.5rem;line-height:1.25;letter-spacing:-.008em}
h3{font:500 .875rem/1.5 var(--sans)}
:focus-visible{outline:2px solid var(--focus);outline-offset:3px;border-radius:3px}
.wrap{width:100%;max-width:1120px;margin-inline:auto;padding-inline:20px}
.cap{font-size:.8125rem;line-height:1.5;color:var(--ink-2)}.num{font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}
.link{color:inherit;text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:4px;text-decoration-color:var(--line-2);transition:color .16s}.link:hover{color:var(--accent);text-decoration-color:currentColor}
.demo{background:var(--warn-ground);color:var(--ink);font:500 .8125rem/1.5 var(--sans);text-align:center;padding:9px 20px}
.head{border-bottom:1px solid var(--line)}.head .wrap{display:grid;grid-template-columns:44px 1fr 44px;align-items:center;min-height:64px}
.mark{grid-column:2;justify-self:center;font:400 1.625rem/1.1 var(--serif);letter-spacing:-.018em;text-align:center}
.back{display:inline-flex;align-items:center;gap:8px;min-height:44px;min-width:44px;color:inherit;text-decoration:none;font:500 .9375rem/1.5 var(--sans)}.back:hover{color:var(--accent)}.back span{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
#pay{scroll-margin-top:20px}main{flex:1;padding-block:28px 64px}
.cols{display:grid;gap:32px;margin-top:24px}
.sum{border-block:1px solid var(--line)}
summary{display:flex;justify-content:space-between;align-items:center;gap:16px;min-height:64px;padding-block:10px;cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
summary::after{content:"";flex:none;margin-right:4px;width:8px;height:8px;border:solid var(--ink-2);border-width:0 1.5px 1.5px 0;transform:translateY(-2px) rotate(45deg)}details[open] summary::after{transform:translateY(2px) rotate(225deg)}
.t{font:500 .9375rem/1.45 var(--sans)}.big{font:500 1.375rem/1.3 var(--sans);letter-spacing:-.012em}
.line{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:4px 16px;align-items:center;padding-block:14px;border-top:1px solid var(--line)}.line.pic{grid-template-columns:48px minmax(0,1fr) auto}
.what>*{display:block}.well{display:block;width:48px;aspect-ratio:4/5;border-radius:var(--radius);overflow:hidden;background:var(--sunken)}.well img{display:block;width:100%;height:100%;object-fit:cover}
.pair{display:flex;justify-content:space-between;align-items:baseline;gap:24px;padding-block:16px;border-top:1px solid var(--line)}
.sec{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:6px 24px;margin-bottom:18px}
.fields{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:18px 12px}.wide{grid-column:1/-1}
label{display:block;font:500 .875rem/1.5 var(--sans);margin-bottom:6px}
input{width:100%;min-height:48px;padding:11px 14px;background:var(--surface);border:1px solid var(--line-2);border-radius:var(--radius);font:400 1rem/1.5 var(--sans);font-variant-numeric:tabular-nums;color:var(--ink);appearance:none}
input:hover{border-color:var(--ink)}input:focus{outline:2px solid var(--focus);outline-offset:0;border-color:transparent}input::placeholder{color:var(--ink-3);opacity:1}
[aria-invalid=true]{border-color:var(--bad);box-shadow:inset 0 0 0 1px var(--bad)}
.msg{display:flex;gap:8px;margin-top:6px;font:500 .8125rem/1.5 var(--sans);color:var(--bad)}
.ico{width:20px;height:20px;flex:none;fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}.msg .ico{width:16px;height:16px;margin-top:2px}
.note{display:grid;grid-template-columns:20px 1fr;gap:12px;padding:14px 16px;margin-bottom:20px;border-radius:var(--radius);background:var(--bad-ground);font-size:.875rem;line-height:1.5}.note .ico{color:var(--bad)}.note b{display:block;font-weight:500;font-size:.9375rem}
.btn{display:flex;align-items:center;justify-content:center;width:100%;min-height:56px;padding:12px 24px;border:1px solid transparent;border-radius:var(--radius);background:var(--ink);color:var(--paper);font:500 1rem/1.4 var(--sans);text-align:center;text-decoration:none;cursor:pointer;transition:background-color .16s cubic-bezier(.2,0,0,1)}.btn:hover{background:color-mix(in oklab,var(--ink) 86%,var(--paper))}.btn[aria-busy=true]{opacity:.7;cursor:progress}
.btn-2{background:transparent;color:var(--ink);border-color:var(--line-2)}.btn-2:hover{background:transparent;border-color:var(--ink)}
.after{margin-top:24px}.after .cap{margin-top:12px}
.tests{margin-top:48px;padding-top:28px;border-top:1px solid var(--line)}.tests h3{margin:22px 0 4px;color:var(--ink-2);font-weight:400;font-size:.8125rem}
.test{position:relative;display:grid;grid-template-columns:minmax(0,1fr) auto;align-items:center;gap:0 16px;min-height:48px;padding-block:8px;border-top:1px solid var(--line);color:inherit;text-decoration:none;font-size:.9375rem;line-height:1.45}.test:hover{color:var(--accent)}.test code{font:400 .875rem/1.5 var(--mono);letter-spacing:.01em;white-space:nowrap}.test[aria-current]{font-weight:500}.test[aria-current] code{font-weight:500}.test[aria-current]::before{content:"";position:absolute;left:-14px;top:50%;width:6px;height:6px;margin-top:-3px;border-radius:50%;background:var(--ink)}
.card{width:100%;max-width:440px;margin:24px auto 0;padding:28px 24px 24px;border-radius:14px;background:var(--sunken)}.card h1{font-size:1.875rem;margin:6px 0 0}.card .amount{font:500 2rem/1.2 var(--sans);letter-spacing:-.016em;margin:20px 0 8px}.why{margin-bottom:24px;color:var(--ink-2)}.card form{display:grid;gap:10px}.card .leave{display:block;width:fit-content;margin:20px auto 0;padding-block:6px}
.still{max-width:560px;padding-block:24px}.still p{margin-top:16px;color:var(--ink-2);font-size:1.0625rem}.still .btn{width:auto;display:inline-flex;margin-top:28px;min-height:48px;font-size:.9375rem}
@media (width<22rem){.test{grid-template-columns:1fr}.line{grid-template-columns:1fr}.line.pic{grid-template-columns:48px minmax(0,1fr)}.line.pic>:last-child{grid-column:2}}
@media (width>=30rem){.card{padding:36px 36px 28px}}
@media (width>=60rem){h1{font-size:3rem;line-height:1.06;letter-spacing:-.02em}h2{font-size:1.75rem}.wrap{padding-inline:48px}.head .wrap{grid-template-columns:1fr auto 1fr;min-height:80px}.mark{font-size:1.875rem}.back span{position:static;clip-path:none;width:auto;height:auto}main{padding-block:56px 96px}.cols{grid-template-columns:minmax(0,7fr) minmax(0,4.4fr);column-gap:96px;margin-top:40px}.pay{grid-area:1/1}.sum{grid-area:1/2;align-self:start;position:sticky;top:32px;border-bottom:0}summary{min-height:72px;cursor:default}.still{padding-block:48px}.card{margin-top:48px}.card h1{font-size:2.125rem}}
@media (prefers-reduced-motion:reduce){*{transition-duration:0s!important}}
@media (forced-colors:active){.test[aria-current]::before{background:CanvasText}.btn{border-color:ButtonText}}
`;
