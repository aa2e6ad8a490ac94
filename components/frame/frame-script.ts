import { CONSENT_COOKIE, CONSENT_ROUTE, CONSENT_SECONDS, CONSENT_TEXT } from "@/lib/core/consent";
import { LANGUAGE_COOKIE } from "@/lib/core/who";

/**
 * Runs before the first paint, on every page, without React. Its text is constant, so a policy can allow it by hash.
 * - Theme: a choice kept in localStorage goes to <html data-theme>; the switch in the footer changes it.
 * - Consent: a choice kept in the cookie goes to <html data-consent>; nothing is set before someone chooses. It is also
 *   sent to where it is proven (and a cookie set by the server outlives one set by a script). The browser's number is made
 *   with the first choice and kept through later ones. "consent" is dispatched on the document, with the purposes.
 * - Language: following a link to the other language is a choice; it is kept for the next visit to the bare address.
 * - Dialogs: the native `command` and `closedby` attributes where the browser lacks them; a link followed, or a step
 *   back, closes what is open.
 * - Forms sent before React has come: their state is kept from it. It would look for the state's marks in the page, which the
 *   framework does not write into a page that resumes from its shell (Next 16.4: resumeToFizzStream takes no form state, the
 *   data beside it does), find none, and draw all of the page anew (React error 418). What such a form shows comes with the
 *   page (lib/request/kept-answer.ts).
 */
export const FRAME_SCRIPT = `(()=>{
const d=document,h=d.documentElement,all=(q)=>[...d.querySelectorAll(q)];
h.dataset.js="";
const sent=self.__next_f=self.__next_f||[];
let put=sent.push.bind(sent);
Object.defineProperty(sent,"push",{get:()=>(x)=>x[0]===2?0:put(x),set:(next)=>{put=next}});
const theme=(t)=>{if(t==="light"||t==="dark")h.dataset.theme=t;else delete h.dataset.theme};
try{theme(localStorage.theme)}catch{}
const kept=()=>d.cookie.match(/(?:^|; )${CONSENT_COOKIE}=(\\d{10})\\.([a-z-]*)\\.([0-9a-f]{32})/),found=kept();
if(found&&Date.now()/1e3-found[1]<${CONSENT_SECONDS})h.dataset.consent=found[2].replaceAll("-"," ");
const given=()=>(h.dataset.consent||"").split(" ");
const shut=()=>all("dialog[open]").forEach((x)=>x.close());
d.addEventListener("DOMContentLoaded",()=>all("input[name=theme]").forEach((x)=>{x.checked=x.value===(h.dataset.theme||"system")}));
d.addEventListener("change",(e)=>{
if(e.target.name!=="theme")return;
theme(e.target.value);
try{if(h.dataset.theme)localStorage.theme=h.dataset.theme;else localStorage.removeItem("theme")}catch{}
});
d.addEventListener("click",(e)=>{
const t=e.target,b=t.closest("button[commandfor]"),a=t.closest("dialog[open] a[href]"),l=t.closest("a[hreflang]");
if(l)d.cookie="${LANGUAGE_COOKIE}="+l.hreflang+"; path=/; max-age=31536000; samesite=lax"+(location.protocol==="https:"?"; secure":"");
if(b){
all("form[data-purposes] [name=purpose]").forEach((x)=>{x.checked=given().includes(x.value)});
const x=d.getElementById(b.getAttribute("commandfor"));
if(!("commandForElement" in b)&&x)b.getAttribute("command")==="close"?x.close():x.showModal();
}
if(a&&!a.target&&!(e.metaKey||e.ctrlKey||e.shiftKey||e.altKey))shut();
if(t.tagName==="DIALOG"&&!("closedBy" in t)&&t.getAttribute("closedby")==="any")t.close();
});
addEventListener("popstate",shut);
d.addEventListener("submit",(e)=>{
const f=e.target;
if(!f.matches("form[data-purposes]"))return;
e.preventDefault();
const how=e.submitter&&e.submitter.value,every=f.dataset.purposes.split(" ");
const yes=how==="all"?every:how==="chosen"?new FormData(f).getAll("purpose"):[];
const mark=(kept()||[])[3]||[...crypto.getRandomValues(new Uint8Array(16))].map((x)=>x.toString(16).padStart(2,"0")).join("");
const value=Math.floor(Date.now()/1e3)+"."+yes.join("-")+"."+mark;
d.cookie="${CONSENT_COOKIE}="+value+"; path=/; max-age=${CONSENT_SECONDS}; samesite=lax"+(location.protocol==="https:"?"; secure":"");
fetch("${CONSENT_ROUTE}",{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify({choice:value,wording:"${CONSENT_TEXT}",locale:h.lang}),keepalive:true}).catch(()=>{});
const inBar=f.closest(".consent");
h.dataset.consent=yes.join(" ");
shut();
if(inBar){const m=d.getElementById("main");if(m)m.focus({preventScroll:true})}
d.dispatchEvent(new CustomEvent("consent",{detail:yes}));
});
})()`;
