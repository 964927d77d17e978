/**
 * One accent; everything else is ink on paper. The scale --h0..--h8 follows cividis (Nunez, Anderton, Renslow 2018,
 * doi:10.1371/journal.pone.0199239): it reads the same with and without colour vision, and darkens (on dark paper:
 * brightens) evenly, so that a full resource always stands out most.
 */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--ink:#151a21;--soft:#59636f;--line:#dde2e8;--tint:#f5f7f9;--accent:#0b5cab;--wash:#0b5cab1f;
--h0:#f3f1e6;--h1:#ebe3bd;--h2:#dccf8d;--h3:#c0b274;--h4:#9b9478;--h5:#767774;--h6:#535b6d;--h7:#2d416c;--h8:#00224e;
--s0:#123570;--s1:#6c7080;--s2:#b3a772;--s3:#e5d164;--s4:#c9ced6}
@media (prefers-color-scheme:dark){:root{--paper:#10141a;--ink:#e9edf2;--soft:#9ba6b3;--line:#2b333e;--tint:#181e26;--accent:#74b4ff;--wash:#74b4ff2b;
--h0:#1a212b;--h1:#1b3160;--h2:#34456b;--h3:#50576c;--h4:#6d6f74;--h5:#8d8877;--h6:#b0a470;--h7:#d5c15e;--h8:#ffea46;
--s0:#5a83cf;--s1:#858a97;--s2:#c0b274;--s3:#ffe95a;--s4:#3d4652}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
:lang(ja){font-family:system-ui,-apple-system,"Hiragino Sans","Yu Gothic UI","Noto Sans JP","Noto Sans CJK JP",sans-serif;line-height:1.7;line-break:strict;word-break:auto-phrase}
main,header,footer{max-width:1000px;margin:0 auto;padding:0 20px}
header{padding-top:44px}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--paper);padding:8px 12px;z-index:1}
a{color:var(--accent)}a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.model{margin:0 0 10px;color:var(--soft);font-size:14px}
h1{margin:0;font-size:clamp(21px,3.1vw,30px);line-height:1.32;font-weight:650;letter-spacing:-.01em;text-wrap:pretty}
:lang(ja) h1{letter-spacing:0;line-height:1.45}
.lede{margin:12px 0 0;font-size:18px;line-height:1.5}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:0 24px;margin:30px 0 0;padding:0}
.facts>div{border-top:2px solid var(--ink);padding:9px 0 18px}
.facts dt{font-size:13px;color:var(--soft)}
.facts dd{margin:2px 0 0;font-size:22px;line-height:1.25;font-weight:600}
.facts dd small{display:block;margin-top:3px;font-size:13px;line-height:1.45;font-weight:400;color:var(--soft)}
nav ul{display:flex;flex-wrap:wrap;gap:2px 18px;margin:6px 0 0;padding:12px 0;list-style:none;border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:14px}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
section{margin:52px 0 0}
.topic{margin:0;color:var(--accent);font-size:13px;font-weight:600}
h2{margin:3px 0 14px;font-size:21px;line-height:1.35;font-weight:650;text-wrap:pretty}
h3{margin:0;font-size:15px;line-height:1.4;font-weight:600}
p{margin:0 0 10px}.say{margin:0 0 16px;padding:0;list-style:none}.say li{padding:5px 0}
ol.limits{margin:0 0 18px;padding:0;list-style:none;counter-reset:limit}
ol.limits li{counter-increment:limit;display:grid;grid-template-columns:34px 1fr;padding:11px 0;border-top:1px solid var(--line)}
ol.limits li::before{content:counter(limit);font-size:22px;line-height:1.2;font-weight:600;color:var(--accent)}
ol.limits b{font-weight:600}ol.limits span{color:var(--soft)}ol.limits p{margin:3px 0 0}
.empty{padding:14px 16px;background:var(--tint);color:var(--soft);border-left:3px solid var(--line)}
.warn{padding:12px 16px;border:2px solid var(--accent);font-weight:600}
.note{margin:8px 0 0;font-size:13px;color:var(--soft)}
figure{margin:0 0 30px}figcaption{margin:0 0 8px}
svg{display:block;width:100%;height:auto;overflow:visible}svg.narrow{display:none;max-width:520px}
svg text{font-size:11px;fill:var(--ink)}svg .strong,svg .tick,svg .accent-text{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}svg .tick{fill:var(--soft)}svg .strong{font-weight:600}svg .accent-text{fill:var(--accent);font-weight:600}
.grid{stroke:var(--line);stroke-width:1}.axis{stroke:var(--soft);stroke-width:1}
.delivered{fill:none;stroke:var(--accent);stroke-width:2.5;stroke-linejoin:round}.wanted{fill:none;stroke:var(--ink);stroke-width:1.6;stroke-dasharray:5 4}
.gap{fill:var(--wash);stroke:none}.mark{stroke:var(--accent);stroke-width:1.2}.column{fill:var(--accent);background:var(--accent)}.column:hover,.hit:hover{opacity:.8}
.hit{fill:transparent}.hit:hover{fill:var(--wash)}.budget{stroke:var(--ink);stroke-width:2.5}
${Array.from({ length: 9 }, (_, step) => `.h${step}{fill:var(--h${step});background:var(--h${step})}`).join('')}
${Array.from({ length: 5 }, (_, step) => `.s${step}{fill:var(--s${step});background:var(--s${step})}`).join('')}
rect.s0,rect.s1,rect.s2,rect.s3,rect.s4,rect.cell{stroke:var(--paper);stroke-width:.7}
.legend{display:flex;flex-wrap:wrap;gap:2px 16px;margin:5px 0 0;padding:0;list-style:none;font-size:13px;color:var(--soft)}
.legend i{display:inline-block;width:11px;height:11px;margin-right:6px;vertical-align:-1px}
.legend i.line{height:0;border-top:2.5px solid var(--ink);vertical-align:4px;width:16px}
.scale{display:flex;align-items:center;gap:8px;margin:0 0 8px;font-size:13px;color:var(--soft)}.scale i{width:20px;height:11px;display:inline-block}.scale span{display:inline-flex}
.scroll{overflow-x:auto;background:linear-gradient(90deg,var(--paper) 40%,transparent) 0 0/40px 100% no-repeat local,linear-gradient(270deg,var(--paper) 40%,transparent) 100% 0/40px 100% no-repeat local,linear-gradient(90deg,var(--line),transparent) 0 0/12px 100% no-repeat scroll,linear-gradient(270deg,var(--line),transparent) 100% 0/12px 100% no-repeat scroll;margin:0 0 26px}.scroll+.note{margin:-18px 0 26px}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.45}
caption{text-align:left;font-weight:600;font-size:15px;padding:0 0 6px}
caption span{display:inline-block;position:sticky;left:0;max-width:min(960px,calc(100vw - 40px))}
th,td{padding:6px 14px 6px 0;border-top:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
tr>:last-child{padding-right:0}
thead th{border-top:0;border-bottom:1px solid var(--soft);color:var(--soft);font-size:13px;vertical-align:bottom}
thead small{font-size:12px;white-space:nowrap}
.num{text-align:right;white-space:nowrap}td.num:has(a.ev),thead th.num{white-space:normal}
tbody th{min-width:120px;max-width:320px}tbody .wide{min-width:230px}
.track{display:block;width:84px;height:4px;margin:4px 0 1px auto;background:var(--line)}.track i{display:block;height:4px;background:var(--accent)}
.num+:not(.num){padding-left:16px}
a.ev{font-size:11px;text-decoration:none;vertical-align:super;line-height:1;white-space:nowrap}a.ev:hover{text-decoration:underline}a.made-up{color:var(--soft)}a.made-up::after{content:" *"}
:target{background:var(--wash)}
.tables table{font-size:13px}
details{border-top:1px solid var(--line)}details:last-of-type{border-bottom:1px solid var(--line)}
summary{padding:9px 0;cursor:pointer}summary span{color:var(--soft);font-size:13px}
details>*:not(summary){margin-bottom:14px}
footer{margin-top:64px;padding-top:18px;padding-bottom:48px;font-size:13px;color:var(--soft)}
footer h2{font-size:15px;color:var(--ink)}footer dl{display:grid;grid-template-columns:minmax(110px,max-content) 1fr;gap:4px 18px;margin:0 0 18px}footer dd{margin:0;color:var(--ink);overflow-wrap:anywhere}
@media (max-width:699px){header{padding-top:26px}main,header,footer{padding-left:16px;padding-right:16px}svg.wide{display:none}svg.narrow{display:block}section{margin-top:40px}.facts{grid-template-columns:1fr 1fr;gap:0 18px}.facts>div:last-child:nth-child(odd){grid-column:1/-1}.lede{font-size:16px}.facts dd{font-size:19px}h2{font-size:19px}th,td{padding-right:10px}tbody th,tbody .wide{min-width:124px;max-width:180px;overflow-wrap:anywhere}td:not(.num){min-width:76px}footer dl{grid-template-columns:1fr;gap:0}footer dd{margin:0 0 8px}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#ccc;--tint:#fff;--accent:#0b5cab;--wash:#0b5cab1f;
--h0:#f3f1e6;--h1:#ebe3bd;--h2:#dccf8d;--h3:#c0b274;--h4:#9b9478;--h5:#767774;--h6:#535b6d;--h7:#2d416c;--h8:#00224e;
--s0:#123570;--s1:#6c7080;--s2:#b3a772;--s3:#e5d164;--s4:#c9ced6}
@page{margin:16mm 14mm}body{font-size:10.5pt}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}header{padding-top:0}nav,.skip,.tables{display:none}svg.wide{display:block}svg.narrow{display:none}
main,header,footer{max-width:none;padding-left:0;padding-right:0}section{margin-top:26px}figure,tr,li,.facts>div{break-inside:avoid}h2,h3,.topic{break-after:avoid}.scroll{overflow:visible;background:none}.facts{grid-template-columns:repeat(auto-fit,minmax(110px,1fr))}.facts dd{font-size:15pt}}
`;
