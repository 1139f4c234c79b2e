/** The look of a report's page: on paper A4 landscape, black and grey with one colour, so that a copier keeps what it says. */
export const reportStyle = `
@page { size: A4 landscape; margin: 12mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 265mm; padding: 8mm; color: #111; background: #fff;
  font: 10.5pt/1.5 "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; }
header { display: flex; justify-content: space-between; align-items: flex-start; gap: 8mm; border-bottom: 2px solid #1f4e79; padding-bottom: 3mm; }
h1 { font-size: 18pt; margin: 0 0 2mm; }
h2 { font-size: 12.5pt; margin: 7mm 0 2mm; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 4mm; margin: 0; font-size: 9pt; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
.seals { border-collapse: collapse; flex: none; font-size: 8.5pt; }
.seals th, .seals td { border: 1px solid #555; width: 20mm; text-align: center; font-weight: normal; }
.seals td { height: 18mm; }
.lead { margin: 3mm 0; }
.lead p { margin: 0 0 1.5mm; }
.wide { overflow-x: auto; }
table.figures { border-collapse: collapse; width: 100%; font-size: 9pt; }
.figures th, .figures td { border: 1px solid #999; padding: 0.8mm 1.6mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.figures thead th { background: #e8eef4; }
.figures .figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.figures tfoot td { font-weight: bold; border-top: 2px solid #555; }
thead { display: table-header-group; }
tfoot { display: table-row-group; }
tr, figure { break-inside: avoid; }
.remark { font-size: 8.5pt; color: #444; margin: 1mm 0 0; }
figure { margin: 5mm 0 0; }
figcaption { font-size: 12.5pt; font-weight: bold; margin-bottom: 2mm; }
svg { display: block; width: 100%; max-width: 230mm; height: auto; }
svg text { font: 12px "Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif; fill: #111; }
.notes { font-size: 8.5pt; color: #333; padding-left: 5mm; }
@media print { body { max-width: none; padding: 0; } .wide { overflow: visible; } }
`;
