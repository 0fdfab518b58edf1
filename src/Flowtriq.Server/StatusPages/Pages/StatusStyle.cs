namespace Flowtriq.Server.StatusPages.Pages;

/// <summary>The look of public pages: the console's colours, in the theme the reader's system has.</summary>
internal static class StatusStyle
{
    internal const string Text = """
        :root{--bg:#f3f5f8;--panel:#fff;--line:#dfe5ec;--fg:#0f171e;--soft:#566472;--link:#0a62cf;--op:#0a7560;--ma:#1b6ac2;--de:#7d5c00;--pa:#ad4e00;--mj:#c4281f;--un:#c4ced9}
        @media(prefers-color-scheme:dark){:root{--bg:#0a0e13;--panel:#10161d;--line:#1d2732;--fg:#eef3f8;--soft:#8795a5;--link:#4da3ff;--op:#2fc4a0;--ma:#6fb3ff;--de:#ffdf70;--pa:#ff9a3d;--mj:#ff5c52;--un:#2b3846}}
        *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}
        .strip{height:4px;background:var(--link)}header,main,footer{max-width:760px;margin:0 auto;padding:0 16px}header{padding-top:28px}
        header img{display:block;margin-bottom:12px;max-width:240px;height:40px;object-fit:contain;object-position:left}
        h1{font-size:26px;line-height:1.2;margin:0}h1 span{color:var(--soft);font-weight:400}h2{font-size:16px;margin:32px 0 10px}h3{font-size:16px;margin:0;overflow-wrap:anywhere}
        p{margin:6px 0;overflow-wrap:anywhere}a{color:var(--link)}.note,.days{color:var(--soft);font-size:14px}i{font-style:normal}
        .overall{margin:20px 0 0;padding:16px;border:1px solid var(--line);border-left:4px solid;border-radius:6px;background:var(--panel);font-size:20px;font-weight:600}
        .story,.parts,.past{background:var(--panel);border:1px solid var(--line);border-radius:6px}.story{padding:14px 16px;margin-bottom:10px}
        ol,ul{list-style:none;margin:0;padding:0}.story li{border-left:2px solid var(--line);padding:0 0 4px 12px;margin-top:12px}.said{font-size:14px;color:var(--soft)}.said strong{color:var(--fg)}.text{white-space:pre-line}
        .parts li{padding:14px 16px}.parts li+li,.past li+li{border-top:1px solid var(--line)}.past li{padding:10px 16px}.past .note{display:block}
        .parts:empty{display:none}.line{display:flex;gap:12px;justify-content:space-between}.name{font-weight:600;overflow-wrap:anywhere}.state{white-space:nowrap}
        .op{color:var(--op)}.ma{color:var(--ma)}.de{color:var(--de)}.pa{color:var(--pa)}.mj{color:var(--mj)}.un{color:var(--un)}
        svg{display:block;width:100%;height:24px;margin-top:10px}path{stroke:currentColor;stroke-width:2;fill:none}
        .days{display:flex;justify-content:space-between;gap:10px;margin:4px 0 0;font-size:13px}footer{padding-top:20px;padding-bottom:40px}
        form{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:10px 0}label{display:block;font-size:14px;color:var(--soft)}
        input,button{font:inherit;padding:8px 12px;border:1px solid var(--soft);border-radius:4px;background:var(--panel);color:var(--fg);max-width:100%}button{cursor:pointer}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}code{overflow-wrap:anywhere}
        """;
}
