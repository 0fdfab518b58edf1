using System.Text.Json;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Platform;

public sealed class ApiDocumentTests
{
    private static readonly string Golden = Path.Combine(RepositoryRoot(), "src", "console", "openapi.json");

    /// <summary>The console's types are generated from this file. FLOWTRIQ_REWRITE=1 writes it anew.</summary>
    [Fact]
    public async Task The_committed_document_is_the_one_served()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        var served = (await browser.GetStringAsync(ApiDocument.Address)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_REWRITE") == "1")
            await File.WriteAllTextAsync(Golden, served);
        Assert.Equal(await File.ReadAllTextAsync(Golden), served);
    }

    [Fact]
    public async Task Numbers_are_numbers_and_enums_are_words()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        var schemas = JsonDocument
            .Parse(await browser.GetStringAsync(ApiDocument.Address))
            .RootElement.GetProperty("components")
            .GetProperty("schemas");
        Assert.Equal(
            "number",
            schemas.GetProperty("Node").GetProperty("properties").GetProperty("pps").GetProperty("type").GetString()
        );
        Assert.Contains(
            "readOnly",
            schemas.GetProperty("Role").GetProperty("enum").EnumerateArray().Select(static e => e.GetString())
        );
    }

    [Fact]
    public async Task Times_are_strings_and_may_be_null_where_they_may()
    {
        await using var server = await RunningServer.StartAsync();
        using var browser = server.Browser();
        var node = JsonDocument
            .Parse(await browser.GetStringAsync(ApiDocument.Address))
            .RootElement.GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("IncidentSummary")
            .GetProperty("properties");
        Assert.Equal("string", node.GetProperty("opened").GetProperty("type").GetString());
        Assert.Equal(
            ["null", "string"],
            node.GetProperty("resolved").GetProperty("type").EnumerateArray().Select(static t => t.GetString()).Order()
        );
    }

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Flowtriq.slnx")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
