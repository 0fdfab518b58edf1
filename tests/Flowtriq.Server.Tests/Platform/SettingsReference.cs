using System.Text;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Tests.Platform;

public sealed class SettingsReference
{
    /// <summary>The page is made from the program. FLOWTRIQ_REWRITE=1 writes it anew.</summary>
    [Fact]
    public void The_page_lists_every_setting_as_it_is_read()
    {
        var path = Path.Combine(ApiDocumentTests.RepositoryRoot(), "docs", "reference", "server-settings.md");
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_REWRITE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Page());
        }

        Assert.Equal(File.ReadAllText(path), Page());
    }

    private static string Page()
    {
        var page = new StringBuilder();
        page.Append("# Settings of the server\n\n");
        page.Append(
            "Made from the program; do not edit. In rising precedence: the default, `flowtriq.json` in the data directory "
        );
        page.Append("(JSON with comments; `--config FILE` names another), the environment, the command line.\n\n");
        page.Append("| Setting | Environment | Meaning |\n|---|---|---|\n");
        foreach (var (name, meaning) in ServerOptionsReader.Known.OrderBy(static k => k.Key, StringComparer.Ordinal))
        {
            var environment = "FLOWTRIQ_" + name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
            page.Append($"| `{name.Replace(':', '.')}` | `{environment}` | {meaning} |\n");
        }

        return page.ToString();
    }
}
