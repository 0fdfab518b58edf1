using System.Security.Cryptography;
using System.Text;

namespace Flowtriq.Server.Reports.Rendering.Html;

/// <summary>The look of reports as pages: the console's colours, dark where the reader's system is, light on paper.</summary>
internal static class ReportStyle
{
    internal const string Text = """
        :root{--bg:#f3f5f8;--panel:#fff;--line:#dfe5ec;--fg:#0f171e;--soft:#566472;--link:#0a62cf;--mit:#a3309a;--warn:#7d5c00}
        @media(prefers-color-scheme:dark){:root{--bg:#0a0e13;--panel:#10161d;--line:#1d2732;--fg:#eef3f8;--soft:#8795a5;--link:#4da3ff;--mit:#e88cdc;--warn:#ffdf70}}
        *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.55 system-ui,sans-serif}
        .strip{height:4px;background:var(--link)}header,main,footer{max-width:860px;margin:0 auto;padding:0 16px}header{padding-top:28px}
        h1{font-size:28px;line-height:1.2;margin:4px 0}h2{font-size:19px;margin:36px 0 10px}h3{font-size:15px;margin:20px 0 6px}
        p{margin:8px 0;overflow-wrap:anywhere}a{color:var(--link)}.note{color:var(--soft)}.subject{font-size:18px;margin:0}
        .summary{padding:14px 16px;border:1px solid var(--line);border-left:4px solid var(--link);border-radius:6px;background:var(--panel);font-size:16px;margin:18px 0}
        .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:10px;margin:0}.tiles div{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:10px 14px}
        .tiles dt{color:var(--soft);font-size:13px}.tiles dd{margin:2px 0 0;font-size:19px;font-weight:600}
        nav ol{margin:6px 0;padding-left:22px}.facts{display:grid;grid-template-columns:minmax(180px,2fr) 3fr;margin:0;border-top:1px solid var(--line)}
        .facts dt,.facts dd{margin:0;padding:6px 8px 6px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.facts dt{color:var(--soft)}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600;color:var(--soft)}
        .r{text-align:right;white-space:nowrap}.code{font-family:ui-monospace,monospace;font-size:12px;overflow-wrap:anywhere;min-width:110px}
        .fill{border:1px dashed var(--warn);border-radius:6px;padding:8px 14px;margin:10px 0;background:var(--panel)}.fill b{color:var(--warn)}.fill span{display:block;min-height:34px}
        figure{margin:14px 0}figcaption{color:var(--soft);font-size:13px}svg{display:block;width:100%;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:8px}
        svg path{fill:none;stroke-width:1.6}svg text{fill:var(--soft);font-size:11px}.middle{text-anchor:middle}.end{text-anchor:end}
        path.grid{stroke:var(--line);stroke-width:1}path.mark{stroke:var(--fg);stroke-width:1;stroke-dasharray:3 3}path.traffic{stroke:var(--link)}path.dropped{stroke:var(--mit)}path.reference{stroke:var(--soft);stroke-width:1}
        rect.traffic{fill:var(--link)}rect.dropped{fill:var(--mit)}rect.reference{fill:var(--soft)}footer{padding-top:30px;padding-bottom:40px}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        @page{size:A4;margin:18mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:9px sans-serif;color:#566472}}
        @media print{:root{--bg:#fff;--panel:#fff;--line:#dfe5ec;--fg:#0f171e;--soft:#566472;--link:#0a62cf;--mit:#a3309a;--warn:#7d5c00}body{font-size:11px}header,main,footer{max-width:none;padding:0}.screen{display:none}h2,h3{break-after:avoid}figure,.fill,tr,.tiles div{break-inside:avoid}thead{display:table-header-group}.wide{overflow:visible}}
        """;

    /// <summary>Nothing may be loaded, run or sent; the page's own style, known by its digest, is all there is.</summary>
    internal static readonly string ContentPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
