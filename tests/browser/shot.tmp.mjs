import { launch } from "./session.mjs";
const session = await launch("chromium", { hosts: ["https://*/*"] });
const tab = await session.open("https://unknown.example/settings?fixture=words/en");
await tab.reported("x", ({findings}) => findings.length === 3);
await new Promise(r=>setTimeout(r,800));
await tab.page.setViewport({width:1000,height:700});
await new Promise(r=>setTimeout(r,500));
await tab.page.screenshot({path:"/tmp/shot-page.png"});
const base = await session.desk(() => browser.runtime.getURL("popup.html"));
const p = await session.driver.newPage?.(`${base}?tab=${tab.id}`) ?? null;
console.log(base, !!p);
if (p) { await p.setViewport({width:380,height:1100}); await new Promise(r=>setTimeout(r,900)); await p.screenshot({path:"/tmp/shot-popup.png"}); await p.emulateMediaFeatures([{name:"prefers-color-scheme",value:"dark"}]); await new Promise(r=>setTimeout(r,300)); await p.screenshot({path:"/tmp/shot-popup-dark.png"});}
await session.close();
